import type { z } from 'zod';
import type { Columns } from '../columns.js';

/** The columns of a jobindsats extract, and what a row of it becomes. */
export interface JobindsatsSchema<Row> {
  columns: Columns;
  row: z.ZodType<Row, Record<string, string>>;
  /** Cells that a file's name says, where it lacks their column. */
  fromName?: (fileName: string) => Record<string, string>;
}
