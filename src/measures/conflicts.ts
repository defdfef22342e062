import { areaName } from '../domain/kommuner.js';
import type { BenchmarkRow } from '../extracts/jobindsats/benchmark.js';
import type { FokusmaalRow } from '../extracts/jobindsats/fokusmaal.js';
import type { Problem } from '../extracts/problems.js';
import { conflictingCells, describeKey, type PublishedCell } from './book.js';

/** A row of a `fokusmaal` extract as a cell. */
export const toCell = ({ area, period, gruppe, fokusmaal, citizens, met }: FokusmaalRow): PublishedCell => ({
  key: { area, period, gruppe, fokusmaal },
  citizens,
  met,
});

const named = (files: readonly { name: string }[]): string => files.map(({ name }) => name).join(', ');

/** Rows of `fokusmaal` extracts that give one cell different figures: neither can be trusted. */
export function fokusmaalConflicts(
  cells: readonly PublishedCell[],
  files: readonly { name: string }[],
): Problem[] {
  return conflictingCells(cells).map((key) => ({
    kind: 'conflict',
    file: named(files),
    message: `two rows give different figures for ${describeKey(key, areaName)}; keep one of them`,
  }));
}

/** Rows of the benchmark that give one kommune, period and area different figures. */
export function benchmarkConflicts(
  rows: readonly BenchmarkRow[],
  files: readonly { name: string }[],
): Problem[] {
  const seen = new Map<string, string>();
  return rows.flatMap((row): Problem[] => {
    const key = `${row.area}|${row.omraade}|${row.period.to}`;
    const text = JSON.stringify(row);
    const other = seen.get(key);
    seen.set(key, text);
    if (other === undefined || other === text) return [];
    const message = `two rows give different figures for ${areaName(row.area)}, ${row.omraade}; remove one of the files or rows`;
    return [{ kind: 'conflict', file: named(files), message }];
  });
}
