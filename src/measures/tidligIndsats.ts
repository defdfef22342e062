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
 */
export function needsEarlyFollowUp(
  book: MeasureBook,
  area: number,
  fokusmaal: Fokusmaal,
  month: Month,
): boolean {
  const { earlyThreshold, earlyMonthsInRow, earlyMinPopulation } = book.rules.at(month);
  if (earlyThreshold === undefined) return false;
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
