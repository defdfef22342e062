import type { DuckDBConnection } from '@duckdb/node-api';
import { YDELSER } from '../domain/ydelser.js';
import type { Columns } from '../extracts/columns.js';
import { readCell } from '../extracts/rowReader.js';
import { PLAIN_ID, parseId } from '../extracts/values.js';
import { rowsOf } from './engine.js';

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
 * columns in one table: a file of few rows is loaded by few questions. Ids stay text: the table `ids` has them as they
 * stand and as they are read; the engine takes most as they stand, the others are read one by one.
 * @returns `undefined` when some text is refused.
 */
export async function mapColumns(
  connection: DuckDBConnection,
  columns: Columns,
): Promise<Mapped | undefined> {
  const names = Object.keys(columns).filter((name) => name !== 'borger_id');
  const passed = new Set<string>();
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE ids AS SELECT text, trim(text) AS value FROM (SELECT DISTINCT borger_id AS text FROM staged)',
  );
  const texts = [
    ...names.map((name, col) => `SELECT DISTINCT ${col} AS col, coalesce(${name}, '') AS text FROM staged`),
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

/** Rows of the table `sound`. What all rows have alike is not written to it. */
export interface SoundRows {
  all: number;
  /** SQL conditions on a row: its citizen is wanted, and it is not passed over. */
  own: string;
  inside: string;
  /** Passed over, of all citizens. */
  outside: number;
  /** Not passed over, of citizens who are not wanted. */
  strange: number;
}

/**
 * Writes the values of the staged rows to the table `sound`, with each row's citizen, whether that is `own`, and why it is
 * passed over.
 * @param isPart whether some citizens are not wanted.
 * @returns `undefined` when a row ends before it begins, or lies outside the days of its ydelse.
 */
export async function writeValues(
  connection: DuckDBConnection,
  { joins, values, outside }: Mapped,
  isPart: boolean,
): Promise<SoundRows | undefined> {
  const columns = [
    'citizen',
    ...(isPart ? ['own'] : []),
    ...Object.entries(values).map(([name, value]) => `${value} AS ${name}`),
    ...(outside === undefined ? [] : [`${outside} AS outside`]),
  ];
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE sound AS SELECT ${columns.join(', ')} ` +
      `FROM staged JOIN numbered ON numbered.text = staged.borger_id ${joins}`,
  );
  const own = isPart ? 'own' : 'true';
  const inside = outside === undefined ? 'true' : 'outside IS NULL';
  const counts = [
    'count(*)',
    `count(*) FILTER (NOT (${inside}))`,
    `count(*) FILTER (NOT ${own} AND ${inside})`,
    `count(*) FILTER (${wrongDates(Object.keys(values))})`,
  ];
  const [row] = await rowsOf<bigint[]>(connection, `SELECT ${counts.join(', ')} FROM sound`);
  const [all, passed, strange, wrong] = row!.map(Number);
  return wrong === 0 ? { all: all!, own, inside, outside: passed!, strange: strange! } : undefined;
}

/** An SQL condition on rows that end before they begin, or lie outside the days of their ydelse. */
function wrongDates(names: readonly string[]): string {
  if (!names.includes('fra') || !names.includes('til')) return 'false';
  const wrong = ['til < fra'];
  if (names.includes('ydelse')) {
    for (const { code, from, until } of YDELSER) {
      const on = `ydelse = ${code}`;
      if (from !== undefined) wrong.push(`(${on} AND fra < ${from})`);
      if (until !== undefined) wrong.push(`(${on} AND (fra > ${until} OR til > ${until}))`);
    }
  }
  return wrong.join(' OR ');
}
