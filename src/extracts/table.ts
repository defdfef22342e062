import { Readable } from 'node:stream';
import { parse as parseStream } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { likelyMeant } from '../domain/nearest.js';
import { type FileFacts, textChunks } from './file.js';
import { InputError, type Problem } from './problems.js';

/** A column that an extract is known to have: found by name or alias, whatever the case. */
export interface ColumnSpec {
  name: string;
  aliases?: readonly string[];
  optional?: boolean;
}

/** Where the header of a file stands and which columns it has. */
export interface Layout {
  separator: string;
  /** Number of lines before the first row of data. */
  skip: number;
  header: string[];
}

const SEPARATORS = [';', ',', '\t'];
const tidyName = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();

const split = (line: string, separator: string): string[] =>
  (parse(line, { delimiter: separator, relax_quotes: true, relax_column_count: true })[0] as
    | string[]
    | undefined) ?? [];

function isNamed(spec: ColumnSpec, text: string): boolean {
  const name = tidyName(text);
  return [spec.name, ...(spec.aliases ?? [])].some((known) => tidyName(known) === name);
}

/**
 * The separator and header of a file: of its first ten lines, the one that names most of the columns, so
 * that a title line above the header is passed over.
 */
export function findLayout(head: string, specs: readonly ColumnSpec[]): Layout {
  const lines = head.split(/\r\n|\n|\r/, 10);
  let best: Layout & { found: number } = { separator: ';', skip: 1, header: [], found: -1 };
  lines.forEach((line, i) => {
    for (const separator of SEPARATORS) {
      const header = split(line, separator).map((name) => name.replace(/^\ufeff/, '').trim());
      const found = specs.filter((spec) => header.some((name) => isNamed(spec, name))).length;
      if (found > best.found) best = { separator, skip: i + 1, header, found };
    }
  });
  const { found: _, ...layout } = best;
  return layout;
}

/** Index in the header of each known column; −1 for an optional one that is not there. */
export function matchColumns<Name extends string>(
  file: string,
  header: readonly string[],
  specs: readonly (ColumnSpec & { name: Name })[],
): { index: Record<Name, number>; unknown: string[]; problems: Problem[] } {
  const index = {} as Record<Name, number>;
  const problems: Problem[] = [];
  for (const spec of specs) {
    const places = header.flatMap((name, i) => (isNamed(spec, name) ? [i] : []));
    index[spec.name] = places[0] ?? -1;
    if (places.length > 1) {
      problems.push({ kind: 'column', file, line: 1, message: `the column ${spec.name} stands there twice` });
    }
    if (places.length > 0 || spec.optional) continue;
    const near = likelyMeant(spec.name, header, (name) => name);
    problems.push({
      kind: 'column',
      file,
      message:
        `the column ${spec.name} is missing; the file has ${header.filter(Boolean).join(', ') || 'no header'}. ` +
        (near ? `Is it '${near}'? Rename it to ${spec.name}` : `Add it, or rename the one that holds it`),
    });
  }
  const used = new Set<number>(Object.values(index));
  return { index, unknown: header.filter((name, i) => name !== '' && !used.has(i)), problems };
}

/** A row of a file as text, with the line it stands on. */
export interface TextRow {
  line: number;
  fields: string[];
}

const rowOptions = ({ separator, skip }: Layout) =>
  ({
    delimiter: separator,
    bom: true,
    from_line: skip + 1,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
  }) as const;

interface ParsedRow {
  record: string[];
  info: { lines: number };
}

/**
 * The rows of a file below its header, one after another, however large the file is.
 * @throws {InputError} when the quotation marks do not match.
 */
export async function* streamRows(
  file: { name: string; path: string; facts: FileFacts },
  layout: Layout,
): AsyncGenerator<TextRow> {
  const source = Readable.from(textChunks(file.path, file.facts));
  const parser = parseStream(rowOptions(layout));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRow>) {
      yield { line: info.lines, fields: record };
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file.name}: ${(error as Error).message}; check the quotation marks`);
  }
}

/** The rows of a text below its header, with the line each stands on. */
export function readRows(text: string, layout: Layout): { rows: TextRow[]; error?: string } {
  try {
    const records = parse(text, rowOptions(layout)) as unknown as ParsedRow[];
    return { rows: records.map(({ record, info }) => ({ line: info.lines, fields: record })) };
  } catch (error) {
    return { rows: [], error: error instanceof Error ? error.message : String(error) };
  }
}
