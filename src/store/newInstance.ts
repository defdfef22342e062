import { DuckDBInstance } from '@duckdb/node-api';

/** A new engine in memory. Its library is large, so this module is loaded where there are rows to read. */
export const newInstance = (settings: Record<string, string>): Promise<DuckDBInstance> =>
  DuckDBInstance.create(':memory:', settings);
