import type { Fokusmaal } from '../domain/fokusmaal.js';
import { compare, fraction } from '../domain/fraction.js';
import type { Month } from '../domain/month.js';
import type { MeasureBook } from './book.js';
import { figureShare } from './cell.js';

/**
 * Whether early effort calls for follow-up: the share was below the limit in six months in a row, months with
 * too small a population left out of the row (metode.md, section 8).
 */
export function needsEarlyFollowUp(
  book: MeasureBook,
  area: number,
  fokusmaal: Fokusmaal,
  month: Month,
): boolean {
  const { earlyThreshold, earlyMonthsInRow, earlyMinPopulation } = book.rules.at(month);
  let inRow = 0;
  for (const m of book
    .monthsOf(area)
    .filter((known) => known <= month)
    .reverse()) {
    const figure = book.month(area, m, fokusmaal);
    const share = figureShare(figure);
    if (!share || figure!.citizens < earlyMinPopulation) continue;
    if (compare(share, fraction(earlyThreshold, 100)) >= 0) return false;
    inRow += 1;
    if (inRow === earlyMonthsInRow) return true;
  }
  return false;
}
