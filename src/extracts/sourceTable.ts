import type { RowRef } from './problems.js';

/** A row of a file as text, with where it stands: the line, or the row of a JSON list or a sheet, from 1. */
export interface TextRow {
  line?: number;
  row?: number;
  fields: string[];
}

/** Where a row stands in a file. */
export function refOf(file: string, { line, row }: TextRow): RowRef {
  const ref: RowRef = { file };
  if (line !== undefined) ref.line = line;
  if (row !== undefined) ref.row = row;
  return ref;
}

/** What stands in a file and is no row: a line of Excel's `sep=;`, a title above the header, a note below the rows. */
export interface Aside {
  kind: 'sep' | 'title' | 'note';
  line?: number;
  row?: number;
  /** Its beginning, without CPR numbers. */
  text: string;
}

/**
 * A file as a table of text, wherever it comes from: CSV, JSON, a workbook. Extracts and plans are read through it
 * alone.
 */
export interface SourceTable {
  /** The columns' names as they stand. */
  header: string[];
  /** What stands above the header. */
  above: Aside[];
  /**
   * The rows below the header, with the notes at their end, as many at a time as the source gives at once: to wait for
   * each would take longer than to read it. Walked through once.
   */
  blocks: AsyncIterable<readonly TextRow[]> | Iterable<readonly TextRow[]>;
  /** A point is a decimal point always, as in JSON and in the numbers of a workbook. */
  pointIsDecimal: boolean;
  /**
   * How many records stand below the header (rows, notes, rows of nothing but separators), by a count that does not
   * come from reading them; `undefined` where the source is a list that cannot lose any.
   */
  records: number | undefined;
  /** Things to say about the source once: hidden rows that are read, cells without a stored value. */
  remarks?: string[];
  /** Names a cell by its row and field as who opens the file sees it: `sheet 'Ark1', cell B7`. */
  cellOf?: (row: number, field: number) => string;
}

/** Names the cells of a table by row and column, where they have names. */
export function cellsOf(
  { cellOf }: SourceTable,
  index: Readonly<Record<string, number>>,
): ((row: number, column: string) => string) | undefined {
  return cellOf && ((row, column) => cellOf(row, index[column] ?? 0));
}
