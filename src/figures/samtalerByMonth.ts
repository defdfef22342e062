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
 * The samtaler of every kommune's citizens by month and type: of those who have a ydelse there on the day, whatever
 * other kommune they have one in. A day's second samtale is one more here, though the fokusmål counts days.
 */
export async function samtalerByMonth(
  store: CaseStore,
  period: Period,
  rules: RuleBook,
): Promise<(SamtaleCount & { kommune: number })[]> {
  const rows = await store.query<
    [kommune: number, day: number, type: number, form: number | null, status: number | null, n: bigint]
  >(
    `SELECT kommune, dato, samtaletype, form, status, sum(n) FROM (
       SELECT DISTINCT s.citizen, y.kommune, s.dato, s.samtaletype, s.form, s.status, s.n
       FROM (SELECT *, count(*) AS n FROM samtaler
             WHERE dato BETWEEN ${firstDay(period.from)} AND ${lastDay(period.to)} GROUP BY ALL) s
       JOIN ydelser y ON y.citizen = s.citizen AND s.dato >= y.fra AND s.dato <= coalesce(y.til, s.dato))
     GROUP BY ALL`,
  );
  const counts = new Map<string, SamtaleCount & { kommune: number }>();
  for (const [kommune, day, type, form, status, n] of rows) {
    const month = monthOfDay(day);
    const key = `${kommune}|${month}|${type}`;
    const known = counts.get(key);
    const count = known ?? { kommune, month, type: SAMTALETYPER[type]!.name, counted: 0, notCounted: 0 };
    counts.set(key, count);
    const isCounted = samtaleObstacle({ day, type, form, status }, rules.at(month)) === undefined;
    count[isCounted ? 'counted' : 'notCounted'] += Number(n);
  }
  return [...counts.values()].sort(
    (a, b) => a.kommune - b.kommune || a.month - b.month || (a.type < b.type ? -1 : 1),
  );
}
