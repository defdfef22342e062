import { type CaseColumn, caseRowSchema } from './caseSchemas.js';
import type { ExtractFile } from './delivery.js';
import { readText } from './file.js';
import type { Problem } from './problems.js';
import { type Layout, readRows } from './table.js';
import { looksLikeCpr } from './values.js';

/**
 * Reads a case extract again, slowly and row by row, for the messages: the store tells that something is
 * wrong, the zod schema what and where.
 */
export async function caseProblems(
  file: ExtractFile,
  layout: Layout,
  columns: readonly CaseColumn[],
  index: Readonly<Record<string, number>>,
): Promise<Problem[]> {
  const present = columns.filter(({ name }) => index[name]! >= 0);
  const schema = caseRowSchema(present);
  const { rows, error } = readRows(await readText(file.path, file.facts), layout);
  const problems: Problem[] = error
    ? [{ kind: 'quoting', file: file.name, message: `${error}; check the quotation marks` }]
    : [];
  for (const { line, fields } of rows) {
    if (fields.length !== layout.header.length) {
      const message = `expected ${layout.header.length} fields as in the header, found ${fields.length}`;
      problems.push({ kind: 'fields', file: file.name, line, message });
      continue;
    }
    const cells = Object.fromEntries(present.map(({ name }) => [name, fields[index[name]!]!]));
    for (const issue of schema.safeParse(cells).error?.issues ?? []) {
      const column = String(issue.path[0]);
      const value = cells[column] ?? '';
      const shown = looksLikeCpr(value) ? {} : { value };
      problems.push({ kind: 'value', file: file.name, line, column, ...shown, message: issue.message });
    }
  }
  return problems;
}
