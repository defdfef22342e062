import type { DuckDBConnection } from '@duckdb/node-api';
import { accountFault, type FileAccount, openAccount, passOver } from '../extracts/account.js';
import { CASE_EXTRACTS, type CaseExtract, caseColumns } from '../extracts/caseSchemas.js';
import type { Columns } from '../extracts/columns.js';
import { columnsOf } from '../extracts/columnsOf.js';
import type { ExtractFile } from '../extracts/delivery.js';
import { Faults } from '../extracts/faults.js';
import { assertUnchanged } from '../extracts/file.js';
import type { Entry } from '../extracts/mapping/mapping.js';
import { countColumns, countWord, type Use } from '../extracts/mapping/uses.js';
import { matchColumns } from '../extracts/matchColumns.js';
import { openTable } from '../extracts/openTable.js';
import type { ParquetTable } from '../extracts/parquet.js';
import { plainCopy } from '../extracts/plainCopy.js';
import { InputError } from '../extracts/problems.js';
import { siftCase } from '../extracts/siftCase.js';
import type { SourceTable } from '../extracts/sourceTable.js';
import type { CsvTable } from '../extracts/table.js';
import { CPR_PATTERN, maskCprIn } from '../extracts/values.js';
import type { CitizenNumbers } from './citizenNumbers.js';
import { countOf, rowsOf } from './engine.js';
import { type Mapped, mapColumns } from './mapColumns.js';
import { moveSound, type SoundRows, type Target, writeRows } from './soundRows.js';
import { csvSource, type Plan, type Source, stage } from './stage.js';

/** What was read of one file. */
export interface LoadedFile {
  file: ExtractFile;
  /** Rows that were read: counted, or passed over. */
  rows: number;
  /** Rows of the citizens that are wanted: those counted, unless a part of the citizens is wanted. */
  own: number;
  account: FileAccount;
  /** Rows of ydelser outside the measures, by the ydelse's name. */
  outOfScope: Record<string, number>;
  /** Columns that the file has and nobody reads. */
  unknownColumns: string[];
  /** What is to be said once about the file. */
  remarks: readonly string[];
  /** Rows that an entry of the delivery's mapping told something of, by the entry's number. */
  uses: [entry: number, rows: number][];
  faults: Faults;
}

/**
 * Creates the empty tables of the case extracts, all of integers: the citizen's number in place of `borger_id`. Beside
 * ydelser stands a table of the citizens whose rows are passed over; hours know the number of the file they are from.
 */
export async function createTables(connection: DuckDBConnection): Promise<void> {
  const tables = CASE_EXTRACTS.map((extract) => {
    const names = Object.keys(caseColumns(extract)).map((name) => (name === 'borger_id' ? 'citizen' : name));
    if (extract === 'loentimer') names.push('file');
    return `CREATE TABLE ${extract} (${names.map((name) => `${name} INTEGER`).join(', ')})`;
  });
  await connection.run([...tables, 'CREATE TABLE outside (citizen INTEGER)'].join('; '));
}

/** What a file is loaded into. */
export interface Loading {
  citizens: CitizenNumbers;
  /** How many rejected rows may be left out. */
  tolerated: number;
  /** Files of so many bytes are read again where else all their texts would be kept. */
  readAgain: number;
}

/**
 * Reads one file into its extract's table, at full speed when all is well. When it is not, the file is read again
 * row by row: the faults come back with line, column and value, and when they are tolerated the other rows are loaded.
 * @param number of the file among those of its extract.
 */
