import type { DuckDBConnection } from '@duckdb/node-api';
import { CASE_SCHEMAS, type CaseColumn, type CaseExtract } from '../extracts/caseSchemas.js';
import { OUT_OF_SCOPE } from '../extracts/cells.js';
import type { ExtractFile } from '../extracts/delivery.js';
import { plainCopy } from '../extracts/plainCopy.js';
import { InputError, type Problem } from '../extracts/problems.js';
import { caseProblems } from '../extracts/readCase.js';
import { findLayout, type Layout, matchColumns } from '../extracts/table.js';
import { CPR_PATTERN } from '../extracts/values.js';
import { rowsOf, sqlText } from './engine.js';

/** What was read of one file. */
export interface LoadedFile {
  file: ExtractFile;
  rows: number;
  /** Rows of ydelser outside the measures, by the ydelse's name. */
  outOfScope: Record<string, number>;
  problems: Problem[];
}

/** Creates the empty table of a case extract: `borger` as text, every other column an integer. */
export async function createTable(connection: DuckDBConnection, extract: CaseExtract): Promise<void> {
  const columns = CASE_SCHEMAS[extract].map(
    ({ name }) => `${name} ${name === 'borger_id' ? 'VARCHAR' : 'INTEGER'}`,
  );
  await connection.run(`CREATE TABLE ${extract} (${columns.join(', ')})`);
}

/**
 * Reads one file into its extract's table. Nothing is inserted when the file has a fault; the faults come
 * back as problems with line, column and value.
 */
export async function loadFile(connection: DuckDBConnection, file: ExtractFile): Promise<LoadedFile> {
  const extract = file.extract as CaseExtract;
  const columns: readonly CaseColumn[] = CASE_SCHEMAS[extract];
  const layout = findLayout(file.facts.head, columns);
  const { index, problems } = matchColumns(file.name, layout.header, columns);
  const loaded: LoadedFile = { file, rows: 0, outOfScope: {}, problems };
  if (problems.length > 0) return loaded;

  const present = columns.filter(({ name }) => index[name]! >= 0);
  const copy = await plainCopy(file);
  try {
    await stage(connection, copy.path, layout, present, index);
    const sound = await mapColumns(connection, present);
    if (!sound || (await hasSwappedDates(connection, present))) {
      loaded.problems = await caseProblems(file, layout, columns, index);
      return loaded;
    }
  } catch (error) {
    loaded.problems = await caseProblems(file, layout, columns, index);
    if (loaded.problems.length === 0) throw error;
    return loaded;
  } finally {
    await copy.remove();
  }
  loaded.rows = await insert(connection, extract, present);
  if (extract === 'ydelser') loaded.outOfScope = await countOutOfScope(connection);
  await connection.run('DROP TABLE staged');
  return loaded;
}

async function countOf(connection: DuckDBConnection, from: string): Promise<number> {
  const [row] = await rowsOf<[bigint]>(connection, `SELECT count(*) FROM ${from}`);
  return Number(row![0]);
}

/** The needed columns of the file as text, under their own names. */
async function stage(
  connection: DuckDBConnection,
  path: string,
  layout: Layout,
  present: readonly CaseColumn[],
  index: Record<string, number>,
): Promise<void> {
  const fields = layout.header.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  const selected = present.map(({ name }) => `c${index[name]} AS ${name}`).join(', ');
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
async function mapColumns(connection: DuckDBConnection, present: readonly CaseColumn[]): Promise<boolean> {
  let sound = true;
  for (const { name, cell } of present) {
    if (name === 'borger_id') {
      sound &&= (await countOf(connection, `staged WHERE coalesce(trim(${name}), '') = ''`)) === 0;
      continue;
    }
    await connection.run(`CREATE OR REPLACE TEMP TABLE map_${name} (text VARCHAR, value INTEGER)`);
    const texts = await rowsOf<[string]>(connection, `SELECT DISTINCT coalesce(${name}, '') FROM staged`);
    const appender = await connection.createAppender(`map_${name}`);
    for (const [text] of texts) {
      const result = cell.safeParse(text);
      sound &&= result.success;
      appender.appendVarchar(text);
      if (result.data == null) appender.appendNull();
      else appender.appendInteger(Number(result.data));
      appender.endRow();
    }
    appender.closeSync();
  }
  return sound;
}

const joinOf = (name: string): string =>
  `JOIN map_${name} ON map_${name}.text = coalesce(staged.${name}, '')`;

async function hasSwappedDates(
  connection: DuckDBConnection,
  present: readonly CaseColumn[],
): Promise<boolean> {
  if (!present.some(({ name }) => name === 'til')) return false;
  const swapped = `staged ${joinOf('fra')} ${joinOf('til')} WHERE map_til.value < map_fra.value`;
  return (await countOf(connection, swapped)) > 0;
}

async function insert(
  connection: DuckDBConnection,
  extract: CaseExtract,
  present: readonly CaseColumn[],
): Promise<number> {
  const names = present.map(({ name }) => name);
  const values = names.map((name) => (name === 'borger_id' ? 'trim(staged.borger_id)' : `map_${name}.value`));
  const mapped = names.filter((name) => name !== 'borger_id').map(joinOf);
  const inScope = extract === 'ydelser' ? `WHERE map_ydelse.value <> ${OUT_OF_SCOPE}` : '';
  await connection.run(
    `INSERT INTO ${extract} (${names.join(', ')}) SELECT ${values.join(', ')} FROM staged ${mapped.join(' ')} ${inScope}`,
  );
  return countOf(connection, 'staged');
}

/** Rows of the file last mapped whose ydelse is outside the measures. */
async function countOutOfScope(connection: DuckDBConnection): Promise<Record<string, number>> {
  const rows = await rowsOf<[string, bigint]>(
    connection,
    `SELECT text, count(*) FROM staged ${joinOf('ydelse')} WHERE value = ${OUT_OF_SCOPE} GROUP BY text ORDER BY text`,
  );
  return Object.fromEntries(rows.map(([text, count]) => [text, Number(count)]));
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
