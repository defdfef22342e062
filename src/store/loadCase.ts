import type { DuckDBConnection } from '@duckdb/node-api';
import { accountFault, type FileAccount, openAccount, passOver } from '../extracts/account.js';
import { type CaseExtract, caseColumns } from '../extracts/caseSchemas.js';
import type { Columns } from '../extracts/columns.js';
import { columnsOf } from '../extracts/columnsOf.js';
import type { ExtractFile } from '../extracts/delivery.js';
import { Faults } from '../extracts/faults.js';
import type { Layout } from '../extracts/layout.js';
import { matchColumns } from '../extracts/matchColumns.js';
import { openTable } from '../extracts/openTable.js';
import { type PlainFile, plainCopy } from '../extracts/plainCopy.js';
import { InputError } from '../extracts/problems.js';
import { siftCase } from '../extracts/siftCase.js';
import type { SourceTable } from '../extracts/sourceTable.js';
import type { CsvTable } from '../extracts/table.js';
import { CPR_PATTERN, maskCprIn } from '../extracts/values.js';
import { countOf, rowsOf, sqlText } from './engine.js';
import { hasWrongDates, type Mapped, mapColumns } from './mapColumns.js';

/** What was read of one file. */
export interface LoadedFile {
  file: ExtractFile;
  /** Rows that were read: counted, or passed over. */
  rows: number;
  account: FileAccount;
  /** Rows of ydelser outside the measures, by the ydelse's name. */
  outOfScope: Record<string, number>;
  /** Columns that the file has and nobody reads. */
  unknownColumns: string[];
  /** What is to be said once about the file. */
  remarks: readonly string[];
  faults: Faults;
}

/**
 * Creates the empty table of a case extract: `borger_id` as text, every other column an integer. Beside ydelser
 * stands a table of the citizens whose rows are passed over; hours know the number of the file they are from.
 */
export async function createTable(connection: DuckDBConnection, extract: CaseExtract): Promise<void> {
  const columns = Object.keys(caseColumns(extract)).map(
    (name) => `${name} ${name === 'borger_id' ? 'VARCHAR' : 'INTEGER'}`,
  );
  if (extract === 'loentimer') columns.push('file INTEGER');
  await connection.run(`CREATE TABLE ${extract} (${columns.join(', ')})`);
  if (extract === 'ydelser') await connection.run('CREATE TABLE outside (borger_id VARCHAR)');
}

/** Where the columns of a file come from. */
interface Plan {
  /** The columns that the file has, or that its constants give. */
  present: Columns;
  index: Readonly<Record<string, number>>;
  constants: Readonly<Record<string, string>>;
}

/**
 * Reads one file into its extract's table, at full speed when all is well. When it is not, the file is read again
 * row by row: the faults come back with line, column and value, and when they are tolerated the other rows are loaded.
 * @param tolerated how many rejected rows may be left out.
 * @param number of the file among those of its extract.
 */
export async function loadFile(
  connection: DuckDBConnection,
  file: ExtractFile,
  tolerated: number,
  number = 0,
): Promise<LoadedFile> {
  const columns = columnsOf(file);
  const table = await openTable(file, columns);
  const { constants = {} } = file;
  const { index, unknown, problems } = matchColumns(file.name, table.header, columns, constants);
  const loaded: LoadedFile = {
    file,
    rows: 0,
    account: openAccount(file.name, table),
    outOfScope: {},
    unknownColumns: unknown,
    remarks: table.remarks ?? [],
    faults: new Faults(tolerated),
  };
  for (const problem of problems) loaded.faults.add(problem);
  if (problems.length > 0) return loaded;

  const isThere = (name: string) => index[name]! >= 0 || constants[name] !== undefined;
  const present = Object.fromEntries(Object.entries(columns).filter(([name]) => isThere(name)));
  const plan = { present, index, constants };
  const mapped =
    (await loadFast(connection, loaded, table, plan)) ?? (await loadSlow(connection, loaded, table, plan));
  if (mapped) await insert(connection, loaded, mapped, number);
  const fault = mapped && accountFault(loaded.account);
  if (fault) loaded.faults.add(fault);
  return loaded;
}

const isCsv = (table: SourceTable): table is CsvTable => 'layout' in table;

/** Stages a CSV as it is. @returns `undefined` when something in it must be looked at row by row. */
async function loadFast(
  connection: DuckDBConnection,
  { file, account }: LoadedFile,
  table: SourceTable,
  plan: Plan,
): Promise<Mapped | undefined> {
  if (!isCsv(table)) return undefined;
  const mapped = await stageIfSound(connection, await plainCopy(file, table.layout), table.layout, plan);
  // A row more or less than the file's own count: the engine reads its quotation marks otherwise.
  if (!mapped || (await countOf(connection, 'staged')) !== table.records) return undefined;
  account.rows = table.records;
  return mapped;
}

