import type { Columns } from '../columns.js';
import type { ExtractFile } from '../delivery.js';
import { tidyName } from '../matchColumns.js';

/** Counts rows whose text in a column the delivery's mapping reads. */
export function countWord(columns: Columns, name: string, text: string, rows = 1): void {
  const entry = columns[name]!.mappedBy?.(text);
  if (entry) entry.rows += rows;
}

/** Counts the rows of a file whose columns, or whose constants in place of some, the delivery's mapping gives. */
export function countColumns(
  { mapping, extract }: ExtractFile,
  header: readonly string[],
  index: Readonly<Record<string, number>>,
  rows: number,
): void {
  if (!mapping) return;
  const constants = mapping.constantsOf(extract);
  for (const [name, at] of Object.entries(index)) {
    const entry = at < 0 ? constants[name] : mapping.columnOf(extract, name);
    if (entry && (at < 0 || tidyName(header[at]!) === tidyName(entry.to))) entry.rows += rows;
  }
}
