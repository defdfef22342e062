import type { DuckDBConnection } from '@duckdb/node-api';
import { YDELSER } from '../domain/ydelser.js';
import { type CaseExtract, caseColumns } from '../extracts/caseSchemas.js';
import { OUT_OF_SCOPE } from '../extracts/cells.js';
import type { Columns } from '../extracts/columns.js';
import type { ExtractFile } from '../extracts/delivery.js';
import { Faults } from '../extracts/faults.js';
import { type PlainFile, plainCopy } from '../extracts/plainCopy.js';
import { InputError } from '../extracts/problems.js';
import { siftCase } from '../extracts/siftCase.js';
import { findLayout, type Layout, matchColumns, presentColumns } from '../extracts/table.js';
import { CPR_PATTERN, maskCprIn } from '../extracts/values.js';
import { rowsOf, sqlText } from './engine.js';

/** What was read of one file. */
export interface LoadedFile {
  file: ExtractFile;
  rows: number;
  /** Rows of ydelser outside the measures, by the ydelse's name. */
  outOfScope: Record<string, number>;
  /** Columns that the file has and nobody reads. */
  unknownColumns: string[];
  faults: Faults;
}

/**
 * Creates the empty table of a case extract: `borger_id` as text, every other column an integer. Beside ydelser
 * stands a table of the citizens on ydelser outside the measures.
 */
export async function createTable(connection: DuckDBConnection, extract: CaseExtract): Promise<void> {
  const columns = Object.keys(caseColumns(extract)).map(
    (name) => `${name} ${name === 'borger_id' ? 'VARCHAR' : 'INTEGER'}`,
  );
  await connection.run(`CREATE TABLE ${extract} (${columns.join(', ')})`);
  if (extract === 'ydelser') await connection.run('CREATE TABLE outside (borger_id VARCHAR)');
}

/**
 * Reads one file into its extract's table, at full speed when all is well. When it is not, the file is read again
 * row by row: the faults come back with line, column and value, and when they are tolerated the other rows are loaded.
 * @param tolerated how many rejected rows may be left out.
 */
export async function loadFile(
  connection: DuckDBConnection,
  file: ExtractFile,
  tolerated: number,
): Promise<LoadedFile> {
  const columns = caseColumns(file.extract as CaseExtract);
  const layout = findLayout(file.facts.head, columns);
  const { index, unknown, problems } = matchColumns(file.name, layout.header, columns);
  const loaded: LoadedFile = {
    file,
    rows: 0,
    outOfScope: {},
    unknownColumns: unknown,
    faults: new Faults(tolerated),
  };
  for (const problem of problems) loaded.faults.add(problem);
  if (problems.length > 0) return loaded;

  const present = presentColumns(columns, index);
  const names = Object.keys(present);
  const places = names.map((name) => index[name]!);
  if (await stageIfSound(connection, await plainCopy(file), layout, present, places)) {
    await insert(connection, loaded, names);
    return loaded;
  }
  const sifted = await siftCase(file, layout, present, index, loaded.faults);
  if (loaded.faults.isTooMuch) {
    await sifted.remove();
    return loaded;
  }
  const clean: Layout = { separator: ';', skip: 1, header: names };
  const sound = await stageIfSound(connection, sifted, clean, present, [...names.keys()]);
  if (!sound) throw new Error(`${file.name} could not be loaded after its faulty rows were left out`);
  await insert(connection, loaded, names);
  return loaded;
}

/** Stages a file and maps its columns. @returns false when the engine or a cell refuses something. */
async function stageIfSound(
  connection: DuckDBConnection,
  copy: PlainFile,
  layout: Layout,
  present: Columns,
  places: readonly number[],
): Promise<boolean> {
  try {
    await stage(connection, copy.path, layout, Object.keys(present), places);
    return (await mapColumns(connection, present)) && !(await hasWrongDates(connection, present));
  } catch (error) {
    if (isOutOfRoom(error)) throw error;
    return false;
  } finally {
    await copy.remove();
  }
}

/** The machine is too small, which no reading row by row would mend. */
const isOutOfRoom = (error: unknown): boolean =>
  /out of memory|no space left|failed to allocate/i.test((error as Error).message);

async function countOf(connection: DuckDBConnection, from: string): Promise<number> {
  const [row] = await rowsOf<[bigint]>(connection, `SELECT count(*) FROM ${from}`);
  return Number(row![0]);
}

