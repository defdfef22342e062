import { eachMonth, type Month, type Period } from '../../domain/month.js';

/** What a series of months lacks within a period. */
export interface SeriesGaps {
  /** Months without any row. */
  absent: Month[];
  /** Months with a row whose figure is suppressed or not there. */
  suppressed: Month[];
}

/**
 * The months of a period that a series has no figure for, in order, told apart by why: a row that is not there was
 * not fetched or is not published yet; one without a figure is suppressed, or not final.
 * @param rows the figure of each month, `null` where its cell is a missing mark; ranges of months are left out.
 */
export function gapsIn(rows: Iterable<{ period: Period; value: number | null }>, period: Period): SeriesGaps {
  const known = new Map<Month, boolean>();
  for (const { period: own, value } of rows) {
    if (own.from === own.to) known.set(own.to, known.get(own.to) === true || value !== null);
  }
  const months = eachMonth(period);
  return {
    absent: months.filter((month) => !known.has(month)),
    suppressed: months.filter((month) => known.get(month) === false),
  };
}