export async function loadFile(
  connection: DuckDBConnection,
  file: ExtractFile,
  loading: Loading,
  number: number,
): Promise<LoadedFile> {
  const columns = columnsOf(file);
  const table = await openTable(file, columns);
  const { constants = {} } = file;
  const { index, unknown, problems } = matchColumns(file.name, table.header, columns, constants);
  const loaded: LoadedFile = {
    file,
    rows: 0,
    own: 0,
    account: openAccount(file.name, table),
    outOfScope: {},
    unknownColumns: unknown,
    remarks: table.remarks ?? [],
    uses: [],
    faults: new Faults(loading.tolerated),
  };
  for (const problem of problems) loaded.faults.add(problem);
  if (problems.length > 0) return loaded;

  const isThere = (name: string) => index[name]! >= 0 || constants[name] !== undefined;
  const present = Object.fromEntries(Object.entries(columns).filter(([name]) => isThere(name)));
  const plan = { present, index, constants };
  const sound =
    (await loadFast(connection, loaded, table, plan, loading, number)) ??
    (await loadSlow(connection, loaded, table, plan, loading, number));
  if (sound) await insert(connection, loaded, sound, number, present);
  if (sound) note(loaded, countColumns(file, table.header, index, loaded.account.rows));
  if (!loaded.faults.isTooMuch) await assertUnchanged(file);
  const fault = sound && accountFault(loaded.account);
  if (fault) loaded.faults.add(fault);
  return loaded;
}

const isCsv = (table: SourceTable): table is CsvTable => 'layout' in table;
const isParquet = (table: SourceTable): table is ParquetTable => 'parquet' in table;

/** Reads a file as it is. @returns `undefined` when something in it must be looked at row by row. */
async function loadFast(
  connection: DuckDBConnection,
  { file, account }: LoadedFile,
  table: SourceTable,
  plan: Plan,
  { citizens, readAgain }: Loading,
  number: number,
): Promise<SoundRows | undefined> {
  const { records } = table;
  if (records === undefined) return undefined;
  let source: Source;
  if (isCsv(table)) {
    const plain = await plainCopy(file, table.layout);
    source = csvSource(plain, table.layout);
    const { gzip, bytes } = file.facts;
    source.isReadAgain = plain.path === file.path && !gzip && bytes >= readAgain;
  } else if (isParquet(table)) source = { ...table.parquet, isReadAgain: false, remove: async () => {} };
  else return undefined;
  // A row more or less than the file's own count: the engine reads it otherwise.
  const target = { extract: file.extract as CaseExtract, number, rows: records };
  const sound = await readIfSound(connection, source, plan, citizens, target);
  if (sound) account.rows = records;
  return sound;
}

/** Reads a file row by row. @returns `undefined` when too much is wrong in it. */
async function loadSlow(
  connection: DuckDBConnection,
  { file, account, faults }: LoadedFile,
  table: SourceTable,
  { present, index, constants }: Plan,
  { citizens }: Loading,
  number: number,
): Promise<SoundRows | undefined> {
  const sifted = await siftCase(file, table, present, index, account, faults);
  if (faults.isTooMuch) {
    await sifted.remove();
    return undefined;
  }
  const names = Object.keys(present);
  const plan = { present, index: Object.fromEntries(names.map((name, i) => [name, i])), constants };
  const source = csvSource(sifted, { separator: ';', header: names });
  const rows = account.rows - account.rejected;
  const target = { extract: file.extract as CaseExtract, number, rows };
  const sound = await readIfSound(connection, source, plan, citizens, target);
  if (!sound) throw new Error(`${file.name} could not be loaded after its faulty rows were left out`);
  return sound;
}

/**
 * Reads a file's rows, as {@link writeRows} writes them.
 * @returns `undefined` when the engine, a cell or a row's dates refuse something, or it has not as many rows as it should.
 */
async function readIfSound(
  connection: DuckDBConnection,
  source: Source,
  plan: Plan,
  citizens: CitizenNumbers,
  target: Target,
): Promise<SoundRows | undefined> {
  const staged = await stageIfSound(connection, source, plan);
  if (!staged) return undefined;
  await citizens.number(connection);
  const { rows, mapped } = staged;
  try {
    return await writeRows(connection, rows, mapped, citizens.isPart, target);
  } catch (error) {
    // A file that is read again may not be there any more.
    if (!source.isReadAgain || isOutOfRoom(error)) throw error;
    return undefined;
  }
}

/** Stages a file and maps its columns. @returns `undefined` when the engine or a cell refuses something. */
async function stageIfSound(
  connection: DuckDBConnection,
  source: Source,
  plan: Plan,
): Promise<{ rows: string; mapped: Mapped } | undefined> {
  try {
    const rows = await stage(connection, source, plan);
    const mapped = await mapColumns(connection, rows, plan.present);
    return mapped && { rows, mapped };
  } catch (error) {
    if (isOutOfRoom(error)) throw error;
    return undefined;
  } finally {
    await source.remove();
  }
}

