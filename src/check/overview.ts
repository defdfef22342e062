import { areaName, isKommune } from '../domain/kommuner.js';
import type { ExtractName } from '../extracts/delivery.js';

/** What one extract of a delivery holds. */
export interface ExtractOverview {
  extract: ExtractName;
  files: string[];
  rows: number;
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
}

/** Kommuner by name, in the order of their codes. */
export const namesOf = (codes: Iterable<number>): string[] =>
  [...codes]
    .filter(isKommune)
    .sort((a, b) => a - b)
    .map(areaName);
