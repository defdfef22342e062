import type { Fokusmaal } from '../domain/fokusmaal.js';
import { compare, type Fraction, fraction } from '../domain/fraction.js';
import type { Month } from '../domain/month.js';
import type { RuleValues } from '../rules/parameters.js';
import type { MeasureBook } from './book.js';
import { figureShare } from './cell.js';

/** What early effort is held against in a month: the line of the follow-up, or the share that is expected at least. */
export interface EarlyLine {
  kind: 'follow-up' | 'expected';
  share: Fraction;
}

/** The line of a month; `undefined` when its rules have none. */
export function earlyLineOf({ earlyExpected, earlyThreshold }: RuleValues): EarlyLine | undefined {
  if (earlyExpected !== undefined) return { kind: 'expected', share: fraction(earlyExpected, 100) };
  return earlyThreshold === undefined
    ? undefined
    : { kind: 'follow-up', share: fraction(earlyThreshold, 100) };
}

/**
 * Whether early effort calls for follow-up: the share was below the limit in six months in a row, months with
 * too small a population left out of the row (metode.md, section 8). Never where the month's rules have no follow-up.
 * @param isHidden whether what is told may not depend on a month's figure (metode.md, section 9).
 * @returns `undefined` when months that are missing or hidden, or lie before the first at hand, could turn it.
 */
export function needsEarlyFollowUp(
  book: MeasureBook,
  area: number,
  fokusmaal: Fokusmaal,
  month: Month,
  isHidden: (month: Month) => boolean = () => false,
): boolean | undefined {
  const { earlyThreshold, earlyMonthsInRow, earlyMinPopulation } = book.rules.at(month);
  if (earlyThreshold === undefined) return false;
  const [first = month] = book.monthsOf(area);
  let [below, unknown] = [0, 0];
  for (let m = month; m >= first; m -= 1) {
    const isSecret = isHidden(m);
    if (!isSecret && book.hasNobody(area, m, fokusmaal)) continue;
    const figure = book.month(area, m, fokusmaal);
    const share = figureShare(figure);
    if (isSecret || !share) unknown += 1;
    else if (figure!.citizens < earlyMinPopulation) continue;
    else if (compare(share, fraction(earlyThreshold, 100)) < 0) below += 1;
    else return below + unknown < earlyMonthsInRow ? false : undefined;
    if (unknown === 0 && below === earlyMonthsInRow) return true;
  }
  return undefined;
}
