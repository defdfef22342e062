import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import { type Fraction, fraction } from '../domain/fraction.js';
import { eachMonth, type Month, monthsEnding } from '../domain/month.js';
import { GRUPPE_I_ALT, GRUPPER, type Gruppe, gruppeName, I_ALT } from '../domain/ydelse.js';
import type { Figures } from '../figures/figures.js';
import type { MeasureBook } from '../measures/book.js';
import { PERIOD_LENGTHS, SERIES_MONTHS } from '../measures/caseMeasures.js';
import { type Count, type Figure, shareOf } from '../measures/cell.js';
import type { Hidden } from '../measures/hidden.js';
import { averageOfYear, averageSoFar } from '../measures/shares.js';

/** The numbers that a figure has: whole ones of citizens or persons, and shares in parts of 1. */
export const QUANTITIES = ['citizens', 'met', 'share', 'expected', 'actual'] as const;
export type Quantity = (typeof QUANTITIES)[number];

/** What a figure is about, whatever its month: the same of two months is one figure. */
export interface FigureName {
  /** A fokusmål, early effort, an average of monthly shares, or the result goal's full-time persons. */
  figure: 'fokusmaal' | 'early' | 'average' | 'result';
  /** Both of the result goal. */
  fokusmaal: Fokusmaal | null;
  /** A ydelsesgruppe, or all of them. */
  group: string;
  /** Months that it covers; `year` for those of the calendar year so far. */
  months: number | 'year';
}

/** A figure of a month as an edition shows it. */
export interface Shown {
  name: FigureName;
  /** The month that it ends with, or was the latest figure in. */
  month: Month;
  /** Exact; `null` where the edition hides them. */
  values: Partial<Record<Quantity, Fraction>> | null;
}

/** A text that is the same for the same figure, of whatever month. */
export const figureKey = ({ figure, fokusmaal, group, months }: FigureName): string =>
  [figure, fokusmaal, group, months].join('|');

/** A population's numbers: the share follows from the other two. */
export function valuesOf(count: Count): NonNullable<Shown['values']> {
  const share = shareOf(count);
  return { citizens: fraction(count.citizens), met: fraction(count.met), ...(share ? { share } : {}) };
}

/** What is read of a delivery's figures. */
type Read = Pick<Figures, 'book' | 'early' | 'benchmark'> & { hidden: Pick<Hidden, 'groups' | 'early'> };

/**
 * The figures of a kommune that an edition of a month shows, exact: those of the month and, as known now, of the one
 * before, and the totals of every month of the series. What may not be shown is hidden here, so that no small number
 * is kept anywhere.
 * @param isJudged whether all periods that tell what is hidden were counted; else no ydelsesgruppe is told of.
 */
export function shownFigures(read: Read, kommune: number, month: Month, isJudged: boolean): Shown[] {
  const months = eachMonth({ from: month - SERIES_MONTHS, to: month });
  const latest = [month, month - 1].filter((m) => m >= read.book.rules.firstMonth);
  return FOKUSMAAL.flatMap((fokusmaal) => [
    ...months.flatMap((m) => totalOf(read.book, kommune, m, 1, fokusmaal)),
    ...latest.flatMap((m) => [
      ...PERIOD_LENGTHS.flatMap((length) => totalOf(read.book, kommune, m, length, fokusmaal)),
      ...(isJudged ? groupsOf(read, kommune, { month: m, shownIn: month }, fokusmaal) : []),
      ...averagesOf(read.book, kommune, m, fokusmaal),
      ...earlyOf(read, kommune, { month: m, shownIn: month }, fokusmaal),
    ]),
  ]).concat(latest.flatMap((m) => resultOf(read, kommune, m)));
}

const shownCount = (name: FigureName, month: Month, figure: Figure | undefined): Shown[] =>
  figure ? [{ name, month, values: figure.hidden ? null : valuesOf(figure) }] : [];

/** All ydelsesgrupper together; nobody counts as none. */
function totalOf(
  book: MeasureBook,
  kommune: number,
  month: Month,
  months: number,
  fokusmaal: Fokusmaal,
): Shown[] {
  const name: FigureName = { figure: 'fokusmaal', fokusmaal, group: I_ALT, months };
  const isNobody = months === 1 && book.hasNobody(kommune, month, fokusmaal);
  if (isNobody) return [{ name, month, values: valuesOf({ citizens: 0, met: 0 }) }];
  const figure = book.figure(kommune, monthsEnding(month, months), GRUPPE_I_ALT, fokusmaal);
  return shownCount(name, month, figure);
}

/** A month's figures, and the month of the edition that shows them. */
interface Place {
  month: Month;
  shownIn: Month;
}

/** Every ydelsesgruppe in every period that ends with a month: a group that is hidden in either month is in both. */
function groupsOf(
  { book, hidden }: Read,
  kommune: number,
  { month, shownIn }: Place,
  fokusmaal: Fokusmaal,
): Shown[] {
  const secret = new Set([month, shownIn].flatMap((m) => [...hidden.groups(kommune, m)]));
  return [1, ...PERIOD_LENGTHS].flatMap((months) => {
    const figureOf = (gruppe: Gruppe) => book.figure(kommune, monthsEnding(month, months), gruppe, fokusmaal);
    if (!GRUPPER.some(figureOf)) return [];
    return GRUPPER.map((gruppe): Shown => {
      const name: FigureName = { figure: 'fokusmaal', fokusmaal, group: gruppeName(gruppe), months };
      const figure = figureOf(gruppe);
      const isSecret = secret.has(gruppe) || figure?.hidden === true;
      return { name, month, values: isSecret ? null : valuesOf(figure ?? { citizens: 0, met: 0 }) };
    });
  });
}

/** The averages of tables 1.3 and 1.5; one that lacks months is compared with none. */
function averagesOf(book: MeasureBook, kommune: number, month: Month, fokusmaal: Fokusmaal): Shown[] {
  const averages = [
    [12, averageOfYear(book, kommune, fokusmaal, month)],
    ['year', averageSoFar(book, kommune, fokusmaal, month)],
  ] as const;
  return averages.flatMap(([months, average]): Shown[] =>
    average && average.missing.length === 0
      ? [
          {
            name: { figure: 'average', fokusmaal, group: I_ALT, months },
            month,
            values: { share: average.share },
          },
        ]
      : [],
  );
}

/** Early effort of a month. */
function earlyOf(
  { early, hidden }: Read,
  kommune: number,
  { month, shownIn }: Place,
  fokusmaal: Fokusmaal,
): Shown[] {
  const figure = early.month(kommune, month, fokusmaal);
  if (!figure && !early.hasNobody(kommune, month, fokusmaal)) return [];
  const name: FigureName = { figure: 'early', fokusmaal, group: I_ALT, months: 1 };
  // Nobody is hidden as few are: a figure that is left out would tell.
  const isHidden = !figure || figure.hidden || hidden.early(kommune, month, shownIn);
  return [{ name, month, values: isHidden ? null : valuesOf(figure) }];
}

/** Full-time persons on public support, by the latest benchmark of a month. */
function resultOf({ benchmark }: Read, kommune: number, month: Month): Shown[] {
  const period = benchmark.periodFor(month);
  const row = period && benchmark.row(kommune, period);
  if (!row || row.expected === null || row.actual === null) return [];
  const values = { expected: fraction(row.expected), actual: fraction(row.actual) };
  return [{ name: { figure: 'result', fokusmaal: null, group: I_ALT, months: 12 }, month, values }];
}
