import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** An engine that is open, with what closes it. */
export interface ParquetReader {
  connection: DuckDBConnection;
  close: () => void;
}

const SETTINGS = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', threads: '1' };

/** An engine of its own, which reads nothing but the file: it is large, so this module is loaded where it is needed. */
export async function openParquetReader(): Promise<ParquetReader> {
  const engine = await DuckDBInstance.create(':memory:', SETTINGS);
  const connection = await engine.connect();
  const close = () => {
    connection.closeSync();
    engine.closeSync();
  };
  return { connection, close };
}
