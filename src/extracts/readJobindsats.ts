import { accountFault, addRest, type FileAccount, openAccount, passOver } from './account.js';
import type { Columns } from './columns.js';
import { columnsOf } from './columnsOf.js';
import type { ExtractFile } from './delivery.js';
import { Faults } from './faults.js';
import type { JobindsatsSchema } from './jobindsats/schema.js';
import { countColumns, countWord } from './mapping/uses.js';
import { type Match, matchColumns } from './matchColumns.js';
import { openTable } from './openTable.js';
import { InputError, type Problem, type RowRef, valueProblems } from './problems.js';
import { RowReader, readCell } from './rowReader.js';
import { cellsOf, refOf, type SourceTable, type TextRow } from './sourceTable.js';
import { type KeyedRow, splitBy } from './splits.js';
import { dataRows, fieldCountMessage, type Rest } from './table.js';
import { foldedText, maskCprIn, type Notation, notationOf } from './values.js';

/** Largest size of a jobindsats extract: they are read into memory whole. */
const LARGEST = 200 * 2 ** 20;

/** The rows of one file of a jobindsats extract, and what is wrong with it. */
export interface ReadResult<Row> {
  rows: Row[];
  /** What each row is about, by the row's place in `rows`: rows that are alike in it speak of the same figures. */
  keys: string[];
  /** Where each row stands, by its place in `rows`. */
  refs: RowRef[];
  faults: Faults;
  /** `undefined` when no table could be made of the file. */
  account: FileAccount | undefined;
  /** Columns that the file has and this program does not use. */
  unknownColumns: string[];
  /** What is to be said once about the file. */
  remarks: readonly string[];
}

/** Why the second of two rows that say the same of the same is passed over. */
export const REPEATED = 'the same row again';

/**
 * Reads a file by its extract's schema, row by row; every fault is collected, none is thrown.
 * @param tolerated how many rejected rows are kept, to be written down.
 */
export async function readJobindsats<Row>(
  file: ExtractFile,
  schema: JobindsatsSchema<Row>,
  tolerated: number,
): Promise<ReadResult<Row>> {
  const faults = new Faults(tolerated);
  const result: ReadResult<Row> = {
    rows: [],
    keys: [],
    refs: [],
    faults,
    account: undefined,
    unknownColumns: [],
    remarks: [],
  };
  try {
    const { bytes } = file.facts;
    if (bytes > LARGEST)
      throw new InputError(
        `it is ${Math.round(bytes / 2 ** 20)} MB, more than a jobindsats extract holds; check that it is the right file`,
      );
    const columns = columnsOf(file);
    const table = await openTable(file, columns);
    const match = matchColumns(file.name, table.header, columns, file.constants);
    result.unknownColumns = match.unknown;
    result.remarks = table.remarks ?? [];
    for (const problem of match.problems) faults.add(problem);
    for (const problem of contradictedName(file, schema, columns, match)) faults.add(problem);
    if (match.problems.length > 0) return result;
    const account = openAccount(file.name, table);
    result.account = account;
    const rest: Rest = { notes: [], blank: 0 };
    const texts: TextRow[] = [];
    for await (const rows of dataRows(table, rest)) for (const row of rows) texts.push(row);
    addRest(account, rest);
    countColumns(file, table.header, match.index, texts.length);
    readRows(file, schema, columns, table, match, texts, result, account);
    const fault = accountFault(account);
    if (fault) faults.add(fault);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    faults.add({ kind: 'file', file: file.name, message: error.summary });
  }
  return result;
}

/** What a file's name and a constant of the mapping say otherwise of a column that the file lacks. */
function contradictedName<Row>(
  { name, constants = {} }: ExtractFile,
  { fromName }: JobindsatsSchema<Row>,
  columns: Columns,
  { index }: Match,
): Problem[] {
  const meant = (column: string, text: string) => foldedText(String(readCell(columns, column, text).value));
  return Object.entries(fromName?.(name) ?? {}).flatMap(([column, said]): Problem[] => {
    const constant = constants[column];
    if (constant === undefined || index[column]! >= 0) return [];
    if (meant(column, constant) === meant(column, said)) return [];
    const message = `its name says ${column} ${said}, and the mapping ${constant}; rename the file, or take the constant away`;
    return [{ kind: 'file', file: name, message: maskCprIn(message) }];
  });
}

