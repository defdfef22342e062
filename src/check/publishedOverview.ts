import { groupBy } from '../domain/groupBy.js';
import { formatMonth, type Period } from '../domain/month.js';
import { isSingleYdelse } from '../domain/ydelser.js';
import type { Delivery } from '../extracts/delivery.js';
import type { Faults } from '../extracts/faults.js';
import type { BenchmarkRow } from '../extracts/jobindsats/benchmark.js';
import type { FokusmaalRow } from '../extracts/jobindsats/fokusmaal.js';
import type { FuldtidspersonerRow } from '../extracts/jobindsats/fuldtidspersoner.js';
import type { SamtaletalRow } from '../extracts/jobindsats/samtaletal.js';
import type { JobindsatsSchema } from '../extracts/jobindsats/schema.js';
import { JOBINDSATS_SCHEMAS, type JobindsatsExtract } from '../extracts/jobindsats/schemas.js';
import { readExtract } from '../extracts/readExtract.js';
import {
  benchmarkConflicts,
  fokusmaalConflicts,
  personsConflicts,
  samtaletalConflicts,
  toCell,
} from '../figures/conflicts.js';
import { type ExtractOverview, namesOf, outsideOf } from './overview.js';

/** What every row of a jobindsats extract may have. */
interface AnyRow {
  area?: number;
  kommune?: number;
  period?: Period;
  gruppe?: number;
}

/**
 * What a jobindsats extract holds; `undefined` when the delivery has none. Its faults go to `faults`, the codes of its
 * kommuner to `kommuner`.
 */
export async function publishedOverview(
  delivery: Delivery,
  extract: JobindsatsExtract,
  faults: Faults,
  kommuner: Set<number>,
): Promise<ExtractOverview | undefined> {
  const files = delivery.files.filter((file) => file.extract === extract);
  if (files.length === 0) return undefined;
  const schema = JOBINDSATS_SCHEMAS[extract] as JobindsatsSchema<AnyRow>;
  const read = await readExtract(files, schema, faults.tolerated);
  const { rows } = read;
  faults.merge(read.faults);
  const accounts = read.files.flatMap(({ account }) => (account ? [account] : []));
  for (const problem of conflictsIn(extract, rows, files)) faults.add(problem);
  const areas = new Set(rows.map((row) => row.area ?? row.kommune!));
  for (const code of areas) kommuner.add(code);
  const ignored = [
    ...outsideOf(accounts),
    ...read.files.flatMap(({ file, unknownColumns }) =>
      unknownColumns.map((name) => ({ what: `column ${name} of ${file.name}` })),
    ),
  ];
  const periods = rows.flatMap(({ period }) => (period ? [period] : []));
  return {
    extract,
    files: files.map(({ name }) => name),
    rows: read.files.reduce((sum, file) => sum + file.rows, 0),
    accounts,
    ...(periods.length > 0 && {
      from: formatMonth(periods.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY)),
      to: formatMonth(periods.reduce((most, { to }) => Math.max(most, to), 0)),
    }),
    kommuner: namesOf(areas),
    thinMonths: [],
    ignored,
    remarks: [
      ...read.files.flatMap(({ file, remarks }) => remarks.map((remark) => `${file.name}: ${remark}`)),
      ...(extract === 'fuldtidspersoner' ? severalYdelser(rows as FuldtidspersonerRow[]) : []),
    ],
  };
}

/** Rows of full-time persons that are of no single ydelse, by what they are of. */
function severalYdelser(rows: readonly FuldtidspersonerRow[]): string[] {
  const others = groupBy(
    rows.filter(({ ydelse }) => !isSingleYdelse(ydelse)),
    ({ ydelse }) => ydelse,
  );
  return [...others].map(
    ([name, { length }]) =>
      `'${name}' (${length} rows) is the name of no single ydelse: a plan may ask for it, beskaeftigelsesindblik does not show it`,
  );
}

function conflictsIn(
  extract: JobindsatsExtract,
  rows: readonly AnyRow[],
  files: readonly { name: string }[],
) {
  switch (extract) {
    case 'benchmark':
      return benchmarkConflicts(rows as BenchmarkRow[], files);
    case 'fuldtidspersoner':
      return personsConflicts(rows as FuldtidspersonerRow[], files);
    case 'samtaletal':
      return samtaletalConflicts(rows as SamtaletalRow[], files);
    case 'fokusmaal':
    case 'tidligindsats':
      return fokusmaalConflicts((rows as FokusmaalRow[]).map(toCell), files);
    case 'amk-kontakter':
      return [];
  }
}
