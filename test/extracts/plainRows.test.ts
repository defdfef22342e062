import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainRows } from '../../src/extracts/plainRows.js';
import type { TextRow } from '../../src/extracts/sourceTable.js';

const LONGEST = 12;

/** Rows of a text by the parser alone, and the line of its refusal. */
function parsed(text: string, lines = 0): { rows: TextRow[]; refusedAt?: number } {
  const rows: TextRow[] = [];
  try {
    parse(text, {
      delimiter: ';',
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST,
      on_record: (fields: string[], info) => {
        rows.push({ line: lines + info.lines, fields });
        return null;
      },
    });
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, refusedAt: lines + Number(error.lines) };
  }
}

/** Rows of a text as far as they are plain, then by the parser. */
async function read(pieces: readonly string[]): Promise<ReturnType<typeof parsed>> {
  async function* chunks() {
    yield* pieces;
  }
  const open = chunks();
  const walk = plainRows(open, ';', 0, LONGEST);
  const rows: TextRow[] = [];
  let step = await walk.next();
  for (; !step.done; step = await walk.next()) rows.push(...step.value);
  if (!step.value) return { rows };
  let { text } = step.value;
  for await (const chunk of open) text += chunk;
  const rest = parsed(text, step.value.lines);
  return { ...rest, rows: [...rows, ...rest.rows] };
}

describe('rows that are read without a parser', () => {
  test('are those that the parser gives, whatever stands in a text and wherever it is cut', async () => {
    const piece = array(constantFrom('a', 'æ', ' ', ';', '\n', '"', '""', 'b;c\n', 'abcdef;'), {
      maxLength: 8,
    }).map((parts) => parts.join(''));
    await assert(
      asyncProperty(array(piece, { maxLength: 6 }), async (pieces) => {
        expect(await read(pieces)).toEqual(parsed(pieces.join('')));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test.each([
    ['without a quotation mark', 'a;b\nc;d\n', undefined],
    ['up to the record with the first one', 'a;b\nc;"d"\n', { text: 'c;"d"\n', lines: 1 }],
    ['up to a line that is too long', 'a;b\n0123456789abc\n', { text: '0123456789abc\n', lines: 1 }],
  ])('a text is read %s', async (_, text, unread) => {
    async function* chunks() {
      yield text;
    }
    const walk = plainRows(chunks(), ';', 0, LONGEST);
    const rows = [{ line: 1, fields: ['a', 'b'] }, ...(unread ? [] : [{ line: 2, fields: ['c', 'd'] }])];
    expect(await walk.next()).toEqual({ done: false, value: rows });
    expect(await walk.next()).toEqual({ done: true, value: unread });
  });
});
