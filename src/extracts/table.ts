import { Readable } from 'node:stream';
import { CsvError, parse as parseStream } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { likelyMeant } from '../domain/nearest.js';
import type { Columns } from './columns.js';
import { type FileFacts, textChunks } from './file.js';
import { InputError, type Problem } from './problems.js';
import { maskCprIn } from './values.js';

/** Where the header of a file stands and which columns it has. */
export interface Layout {
  separator: string;
  /** Number of lines before the first row of data. */
  skip: number;
  header: string[];
}

/** A row of a file as text, with the line (or, in JSON, the row) it stands on. */
export interface TextRow {
  line?: number;
  row?: number;
  fields: string[];
}

const SEPARATORS = [';', ',', '\t'];
/** Lines that are looked through for the header. */
const HEADER_LINES = 10;
/** Names of columns that a message lists. */
const NAMES_SHOWN = 20;
/** A row longer than this is none: a quotation mark is missing, or it is no CSV. */
const LONGEST_ROW = 1_000_000;

const bare = (text: string): string => text.replace(/^(\ufeff|ï»¿)/, '').trim();
const tidyName = (text: string): string => bare(text).replace(/\s+/g, ' ').toLowerCase();

function split(line: string, separator: string): string[] {
  const options = { delimiter: separator, relax_quotes: true, relax_column_count: true };
  try {
    return (parse(line, options)[0] as string[] | undefined) ?? [];
  } catch {
    return line.split(separator);
  }
}

/** The names, in tidy form, by which each column may be found. */
const knownNames = (columns: Columns): [name: string, known: Set<string>][] =>
  Object.entries(columns).map(([name, { aliases }]) => [name, new Set([name, ...aliases].map(tidyName))]);

/**
 * The separator and header of a file: of its first ten lines, the one that names most of the columns, so
 * that title lines above the header are passed over.
 */
export function findLayout(head: string, columns: Columns): Layout {
  const names = knownNames(columns);
  let best: Layout & { found: number } = { separator: ';', skip: 1, header: [], found: -1 };
  head.split(/\r\n|\n|\r/, HEADER_LINES).forEach((line, i) => {
    for (const separator of SEPARATORS) {
      const header = split(line, separator).map(bare);
      const tidy = new Set(header.map(tidyName));
      const found = names.filter(([, known]) => [...known].some((name) => tidy.has(name))).length;
      if (found > best.found) best = { separator, skip: i + 1, header, found };
    }
  });
  const { found: _, ...layout } = best;
  return layout;
}

/** Where each column stands in a header. */
export interface Match {
  /** Index of each column; −1 for an optional one that is not there. */
  index: Record<string, number>;
  /** Columns that the file has and that nobody reads. */
  unknown: string[];
  problems: Problem[];
}

/** Finds each column in a header by name or alias, whatever the case. */
export function matchColumns(file: string, header: readonly string[], columns: Columns): Match {
  const tidy = header.map(tidyName);
  const index: Record<string, number> = {};
  const problems: Problem[] = [];
  for (const [name, known] of knownNames(columns)) {
    // A column of the very name wins over one of another name for it: `borger_id` over `id`.
    const named = tidy.flatMap((text, i) => (text === tidyName(name) ? [i] : []));
    const places = named.length > 0 ? named : tidy.flatMap((text, i) => (known.has(text) ? [i] : []));
    index[name] = places[0] ?? -1;
    if (places.length > 1)
      problems.push({ kind: 'column', file, message: `the column ${name} stands there twice; remove one` });
    if (places.length === 0 && !columns[name]!.optional) {
      problems.push({ kind: 'column', file, message: missingColumn(name, header) });
    }
  }
  const used = new Set<number>(Object.values(index));
  const unknown = header.filter((name, i) => name !== '' && !used.has(i)).map(maskCprIn);
  return { index, unknown, problems };
}

/** The columns that a file has. */
export function presentColumns(columns: Columns, index: Readonly<Record<string, number>>): Columns {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => index[name]! >= 0));
}

function missingColumn(name: string, header: readonly string[]): string {
  const named = header.filter(Boolean);
  const rest = named.length > NAMES_SHOWN ? ` and ${named.length - NAMES_SHOWN} more` : '';
  const there = named.length === 0 ? 'no header' : `${named.slice(0, NAMES_SHOWN).join(', ')}${rest}`;
  const near = likelyMeant(name, named.slice(0, 1000), (text) => text);
  const hint = near ? `Is it '${near}'? Rename it to ${name}` : 'Add it, or rename the one that holds it';
  return `the column ${name} is missing; the file has ${there}. ${hint}`;
}

interface ParsedRow {
  record: string[];
  info: { lines: number };
}

/**
 * The rows of a CSV file below its header, one after another, however large the file is.
 * @throws {InputError} when the quotation marks do not match, or a row is too long to be one.
 */
export async function* streamRows(
  file: { name: string; path: string; facts: FileFacts },
  { separator, skip }: Layout,
): AsyncGenerator<TextRow> {
  const source = Readable.from(textChunks(file.path, file.facts));
  const parser = parseStream({
    delimiter: separator,
    bom: true,
    from_line: skip + 1,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: LONGEST_ROW,
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRow>) {
      yield { line: info.lines, fields: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const reason =
      error.code === 'CSV_MAX_RECORD_SIZE'
        ? `a row is longer than ${LONGEST_ROW} characters near line ${error.lines}; a quotation mark is missing before it, or the file is no CSV`
        : `${error.message}; check the quotation marks`;
    throw new InputError(reason);
  } finally {
    source.destroy();
  }
}

/** Whether a row reads like a note of jobindsats' web export: words in the first field, nothing in the others. */
const isNote = ([first = '', ...others]: readonly string[]): boolean =>
  /[\s:]/.test(first.trim()) && others.every((field) => field.trim() === '');

const isBlank = (fields: readonly string[]): boolean => fields.every((field) => field.trim() === '');

/** The rows without the notes and blank rows at their end. The same among the rows is no note: it is handed on. */
export async function* withoutNotes(
  rows: AsyncIterable<TextRow> | Iterable<TextRow>,
): AsyncGenerator<TextRow> {
  let held: TextRow[] = [];
  for await (const row of rows) {
    if (isBlank(row.fields)) continue;
    if (isNote(row.fields)) {
      held.push(row);
      continue;
    }
    yield* held;
    held = [];
    yield row;
  }
}

/** What is wrong with a row that has not as many fields as the header. */
export function fieldCountMessage(header: readonly string[], fields: readonly string[]): string {
  return `expected ${header.length} fields as in the header, found ${fields.length}; a separator may be missing, or stand in a text without quotation marks`;
}
