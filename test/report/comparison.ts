import type { Fokusmaal } from '../../src/domain/fokusmaal.js';
import { type Month, monthsEnding } from '../../src/domain/month.js';
import type { Country } from './country.js';
import { type Attacked, hitAt } from './narrowed.js';
import { GROUPS, keyOf, LENGTHS, readFiles, type Shown } from './published.js';

/** A number of a comparison in its file; shares exactly and in per cent. */
interface Line {
  figure: string;
  fokusmaal: Fokusmaal;
  ydelsesgruppe: string;
  months: number | 'year';
  number: string;
  earlier: Value;
  revised: Value;
  now: Value;
  change: Value;
  development: Value;
  revision: Value;
}
type Value = number | { percent: number } | null;
const COLUMNS = ['earlier', 'revised', 'now', 'change', 'development', 'revision'] as const;

/** What one cause, or several, did to all ydelsesgrupper over three months. */
interface Part {
  causes: string[] | null;
  citizens: number;
  met: number;
  affected: number | null;
}

/** A comparison as its file has it: of a month with the one before. */
export interface Comparison {
  kommune: number;
  month: Month;
  lines: Line[];
  /** The month before as it is known now, and the month itself. */
  shown: Shown;
  causes: { fokusmaal: Fokusmaal; parts: Part[] }[];
}

/** All comparisons of a country, and what they show together with the reports that are set beside an earlier edition. */
export function readComparisons(country: Country): { comparisons: Comparison[]; shown: Shown } {
  const comparisons = country.files
    .filter(({ kind }) => kind === 'comparison')
    .map(({ kommune, month, text }): Comparison => {
      const { figures: lines, revisions: causes } = JSON.parse(text) as {
        figures: Line[];
        revisions: Comparison['causes'];
      };
      return { kommune: kommune!, month, lines, causes, shown: shownIn(lines, kommune!, month) };
    });
  const shown: Shown = new Map(readFiles(country, 'compare').figures);
  for (const one of comparisons)
    for (const [key, count] of one.shown) if (count !== 'hidden' || !shown.has(key)) shown.set(key, count);
  return { comparisons, shown };
}

function shownIn(all: readonly Line[], kommune: number, month: Month): Shown {
  const shown: Shown = new Map();
  const lines = all.filter(({ figure }) => figure === 'fokusmaal');
  for (const line of lines.filter(({ number }) => number === 'citizens')) {
    const { fokusmaal, ydelsesgruppe, months } = line;
    const met = lines.find((other) => other.number === 'met' && isSame(other, line))!;
    for (const [which, m] of [
      ['revised', month - 1],
      ['now', month],
    ] as const) {
      const [citizens, some] = [line[which], met[which]] as [number | null, number];
      const count = citizens === null ? ('hidden' as const) : { met: some, unmet: citizens - some };
      shown.set(keyOf(kommune, monthsEnding(m, months as number), ydelsesgruppe, fokusmaal), count);
    }
  }
  return shown;
}

type About = Pick<Line, 'figure' | 'fokusmaal' | 'ydelsesgruppe' | 'months'>;
const isSame = (a: About, b: About): boolean =>
  a.figure === b.figure &&
  a.fokusmaal === b.fokusmaal &&
  a.ydelsesgruppe === b.ydelsesgruppe &&
  a.months === b.months;

/** How many more are met in the month before by late registrations, as the causes tell; nothing where they do not. */
export const lateIn = (
  comparisons: readonly Comparison[],
  { kommune, fokusmaal, month }: { kommune: number; fokusmaal: Fokusmaal; month: Month },
): number | undefined =>
  comparisons
    .find((one) => one.kommune === kommune && one.month === month + 1)
    ?.causes.find((one) => one.fokusmaal === fokusmaal)
    ?.parts.find(({ causes }) => causes?.includes('late'))?.met;

/** A comparison shows nothing of a group that the edition which it looks back on hides. */
export function shownInComparisons(usual: Shown, comparisons: readonly Comparison[]): Attacked[] {
  return comparisons.flatMap(({ kommune, month, shown }) =>
    (['samtaler', 'tilbud'] as const).map((fokusmaal): Attacked => {
      const at = (m: Month, length: number, group: string) =>
        keyOf(kommune, monthsEnding(m, length), group, fokusmaal);
      const secret = GROUPS.filter((group) =>
        LENGTHS.some((length) => usual.get(at(month - 1, length, group)) === 'hidden'),
      );
      const places = secret.flatMap((group) =>
        [month - 1, month].flatMap((m) => LENGTHS.map((length) => at(m, length, group))),
      );
      const hits = places.filter((what) => (shown.get(what) ?? 'hidden') !== 'hidden');
      return {
        route: 'compare',
        numbers: places.length,
        hits: hits.map((what) => hitAt('compare', what)),
        byTotals: 0,
      };
    }),
  );
}

/**
 * The part of a report about what has changed tells no more than the comparison of the same editions: each of its
 * numbers stands there, so that what is tried with those is tried with these. Shares of both are rounded.
 */
export function chapterInComparison(country: Country, comparisons: readonly Comparison[]): Attacked {
  const found: Attacked = { route: 'chapter', numbers: 0, hits: [], byTotals: 0 };
  for (const { kind, kommune, month, text } of country.files) {
    if (kind !== 'since') continue;
    const { tables } = JSON.parse(text) as { tables: Record<string, (Line & Part)[] | undefined> };
    const comparison = comparisons.find((one) => one.kommune === kommune && one.month === month)!;
    const check = (what: string, isThere: boolean) => {
      found.numbers += 1;
      if (!isThere) found.hits.push(hitAt('chapter', `${kommune} ${month} ${what}`));
    };
    for (const row of [...(tables['6.1'] ?? []), ...(tables['6.2'] ?? [])]) {
      const line = comparison.lines.find((one) => isSame(one, row) && one.number === row.number);
      for (const column of COLUMNS)
        check(JSON.stringify([row, column]), isEqual(row[column], line?.[column]));
    }
    for (const row of tables['6.4'] ?? []) {
      const { parts = [] } = comparison.causes.find(({ fokusmaal }) => fokusmaal === row.fokusmaal) ?? {};
      const sum = (of: 'citizens' | 'met') => parts.reduce((all, part) => all + part[of], 0);
      const whole = { causes: null, citizens: sum('citizens'), met: sum('met'), affected: null };
      const textOf = ({ causes, citizens, met, affected }: Part) =>
        JSON.stringify([causes, citizens, met, affected ?? null]);
      check(
        textOf(row),
        [...parts, whole].some((part) => textOf(part) === textOf(row)),
      );
    }
  }
  return found;
}

function isEqual(printed: Value, exact: Value | undefined): boolean {
  if (exact === undefined || printed === null || exact === null) return printed === null && exact === null;
  return typeof exact === 'number'
    ? printed === exact
    : Math.abs((printed as number) - exact.percent) < 0.111;
}
