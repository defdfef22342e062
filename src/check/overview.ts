import { areaName, isKommune } from '../domain/kommuner.js';
import type { FileAccount } from '../extracts/account.js';
import type { ExtractName } from '../extracts/extractName.js';

/** What one extract of a delivery holds. */
export interface ExtractOverview {
  extract: ExtractName;
  files: string[];
  rows: number;
  /** Every record of each file, accounted for. */
  accounts: FileAccount[];
  citizens?: number;
  /** First and last date or month. */
  from?: string;
  to?: string;
  /** Kommuner by name, in the order of their codes. */
  kommuner: string[];
  /** Months with conspicuously few rows, and how many are usual. */
  thinMonths: { month: string; rows: number; usual: number }[];
  /** Values that the measures do not count, and columns that nobody reads. */
  ignored: { what: string; rows?: number }[];
  /** What is to be said once of its files: hidden rows of a sheet that are read. */
  remarks?: string[];
}

/** Kommuner by name, in the order of their codes. */
export const namesOf = (codes: Iterable<number>): string[] =>
  [...codes]
    .filter(isKommune)
    .sort((a, b) => a - b)
    .map(areaName);

/** The rows of some files that are passed over, by reason, the most frequent first. */
export function outsideOf(accounts: readonly FileAccount[]): { what: string; rows: number }[] {
  const sums = new Map<string, number>();
  for (const { outside } of accounts) {
    for (const [reason, rows] of Object.entries(outside)) sums.set(reason, (sums.get(reason) ?? 0) + rows);
  }
  return [...sums].map(([what, rows]) => ({ what, rows })).sort((a, b) => b.rows - a.rows);
}