/** The needed columns of the file as text, under their own names. */
async function stage(
  connection: DuckDBConnection,
  path: string,
  layout: Layout,
  names: readonly string[],
  places: readonly number[],
): Promise<void> {
  const fields = layout.header.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  const selected = names.map((name, i) => `c${places[i]} AS ${name}`).join(', ');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE staged AS SELECT ${selected} FROM read_csv(${sqlText(path)}, auto_detect=false, ` +
      `header=false, skip=${layout.skip}, delim=${sqlText(layout.separator)}, quote='"', escape='"', ` +
      `columns={${fields}}, max_line_size=1000000)`,
  );
}

/**
 * Hands every different text of each column to its zod cell, once, and keeps the answers in a table a
 * column. @returns false when some text is refused.
 */
async function mapColumns(connection: DuckDBConnection, present: Columns): Promise<boolean> {
  for (const [name, { cell }] of Object.entries(present)) {
    if (name === 'borger_id') {
      if ((await countOf(connection, `staged WHERE coalesce(trim(${name}), '') = ''`)) > 0) return false;
      continue;
    }
    await connection.run(`CREATE OR REPLACE TEMP TABLE map_${name} (text VARCHAR, value INTEGER)`);
    const texts = await rowsOf<[string]>(connection, `SELECT DISTINCT coalesce(${name}, '') FROM staged`);
    const appender = await connection.createAppender(`map_${name}`);
    for (const [text] of texts) {
      const result = cell.safeParse(text);
      if (!result.success) return false;
      appender.appendVarchar(text);
      if (result.data == null) appender.appendNull();
      else appender.appendInteger(Number(result.data));
      appender.endRow();
    }
    appender.closeSync();
  }
  return true;
}

const joinOf = (name: string): string =>
  `JOIN map_${name} ON map_${name}.text = coalesce(staged.${name}, '')`;

/** Whether a row ends before it begins, or lies outside the days of its ydelse. */
async function hasWrongDates(connection: DuckDBConnection, present: Columns): Promise<boolean> {
  if (!('til' in present)) return false;
  const dated = `staged ${joinOf('fra')} ${joinOf('til')}`;
  if ((await countOf(connection, `${dated} WHERE map_til.value < map_fra.value`)) > 0) return true;
  if (!('ydelse' in present)) return false;
  const outside = YDELSER.flatMap(({ code, from, until }) => {
    const on = `map_ydelse.value = ${code}`;
    return [
      ...(from === undefined ? [] : [`(${on} AND map_fra.value < ${from})`]),
      ...(until === undefined ? [] : [`(${on} AND (map_fra.value > ${until} OR map_til.value > ${until}))`]),
    ];
  });
  if (outside.length === 0) return false;
  return (await countOf(connection, `${dated} ${joinOf('ydelse')} WHERE ${outside.join(' OR ')}`)) > 0;
}

/** Moves the staged rows into the extract's table and counts them. */
async function insert(
  connection: DuckDBConnection,
  loaded: LoadedFile,
  names: readonly string[],
): Promise<void> {
  const { extract } = loaded.file;
  const values = names.map((name) => (name === 'borger_id' ? 'trim(staged.borger_id)' : `map_${name}.value`));
  const mapped = names.filter((name) => name !== 'borger_id').map(joinOf);
  const inScope = extract === 'ydelser' ? `WHERE map_ydelse.value <> ${OUT_OF_SCOPE}` : '';
  await connection.run(
    `INSERT INTO ${extract} (${names.join(', ')}) SELECT ${values.join(', ')} FROM staged ${mapped.join(' ')} ${inScope}`,
  );
  loaded.rows = await countOf(connection, 'staged');
  if (extract === 'ydelser') loaded.outOfScope = await setAsideOutOfScope(connection);
  await connection.run('DROP TABLE staged');
}

/** Rows of the file last mapped whose ydelse is outside the measures, by ydelse; their citizens are kept. */
async function setAsideOutOfScope(connection: DuckDBConnection): Promise<Record<string, number>> {
  const outside = `FROM staged ${joinOf('ydelse')} WHERE value = ${OUT_OF_SCOPE}`;
  await connection.run(`INSERT INTO outside SELECT DISTINCT trim(borger_id) ${outside}`);
  const rows = await rowsOf<[string, bigint]>(
    connection,
    `SELECT trim(text) AS name, count(*) ${outside} GROUP BY name ORDER BY name`,
  );
  return Object.fromEntries(rows.map(([name, count]) => [maskCprIn(name), Number(count)]));
}

/** @throws {InputError} when a citizen's id looks like a CPR number; the number itself is never shown. */
export async function refuseCpr(connection: DuckDBConnection, extract: CaseExtract): Promise<void> {
  const rows = await countOf(connection, `${extract} WHERE regexp_full_match(borger_id, '${CPR_PATTERN}')`);
  if (rows === 0) return;
  throw new InputError(
    `${rows} rows of the extract ${extract} have a borger_id that looks like a CPR number; ` +
      'use pseudonyms, or pass --allow-cpr if they only look like it',
  );
}
