import { z } from 'zod';
import { InputError } from './problems.js';
import type { TextRow } from './table.js';

/** A table that was read whole. */
export interface JsonTable {
  header: string[];
  rows: TextRow[];
}

/** Whether a text is JSON and not CSV. */
export const looksLikeJson = (head: string): boolean => /^\s*[[{]/.test(head.replace(/^\ufeff/, ''));

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const rows = z.array(z.array(value));
/** jobindsats' API, version 2: one table, in a list or not. */
const v2 = z.object({ Variables: z.array(z.object({ Label: z.string() })), Data: rows });
/** jobindsats' API, version 3. */
const v3 = z.object({ columns: z.array(z.string()), rows });
const v3Error = z.object({ code: z.number(), cause: z.string() });
const records = z.array(z.record(z.string(), value)).min(1);

const cellText = (cell: z.infer<typeof value> | undefined): string => (cell == null ? '' : String(cell));

const EXPECTED =
  'expected jobindsats\' answer as it came: version 2 ([{"Variables": …, "Data": …}]), version 3 ({"columns": …, "rows": …}), or one object a line';

/**
 * The table in a JSON answer of jobindsats: version 2, version 3, or objects with the labels as keys, in a list or
 * one a line.
 * @throws {InputError} when it is none of these, or the answer is an error.
 */
export function readJsonTable(text: string): JsonTable {
  const content = parseJson(text);
  if (content === undefined) return fromRecords(parseLines(text), 'line');
  const second = v2.safeParse(Array.isArray(content) && content.length === 1 ? content[0] : content);
  if (second.success)
    return fromArrays(
      second.data.Variables.map(({ Label }) => Label),
      second.data.Data,
    );
  const third = v3.safeParse(content);
  if (third.success) return fromArrays(third.data.columns, third.data.rows);
  const error = v3Error.safeParse(content);
  if (error.success)
    throw new InputError(
      `jobindsats answered with an error (${error.data.code}: ${error.data.cause}); mend the query and fetch it again`,
    );
  const list = records.safeParse(Array.isArray(content) ? content : [content]);
  if (list.success) return fromRecords(list.data, 'row');
  throw new InputError(EXPECTED);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** One object a line. */
function parseLines(text: string): Record<string, z.infer<typeof value>>[] {
  return text.split('\n').map((line, i) => {
    if (line.trim() === '') return {};
    const read = z.record(z.string(), value).safeParse(parseJson(line));
    if (!read.success) throw new InputError(`line ${i + 1} is no JSON object; ${EXPECTED}`);
    return read.data;
  });
}

function fromArrays(header: string[], data: z.infer<typeof rows>): JsonTable {
  return { header, rows: data.map((fields, i) => ({ row: i + 1, fields: fields.map(cellText) })) };
}

function fromRecords(
  list: readonly Record<string, z.infer<typeof value>>[],
  counted: 'line' | 'row',
): JsonTable {
  const header = [...new Set(list.flatMap((record) => Object.keys(record)))];
  const all = list.map((record, i) => ({
    [counted]: i + 1,
    fields: header.map((name) => cellText(record[name])),
    isEmpty: Object.keys(record).length === 0,
  }));
  return { header, rows: all.filter(({ isEmpty }) => !isEmpty).map(({ isEmpty: _, ...row }) => row) };
}
