import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { temporaryFolder } from '../extracts/temporary.js';

/** How much of the machine the embedded engine may take. */
export interface EngineOptions {
  /** Threads; all cores when left out. */
  threads?: number | undefined;
  /** Bytes of memory that the whole program may take: the engine has its share, and puts what is more on disk. */
  memory?: number | undefined;
}

const MB = 2 ** 20;
/** What the engine has when nobody says: the program stays within 1 GB. */
const DEFAULT_SHARE = 600 * MB;
/** What the program itself takes beside the engine: its code, the citizens at hand, what the engine does not count. */
const PROGRAM = 400 * MB;
/** The engine does not work with less. */
const LEAST_SHARE = 160 * MB;

/** The least memory that a user may set, in bytes. */
export const LEAST_MEMORY = PROGRAM + LEAST_SHARE;

/** The engine's share of the program's memory, in bytes. */
export const engineShare = (memory: number | undefined): number =>
  memory === undefined ? DEFAULT_SHARE : Math.max(LEAST_SHARE, memory - PROGRAM);

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
