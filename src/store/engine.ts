import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { temporaryFolder } from '../extracts/temporary.js';
import { engineShare, MB } from './memory.js';

/** How much of the machine the embedded engine may take. */
export interface EngineOptions {
  /** Threads; all cores when left out. */
  threads?: number | undefined;
  /** Bytes of memory that the whole program may take: the engine has its share, and puts what is more on disk. */
  memory?: number | undefined;
}

/** A database of the run's own. */
export interface Engine {
  connect(): Promise<DuckDBConnection>;
  /** Frees it; every connection must be closed before. */
  close(): void;
}

/**
 * A fresh embedded database in memory, cut off from the network. What does not fit into its memory goes to a folder that
 * its owner alone can read.
 */
export async function openEngine({ threads, memory }: EngineOptions = {}): Promise<Engine> {
  const spill = await temporaryFolder();
  const settings: Record<string, string> = {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
    // Joins are written in their order here: the rows first, what is looked up for them after. The engine's own guess
    // puts a million rows where the few should be; of a file that is not read yet it knows no number of rows at all.
    disabled_optimizers: 'join_order,build_side_probe_side',
    memory_limit: `${Math.floor(engineShare(memory) / MB)}MiB`,
    temp_directory: spill.path,
  };
  if (threads !== undefined) settings.threads = String(threads);
  const instance = await DuckDBInstance.create(':memory:', settings);
  return {
    connect: () => instance.connect(),
    close: () => {
      instance.closeSync();
      spill.remove().catch(() => {});
    },
  };
}

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
