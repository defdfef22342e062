import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** An engine that is open, with what closes it. */
export interface ParquetReader {
  connection: DuckDBConnection;
  close: () => void;
}

const SETTINGS = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  threads: '1',
  // What a file held may have changed when it is read again.
  enable_external_file_cache: 'false',
};

let engine: Promise<DuckDBInstance> | undefined;

/**
 * A connection to an engine of this module's own, which reads nothing but files and holds no table: starting one takes
 * longer than to read a small file, so that a run has one for all. It is large, so this module is loaded where it is needed.
 */
export async function openParquetReader(): Promise<ParquetReader> {
  engine ??= DuckDBInstance.create(':memory:', SETTINGS);
  const connection = await (await engine).connect();
  return { connection, close: () => connection.closeSync() };
}
