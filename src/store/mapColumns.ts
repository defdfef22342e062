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
 * Hands every different text of each column of the staged rows to its zod cell, once, and keeps the answers of all
 * columns in one table: a file of few rows is loaded by few questions. Ids stay text.
 * @returns `undefined` when some text is refused.
 */
export async function mapColumns(
  connection: DuckDBConnection,
  columns: Columns,
): Promise<Mapped | undefined> {
  const odd = await mapOddIds(connection);
  if (odd === undefined) return undefined;
  const names = Object.keys(columns).filter((name) => name !== 'borger_id');
  const passed = new Set<string>();
  const texts = names.map(
    (name, col) => `SELECT DISTINCT ${col} AS col, coalesce(${name}, '') AS text FROM staged`,
  );
  const read = await mapTexts(connection, 'map', 'INTEGER', texts.join(' UNION ALL '), (text, col) => {
    const name = names[col]!;
    const { value, message, outside } = readCell(columns, name, text);
    if (message !== undefined) return undefined;
    if (outside !== undefined) passed.add(name);
    return { value: value == null ? null : Number(value), outside };
  });
  if (read === undefined) return undefined;
  const joins = names.map(
    (name, col) =>
      `JOIN map AS map_${name} ON map_${name}.col = ${col} AND map_${name}.text = coalesce(staged.${name}, '')`,
  );
  if (odd > 0) joins.push('LEFT JOIN map_ids ON map_ids.text = staged.borger_id');
  const outside = names.filter((name) => passed.has(name)).map((name) => `map_${name}.outside`);
  return {
    joins: joins.join(' '),
    values: {
      borger_id: odd > 0 ? 'coalesce(map_ids.value, trim(staged.borger_id))' : 'trim(staged.borger_id)',
      ...Object.fromEntries(names.map((name) => [name, `map_${name}.value`])),
    },
    outside: outside.length > 0 ? `coalesce(${outside.join(', ')})` : undefined,
  };
}

/** What a text becomes, and why its rows are passed over. */
interface Answer {
  value: number | string | null;
  outside?: string | undefined;
}

/**
 * Hands different texts to JavaScript, each with a number, and brings the answers back by the number: on the way out a
 * text may lose a sign that is not seen, as a byte order mark is, and would not be found again.
 * @param table the name of the table that is made: `col`, `text`, `value`, `outside`.
 * @param texts a query of two columns, `col` and `text`.
 * @param answerOf what a text becomes; `undefined` when it is refused, which ends the walk.
 * @returns how many texts there are; `undefined` when one is refused.
 */
async function mapTexts(
  connection: DuckDBConnection,
  table: string,
  type: 'INTEGER' | 'VARCHAR',
  texts: string,
  answerOf: (text: string, col: number) => Answer | undefined,
): Promise<number | undefined> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE texts AS ${texts}`);
  const rows = await rowsOf<[number, number, string]>(
    connection,
    'SELECT CAST(rowid AS INTEGER), col, text FROM texts',
  );
  // Every answer is there before the first is written: an appender that is given up writes its rows all the same, when
  // memory is cleared, into whatever table has the name by then.
  const answers: [number, Answer][] = [];
  for (const [n, col, text] of rows) {
    const answer = answerOf(text, col);
    if (!answer) return undefined;
    answers.push([n, answer]);
  }
  await connection.run(`CREATE OR REPLACE TEMP TABLE answers (n INTEGER, value ${type}, outside VARCHAR)`);
  const appender = await connection.createAppender('answers');
  for (const [n, { value, outside }] of answers) {
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
    `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT col, text, value, outside FROM texts JOIN answers ON texts.rowid = n`,
  );
  return rows.length;
}

/**
 * Reads the ids that the engine may not take as they stand; most files have none.
 * @returns how many they are; `undefined` when one is no id.
 */
async function mapOddIds(connection: DuckDBConnection): Promise<number | undefined> {
  const odd = `borger_id IS NULL OR NOT regexp_full_match(trim(borger_id), '${PLAIN_ID}')`;
  if ((await countOf(connection, `staged WHERE ${odd}`)) === 0) return 0;
  const texts = `SELECT DISTINCT 0 AS col, coalesce(borger_id, '') AS text FROM staged WHERE ${odd}`;
  return mapTexts(connection, 'map_ids', 'VARCHAR', texts, (text) => {
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
  const wrong = [`${til} < ${fra}`];
  if (ydelse) {
    for (const { code, from, until } of YDELSER) {
      const on = `${ydelse} = ${code}`;
      if (from !== undefined) wrong.push(`(${on} AND ${fra} < ${from})`);
      if (until !== undefined) wrong.push(`(${on} AND (${fra} > ${until} OR ${til} > ${until}))`);
    }
  }
  return (await countOf(connection, `staged ${joins} WHERE ${wrong.join(' OR ')}`)) > 0;
}
