import { areaName } from '../domain/kommuner.js';
import { periodCode } from '../domain/month.js';
import type { BenchmarkRow } from '../extracts/jobindsats/benchmark.js';
import type { FokusmaalRow } from '../extracts/jobindsats/fokusmaal.js';
import type { FuldtidspersonerRow } from '../extracts/jobindsats/fuldtidspersoner.js';
import type { SamtaletalRow } from '../extracts/jobindsats/samtaletal.js';
import type { Problem } from '../extracts/problems.js';
import { conflictingCells, describeKey, type PublishedCell } from '../measures/book.js';
import { ownName } from '../measures/persons.js';

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

/** Rows that give what they are about different figures: neither can be trusted. */
function conflicting<Row>(
  rows: readonly Row[],
  about: (row: Row) => string,
  files: readonly { name: string }[],
): Problem[] {
  const seen = new Map<string, string>();
  return rows.flatMap((row): Problem[] => {
    const what = about(row);
    const text = JSON.stringify(row);
    const other = seen.get(what);
    seen.set(what, text);
    if (other === undefined || other === text) return [];
    const message = `two rows give different figures for ${what}; remove one of the files or rows`;
    return [{ kind: 'conflict', file: named(files), message }];
  });
}

/** Rows of the benchmark that give one kommune, period and area different figures. */
export const benchmarkConflicts = (rows: readonly BenchmarkRow[], files: readonly { name: string }[]) =>
  conflicting(
    rows,
    ({ area, omraade, period }) => `${areaName(area)}, ${omraade}, ${periodCode(period)}`,
    files,
  );

/** Rows of `fuldtidspersoner` extracts that give one area, month and ydelse different figures. */
export const personsConflicts = (rows: readonly FuldtidspersonerRow[], files: readonly { name: string }[]) =>
  conflicting(
    rows,
    ({ area, ydelse, period }) =>
      `${areaName(area)}, ${ownName(ydelse).toLowerCase()}, ${periodCode(period)}`,
    files,
  );

/** Rows of `samtaletal` extracts that give one kommune, month and type different figures. */
export const samtaletalConflicts = (rows: readonly SamtaletalRow[], files: readonly { name: string }[]) =>
  conflicting(
    rows,
    ({ area, type, period }) => `${areaName(area)}, ${type.toLowerCase()}, ${periodCode(period)}`,
    files,
  );
