import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { temporaryPath } from '../extracts/temporary.js';

/** How much of the machine the embedded engine may take. */
export interface EngineOptions {
  /** Threads; all cores when left out. */
  threads?: number;
  /** Memory, as DuckDB writes it; what is more goes to the system's temporary folder. */
  memory?: string;
}

/** Enough for a million rows at full speed, and so little that the program stays within 1 GB. */
const MEMORY = '600MB';

/** A fresh embedded database in memory, cut off from the network. */
export async function openEngine(options: EngineOptions = {}): Promise<DuckDBInstance> {
  const settings: Record<string, string> = {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
    memory_limit: options.memory ?? MEMORY,
    temp_directory: temporaryPath('engine'),
  };
  if (options.threads !== undefined) settings.threads = String(options.threads);
  return DuckDBInstance.create(':memory:', settings);
}

/** A text as an SQL literal. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** All rows of a query, as arrays of JavaScript values. */
export async function rowsOf<Row extends unknown[]>(
  connection: DuckDBConnection,
  sql: string,
): Promise<Row[]> {
  return (await connection.runAndReadAll(sql)).getRowsJS() as Row[];
}

/** The number of rows of what stands behind FROM. */
export async function countOf(connection: DuckDBConnection, from: string): Promise<number> {
  const [row] = await rowsOf<[bigint]>(connection, `SELECT count(*) FROM ${from}`);
  return Number(row![0]);
}
