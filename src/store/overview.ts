import type { CaseExtract } from '../extracts/caseSchemas.js';
import { type CaseStore, STARTS } from './caseStore.js';

/** What an extract holds, counted in the engine. */
export interface CaseCounts {
  rows: number;
  citizens: number;
  /** Rows by the month in which they begin or happen, in order. */
  byMonth: { month: number; rows: number }[];
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
  const start = STARTS[extract];
  const day = `(DATE '1970-01-01' + ${start})`;
  const month = extract === 'loentimer' ? start : `year(${day}) * 12 + month(${day}) - 1`;
  const months = await store.query<[bigint | number, bigint]>(
    `SELECT ${month} AS m, count(*) FROM ${extract} GROUP BY m ORDER BY m`,
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
    byMonth: months.map(([m, rows]) => ({ month: Number(m), rows: Number(rows) })),
    byCode,
  };
}
