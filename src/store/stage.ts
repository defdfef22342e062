import type { DuckDBConnection } from '@duckdb/node-api';
import type { Columns } from '../extracts/columns.js';
import type { Layout } from '../extracts/layout.js';
import { sqlPath, sqlText } from '../extracts/parquet.js';
import type { PlainFile } from '../extracts/plainCopy.js';

/** Where the columns of a file come from. */
export interface Plan {
  /** The columns that the file has, or that its constants give. */
  present: Columns;
  index: Readonly<Record<string, number>>;
  constants: Readonly<Record<string, string>>;
}

/** A file as the engine reads it. */
export interface Source {
  /** SQL of each column's text, in the order of the header. */
  texts: readonly string[];
  /** What stands behind FROM. */
  from: string;
  /**
   * Whether the file is read once for its different texts and once more for its rows: of a large one that is quicker than
   * to keep the texts of all rows, and takes far less memory.
   */
  isReadAgain: boolean;
  /** Removes what was written for it. */
  remove(): Promise<void>;
}

/** A CSV as the engine reads it. */
export function csvSource(
  { path, skip, remove }: PlainFile,
  { separator, header }: Pick<Layout, 'separator' | 'header'>,
): Source {
  const fields = header.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  const from =
    `read_csv(${sqlPath(path)}, auto_detect=false, hive_partitioning=false, header=false, skip=${skip}, delim=${sqlText(separator)}, ` +
    `quote='"', escape='"', columns={${fields}}, max_line_size=1000000)`;
  return { texts: header.map((_, i) => `c${i}`), from, isReadAgain: false, remove };
}

/** The table of a file's texts, for files that are not read again. */
export const STAGED = 'staged';

/**
 * The needed columns of a file as text, under their own names.
 * @returns what stands behind FROM for its rows: the table `staged`, unless the file is read again.
 */
export async function stage(
  connection: DuckDBConnection,
  { texts, from, isReadAgain }: Source,
  { present, index, constants }: Plan,
): Promise<string> {
  const selected = Object.keys(present)
    .map((name) => `${texts[index[name]!] ?? sqlText(constants[name]!)} AS ${name}`)
    .join(', ');
  const rows = `SELECT ${selected} FROM ${from}`;
  if (isReadAgain) return `(${rows})`;
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${STAGED} AS ${rows}`);
  return STAGED;
}
