import { formatMonth, type Period } from '../domain/month.js';
import { OUT_OF_SCOPE } from '../extracts/cells.js';
import type { Delivery } from '../extracts/delivery.js';
import type { Faults } from '../extracts/faults.js';
import type { BenchmarkRow } from '../extracts/jobindsats/benchmark.js';
import { OTHER_AREA } from '../extracts/jobindsats/cells.js';
import type { FokusmaalRow } from '../extracts/jobindsats/fokusmaal.js';
import type { FuldtidspersonerRow } from '../extracts/jobindsats/fuldtidspersoner.js';
import type { SamtaletalRow } from '../extracts/jobindsats/samtaletal.js';
import type { JobindsatsSchema } from '../extracts/jobindsats/schema.js';
import { JOBINDSATS_SCHEMAS, type JobindsatsExtract } from '../extracts/jobindsats/schemas.js';
import { readJobindsats } from '../extracts/readJobindsats.js';
import {
  benchmarkConflicts,
  fokusmaalConflicts,
  personsConflicts,
  samtaletalConflicts,
  toCell,
} from '../figures/conflicts.js';
import { type ExtractOverview, namesOf } from './overview.js';

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
  const rows: AnyRow[] = [];
  const ignored: ExtractOverview['ignored'] = [];
  for (const file of files) {
    const schema = JOBINDSATS_SCHEMAS[extract] as JobindsatsSchema<AnyRow>;
    const result = await readJobindsats(file, schema, faults.tolerated);
    faults.merge(result.faults);
    for (const row of result.rows) rows.push(row);
    ignored.push(...result.unknownColumns.map((name) => ({ what: `column ${name} of ${file.name}` })));
  }
  for (const problem of conflictsIn(extract, rows, files)) faults.add(problem);
  const areas = new Set(rows.map((row) => row.area ?? row.kommune!));
  for (const code of areas) kommuner.add(code);
  const count = (test: (row: AnyRow) => boolean, what: string) => {
    const n = rows.filter(test).length;
    if (n > 0) ignored.push({ what, rows: n });
  };
  count((row) => row.area === OTHER_AREA, 'areas other than kommuner and Hele landet');
  count((row) => row.gruppe === OUT_OF_SCOPE, 'ydelser outside the measures');
  const periods = rows.flatMap(({ period }) => (period ? [period] : []));
  return {
    extract,
    files: files.map(({ name }) => name),
    rows: rows.length,
    ...(periods.length > 0 && {
      from: formatMonth(periods.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY)),
      to: formatMonth(periods.reduce((most, { to }) => Math.max(most, to), 0)),
    }),
    kommuner: namesOf(areas),
    thinMonths: [],
    ignored,
  };
}

function conflictsIn(
  extract: JobindsatsExtract,
  rows: readonly AnyRow[],
  files: readonly { name: string }[],
) {
  const used: readonly AnyRow[] = rows.filter(({ area }) => area !== OTHER_AREA);
  switch (extract) {
    case 'benchmark':
      return benchmarkConflicts(used as BenchmarkRow[], files);
    case 'fuldtidspersoner':
      return personsConflicts(used as FuldtidspersonerRow[], files);
    case 'samtaletal':
      return samtaletalConflicts(used as SamtaletalRow[], files);
    case 'fokusmaal':
    case 'tidligindsats':
      return fokusmaalConflicts((used as FokusmaalRow[]).map(toCell), files);
    case 'amk-kontakter':
      return [];
  }
}
