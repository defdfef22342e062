import type { Columns } from '../columns.js';
import type { ExtractFile } from '../delivery.js';
import { tidyName } from '../matchColumns.js';

/** Rows that an entry of a mapping told something of. */
export interface Use {
  entry: { rows: number };
  rows: number;
}

const used = (entry: { rows: number }, rows: number): Use => {
  entry.rows += rows;
  return { entry, rows };
};

/** Counts rows whose text in a column the delivery's mapping reads. */
export function countWord(columns: Columns, name: string, text: string, rows = 1): Use[] {
  const entry = columns[name]!.mappedBy?.(text);
  return entry ? [used(entry, rows)] : [];
}

/** Counts the rows of a file whose columns, or whose constants in place of some, the delivery's mapping gives. */
export function countColumns(
  { mapping, extract }: ExtractFile,
  header: readonly string[],
  index: Readonly<Record<string, number>>,
  rows: number,
): Use[] {
  if (!mapping) return [];
  const uses: Use[] = [];
  const constants = mapping.constantsOf(extract);
  for (const [name, at] of Object.entries(index)) {
    const entry = at < 0 ? constants[name] : mapping.columnOf(extract, name);
    if (entry && (at < 0 || tidyName(header[at]!) === tidyName(entry.to))) uses.push(used(entry, rows));
  }
  return uses;
}
