import type { DuckDBConnection } from '@duckdb/node-api';
import { YDELSER } from '../domain/ydelser.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import { rowsOf } from './engine.js';
import type { Mapped } from './mapColumns.js';

/** Where rows go. */
export interface Target {
  extract: CaseExtract;
  /** Number of the file among those of its extract. */
  number: number;
  /** How many there have to be. */
  rows: number;
}

/** Rows of a file as values, in the table `sound`; what all rows have alike is not written to it. */
export interface SoundRows {
  /** What stands behind FROM for their texts. */
  rows: string;
  /** How many are in the extract's table already, with nothing in `sound`; `undefined` when none are. */
  written?: number;
  all: number;
  /** SQL conditions on a row: its citizen is wanted, and it is not passed over. */
  own: string;
  inside: string;
  /** Passed over, of all citizens. */
  outside: number;
  /** Not passed over, of citizens who are not wanted. */
  strange: number;
}

/** Staged rows with their citizens and values, behind FROM. */
const valuedRows = (rows: string, joins: string): string =>
  `${rows} AS staged JOIN numbered ON numbered.text = staged.borger_id ${joins}`;

const named = (values: Mapped['values']): string[] =>
  Object.entries(values).map(([name, value]) => `${value} AS ${name}`);

/** Whether nothing of a row has to be looked at before it goes where it belongs. */
const isStraight = ({ outside, values }: Mapped, isPart: boolean): boolean =>
  !isPart && outside === undefined && wrongDates(Object.keys(values)) === NEVER;

/**
 * Writes the values of staged rows: into their extract's table where nothing has to be looked at first, else to the table
 * `sound`.
 * @param isPart whether some citizens are not wanted.
 * @returns `undefined` when a row ends before it begins, or lies outside the days of its ydelse, or there are not as many
 * rows as there have to be.
 */
export async function writeRows(
  connection: DuckDBConnection,
  rows: string,
  mapped: Mapped,
  isPart: boolean,
  target: Target,
): Promise<SoundRows | undefined> {
  if (isStraight(mapped, isPart)) return writeStraight(connection, rows, mapped, target);
  const sound = await writeValues(connection, rows, mapped, isPart);
  return sound?.all === target.rows ? sound : undefined;
}

/**
 * Moves rows into their extract's table; hours with the number of their file.
 * @param values an SQL expression of each column but the citizen's.
 * @param from what stands behind FROM.
 * @returns how many, counted by the engine.
 */
async function insertInto(
  connection: DuckDBConnection,
  { extract, number }: Target,
  values: Mapped['values'],
  from: string,
): Promise<number> {
  const columns = Object.entries({
    citizen: 'citizen',
    ...values,
    ...(extract === 'loentimer' ? { file: `${number}` } : {}),
  });
  const [into, selected] = [0, 1].map((i) => columns.map((column) => column[i]).join(', '));
  const { rowsChanged } = await connection.run(
    `INSERT INTO ${extract} (${into}) SELECT ${selected} FROM ${from}`,
  );
  return rowsChanged;
}

/** Moves the rows of the table `sound` that count into their extract's own. @returns how many. */
export const moveSound = (
  connection: DuckDBConnection,
  target: Target,
  { own, inside }: SoundRows,
  names: readonly string[],
): Promise<number> =>
  insertInto(
    connection,
    target,
    Object.fromEntries(names.map((name) => [name, name])),
    `sound WHERE ${own} AND ${inside}`,
  );

/** Writes rows into their extract's table. @returns `undefined` when there are not as many as there have to be: then none is. */
async function writeStraight(
  connection: DuckDBConnection,
  rows: string,
  { joins, values }: Mapped,
  target: Target,
): Promise<SoundRows | undefined> {
  let written: number | undefined;
  await connection.run('BEGIN');
  try {
    written = await insertInto(connection, target, values, valuedRows(rows, joins));
  } finally {
    await connection.run(written === target.rows ? 'COMMIT' : 'ROLLBACK');
  }
  if (written !== target.rows) return undefined;
  return { rows, written, all: written, own: 'true', inside: 'true', outside: 0, strange: 0 };
}

/**
 * Writes rows to the table `sound`, with each row's citizen, whether that is `own`, and why it is passed over.
 * @returns `undefined` when a row ends before it begins, or lies outside the days of its ydelse.
 */
async function writeValues(
  connection: DuckDBConnection,
  rows: string,
  { joins, values, outside }: Mapped,
  isPart: boolean,
): Promise<SoundRows | undefined> {
  const columns = [
    'citizen',
    ...(isPart ? ['own'] : []),
    ...named(values),
    ...(outside === undefined ? [] : [`${outside} AS outside`]),
  ];
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE sound AS SELECT ${columns.join(', ')} FROM ${valuedRows(rows, joins)}`,
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
  return wrong === 0 ? { rows, all: all!, own, inside, outside: passed!, strange: strange! } : undefined;
}

const NEVER = 'false';

/** An SQL condition on rows that end before they begin, or lie outside the days of their ydelse. */
function wrongDates(names: readonly string[]): string {
  if (!names.includes('fra') || !names.includes('til')) return NEVER;
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
