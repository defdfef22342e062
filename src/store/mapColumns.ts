import type { DuckDBConnection } from '@duckdb/node-api';
import type { Columns } from '../extracts/columns.js';
import { readCell } from '../extracts/rowReader.js';
import { PLAIN_ID, parseId } from '../extracts/values.js';
import { rowsOf } from './engine.js';
import { STAGED } from './stage.js';

/** The staged rows' columns as values: what SQL joins them, and under which names. */
export interface Mapped {
  /** `JOIN`s of the texts and values of each column. */
  joins: string;
  /** An SQL expression of the value of each column. */
  values: Readonly<Record<string, string>>;
  /** An SQL expression of why a row is passed over, null when it is not; `undefined` when none is. */
  outside: string | undefined;
}

/** What stands for an id among the columns whose texts are handed out. */
const ID = -1;

/**
 * Hands every different text of each column of the staged rows to its zod cell, once, and keeps the answers of all
 * columns in one table: a file of few rows is loaded by few questions, and its rows are gone through once. Ids stay text:
 * the table `ids` has them as they stand and as they are read; the engine takes most as they stand, the others are read
 * one by one.
 * @param rows what stands behind FROM for the staged rows.
 * @returns `undefined` when some text is refused.
 */
export async function mapColumns(
  connection: DuckDBConnection,
  rows: string,
  columns: Columns,
): Promise<Mapped | undefined> {
  const names = Object.keys(columns).filter((name) => name !== 'borger_id');
  const passed = new Set<string>();
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE found AS ${differentTexts(rows, names)}; ` +
      `CREATE OR REPLACE TEMP TABLE ids AS SELECT text, trim(text) AS value FROM found WHERE col = ${ID}`,
  );
  const texts = [
    `SELECT col, text FROM found WHERE col <> ${ID}`,
    `SELECT ${ID} AS col, coalesce(text, '') AS text FROM ids WHERE text IS NULL OR NOT regexp_full_match(value, '${PLAIN_ID}')`,
  ];
  const found = await mapTexts(connection, texts.join(' UNION ALL '), (text, col) => {
    if (col === ID) {
      const id = parseId(text);
      return id === undefined ? undefined : { value: null, id };
    }
    const name = names[col]!;
    const { value, message, outside } = readCell(columns, name, text);
    if (message !== undefined) return undefined;
    if (outside !== undefined) passed.add(name);
    return { value: value == null ? null : Number(value), outside };
  });
  if (!found) return undefined;
  if (found.ids > 0)
    await connection.run(
      'CREATE OR REPLACE TEMP TABLE ids AS SELECT ids.text, coalesce(map.id, ids.value) AS value ' +
        `FROM ids LEFT JOIN map ON map.col = ${ID} AND map.text = ids.text`,
    );
  const joins = names.map(
    (name, col) =>
      `JOIN map AS map_${name} ON map_${name}.col = ${col} AND map_${name}.text = coalesce(staged.${name}, '')`,
  );
  const outside = names.filter((name) => passed.has(name)).map((name) => `map_${name}.outside`);
  return {
    joins: joins.join(' '),
    values: Object.fromEntries(names.map((name) => [name, `map_${name}.value`])),
    outside: outside.length > 0 ? `coalesce(${outside.join(', ')})` : undefined,
  };
}

/**
 * A query of the different texts of each column, `col` and `text`: those of an id may be null, of others they are not.
 * Columns of a table are gone through one after another into one set, which few rows are quicker with than with a set for
 * each; a file that is read for them is read once.
 */
function differentTexts(rows: string, names: readonly string[]): string {
  if (rows !== STAGED) return textsInOneReading(rows, names);
  const columns = [
    `SELECT ${ID} AS col, borger_id AS text FROM ${rows}`,
    ...names.map((name, col) => `SELECT ${col} AS col, coalesce(${name}, '') AS text FROM ${rows}`),
  ];
  return `SELECT DISTINCT col, text FROM (${columns.join(' UNION ALL ')})`;
}

function textsInOneReading(rows: string, names: readonly string[]): string {
  const all = ['borger_id', ...names];
  // Of a row of the answer, this has a bit for every column but the one whose text it is.
  const bits = (i: number) => 2 ** all.length - 1 - 2 ** (all.length - 1 - i);
  const cases = all.map((_, i) => `WHEN ${bits(i)} THEN ${i === 0 ? ID : i - 1}`);
  const filled = names.map((name) => `coalesce(${name}, '') AS ${name}`);
  return (
    `SELECT CASE grouping(${all.join(', ')}) ${cases.join(' ')} END AS col, coalesce(${all.join(', ')}) AS text ` +
    `FROM (SELECT ${['borger_id', ...filled].join(', ')} FROM ${rows} AS staged) ` +
    `GROUP BY GROUPING SETS (${all.map((name) => `(${name})`).join(', ')})`
  );
}

/** What a text becomes, as a value or as an id, and why its rows are passed over. */
interface Answer {
  value: number | null;
  id?: string | undefined;
  outside?: string | undefined;
}

/**
 * Hands different texts to JavaScript, each with a number, and brings the answers back by the number: on the way out a
 * text may lose a sign that is not seen, as a byte order mark is, and would not be found again. The table `map` is made:
 * `col`, `text`, `value`, `id`, `outside`.
 * @param texts a query of two columns, `col` and `text`.
 * @param answerOf what a text becomes; `undefined` when it is refused, which ends the walk.
 * @returns how many of the texts are ids; `undefined` when a text is refused.
 */
async function mapTexts(
  connection: DuckDBConnection,
  texts: string,
  answerOf: (text: string, col: number) => Answer | undefined,
): Promise<{ ids: number } | undefined> {
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
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE answers (n INTEGER, value INTEGER, id VARCHAR, outside VARCHAR)',
  );
  const appender = await connection.createAppender('answers');
  const appendText = (text: string | undefined) =>
    text === undefined ? appender.appendNull() : appender.appendVarchar(text);
  for (const [n, { value, id, outside }] of answers) {
    appender.appendInteger(n);
    if (value === null) appender.appendNull();
    else appender.appendInteger(value);
    appendText(id);
    appendText(outside);
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE map AS SELECT col, text, value, id, outside FROM texts JOIN answers ON texts.rowid = n',
  );
  return { ids: answers.filter(([, { id }]) => id !== undefined).length };
}