/** How each column writes its numbers, by all of its rows. */
function notations(
  columns: Columns,
  { pointIsDecimal }: SourceTable,
  index: Readonly<Record<string, number>>,
  rows: readonly TextRow[],
): Record<string, Notation> {
  const numeric = Object.keys(columns).filter((name) => columns[name]!.numeric && index[name]! >= 0);
  return Object.fromEntries(
    numeric.map((name) => [
      name,
      pointIsDecimal ? 'point' : notationOf(new Set(rows.map(({ fields }) => fields[index[name]!] ?? ''))),
    ]),
  );
}

/** A row that was read, with where it stands. */
interface Placed<Row> extends KeyedRow {
  row: Row;
  ref: RowRef;
}

/** The JSON of values of which most come again and again, as the same object. */
function jsonOnce(): (value: unknown) => string {
  const known = new Map<unknown, string>();
  return (value) => {
    const text = known.get(value) ?? JSON.stringify(value);
    known.set(value, text);
    return text;
  };
}

function readRows<Row>(
  file: ExtractFile,
  schema: JobindsatsSchema<Row>,
  columns: Columns,
  table: SourceTable,
  { index }: Match,
  texts: readonly TextRow[],
  result: ReadResult<Row>,
  account: FileAccount,
): void {
  const { faults } = result;
  const given = { ...schema.fromName?.(file.name), ...file.constants };
  const reader = new RowReader(columns, index, given, notations(columns, table, index, texts));
  const placed: Placed<Row>[] = [];
  const mappedNames = Object.keys(columns).filter((name) => columns[name]!.mappedBy);
  const json = jsonOnce();
  for (const text of texts) {
    account.rows += 1;
    const { fields } = text;
    const ref = refOf(file.name, text);
    if (fields.length !== table.header.length) {
      const message = fieldCountMessage(table.header, fields);
      account.rejected += 1;
      faults.reject({ ...ref, fields }, [{ ...ref, kind: 'fields', message }]);
      continue;
    }
    const { values, faults: inCells, outside } = reader.read(fields);
    for (const name of mappedNames) countWord(columns, name, reader.textOf(name, fields));
    const isReadable = inCells.length === 0 && outside === undefined;
    const wrong = isReadable ? (schema.faults?.(values) ?? []) : inCells;
    if (wrong.length > 0) {
      account.rejected += 1;
      faults.reject(
        { ...ref, fields },
        valueProblems(wrong, reader.cells(fields), ref, cellsOf(table, index)),
      );
    } else if (outside !== undefined) passOver(account, maskCprIn(outside));
    else {
      const parts = schema.key.map((name) => json(values[name]));
      placed.push({ row: schema.row(values), ref, fields, key: parts.join(), parts });
    }
  }
  for (const problem of splitProblems(file.name, table, index, placed)) faults.add(problem);
  keepOnce(placed, result, account);
}

/** Columns that nobody reads and that make the figures parts of a whole. */
function splitProblems<Row>(
  file: string,
  { header }: SourceTable,
  index: Readonly<Record<string, number>>,
  rows: readonly Placed<Row>[],
) {
  const read = new Set(Object.values(index));
  return header.flatMap((name, i) => {
    const message = read.has(i) || name === '' ? undefined : splitBy(name.replace(/\s+/g, ' '), i, rows);
    return message === undefined ? [] : [{ kind: 'split', file, message: maskCprIn(message) }];
  });
}

/** Hands on the rows, those that say the same of the same once. */
function keepOnce<Row>(placed: readonly Placed<Row>[], result: ReadResult<Row>, account: FileAccount): void {
  const seen = new Map<string, Row>();
  for (const { row, key, ref } of placed) {
    const before = seen.get(key);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(row)) {
      passOver(account, REPEATED);
      continue;
    }
    seen.set(key, row);
    result.rows.push(row);
    result.keys.push(key);
    result.refs.push(ref);
    account.counted += 1;
  }
}
