import type { DuckDBConnection } from '@duckdb/node-api';
import { YDELSER } from '../domain/ydelser.js';
import type { Columns } from '../extracts/columns.js';
import { readCell } from '../extracts/rowReader.js';
import { PLAIN_ID, parseId } from '../extracts/values.js';
import { countOf, rowsOf } from './engine.js';

/** The staged rows' columns as values: what SQL joins them, and under which names. */
export interface Mapped {
  /** A `JOIN` of a table of texts and values for each column. */
  joins: Readonly<Record<string, string>>;
  /** An SQL expression of the value of each column. */
  values: Readonly<Record<string, string>>;
  /** An SQL expression of why a row is passed over, null when it is not; `undefined` when none is. */
  outside: string | undefined;
}

/**
 * Hands every different text of each column of the staged rows to its zod cell, once, and keeps the answers in a
 * table a column. Ids stay text: the table `ids` has them as they stand and as they are read, and `numbered` will have
 * their citizens' numbers.
 * @returns `undefined` when some text is refused.
 */
export async function mapColumns(
  connection: DuckDBConnection,
  columns: Columns,
): Promise<Mapped | undefined> {
  const joins: Record<string, string> = {};
  const values: Record<string, string> = {};
  const outside: string[] = [];
  for (const name of Object.keys(columns)) {
    if (name === 'borger_id') {
      if (!(await readIds(connection))) return undefined;
      joins.citizen = 'JOIN numbered ON numbered.text = staged.borger_id';
      values.citizen = 'numbered.citizen';
      continue;
    }
    const passed = await mapColumn(connection, columns, name);
    if (passed === undefined) return undefined;
    joins[name] = `JOIN map_${name} ON map_${name}.text = coalesce(staged.${name}, '')`;
    values[name] = `map_${name}.value`;
    if (passed > 0) outside.push(`map_${name}.outside`);
  }
  return { joins, values, outside: outside.length > 0 ? `coalesce(${outside.join(', ')})` : undefined };
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
  answer: (text: string) => { value: number | string | null; outside?: string | undefined } | undefined,
): Promise<number | undefined> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE texts AS SELECT CAST(row_number() OVER () AS INTEGER) AS n, text FROM (${texts})`,
  );
  await connection.run(`CREATE OR REPLACE TEMP TABLE answers (n INTEGER, value ${type}, outside VARCHAR)`);
  const rows = await rowsOf<[number, string]>(connection, 'SELECT n, text FROM texts');
  const appender = await connection.createAppender('answers');
  for (const [n, text] of rows) {
    const found = answer(text);
    if (!found) return undefined;
    appender.appendInteger(n);
    if (found.value === null) appender.appendNull();
    else if (typeof found.value === 'string') appender.appendVarchar(found.value);
    else appender.appendInteger(found.value);
    if (found.outside === undefined) appender.appendNull();
    else appender.appendVarchar(found.outside);
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
 * Reads the different ids. The engine takes most as they stand; the others are read one by one.
 * @returns false when one is no id.
 */
async function readIds(connection: DuckDBConnection): Promise<boolean> {
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE ids AS SELECT text, trim(text) AS value FROM (SELECT DISTINCT borger_id AS text FROM staged)',
  );
  const odd = `text IS NULL OR NOT regexp_full_match(value, '${PLAIN_ID}')`;
  if ((await countOf(connection, `ids WHERE ${odd}`)) === 0) return true;
  const texts = `SELECT coalesce(text, '') AS text FROM ids WHERE ${odd}`;
  const read = await mapTexts(connection, 'borger_id', 'VARCHAR', texts, (text) => {
    const value = parseId(text);
    return value === undefined ? undefined : { value };
  });
  if (read === undefined) return false;
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE ids AS SELECT ids.text, coalesce(map_borger_id.value, ids.value) AS value ' +
      'FROM ids LEFT JOIN map_borger_id USING (text)',
  );
  return true;
}

/** Whether a staged row ends before it begins, or lies outside the days of its ydelse. */
export async function hasWrongDates(
  connection: DuckDBConnection,
  { joins, values: { fra, til, ydelse } }: Mapped,
): Promise<boolean> {
  if (!fra || !til) return false;
  const rows = ['staged', joins.fra, joins.til, joins.ydelse].filter(Boolean).join(' ');
  if ((await countOf(connection, `${rows} WHERE ${til} < ${fra}`)) > 0) return true;
  if (!ydelse) return false;
  const outside = YDELSER.flatMap(({ code, from, until }) => {
    const on = `${ydelse} = ${code}`;
    return [
      ...(from === undefined ? [] : [`(${on} AND ${fra} < ${from})`]),
      ...(until === undefined ? [] : [`(${on} AND (${fra} > ${until} OR ${til} > ${until}))`]),
    ];
  });
  if (outside.length === 0) return false;
  return (await countOf(connection, `${rows} WHERE ${outside.join(' OR ')}`)) > 0;
}
