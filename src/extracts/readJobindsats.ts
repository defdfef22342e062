import type { ExtractFile } from './delivery.js';
import { Faults } from './faults.js';
import { readText } from './file.js';
import type { JobindsatsSchema } from './jobindsats/schema.js';
import { looksLikeJson, readJsonTable } from './json.js';
import { InputError, valueProblems } from './problems.js';
import {
  fieldCountMessage,
  findLayout,
  matchColumns,
  streamRows,
  type TextRow,
  withoutNotes,
} from './table.js';

/** Largest size of a jobindsats extract: they are read into memory whole. */
const LARGEST = 200 * 2 ** 20;

/** The rows of one file of a jobindsats extract, and what is wrong with it. */
export interface ReadResult<Row> {
  rows: Row[];
  faults: Faults;
  /** Columns that the file has and this program does not use. */
  unknownColumns: string[];
}

interface OpenTable {
  header: string[];
  rows: AsyncIterable<TextRow> | Iterable<TextRow>;
}

/** @throws {InputError} when no table can be made of the file. */
async function openTable(file: ExtractFile, schema: JobindsatsSchema<unknown>): Promise<OpenTable> {
  const { head, bytes } = file.facts;
  if (bytes > LARGEST)
    throw new InputError(
      `it is ${Math.round(bytes / 2 ** 20)} MB, more than a jobindsats extract holds; check that it is the right file`,
    );
  if (looksLikeJson(head)) return readJsonTable(await readText(file.path, file.facts));
  const layout = findLayout(head, schema.columns);
  return { header: layout.header, rows: streamRows(file, layout) };
}

/**
 * Reads a file by its extract's schema, row by row; every fault is collected, none is thrown.
 * @param tolerated how many rejected rows are kept, to be written down.
 */
export async function readJobindsats<Row>(
  file: ExtractFile,
  schema: JobindsatsSchema<Row>,
  tolerated: number,
): Promise<ReadResult<Row>> {
  const result: ReadResult<Row> = { rows: [], faults: new Faults(tolerated), unknownColumns: [] };
  try {
    const table = await openTable(file, schema);
    const { index, unknown, problems } = matchColumns(file.name, table.header, schema.columns);
    result.unknownColumns = unknown;
    for (const problem of problems) result.faults.add(problem);
    if (problems.length > 0) return result;
    for await (const row of withoutNotes(table.rows)) {
      readRow(file, schema, table.header, index, row, result);
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    result.faults.add({ kind: 'file', file: file.name, message: error.summary });
  }
  return result;
}

function readRow<Row>(
  file: ExtractFile,
  schema: JobindsatsSchema<Row>,
  header: readonly string[],
  index: Readonly<Record<string, number>>,
  row: TextRow,
  { rows, faults }: ReadResult<Row>,
): void {
  const at = { file: file.name, ...row };
  const { fields: _, ...ref } = at;
  if (row.fields.length !== header.length) {
    faults.reject(at, [{ ...ref, kind: 'fields', message: fieldCountMessage(header, row.fields) }]);
    return;
  }
  const names = Object.keys(schema.columns);
  const named = schema.fromName?.(file.name) ?? {};
  const cells = Object.fromEntries(
    names.map((name) => [name, row.fields[index[name]!] ?? named[name] ?? '']),
  );
  const result = schema.row.safeParse(cells);
  if (result.success) {
    rows.push(result.data);
    return;
  }
  faults.reject(at, valueProblems(result.error.issues, cells, ref));
}
