import type { z } from 'zod';
import type { ExtractFile } from './delivery.js';
import { readText } from './file.js';
import type { Problem } from './problems.js';
import { type ColumnSpec, findLayout, matchColumns, readRows } from './table.js';

const EXPIRED_KEY = 'Forkert nøgle eller nøglen er udløbet';

/** The columns of an extract and the schema of its rows. */
interface ExtractSchema<Row> {
  columns: readonly ColumnSpec[];
  row: z.ZodType<Row, Record<string, string>>;
}

/** The rows of one file of a jobindsats extract, and what is wrong with it. */
export interface ReadResult<Row> {
  rows: Row[];
  problems: Problem[];
  /** Columns that the file has and this program does not use. */
  unknownColumns: string[];
}

/** Reads a file by its extract's schema, row by row; every fault becomes a problem, none is thrown. */
export async function readJobindsats<Row>(
  file: ExtractFile,
  schema: ExtractSchema<Row>,
): Promise<ReadResult<Row>> {
  const problem = (kind: string, message: string, at: Partial<Problem> = {}): Problem => ({
    kind,
    file: file.name,
    message,
    ...at,
  });
  if (file.facts.head.includes(EXPIRED_KEY)) {
    const message =
      'the API key was wrong or had expired when this file was fetched; fetch it again with a valid key';
    return { rows: [], unknownColumns: [], problems: [problem('key', message)] };
  }
  const layout = findLayout(file.facts.head, schema.columns);
  const { index, unknown, problems } = matchColumns(file.name, layout.header, schema.columns);
  if (problems.length > 0) return { rows: [], unknownColumns: unknown, problems };

  const { rows, error } = readRows(await readText(file.path, file.facts), layout);
  if (error) problems.push(problem('quoting', `${error}; check the quotation marks`));
  const read: Row[] = [];
  for (const { line, fields } of rows) {
    if (isNote(fields)) continue;
    if (fields.length !== layout.header.length) {
      const message = `expected ${layout.header.length} fields as in the header, found ${fields.length}`;
      problems.push(problem('fields', message, { line }));
      continue;
    }
    const cells = Object.fromEntries(schema.columns.map(({ name }) => [name, fields[index[name]!] ?? '']));
    const result = schema.row.safeParse(cells);
    if (result.success) read.push(result.data);
    else {
      for (const issue of result.error.issues) {
        const column = String(issue.path[0]);
        problems.push(problem('value', issue.message, { line, column, value: cells[column] ?? '' }));
      }
    }
  }
  return { rows: read, unknownColumns: unknown, problems };
}

/** A trailing note line of jobindsats' web export: text in the first field and nothing in the others. */
function isNote(fields: readonly string[]): boolean {
  return fields.slice(1).every((field) => field.trim() === '');
}