/** Reads a file row by row. @returns `undefined` when too much is wrong in it. */
async function loadSlow(
  connection: DuckDBConnection,
  { file, account, faults }: LoadedFile,
  table: SourceTable,
  { present, index, constants }: Plan,
): Promise<Mapped | undefined> {
  const sifted = await siftCase(file, table, present, index, account, faults);
  if (faults.isTooMuch) {
    await sifted.remove();
    return undefined;
  }
  const names = Object.keys(present);
  const plan = { present, index: Object.fromEntries(names.map((name, i) => [name, i])), constants };
  const mapped = await stageIfSound(connection, sifted, { separator: ';', header: names }, plan);
  const isWhole = mapped && (await countOf(connection, 'staged')) === account.rows - account.rejected;
  if (!isWhole) throw new Error(`${file.name} could not be loaded after its faulty rows were left out`);
  return mapped;
}

/** Stages a file and maps its columns. @returns `undefined` when the engine or a cell refuses something. */
async function stageIfSound(
  connection: DuckDBConnection,
  copy: PlainFile,
  layout: Pick<Layout, 'separator' | 'header'>,
  plan: Plan,
): Promise<Mapped | undefined> {
  try {
    await stage(connection, copy, layout, plan);
    const mapped = await mapColumns(connection, plan.present);
    return mapped && !(await hasWrongDates(connection, mapped)) ? mapped : undefined;
  } catch (error) {
    if (isOutOfRoom(error)) throw error;
    return undefined;
  } finally {
    await copy.remove();
  }
}

/** The machine is too small, which no reading row by row would mend. */
const isOutOfRoom = (error: unknown): boolean =>
  /out of memory|no space left|failed to allocate/i.test((error as Error).message);

/** The needed columns of the file as text, under their own names. */
async function stage(
  connection: DuckDBConnection,
  { path, skip }: PlainFile,
  { separator, header }: Pick<Layout, 'separator' | 'header'>,
  { present, index, constants }: Plan,
): Promise<void> {
  const fields = header.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  const selected = Object.keys(present)
    .map((name) => `${index[name]! >= 0 ? `c${index[name]}` : sqlText(constants[name]!)} AS ${name}`)
    .join(', ');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE staged AS SELECT ${selected} FROM read_csv(${sqlText(path)}, auto_detect=false, ` +
      `header=false, skip=${skip}, delim=${sqlText(separator)}, quote='"', escape='"', ` +
      `columns={${fields}}, max_line_size=1000000)`,
  );
}

/** Moves the staged rows into the extract's table and counts them. */
async function insert(
  connection: DuckDBConnection,
  loaded: LoadedFile,
  { joins, values, outside }: Mapped,
  number: number,
): Promise<void> {
  const { account, file } = loaded;
  const { extract } = file;
  if (extract === 'loentimer') values.file = String(number);
  const names = Object.keys(values);
  const before = await countOf(connection, extract);
  const inScope = outside ? `WHERE ${outside} IS NULL` : '';
  await connection.run(
    `INSERT INTO ${extract} (${names.join(', ')}) SELECT ${Object.values(values).join(', ')} FROM staged ${joins} ${inScope}`,
  );
  if (outside) {
    const passed = `FROM staged ${joins} WHERE ${outside} IS NOT NULL`;
    if (extract === 'ydelser')
      await connection.run(`INSERT INTO outside SELECT DISTINCT ${values.borger_id} ${passed}`);
    const reasons = await rowsOf<[string, bigint]>(
      connection,
      `SELECT ${outside} AS reason, count(*) ${passed} GROUP BY reason ORDER BY reason`,
    );
    for (const [reason, rows] of reasons) passOver(account, maskCprIn(reason), Number(rows));
  }
  loaded.outOfScope = ydelserOf(account.outside);
  loaded.rows = account.rows - account.rejected;
  // What went in, counted by the engine and not by subtraction.
  account.counted = (await countOf(connection, extract)) - before;
  await connection.run('DROP TABLE staged');
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
export async function refuseCpr(connection: DuckDBConnection, extract: CaseExtract): Promise<void> {
  const rows = await countOf(connection, `${extract} WHERE regexp_full_match(borger_id, '${CPR_PATTERN}')`);
  if (rows === 0) return;
  throw new InputError(
    `${rows} rows of the extract ${extract} have a borger_id that looks like a CPR number; ` +
      'use pseudonyms, or pass --allow-cpr if they only look like it',
  );
}
