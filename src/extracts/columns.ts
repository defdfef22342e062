import type { z } from 'zod';
import { maybe } from './cells.js';
import type { Notation } from './values.js';

/** How a column is found, and what its cells become. */
export interface Column<T = unknown> {
  /** Other names for it. */
  aliases: readonly string[];
  /** Reads a cell of text; the text describing it stands on the documentation page. */
  cell: z.ZodType<T, string>;
  /** A file may lack the column; its cells are then read as empty. */
  optional: boolean;
  /** The same cell for a column that writes its numbers in one way, where that decides what they are. */
  numeric?: (notation: Notation) => z.ZodType<T, string>;
  /**
   * Why a row with this text is passed over though nothing is wrong with it, to be named once with the number of rows
   * (`area Christiansø`); `undefined` when it is not.
   */
  outside?: (text: string) => string | undefined;
}

/** The columns of an extract by name, in the order in which they are documented. */
export type Columns = Readonly<Record<string, Column>>;

/** A column that a file must have. */
export const column = <T>(cell: z.ZodType<T, string>, ...aliases: string[]): Column<T> => ({
  cell,
  aliases,
  optional: false,
});

/** A column that a file may lack, and whose cells may be missing. */
export const optionalColumn = <T>(cell: z.ZodType<T, string>, ...aliases: string[]): Column<T | null> => ({
  cell: maybe(cell),
  aliases,
  optional: true,
});

/** What the cells of some columns become. */
export type RowOf<C extends Columns> = { [K in keyof C]: C[K] extends Column<infer T> ? T : never };
