import { describe, expect, test } from 'vitest';
import {
  type CardsBlock,
  type FigureBlock,
  figuresOf,
  type ReportDocument,
  tablesOf,
} from '../../src/document/model.js';
import { KOMMUNER } from '../../src/domain/kommuner.js';
import { familyOf, makeDocument, makeReport } from '../pdf/document.js';

/** Kommuner whose reports are looked at: all of them in a long run. */
const HOW_MANY = Number(process.env.VERDICT_KOMMUNER ?? 6);
const LOOKED_AT = [...KOMMUNER]
  .filter((_, i) => i % Math.max(1, Math.floor(KOMMUNER.length / HOW_MANY)) === 0)
  .map(({ name }) => name);

const figure = (document: ReportDocument, id: string): FigureBlock =>
  figuresOf(document).find((block) => block.id === id)!;
const cards = (document: ReportDocument): CardsBlock['cards'] =>
  document.blocks.flatMap((block) => (block.kind === 'cards' ? block.cards : []));
const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

interface Points {
  series: { role?: string; points: { month: string; share?: number | null; persons?: number | null }[] }[];
  threshold: number;
}
const pointsOf = (block: FigureBlock): Points => block.data as unknown as Points;

describe.each(['Aalborg', 'Herning', 'Læsø', ...LOOKED_AT])('what the first page of %s says', (name) => {
  test('agrees with the figures it rests on', async () => {
    const document = await makeDocument(name, '2020-08');
    const [samtaler, tilbud] = cards(document);
    for (const [card, last12, year] of [
      [samtaler!, '5.1', 'A.1'],
      [tilbud!, '5.3', 'A.2'],
    ] as const) {
      const { chart, alt } = figure(document, last12);
      const { average, threshold } = chart.params as { average: number; threshold: number };
      const isAbove = average > threshold;
      expect(card.verdict, card.title).toEqual({
        text: isAbove ? 'Fokusmålet er nået' : 'Fokusmålet er ikke nået',
        good: isAbove,
      });
      expect(card.gauge!.value > card.gauge!.threshold, `the bar of ${card.title}`).toBe(isAbove);
      const shares = pointsOf(figure(document, last12)).series[0]!.points.flatMap(({ share }) => share ?? []);
      expect(Math.abs(meanOf(shares) - average)).toBeLessThan(0.06);
      const over = shares.filter((share) => share > threshold).length;
      const count =
        over === 0
          ? 'ingen måneder'
          : over === 12
            ? 'alle 12 måneder'
            : `${over === 1 ? 'én' : over} af 12 måneder`;
      expect(alt.replaceAll('\u00a0', ' ')).toContain(`over ${threshold} % i ${count}`);
      const needed = pointsOf(figure(document, year)).series.find(({ role }) => role === 'needed');
      const slots = chartRows(figure(document, year)).filter(({ isLeft }) => isLeft);
      expect(slots).toHaveLength(4);
      expect(slots.every(({ label }) => (label === '') === (needed === undefined))).toBe(true);
    }
  });

  test('leads with what decides, and has no number above 100 in its text', async () => {
    const document = await makeDocument(name, '2020-08');
    const end = document.blocks.findIndex(({ kind }) => kind === 'page-break');
    const items = document.blocks.slice(0, end).flatMap((block) => {
      if (block.kind !== 'list') return [];
      return block.items.map(([part]) =>
        part?.kind === 'paragraph' ? part.content.map(({ text }) => text).join('') : '',
      );
    });
    expect(items).toHaveLength(3);
    for (const item of items.slice(0, 2)) {
      expect(item).toMatch(/^(Samtaler|Tilbud eller timer): Gennemsnittet for 12 måneder er /);
      const percents = [...item.matchAll(/(\d+(?:,\d+)?)\u00a0%/g)].map(([, number]) =>
        Number(number!.replace(',', '.')),
      );
      for (const percent of percents) expect(percent).toBeLessThanOrEqual(100);
    }
  });
});

const chartRows = ({ chart }: FigureBlock): { isLeft: boolean; label: string }[] =>
  chart.rows as unknown as { isLeft: boolean; label: string }[];

test('every verdict of a plan is what its figure shows: the mean of the year beside the mean of the path', async () => {
  const document = await makeReport(familyOf('beskaeftigelsesplan'), 'Aalborg', '2019-08');
  const goals = tablesOf(document).find(({ id }) => id === '1')!.data as {
    kind: string;
    met: boolean | null;
  }[];
  const verdicts = goals.filter(({ kind }) => kind === 'persons').map(({ met }) => met);
  const shown = figuresOf(document).map((block) => {
    const { series } = pointsOf(block);
    const path = series.find(({ role }) => role === 'goal')!.points;
    const own = series.find(({ role }) => role === 'own')!.points;
    const months = path.flatMap(({ persons }, i) => (persons == null ? [] : [i]));
    expect(months.length).toBeGreaterThan(2);
    const of = (points: typeof path) => meanOf(months.map((i) => points[i]!.persons!));
    return of(own) <= of(path);
  });
  expect(shown).toEqual(verdicts);
  expect(new Set(shown).size).toBe(2);
});

test('the national cards say of each passive share on which side of its limit it lies', async () => {
  const document = await makeReport(familyOf('opfoelgning'), undefined, '2021-06');
  for (const { gauge, verdict } of cards(document).slice(0, 2)) {
    expect(verdict!.good).toBe(gauge!.value < gauge!.threshold);
    expect(verdict!.text).toBe(verdict!.good ? 'Fokusmålet er nået' : 'Fokusmålet er ikke nået');
  }
});