/** The machine is too small, which no reading row by row would mend. */
const isOutOfRoom = (error: unknown): boolean =>
  /out of memory|no space left|failed to allocate/i.test((error as Error).message);

/** Moves the rows of the wanted citizens into the extract's table where they are not there yet, and counts all rows. */
async function insert(
  connection: DuckDBConnection,
  loaded: LoadedFile,
  sound: SoundRows,
  number: number,
  present: Columns,
): Promise<void> {
  const { account, file } = loaded;
  // What went in, counted by the engine and not by subtraction.
  const target = { extract: file.extract as CaseExtract, number, rows: sound.all };
  const names = Object.keys(present).filter((name) => name !== 'borger_id');
  loaded.own = sound.written ?? (await moveSound(connection, target, sound, names));
  if (sound.outside > 0) await passOverRows(connection, loaded, sound);
  loaded.outOfScope = ydelserOf(account.outside);
  loaded.rows = account.rows - account.rejected;
  account.counted = loaded.own + sound.strange;
  for (const name of Object.keys(present))
    note(loaded, await countWords(connection, sound.rows, present, name));
  await connection.run('DROP TABLE IF EXISTS staged; DROP TABLE IF EXISTS sound');
}

/** Accounts for the rows that are passed over, and keeps whose rows of ydelser they are. */
async function passOverRows(
  connection: DuckDBConnection,
  { account, file }: LoadedFile,
  { own }: SoundRows,
): Promise<void> {
  if (file.extract === 'ydelser')
    await connection.run(
      `INSERT INTO outside SELECT DISTINCT citizen FROM sound WHERE ${own} AND outside IS NOT NULL`,
    );
  const reasons = await rowsOf<[string, bigint]>(
    connection,
    'SELECT outside, count(*) FROM sound WHERE outside IS NOT NULL GROUP BY outside ORDER BY outside',
  );
  for (const [reason, rows] of reasons) passOver(account, maskCprIn(reason), Number(rows));
}

/** Keeps what entries of the mapping a file used. */
function note({ uses, file }: LoadedFile, found: readonly Use[]): void {
  for (const { entry, rows } of found) uses.push([file.mapping!.entries.indexOf(entry as Entry), rows]);
}

/** Tells the delivery's mapping how many rows have each word of a column that it reads. */
async function countWords(
  connection: DuckDBConnection,
  rows: string,
  columns: Columns,
  name: string,
): Promise<Use[]> {
  if (!columns[name]!.mappedBy) return [];
  const texts = await rowsOf<[string, bigint]>(
    connection,
    `SELECT coalesce(${name}, '') AS text, count(*) FROM ${rows} AS staged GROUP BY text`,
  );
  return texts.flatMap(([text, rows]) => countWord(columns, name, text, Number(rows)));
}

const YDELSE = 'ydelse ';

/** Of the reasons for passing over rows, those that name a ydelse, by the ydelse. */
const ydelserOf = (outside: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(outside).flatMap(([reason, rows]) =>
      reason.startsWith(YDELSE) ? [[reason.slice(YDELSE.length), rows]] : [],
    ),
  );

/** @throws {InputError} when a citizen's id looks like a CPR number; the number itself is never shown. */
export async function refuseCpr(connection: DuckDBConnection): Promise<void> {
  const looksLikeCpr = `regexp_full_match(borger_id, '${CPR_PATTERN}')`;
  // Citizens are fewer than rows, and mostly none is found.
  if ((await countOf(connection, `citizens WHERE ${looksLikeCpr}`)) === 0) return;
  for (const extract of CASE_EXTRACTS) {
    const rows = await countOf(connection, `${extract} JOIN citizens USING (citizen) WHERE ${looksLikeCpr}`);
    if (rows > 0)
      throw new InputError(
        `${rows} rows of the extract ${extract} have a borger_id that looks like a CPR number; ` +
          'use pseudonyms, or pass --allow-cpr if they only look like it',
      );
  }
}
