import { type Month, monthOfDay } from '../domain/month.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import { type CaseStore, STARTS } from './caseStore.js';

/** Rows in a month. */
export interface MonthRows {
  month: Month;
  rows: number;
}

/**
 * Rows month by month from the first month of the series to the last. Ydelser and exemptions begin long before a
 * delivery does, so theirs is looked at from the first samtale on.
 */
export async function seriesOf(
  store: CaseStore,
  extract: CaseExtract,
  byMonth: readonly MonthRows[],
): Promise<MonthRows[]> {
  if (extract === 'fritagelser' || byMonth.length === 0) return [];
  const rows = new Map(byMonth.map((m) => [m.month, m.rows]));
  let first = byMonth[0]!.month;
  if (extract === 'ydelser') {
    const samtaler = await store.span('samtaler');
    if (samtaler) first = Math.max(first, monthOfDay(samtaler.from));
  }
  const last = byMonth.at(-1)!.month;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({
    month: first + i,
    rows: rows.get(first + i) ?? 0,
  }));
}

/** Rows by the month in which they begin or happen, in order; months without any are left out. */
export async function rowsByMonth(store: CaseStore, extract: CaseExtract): Promise<MonthRows[]> {
  const start = STARTS[extract];
  const day = `(DATE '1970-01-01' + ${start})`;
  const month = extract === 'loentimer' ? start : `year(${day}) * 12 + month(${day}) - 1`;
  const months = await store.query<[bigint | number, bigint]>(
    `SELECT ${month} AS m, count(*) FROM ${extract} GROUP BY m ORDER BY m`,
  );
  return months.map(([m, rows]) => ({ month: Number(m), rows: Number(rows) }));
}
