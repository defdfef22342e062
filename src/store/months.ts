import type { Day } from '../domain/day.js';
import { type Month, monthOfDay } from '../domain/month.js';
import { CASE_EXTRACTS, type CaseExtract } from '../extracts/caseSchemas.js';
import { type CaseStore, STARTS } from './caseStore.js';

/** Rows in a month. */
export interface MonthRows {
  month: Month;
  rows: number;
}

/**
 * Rows month by month from the first month of the series to the last. Ydelser and exemptions begin long before a
 * delivery does, so theirs is looked at from the first samtale on.
 * @param samtalerFrom its day; `undefined` without samtaler.
 */
export function seriesOf(
  extract: CaseExtract,
  byMonth: readonly MonthRows[],
  samtalerFrom: Day | undefined,
): MonthRows[] {
  if (extract === 'fritagelser' || byMonth.length === 0) return [];
  const rows = new Map(byMonth.map((m) => [m.month, m.rows]));
  let first = byMonth[0]!.month;
  if (extract === 'ydelser' && samtalerFrom !== undefined) first = Math.max(first, monthOfDay(samtalerFrom));
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

/** Rows by month of every extract that is there. */
export async function monthsOf(store: CaseStore): Promise<Partial<Record<CaseExtract, MonthRows[]>>> {
  const months: Partial<Record<CaseExtract, MonthRows[]>> = {};
  for (const extract of CASE_EXTRACTS)
    if (store.has(extract)) months[extract] = await rowsByMonth(store, extract);
  return months;
}
