import type { Fokusmaal } from '../domain/fokusmaal.js';
import { compare, fraction } from '../domain/fraction.js';
import type { Month } from '../domain/month.js';
import type { MeasureBook } from './book.js';
import { figureShare } from './cell.js';

/**
 * Whether early effort calls for follow-up: the share was below the limit in six months in a row, months with
 * too small a population left out of the row (metode.md, section 8).
 * @returns `undefined` when months that are missing or hidden, or lie before the first at hand, could turn it.
 */
export function needsEarlyFollowUp(
  book: MeasureBook,
  area: number,
  fokusmaal: Fokusmaal,
  month: Month,
): boolean | undefined {
  const { earlyThreshold, earlyMonthsInRow, earlyMinPopulation } = book.rules.at(month);
  const [first = month] = book.monthsOf(area);
  let [below, unknown] = [0, 0];
  for (let m = month; m >= first; m -= 1) {
    if (book.hasNobody(area, m, fokusmaal)) continue;
    const figure = book.month(area, m, fokusmaal);
    const share = figureShare(figure);
    if (!share) unknown += 1;
    else if (figure!.citizens < earlyMinPopulation) continue;
    else if (compare(share, fraction(earlyThreshold, 100)) < 0) below += 1;
    else return below + unknown < earlyMonthsInRow ? false : undefined;
    if (unknown === 0 && below === earlyMonthsInRow) return true;
  }
  return undefined;
}
