import type { Columns, RowOf } from '../columns.js';
import type { RowFault } from '../rowReader.js';

/** The columns of a jobindsats extract, and what a row of it becomes. */
export interface JobindsatsSchema<Row, C extends Columns = Columns> {
  columns: C;
  /** The columns that say what a row is about: two rows that are alike in these speak of the same figures. */
  key: readonly (keyof C & string)[];
  row(values: RowOf<C>): Row;
  /** What contradicts itself in a row. */
  faults?(values: RowOf<C>): RowFault[];
  /** What contradicts itself between rows; each fault names the row that it is told at. */
  between?(rows: readonly Row[]): BetweenFault<Row>[];
  /** Cells that a file's name says, where it lacks their column. */
  fromName?(fileName: string): Record<string, string>;
}

/** A contradiction between rows, told at one of them. */
export interface BetweenFault<Row> {
  row: Row;
  message: string;
}

/** A schema of known columns as one of any. */
export const jobindsatsSchema = <Row, C extends Columns>(
  schema: JobindsatsSchema<Row, C>,
): JobindsatsSchema<Row> => schema as unknown as JobindsatsSchema<Row>;
