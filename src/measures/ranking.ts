import type { Fokusmaal } from '../domain/fokusmaal.js';
import { compare, type Fraction, mean } from '../domain/fraction.js';
import { byDanishName, KOMMUNER, type Kommune, kommuneOfCode } from '../domain/kommuner.js';
import { eachMonth, type Month, type Period, singleMonth } from '../domain/month.js';
import type { MeasureBook } from './book.js';
import { figureShare } from './cell.js';
import { remembered } from './remembered.js';

/** The kommuner with a share in a period, highest first; equal shares by name in Danish order. */
export const ranking = remembered(
  (book, period: Period, fokusmaal: Fokusmaal): readonly { kommune: Kommune; share: Fraction }[] =>
    book
      .kommunerWith(period, fokusmaal)
      .map((code) => ({
        kommune: kommuneOfCode(code),
        share: figureShare(book.total(code, period, fokusmaal))!,
      }))
      .sort((a, b) => compare(b.share, a.share) || byDanishName(a.kommune, b.kommune)),
  ({ from, to }, fokusmaal) => `${from},${to},${fokusmaal}`,
);

/** A kommune's rank among the kommuner that have a figure. */
export interface Rank {
  rank: number;
  of: number;
}

/** Rank of a kommune, or `undefined` when it has no figure in the period. */
export function rankOf(
  book: MeasureBook,
  code: number,
  period: Period,
  fokusmaal: Fokusmaal,
): Rank | undefined {
  const ranked = ranking(book, period, fokusmaal);
  const index = ranked.findIndex(({ kommune }) => kommune.code === code);
  return index < 0 ? undefined : { rank: index + 1, of: ranked.length };
}

/** The mean share of the kommuner that rank highest in a month, month by month. */
export interface TopSeries {
  kommuner: readonly Kommune[];
  shares: readonly (Fraction | undefined)[];
  /** By month, those of them whose figure is not there or hidden: the mean rests on the others. */
  lacking: readonly (readonly Kommune[])[];
}

/** Those of some kommuner whose figure of a month is not there or hidden; one with nobody in it is none of them. */
const lackingOf = (
  book: MeasureBook,
  kommuner: readonly Kommune[],
  month: Month,
  fokusmaal: Fokusmaal,
): Kommune[] =>
  kommuner.filter(
    ({ code }) => !figureShare(book.month(code, month, fokusmaal)) && !book.hasNobody(code, month, fokusmaal),
  );

/**
 * Top 10: the ten kommuner that rank highest in the period's last month, the same ten followed back in time,
 * their shares averaged plainly (metode.md, section 6).
 */
export const topSeries = remembered(
  (book, period: Period, fokusmaal: Fokusmaal): TopSeries => {
    const { topCount } = book.rules.at(period.to);
    const kommuner = ranking(book, singleMonth(period.to), fokusmaal)
      .slice(0, topCount)
      .map(({ kommune }) => kommune);
    const share = (month: Month) =>
      mean(kommuner.flatMap((k) => figureShare(book.month(k.code, month, fokusmaal)) ?? []));
    return {
      kommuner,
      shares: eachMonth(period).map(share),
      lacking: eachMonth(period).map((month) => lackingOf(book, kommuner, month, fokusmaal)),
    };
  },
  ({ from, to }, fokusmaal) => `${from},${to},${fokusmaal}`,
);

/**
 * By month of a period, the kommuner that the sum for Hele landet lacks; none in a month whose figure is no sum. It is held
 * against every kommune when some month is no sum, else against those that any month has.
 */
export const lackingInSum = remembered(
  (book, period: Period, fokusmaal: Fokusmaal): readonly (readonly Kommune[])[] => {
    const months = eachMonth(period);
    const figures = months.map((month) => book.national(singleMonth(month), fokusmaal));
    const isSumAlways = figures.every((figure) => !figure || figure.summed !== undefined);
    const known = isSumAlways
      ? new Set(months.flatMap((month) => book.kommunerWith(singleMonth(month), fokusmaal)))
      : undefined;
    const all = KOMMUNER.filter(({ code }) => known?.has(code) ?? true);
    return months.map((month, i) =>
      figures[i]?.summed === undefined ? [] : lackingOf(book, all, month, fokusmaal),
    );
  },
  ({ from, to }, fokusmaal) => `${from},${to},${fokusmaal}`,
);
