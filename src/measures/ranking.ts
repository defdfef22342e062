import type { Fokusmaal } from '../domain/fokusmaal.js';
import { compare, type Fraction, mean } from '../domain/fraction.js';
import { byDanishName, type Kommune, kommuneOfCode } from '../domain/kommuner.js';
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
}

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
    return { kommuner, shares: eachMonth(period).map(share) };
  },
  ({ from, to }, fokusmaal) => `${from},${to},${fokusmaal}`,
);
