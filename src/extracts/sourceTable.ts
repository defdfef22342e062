/** A row of a file as text, with where it stands: the line, or the row of a JSON list or a sheet, from 1. */
export interface TextRow {
  line?: number;
  row?: number;
  fields: string[];
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
  /** Everything below the header, with the notes at its end; walked through once. */
  rows: AsyncIterable<TextRow> | Iterable<TextRow>;
  /** A point is a decimal point always, as in JSON and in the numbers of a workbook. */
  pointIsDecimal: boolean;
  /**
   * How many records stand below the header (rows, notes, rows of nothing but separators), by a count that does not
   * come from reading them; `undefined` where the source is a list that cannot lose any.
   */
  records: number | undefined;
  /** Things to say about the source once: hidden rows that are read, cells without a stored value. */
  remarks?: string[];
}
