import {
  type CardsBlock,
  figuresOf,
  type ReportDocument,
  type SeriesData,
  tablesOf,
} from '../../src/document/model.js';
import { FOKUSMAAL, type Fokusmaal } from '../../src/domain/fokusmaal.js';
import { compare, decimalToFraction, type Fraction, fraction } from '../../src/domain/fraction.js';
import { parseMonth } from '../../src/domain/month.js';
import { I_ALT } from '../../src/domain/ydelse.js';
import type { Shown } from '../../src/editions/shown.js';

/** The threshold of both fokusmål, as the law has it for every month of the bundled data. */
const THRESHOLD = fraction(80, 100);

/** Figures over months by report: samtaler, then tilbud. */
const MONTHLY: Record<string, readonly [string, string]> = {
  jobcenterindblik: ['5.1', '5.3'],
  tilsynsnotat: ['1', '2'],
};

/** A printed number as it stands: `79,98`, and `79.98` of the JSON. */
function exact(printed: string | number): Fraction {
  const [whole, digits = ''] = String(printed).replace(',', '.').split('.');
  const percent = decimalToFraction({ units: Number(`${whole}${digits}`), decimals: digits.length });
  return { num: percent.num, den: percent.den * 100n };
}

/** A share that is printed, beside the exact one. */
interface Pair {
  where: string;
  printed: string | number;
  exact: Fraction;
}

/**
 * Shares that are printed on another side of their threshold than the exact ones lie, verdicts that contradict them, and
 * how many were compared.
 * @param shown the report's figures, exact.
 */
export function thresholdFaults(
  document: ReportDocument,
  shown: readonly Shown[],
): { count: number; faults: string[] } {
  const pairs = FOKUSMAAL.flatMap((fokusmaal) => [
    ...monthly(document, shown, fokusmaal),
    ...averages(document, shown, fokusmaal),
    ...groups(document, shown, fokusmaal),
  ]);
  const faults = pairs.flatMap(({ where, printed, exact: own }) =>
    compare(exact(printed), THRESHOLD) === compare(own, THRESHOLD)
      ? []
      : [`${where}: ${printed} printed for ${own.num}/${own.den}`],
  );
  const verdicts = cardsOf(document).flatMap(({ title, gauge, verdict, value }) => {
    if (!gauge || verdict?.good === undefined) return [];
    const side = compare(exact(value.replace(/\s*%/, '')), exact(gauge.threshold));
    // A passive share is to lie below its limit.
    const isReached = document.record.report === 'opfoelgning' ? side < 0 : side > 0;
    return isReached === verdict.good ? [] : [`the card ${title} says '${verdict.text}' under ${value}`];
  });
  const marks = annexMarks(document);
  return {
    count: pairs.length + cardsOf(document).length + marks.count,
    faults: [...faults, ...verdicts, ...marks.faults],
  };
}

const cardsOf = ({ blocks }: ReportDocument): CardsBlock['cards'] =>
  blocks.flatMap((block) => (block.kind === 'cards' ? block.cards : []));

/** The exact share of a figure; `undefined` when it is hidden or there is none. */
const shareOf = (
  shown: readonly Shown[],
  month: number,
  name: Partial<Shown['name']>,
): Fraction | undefined =>
  shown.find(
    (figure) =>
      figure.month === month &&
      Object.entries(name).every(([key, value]) => figure.name[key as keyof Shown['name']] === value),
  )?.values?.share;

function monthly(document: ReportDocument, shown: readonly Shown[], fokusmaal: Fokusmaal): Pair[] {
  const id = MONTHLY[document.record.report]?.[FOKUSMAAL.indexOf(fokusmaal)];
  const figure = figuresOf(document).find((block) => block.id === id);
  if (!figure) return [];
  return (figure.data as SeriesData).series[0]!.points.flatMap(({ month, share }): Pair[] => {
    const name = { figure: 'fokusmaal', fokusmaal, group: I_ALT, months: 1 } as const;
    const own = shareOf(shown, parseMonth(month), name);
    return own && share != null ? [{ where: `figure ${id}, ${month}`, printed: share, exact: own }] : [];
  });
}

function averages(document: ReportDocument, shown: readonly Shown[], fokusmaal: Fokusmaal): Pair[] {
  const own = shareOf(shown, parseMonth(document.record.month), {
    figure: 'average',
    fokusmaal,
    months: 12,
  });
  const card = cardsOf(document)[FOKUSMAAL.indexOf(fokusmaal)];
  const isShare = document.record.report in MONTHLY && card?.gauge !== undefined;
  return own && isShare
    ? [{ where: `the card ${card.title}`, printed: card.value.replace(/\s*%/, ''), exact: own }]
    : [];
}

function groups(document: ReportDocument, shown: readonly Shown[], fokusmaal: Fokusmaal): Pair[] {
  const ids = { samtaler: '3', tilbud: '5' };
  const table = tablesOf(document).find(({ id }) => id === ids[fokusmaal]);
  if (document.record.report !== 'tilsynsnotat' || !table) return [];
  return table.rows.flatMap(({ cells }): Pair[] => {
    const [group, , , share] = cells.map(({ text }) => text);
    const own = shareOf(shown, parseMonth(document.record.month), {
      figure: 'fokusmaal',
      fokusmaal,
      group: group!.replaceAll('\u00ad', ''),
      months: 3,
    });
    return own && /^\d/.test(share!)
      ? [{ where: `table ${table.id}, ${group}`, printed: share!, exact: own }]
      : [];
  });
}

/** Bold cells of the annex of all kommuner, which say that a goal is missed: those that print a share on the wrong side. */
function annexMarks(document: ReportDocument): { count: number; faults: string[] } {
  const isPassive = document.record.report === 'opfoelgning';
  const annex = tablesOf(document).find(({ id }) => id === 'B.1');
  if (!annex || !(isPassive || document.record.report === 'jobcenterindblik'))
    return { count: 0, faults: [] };
  const columns = annex.columns.flatMap(({ head }, i) => (/^(?:Samtaler|Tilbud)/.test(head) ? [i] : []));
  let count = 0;
  const faults: string[] = [];
  for (const { cells } of annex.rows)
    for (const { text, strong = false } of columns.map((i) => cells[i]!)) {
      const number = /^\d+,\d+/.exec(text)?.[0];
      if (number === undefined) continue;
      count += 1;
      const isMissed = isPassive
        ? compare(exact(number), fraction(20, 100)) >= 0
        : compare(exact(number), THRESHOLD) <= 0;
      if (isMissed !== strong)
        faults.push(`the annex marks ${text} of ${cells[0]!.text} ${strong ? '' : 'not '}as missed`);
    }
  return { count, faults };
}
