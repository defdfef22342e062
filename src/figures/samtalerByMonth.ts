import { samtaleObstacle } from '../core/samtaler.js';
import { firstDay, lastDay, type Month, monthOfDay, type Period } from '../domain/month.js';
import { SAMTALETYPER } from '../domain/vocabulary.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { CaseStore } from '../store/caseStore.js';

/** Samtaler of one type in one month. */
export interface SamtaleCount {
  month: Month;
  /** The type's name. */
  type: string;
  /** Samtaler that the fokusmål counts, and those that it does not: not held, in a suspended time, by a form not allowed. */
  counted: number;
  notCounted: number;
}

/**
 * The samtaler of a kommune's citizens by month and type: of those who have a ydelse there on the day.
 * A day's second samtale is one more here, though the fokusmål counts days.
 */
export async function samtalerByMonth(
  store: CaseStore,
  kommune: number,
  period: Period,
  rules: RuleBook,
): Promise<SamtaleCount[]> {
  const rows = await store.query<
    [day: number, type: number, form: number | null, status: number | null, n: bigint]
  >(
    `SELECT dato, samtaletype, form, status, count(*) FROM samtaler s
     WHERE dato BETWEEN ${firstDay(period.from)} AND ${lastDay(period.to)}
       AND EXISTS (FROM ydelser y WHERE y.citizen = s.citizen AND y.kommune = ${kommune}
                   AND s.dato >= y.fra AND s.dato <= coalesce(y.til, s.dato))
     GROUP BY ALL`,
  );
  const counts = new Map<string, SamtaleCount>();
  for (const [day, type, form, status, n] of rows) {
    const month = monthOfDay(day);
    const key = `${month}|${type}`;
    const count = counts.get(key) ?? { month, type: SAMTALETYPER[type]!.name, counted: 0, notCounted: 0 };
    counts.set(key, count);
    const isCounted = samtaleObstacle({ day, type, form, status }, rules.at(month)) === undefined;
    count[isCounted ? 'counted' : 'notCounted'] += Number(n);
  }
  return [...counts.values()].sort((a, b) => a.month - b.month || (a.type < b.type ? -1 : 1));
}
