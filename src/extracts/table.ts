import { Readable } from 'node:stream';
import { CsvError, parse as parseStream } from 'csv-parse';
import type { Columns } from './columns.js';
import type { Separator } from './countRecords.js';
import { type FileFacts, textChunks } from './file.js';
import { asideOf, findLayout, type Layout } from './layout.js';
import { withLineFeeds, withoutStart } from './lineFeeds.js';
import { plainRows } from './plainRows.js';
import { InputError } from './problems.js';
import type { Aside, SourceTable, TextRow } from './sourceTable.js';

/** A file that a table is read from. */
export interface TableFile {
  name: string;
  path: string;
  facts: FileFacts;
  /** Name of its extract, as a sheet of a workbook may be called; a plan has none. */
  extract?: string;
}

/** A CSV as a table, with where its rows begin. */
export interface CsvTable extends SourceTable {
  layout: Layout;
}

/** A row longer than this is none: a quotation mark is missing, or it is no CSV. */
const LONGEST_ROW = 1_000_000;

/** A CSV as a table of text; its header is found by the columns that are looked for. */
export function csvTable(file: TableFile, columns: Columns): CsvTable {
  const layout = findLayout(file.facts.head, columns);
  return {
    layout,
    header: layout.header,
    above: layout.above,
    blocks: streamRows(file, layout),
    pointIsDecimal: false,
    records: file.facts.records[layout.separator] - layout.records,
  };
}

/** A record as the parser hands it out. */
interface ParsedRow {
  record: string[];
  info: { lines: number };
}

/**
 * The rows of a CSV file below its header, block after block, however large the file is.
 * @throws {InputError} when the quotation marks do not match, or a row is too long to be one.
 */
async function* streamRows(file: TableFile, layout: Layout): AsyncGenerator<TextRow[]> {
  const chunks = withLineFeeds(withoutStart(textChunks(file.path, file.facts), layout.chars));
  try {
    const unread = yield* plainRows(chunks, layout.separator, layout.lines, LONGEST_ROW);
    if (unread) yield* parsedRows(behind(unread.text, chunks), layout.separator, unread.lines);
  } finally {
    await chunks.return(undefined);
  }
}

/** A text with what comes behind it. */
async function* behind(first: string, chunks: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* chunks;
}

/** The rows of a CSV text with quotation marks. @param lines that stand before it. */
async function* parsedRows(
  text: AsyncIterable<string>,
  separator: Separator,
  lines: number,
): AsyncGenerator<TextRow[]> {
  const source = Readable.from(text);
  const parser = parseStream({
    delimiter: separator,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: LONGEST_ROW,
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRow>) {
      yield [{ line: lines + info.lines, fields: record }];
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = lines + Number(error.lines);
    throw new InputError(
      error.code === 'CSV_MAX_RECORD_SIZE'
        ? `a row is longer than ${LONGEST_ROW} characters near line ${line}; a quotation mark is missing before it, or the file is no CSV`
        : `a quotation mark stands where none may stand, or the one that ends a text is missing, near line ${line}; check the quotation marks`,
    );
  } finally {
    source.destroy();
  }
}

const isFilled = (field: string): boolean => field.trim() !== '';

/** Words that a note begins with. */
const NOTE =
  /^(noter?|kilder?|anm(ærkning)?|bemærkning|fodnoter?|forklaring|senest opdateret|opdateret|hentet|udtrukket)\b|^\*/i;

/**
 * Whether a row reads like a note of jobindsats' web export: words in the first field and nothing in the others, or
 * a word for a note, whatever separators stand in it.
 */
function isNote(fields: readonly string[], width: number): boolean {
  const first = (fields[0] ?? '').trim();
  if (/[\s:]/.test(first) && !fields.slice(1).some(isFilled)) return true;
  return fields.length !== width && NOTE.test(first);
}

/** What stands at the end of a table beside its rows. */
export interface Rest {
  notes: Aside[];
  /** Rows of nothing but separators. */
  blank: number;
}

/**
 * The rows of a table, block after block, without the notes and blank rows, which go to `rest`. What reads like a note
 * among the rows is none: it is handed on.
 */
export async function* dataRows(table: SourceTable, rest: Rest): AsyncGenerator<TextRow[]> {
  const held: TextRow[] = [];
  for await (const block of table.blocks) {
    const rows: TextRow[] = [];
    for (const row of block) {
      if (!row.fields.some(isFilled)) {
        rest.blank += 1;
        continue;
      }
      if (isNote(row.fields, table.header.length)) {
        held.push(row);
        continue;
      }
      if (held.length > 0) for (const one of held.splice(0)) rows.push(one);
      rows.push(row);
    }
    yield rows;
  }
  for (const { fields, ...place } of held) rest.notes.push(asideOf(fields, place, 'note'));
}

/** What is wrong with a row that has not as many fields as the header. */
export function fieldCountMessage(header: readonly string[], fields: readonly string[]): string {
  return `expected ${header.length} fields as in the header, found ${fields.length}; a separator may be missing, or stand in a text without quotation marks`;
}
