import { beforeAll, describe, expect, test } from 'vitest';
import type { ReportDocument } from '../../src/document/model.js';
import { expectAccessible } from '../pdf/accessible.js';
import { familyOf, makeReport } from '../pdf/document.js';
import { taggedPdf } from '../pdf/tagged.js';
import { linesOf, outline, type TaggedPdf } from '../pdf/tagTree.js';

/** Aalborg's status of August 2019 where it prints numbers: months, Aalborg, RAR Nordjylland, Hele landet, met. */
const PRINTED = [
  ['Offentlig forsørgelse i alt', 3, -0.5, -1.9, -1.6, -2.1, false],
  ['A-dagpenge', 3, -1.1, -3.8, -2.1, -6, false],
  ['Kontanthjælp', 4, -3.7, -6.8, -8.5, -3, true],
  ['Uddannelseshjælp', 4, -6.4, -4.8, -3.2, -1.1, true],
  ['Sygedagpenge', 3, 2.2, -2.6, -0.9, -1.1, false],
] as const;

/** Goals whose change it prints for Aalborg alone, or only in words, with their verdicts. */
const IN_WORDS = [
  ['Jobafklaringsforløb', 8.5, 5.4, false],
  ['Fleksjob', 7.5, 5, false],
  ['Førtidspension', 1.5, -1.1, false],
  ['Ressourceforløb', undefined, 5.4, true],
  ['Ledighedsydelse', undefined, 0, false],
] as const;

type GoalData = {
  kind: string;
  ydelse?: string;
  met: boolean | null;
  months?: number;
  goal?: number;
  change?: Record<string, number>;
  shares?: { label: string; reached: number; goal: number; met: boolean }[];
};

let document: ReportDocument;
let pdf: TaggedPdf;
let goals: GoalData[];
beforeAll(async () => {
  document = await makeReport(familyOf('beskaeftigelsesplan'), 'Aalborg', '2019-08', { attach: true });
  pdf = await taggedPdf(document);
  goals = document.blocks.flatMap((b) =>
    b.kind === 'table' && b.id === '1' ? [b.data] : [],
  )[0] as GoalData[];
});
const goalOf = (ydelse: string) => goals.find((goal) => goal.ydelse === ydelse)!;
const paragraphs = () =>
  document.blocks.flatMap((b) =>
    b.kind === 'paragraph' ? [b.content.map(({ text }) => text).join('')] : [],
  );

describe('the status of Beskæftigelsesplan 2019 prints what was published', () => {
  test.each(PRINTED)('%s', (ydelse, months, own, rar, national, goal, met) => {
    expect(goalOf(ydelse)).toMatchObject({ months, change: { own, rar, national }, goal, met });
  });

  test.each(IN_WORDS)('%s', (ydelse, own, goal, met) => {
    expect(goalOf(ydelse)).toMatchObject({ goal, met });
    if (own !== undefined) expect(goalOf(ydelse).change!.own).toBe(own);
  });

  test('in the sentences too, with the verdict behind them', () => {
    const text = paragraphs().join('\n').replaceAll('\u00a0', ' ');
    expect(text).toContain(
      'I januar–april 2019 er antallet af fuldtidspersoner på kontanthjælp i Aalborg faldet med 3,7 % i forhold til ' +
        'samme måneder i 2018. I RAR Nordjylland er det faldet med 6,8 % og i hele landet med 8,5 %. ' +
        'Måltallet er −3,0 %: Antallet er i gennemsnit 3.247, og målbanen for de samme måneder er 3.270; ' +
        'loftet er 3.200 som gennemsnit af hele året. Målet forventes nået.',
    );
    expect(text).toContain(
      'på sygedagpenge i Aalborg steget med 2,2 % i forhold til samme måneder i 2018. I RAR Nordjylland er det faldet ' +
        'med 2,6 % og i hele landet med 0,9 %. Måltallet er −1,1 %: Antallet er i gennemsnit 2.122, og målbanen ' +
        'for de samme måneder er 2.053; loftet er 2.000 som gennemsnit af hele året. Målet forventes ikke nået.',
    );
    expect(text).toMatch(/I januar–marts 2019 er antallet af fuldtidspersoner på a-dagpenge/);
  });

  test('the table of integration: reached, goal and verdict', () => {
    const { shares } = goals.find(({ kind }) => kind === 'shares')!;
    expect(shares!.map(({ label, reached, goal, met }) => [label, reached, goal, met])).toEqual([
      ['1 år', 5.7, 10, false],
      ['2 år', 28.3, 25, true],
      ['2 år, kvinder', 12.5, 15, false],
      ['3 år', 50, 50, true],
      ['3 år, kvinder', 28.4, 40, false],
    ]);
  });

  test('goals by number, and those that cannot be measured', () => {
    expect(goals.filter(({ kind }) => kind === 'count').map(({ met }) => met)).toEqual([false, true]);
    expect(goals.filter(({ kind }) => kind === 'none').every(({ met }) => met === null)).toBe(true);
    expect(paragraphs().filter((text) => text.startsWith('Målet kan ikke måles: '))).toHaveLength(6);
  });
});

test('the overview holds every goal on one page', () => {
  const overview = pdf.root.children.find(({ type }) => type === 'Table')!;
  const pages = overview.children[2]!.children.map((row) => row.children[0]!.places[0]!.page);
  expect(pages).toHaveLength(23);
  expect(new Set(pages).size).toBe(1);
});

test('wordings are in italics, and a figure shows two years in three areas', () => {
  const wording = document.blocks.find((b) => b.kind === 'paragraph' && b.introduces);
  expect(wording).toMatchObject({ content: [{ emphasis: true }] });
  const figure = document.blocks.find((b) => b.kind === 'figure')!;
  const { series } = figure.data as {
    series: { name: string; points: { month: string; index: number; persons: number }[] }[];
  };
  expect(series.map(({ name }) => name)).toEqual(['Aalborg', 'RAR Nordjylland', 'Hele landet', 'Målbane']);
  const { points } = series[0]!;
  expect([points[0]!.month, points.at(-1)!.month]).toEqual(['2018-01', '2019-03']);
  const base = points.slice(0, 12).reduce((sum, { persons }) => sum + persons, 0) / 12;
  for (const { index, persons } of points) expect(index).toBeCloseTo((100 * persons) / base, 1);
  expect(document.attachments[0]!.content).toMatch(/^Måned;Aalborg \(antal\);RAR Nordjylland \(antal\);Hele/);
});

test('the PDF reads as it looks', () => expectAccessible(pdf, document));

test('the tag tree and its text are those last looked at', async () => {
  await expect(outline(pdf.root)).toMatchFileSnapshot('beskaeftigelsesplan-aalborg-2019-08.txt');
});

test('the lines of its pages are those last looked at', async () => {
  await expect(linesOf(pdf)).toMatchFileSnapshot('beskaeftigelsesplan-aalborg-2019-08.lines.txt');
});
