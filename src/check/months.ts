import { formatMonth } from '../domain/month.js';
import type { MonthRows } from '../store/months.js';
import type { ExtractOverview } from './overview.js';

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
