import type { DuckDBConnection } from '@duckdb/node-api';
import { YDELSER } from '../domain/ydelser.js';
import type { Columns } from '../extracts/columns.js';
import { readCell } from '../extracts/rowReader.js';
import { PLAIN_ID, parseId } from '../extracts/values.js';
import { countOf, rowsOf } from './engine.js';

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

/** What a text of a column becomes, and why its rows are passed over. */
interface Answered {
  value: number | string | null;
  outside?: string | undefined;
}

/**
 * Hands different texts to JavaScript, each with a number, and brings the answers back by the number: on the way out a
 * text may lose a sign that is not seen, as a byte order mark is, and would not be found again.
 * @param texts a query of one column `text`.
 * @param answer what a text becomes; `undefined` when it is refused, which ends the walk.
 * @returns how many texts there are; `undefined` when one is refused.
 */
async function mapTexts(
  connection: DuckDBConnection,
  name: string,
  type: 'INTEGER' | 'VARCHAR',
  texts: string,
  answer: (text: string) => Answered | undefined,
): Promise<number | undefined> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE texts AS SELECT CAST(row_number() OVER () AS INTEGER) AS n, text FROM (${texts})`,
  );
  await connection.run(`CREATE OR REPLACE TEMP TABLE answers (n INTEGER, value ${type}, outside VARCHAR)`);
  const rows = await rowsOf<[number, string]>(connection, 'SELECT n, text FROM texts');
  // All before the first is appended: an appender that is left open writes its rows when it is collected as garbage.
  const found: [n: number, Answered][] = [];
  for (const [n, text] of rows) {
    const answered = answer(text);
    if (!answered) return undefined;
    found.push([n, answered]);
  }
  const appender = await connection.createAppender('answers');
  for (const [n, { value, outside }] of found) {
    appender.appendInteger(n);
    if (value === null) appender.appendNull();
    else if (typeof value === 'string') appender.appendVarchar(value);
    else appender.appendInteger(value);
    if (outside === undefined) appender.appendNull();
    else appender.appendVarchar(outside);
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE map_${name} AS SELECT text, value, outside FROM texts JOIN answers USING (n)`,
  );
  return rows.length;
}

/** @returns the number of texts for which rows are passed over; `undefined` when one is refused. */
async function mapColumn(
  connection: DuckDBConnection,
  columns: Columns,
  name: string,
): Promise<number | undefined> {
  let passed = 0;
  const texts = `SELECT DISTINCT coalesce(${name}, '') AS text FROM staged`;
  const read = await mapTexts(connection, name, 'INTEGER', texts, (text) => {
    const { value, message, outside } = readCell(columns, name, text);
    if (message !== undefined) return undefined;
    if (outside !== undefined) passed += 1;
    return { value: value == null ? null : Number(value), outside };
  });
  return read === undefined ? undefined : passed;
}

/**
 * Reads the ids that the engine may not take as they stand; most files have none.
 * @returns how many they are; `undefined` when one is no id.
 */
async function mapOddIds(connection: DuckDBConnection): Promise<number | undefined> {
  const odd = `borger_id IS NULL OR NOT regexp_full_match(trim(borger_id), '${PLAIN_ID}')`;
  if ((await countOf(connection, `staged WHERE ${odd}`)) === 0) return 0;
  const texts = `SELECT DISTINCT coalesce(borger_id, '') AS text FROM staged WHERE ${odd}`;
  return mapTexts(connection, 'borger_id', 'VARCHAR', texts, (text) => {
    const value = parseId(text);
    return value === undefined ? undefined : { value };
  });
}

/** Whether a staged row ends before it begins, or lies outside the days of its ydelse. */
export async function hasWrongDates(
  connection: DuckDBConnection,
  { joins, values: { fra, til, ydelse } }: Mapped,
): Promise<boolean> {
  if (!fra || !til) return false;
  if ((await countOf(connection, `staged ${joins} WHERE ${til} < ${fra}`)) > 0) return true;
  if (!ydelse) return false;
  const outside = YDELSER.flatMap(({ code, from, until }) => {
    const on = `${ydelse} = ${code}`;
    return [
      ...(from === undefined ? [] : [`(${on} AND ${fra} < ${from})`]),
      ...(until === undefined ? [] : [`(${on} AND (${fra} > ${until} OR ${til} > ${until}))`]),
    ];
  });
  if (outside.length === 0) return false;
  return (await countOf(connection, `staged ${joins} WHERE ${outside.join(' OR ')}`)) > 0;
}
