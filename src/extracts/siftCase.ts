import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { addRest, type FileAccount } from './account.js';
import { type DatedRow, faultsBetween } from './caseSchemas.js';
import type { Columns } from './columns.js';
import type { ExtractFile } from './delivery.js';
import type { Faults } from './faults.js';
import type { PlainFile } from './plainCopy.js';
import { InputError, type Problem, valueProblems } from './problems.js';
import { RowReader } from './rowReader.js';
import { cellsOf, type SourceTable, type TextRow } from './sourceTable.js';
import { dataRows, fieldCountMessage, type Rest } from './table.js';
import { type TemporaryFolder, temporaryFolder } from './temporary.js';

/**
 * Reads a case extract slowly, row by row, with the same zod cells as the store: finds what is wrong and where,
 * and writes the sound rows to a plain copy.
 * @param present the columns that the file has, or that something else gives the texts of.
 * @param account is told the rows, those rejected, and the notes.
 * @returns the copy, with the columns of `present` in their order and no header.
 */
export async function siftCase(
  file: ExtractFile,
  table: SourceTable,
  present: Columns,
  index: Readonly<Record<string, number>>,
  account: FileAccount,
  faults: Faults,
): Promise<PlainFile> {
  const names = Object.keys(present);
  const reader = new RowReader(present, index, file.constants);
  const copy = await CopyWriter.open();
  const rest: Rest = { notes: [], blank: 0 };
  try {
    for await (const rows of dataRows(table, rest)) {
      for (const row of rows) {
        account.rows += 1;
        const { cells, problems } = problemsOf(row);
        if (problems.length > 0) {
          account.rejected += 1;
          faults.reject({ file: file.name, ...row }, problems);
        } else if (!faults.isTooMuch) await copy.write(names.map((name) => cells[name]!));
      }
    }
    addRest(account, rest);
  } catch (error) {
    if (!(error instanceof InputError)) {
      await copy.remove();
      throw error;
    }
    faults.add({ kind: 'file', file: file.name, message: error.summary });
  }
  return copy.end();

  function problemsOf({ fields, ...place }: TextRow): { cells: Record<string, string>; problems: Problem[] } {
    const at = { file: file.name, ...place };
    if (fields.length !== table.header.length)
      return {
        cells: {},
        problems: [{ ...at, kind: 'fields', message: fieldCountMessage(table.header, fields) }],
      };
    const { values, faults: inCells } = reader.read(fields);
    const cells = reader.cells(fields);
    const wrong = inCells.length > 0 ? inCells : faultsBetween(values as DatedRow);
    return { cells, problems: valueProblems(wrong, cells, at, cellsOf(table, index)) };
  }
}

/** Writes rows to a file of its own in the system's temporary folder. */
class CopyWriter {
  readonly #path: string;
  readonly #stream: ReturnType<typeof createWriteStream>;
  #failure: Error | undefined;

  private constructor(private readonly folder: TemporaryFolder) {
    this.#path = join(folder.path, 'extract.csv');
    this.#stream = createWriteStream(this.#path, { mode: 0o600 });
    this.#stream.on('error', (error) => {
      this.#failure = error;
    });
  }

  static async open(): Promise<CopyWriter> {
    return new CopyWriter(await temporaryFolder());
  }

  async write(fields: readonly string[]): Promise<void> {
    const line = fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(';');
    if (this.#stream.write(`${line}\n`)) return;
    if (this.#failure) throw this.#failure;
    await once(this.#stream, 'drain');
  }

  async end(): Promise<PlainFile> {
    await new Promise<void>((resolve, reject) => {
      if (this.#failure) reject(this.#failure);
      this.#stream.once('error', reject);
      this.#stream.end(resolve);
    });
    return { path: this.#path, skip: 0, remove: () => this.remove() };
  }

  remove(): Promise<void> {
    this.#stream.destroy();
    return this.folder.remove();
  }
}
