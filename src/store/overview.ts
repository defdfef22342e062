import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { CaseStore } from './caseStore.js';
import { type MonthRows, rowsByMonth } from './months.js';

/** What an extract holds, counted in the engine. */
export interface CaseCounts {
  rows: number;
  citizens: number;
  /** Rows by the month in which they begin or happen, in order. */
  byMonth: MonthRows[];
  /** Rows by the value of columns that the measures look at, by code. */
  byCode: Record<string, Record<number, number>>;
}

/** Columns whose values decide whether a row counts. */
const CODED: Partial<Record<CaseExtract, readonly string[]>> = {
  samtaler: ['samtaletype', 'status'],
  tilbud: ['tilbudstype'],
};

/** Counts an extract. */
export async function countExtract(store: CaseStore, extract: CaseExtract): Promise<CaseCounts> {
  const [totals] = await store.query<[bigint, bigint]>(
    `SELECT count(*), count(DISTINCT citizen) FROM ${extract}`,
  );
  const byCode: CaseCounts['byCode'] = {};
  for (const column of CODED[extract] ?? []) {
    const codes = await store.query<[number | null, bigint]>(
      `SELECT ${column}, count(*) FROM ${extract} GROUP BY ${column}`,
    );
    byCode[column] = Object.fromEntries(
      codes.flatMap(([code, rows]) => (code === null ? [] : [[code, Number(rows)]])),
    );
  }
  return {
    rows: Number(totals![0]),
    citizens: Number(totals![1]),
    byMonth: await rowsByMonth(store, extract),
    byCode,
  };
}
