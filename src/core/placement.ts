import type { Day } from '../domain/day.js';
import { firstDay, lastDay, type Month } from '../domain/month.js';
import type { RuleValues } from '../rules/parameters.js';
import { precedenceOf } from './counting.js';
import type { YdelseRow } from './timeline.js';

/** Where a citizen counts in a month: the reference date and the row that covers it. */
export interface Placement {
  reference: Day;
  row: YdelseRow;
}

/**
 * The last day of the month on a ydelse outside introduktionsprogrammet, and the row that covers it: the
 * ydelse first in the order of precedence, then the later `from`, then the higher kommunekode (metode.md,
 * section 4). `undefined` when the citizen has no such day in the month.
 */
export function placementIn(
  month: Month,
  rows: readonly YdelseRow[],
  rules: RuleValues,
): Placement | undefined {
  const first = firstDay(month);
  const last = lastDay(month);
  const precedence = precedenceOf(rules);
  let best: Placement | undefined;
  for (const row of rows) {
    if (row.introduktion || row.from > last || row.to < first) continue;
    const reference = Math.min(row.to, last);
    // Rows that end on one reference date, or after it, all cover it: then precedence decides.
    const ahead = best ? reference - best.reference || byPrecedence(best.row, row, precedence) : 1;
    if (ahead > 0) best = { reference, row };
  }
  return best;
}

/** Orders rows that cover one day: the one that decides stands first (metode.md, section 4). */
export function byPrecedence(a: YdelseRow, b: YdelseRow, precedence: readonly number[]): number {
  return precedence[a.ydelse]! - precedence[b.ydelse]! || b.from - a.from || b.kommune - a.kommune;
}
