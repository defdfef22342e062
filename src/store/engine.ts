import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { sqlText } from '../extracts/parquet.js';
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

/** The last engine of a small delivery that nobody uses any more, and what it was opened with. */
let idle: { instance: DuckDBInstance; key: string } | undefined;

/**
 * A fresh embedded database in memory, cut off from the network. What does not fit into its memory goes to a folder that
 * its owner alone can read.
 * @param options.isSmall whether few rows are loaded: starting and stopping an engine would take longer than they do, so
 *   that one which an earlier small delivery of this process is done with is emptied and taken again.
 */
export async function openEngine({
  threads,
  memory,
  isSmall = false,
}: EngineOptions & { isSmall?: boolean } = {}): Promise<Engine> {
  const spill = await temporaryFolder();
  const settings: Record<string, string> = {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
    // Joins are written in their order here: the rows first, what is looked up for them after. The engine's own guess
    // puts a million rows where the few should be; of a file that is not read yet it knows no number of rows at all.
    disabled_optimizers: 'join_order,build_side_probe_side',
    // What a file held may have changed when it is read again.
    enable_external_file_cache: 'false',
    memory_limit: `${Math.floor(engineShare(memory) / MB)}MiB`,
  };
  if (threads !== undefined) settings.threads = String(threads);
  const key = JSON.stringify(settings);
  const instance =
    (isSmall ? await takeIdle(key, spill.path) : undefined) ??
    (await (await import('./newInstance.js')).newInstance({ ...settings, temp_directory: spill.path }));
  return {
    connect: () => instance.connect(),
    close: () => {
      const over = isSmall ? idle?.instance : instance;
      if (isSmall) idle = { instance, key };
      over?.closeSync();
      spill.remove().catch(() => {});
    },
  };
}

/** The idle engine, emptied; `undefined` when there is none of these settings, or it has put rows on disk. */
async function takeIdle(key: string, spill: string): Promise<DuckDBInstance | undefined> {
  if (idle?.key !== key) return undefined;
  const { instance } = idle;
  idle = undefined;
  const connection = await instance.connect();
  const tables = await rowsOf<[string]>(connection, 'SELECT table_name FROM duckdb_tables()');
  const drops = tables.map(([name]) => `DROP TABLE ${name}; `).join('');
  const isEmptied = await connection.run(`${drops}SET GLOBAL temp_directory = ${sqlText(spill)}`).then(
    () => true,
    () => false,
  );
  connection.closeSync();
  if (isEmptied) return instance;
  instance.closeSync();
  return undefined;
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
