import type { DuckDBConnection } from '@duckdb/node-api';
import { YDELSER } from '../domain/ydelser.js';
import type { Columns } from '../extracts/columns.js';
import { readCell } from '../extracts/rowReader.js';
import { PLAIN_ID, parseId } from '../extracts/values.js';
import { countOf, rowsOf } from './engine.js';

/** The staged rows' columns as values: what SQL joins them, and under which names. */
export interface Mapped {
  /** `JOIN`s of the texts and values of each column. */
  joins: string;
  /** An SQL expression of the value of each column. */
  values: Readonly<Record<string, string>>;
  /** An SQL expression of why a row is passed over, null when it is not. */
  outside: string;
}

/**
 * Hands every different text of each column of the staged rows to its zod cell, once, and keeps the answers of all
 * columns in one table: a file of few rows is loaded by few questions. Ids stay text: the table `ids` has them as they
 * stand and as they are read.
 * @returns `undefined` when some text is refused.
 */
export async function mapColumns(
  connection: DuckDBConnection,
  columns: Columns,
): Promise<Mapped | undefined> {
  if (!(await readIds(connection))) return undefined;
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
  const outside = names.filter((name) => passed.has(name)).map((name) => `map_${name}.outside`);
  return {
    joins: joins.join(' '),
    values: Object.fromEntries(names.map((name) => [name, `map_${name}.value`])),
    outside: outside.length > 0 ? `coalesce(${outside.join(', ')})` : 'CAST(NULL AS VARCHAR)',
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
 * Reads the different ids. The engine takes most as they stand; the others are read one by one.
 * @returns false when one is no id.
 */
async function readIds(connection: DuckDBConnection): Promise<boolean> {
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE ids AS SELECT text, trim(text) AS value FROM (SELECT DISTINCT borger_id AS text FROM staged)',
  );
  const odd = `text IS NULL OR NOT regexp_full_match(value, '${PLAIN_ID}')`;
  if ((await countOf(connection, `ids WHERE ${odd}`)) === 0) return true;
  const texts = `SELECT 0 AS col, coalesce(text, '') AS text FROM ids WHERE ${odd}`;
  const read = await mapTexts(connection, 'map_ids', 'VARCHAR', texts, (text) => {
    const value = parseId(text);
    return value === undefined ? undefined : { value };
  });
  if (read === undefined) return false;
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE ids AS SELECT ids.text, coalesce(map_ids.value, ids.value) AS value ' +
      'FROM ids LEFT JOIN map_ids USING (text)',
  );
  return true;
}

/**
 * Writes the values of the staged rows to the table `sound`, with each row's citizen, whether that is `own`, and why it is
 * passed over.
 * @returns false when a row ends before it begins, or lies outside the days of its ydelse.
 */
export async function writeValues(
  connection: DuckDBConnection,
  { joins, values, outside }: Mapped,
): Promise<boolean> {
  const columns = Object.entries(values).map(([name, value]) => `${value} AS ${name}`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE sound AS SELECT citizen, own, ${columns.join(', ')}, ${outside} AS outside ` +
      `FROM staged JOIN numbered ON numbered.text = staged.borger_id ${joins}`,
  );
  const { fra, til, ydelse } = values;
  if (!fra || !til) return true;
  const wrong = ['til < fra'];
  if (ydelse) {
    for (const { code, from, until } of YDELSER) {
      const on = `ydelse = ${code}`;
      if (from !== undefined) wrong.push(`(${on} AND fra < ${from})`);
      if (until !== undefined) wrong.push(`(${on} AND (fra > ${until} OR til > ${until}))`);
    }
  }
  return (await countOf(connection, `sound WHERE ${wrong.join(' OR ')}`)) === 0;
}
