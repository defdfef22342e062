import type { Separator } from './countRecords.js';
import type { TextRow } from './sourceTable.js';

/** What is left of a text whose beginning was read. */
export interface Unread {
  /** From the beginning of a record on; what comes behind it is still to be asked for. */
  text: string;
  /** Lines before it. */
  lines: number;
}

/**
 * The records of a CSV text that stand before its first quotation mark: each is a line, cut at its separators. Most
 * extracts have no other, and need no parser. They come in blocks, one for each piece of the text.
 * @param chunks the text piece by piece, with LF for line ends; it is left open.
 * @param lines that stand before the text.
 * @param longest a line with more characters is left to the parser, which refuses it.
 * @returns what is left to be parsed; `undefined` when the text has ended.
 */
export async function* plainRows(
  chunks: AsyncIterator<string>,
  separator: Separator,
  lines: number,
  longest: number,
): AsyncGenerator<TextRow[], Unread | undefined> {
  let text = '';
  let line = lines;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    text += next.value;
    const isQuoted = next.value.includes('"');
    // Whole lines; of those with a quotation mark, the ones before it.
    const whole = isQuoted ? text.slice(0, text.indexOf('"')) : text;
    const rows: TextRow[] = [];
    let from = 0;
    for (let to = whole.indexOf('\n'); to >= 0 && to - from <= longest; to = whole.indexOf('\n', from)) {
      line += 1;
      if (to > from) rows.push({ line, fields: whole.slice(from, to).split(separator) });
      from = to + 1;
    }
    yield rows;
    text = text.slice(from);
    if (isQuoted || text.length > longest) return { text, lines: line };
  }
  if (text !== '') yield [{ line: line + 1, fields: text.split(separator) }];
  return undefined;
}
