import type { DuckDBConnection } from '@duckdb/node-api';
import type { Columns } from '../extracts/columns.js';
import { readCell } from '../extracts/rowReader.js';
import { NO_IDS, PLAIN_ID, parseId } from '../extracts/values.js';
import { countOf, rowsOf, sqlText } from './engine.js';

/** The staged rows' columns as values: what SQL joins them, and under which names. */
export interface Mapped {
  /** `JOIN`s of a table of texts and values for each column. */
  joins: string;
  /** An SQL expression of the value of each column. */
  values: Record<string, string>;
  /** An SQL expression of why a row is passed over, null when it is not; `undefined` when none is. */
  outside: string | undefined;
}

/**
 * Hands every different text of each column of the staged rows to its zod cell, once, and keeps the answers in a
 * table a column. Ids stay text.
 * @returns `undefined` when some text is refused.
 */
export async function mapColumns(
  connection: DuckDBConnection,
  columns: Columns,
): Promise<Mapped | undefined> {
  const mapped = { joins: [] as string[], values: {} as Record<string, string>, outside: [] as string[] };
  for (const name of Object.keys(columns)) {
    if (name === 'borger_id') {
      const odd = await mapOddIds(connection);
      if (odd === undefined) return undefined;
      if (odd > 0) mapped.joins.push('LEFT JOIN map_borger_id ON map_borger_id.text = staged.borger_id');
      mapped.values.borger_id =
        odd > 0 ? 'coalesce(map_borger_id.value, trim(staged.borger_id))' : 'trim(staged.borger_id)';
      continue;
    }
    const passed = await mapColumn(connection, columns, name);
    if (passed === undefined) return undefined;
    mapped.joins.push(`JOIN map_${name} ON map_${name}.text = coalesce(staged.${name}, '')`);
    mapped.values[name] = `map_${name}.value`;
    if (passed > 0) mapped.outside.push(`map_${name}.outside`);
  }
  return {
    joins: mapped.joins.join(' '),
    values: mapped.values,
    outside: mapped.outside.length > 0 ? `coalesce(${mapped.outside.join(', ')})` : undefined,
  };
}

/** @returns the number of texts for which rows are passed over; `undefined` when one is refused. */
async function mapColumn(
  connection: DuckDBConnection,
  columns: Columns,
  name: string,
): Promise<number | undefined> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE map_${name} (text VARCHAR, value INTEGER, outside VARCHAR)`,
  );
  const texts = await rowsOf<[string]>(connection, `SELECT DISTINCT coalesce(${name}, '') FROM staged`);
  const appender = await connection.createAppender(`map_${name}`);
  let passed = 0;
  for (const [text] of texts) {
    const { value, message, outside } = readCell(columns, name, text);
    if (message !== undefined) return undefined;
    appender.appendVarchar(text);
    if (value == null) appender.appendNull();
    else appender.appendInteger(Number(value));
    if (outside === undefined) appender.appendNull();
    else appender.appendVarchar(outside);
    appender.endRow();
    if (outside !== undefined) passed += 1;
  }
  appender.closeSync();
  return passed;
}

const NO_IDS_SQL = NO_IDS.map(sqlText).join(', ');

/**
 * Reads the ids that the engine may not take as they stand; most files have none.
 * @returns how many they are; `undefined` when one is no id.
 */
async function mapOddIds(connection: DuckDBConnection): Promise<number | undefined> {
  const odd =
    `SELECT DISTINCT borger_id FROM staged WHERE borger_id IS NULL ` +
    `OR NOT regexp_full_match(trim(borger_id), '${PLAIN_ID}') OR lower(trim(borger_id)) IN (${NO_IDS_SQL})`;
  const texts = await rowsOf<[string | null]>(connection, odd);
  if (texts.length === 0) return 0;
  await connection.run('CREATE OR REPLACE TEMP TABLE map_borger_id (text VARCHAR, value VARCHAR)');
  const appender = await connection.createAppender('map_borger_id');
  for (const [text] of texts) {
    const id = text === null ? undefined : parseId(text);
    if (id === undefined) return undefined;
    appender.appendVarchar(text!);
    appender.appendVarchar(id);
    appender.endRow();
  }
  appender.closeSync();
  return texts.length;
}

/** Whether some staged row ends before it begins. */
export async function hasSwappedDates(
  connection: DuckDBConnection,
  { joins, values }: Mapped,
): Promise<boolean> {
  if (!values.til || !values.fra) return false;
  return (await countOf(connection, `staged ${joins} WHERE ${values.til} < ${values.fra}`)) > 0;
}
