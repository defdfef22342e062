import { formatMonth, type Month, monthOfDay } from '../domain/month.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { CaseStore } from '../store/caseStore.js';
import type { CaseCounts } from '../store/overview.js';
import type { ExtractOverview } from './overview.js';

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
  counts: CaseCounts,
): Promise<MonthRows[]> {
  if (extract === 'fritagelser' || counts.byMonth.length === 0) return [];
  const rows = new Map(counts.byMonth.map((m) => [m.month, m.rows]));
  let first = counts.byMonth[0]!.month;
  if (extract === 'ydelser') {
    const samtaler = await store.span('samtaler');
    if (samtaler) first = Math.max(first, monthOfDay(samtaler.from));
  }
  const last = counts.byMonth.at(-1)!.month;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({
    month: first + i,
    rows: rows.get(first + i) ?? 0,
  }));
}

/** A month is thin when it has less than a quarter of the rows of the middle month. */
const THIN = 4;
/** Below so many rows a month, chance alone makes months thin. */
const ENOUGH = 20;

/** The months of a series with conspicuously few rows. */
export function thinMonths(series: readonly MonthRows[]): ExtractOverview['thinMonths'] {
  const sorted = series.map(({ rows }) => rows).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 0;
  if (usual < ENOUGH) return [];
  return series
    .filter(({ rows }) => rows > 0 && rows * THIN < usual)
    .map(({ month, rows }) => ({ month: formatMonth(month), rows, usual }));
}
