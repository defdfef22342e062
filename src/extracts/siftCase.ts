import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { caseRowSchema, type DatedRow, faultsBetween } from './caseSchemas.js';
import type { Columns } from './columns.js';
import type { ExtractFile } from './delivery.js';
import type { Faults } from './faults.js';
import type { PlainFile } from './plainCopy.js';
import { InputError, type Problem, valueProblems } from './problems.js';
import { fieldCountMessage, type Layout, streamRows, type TextRow, withoutNotes } from './table.js';
import { type TemporaryFolder, temporaryFolder } from './temporary.js';

/** Cells of a column that are remembered, so that a date that stands a million times is read once. */
const REMEMBERED = 100_000;

/**
 * Reads a case extract slowly, row by row, with the same zod cells as the store: finds what is wrong and where,
 * and writes the sound rows to a plain copy.
 * @returns the copy, with the columns of `present` in their order below one line of header.
 */
export async function siftCase(
  file: ExtractFile,
  layout: Layout,
  present: Columns,
  index: Readonly<Record<string, number>>,
  faults: Faults,
): Promise<PlainFile> {
  const names = Object.keys(present);
  const isSound = soundness(present);
  const schema = caseRowSchema(present);
  const copy = await CopyWriter.open(names);
  try {
    for await (const row of withoutNotes(streamRows(file, layout))) {
      const problems = problemsOf(row);
      if (problems.length > 0) faults.reject({ file: file.name, ...row }, problems);
      else if (!faults.isTooMuch) await copy.write(names.map((name) => row.fields[index[name]!]!));
    }
  } catch (error) {
    if (!(error instanceof InputError)) {
      await copy.remove();
      throw error;
    }
    faults.add({ kind: 'file', file: file.name, message: error.summary });
  }
  return copy.end();

  function problemsOf({ line, fields }: TextRow): Problem[] {
    const ref = { file: file.name, ...(line === undefined ? {} : { line }) };
    if (fields.length !== layout.header.length)
      return [{ ...ref, kind: 'fields', message: fieldCountMessage(layout.header, fields) }];
    const cells = Object.fromEntries(names.map((name) => [name, fields[index[name]!]!]));
    if (isSound(cells)) return [];
    return valueProblems(schema.safeParse(cells).error?.issues ?? [], cells, ref);
  }
}

/** Whether every cell of a row is sound, by what is known of the same texts; a quick answer for most rows. */
function soundness(columns: Columns): (cells: Readonly<Record<string, string>>) => boolean {
  const known = new Map(Object.keys(columns).map((name) => [name, new Map<string, unknown>()]));
  const cellOf = (name: string, text: string): unknown => {
    const values = known.get(name)!;
    let value = values.get(text);
    if (value === undefined && !values.has(text)) {
      value = columns[name]!.cell.safeParse(text).data;
      if (name !== 'borger_id' && values.size < REMEMBERED) values.set(text, value);
    }
    return value;
  };
  return (cells) => {
    const values: Record<string, unknown> = {};
    for (const name of known.keys()) {
      values[name] = cellOf(name, cells[name]!);
      if (values[name] === undefined) return false;
    }
    return faultsBetween(values as DatedRow).length === 0;
  };
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

  static async open(header: readonly string[]): Promise<CopyWriter> {
    const writer = new CopyWriter(await temporaryFolder());
    await writer.write(header);
    return writer;
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
    return { path: this.#path, remove: () => this.remove() };
  }

  remove(): Promise<void> {
    this.#stream.destroy();
    return this.folder.remove();
  }
}
