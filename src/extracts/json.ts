import { z } from 'zod';
import { asideOf } from './layout.js';
import { InputError } from './problems.js';
import type { SourceTable } from './sourceTable.js';
import { maskCprIn } from './values.js';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const rows = z.array(z.array(value));
/** jobindsats' API, version 2: one table, in a list or not. */
const v2 = z.object({ Variables: z.array(z.object({ Label: z.string() })), Data: rows });
/** jobindsats' API, version 3. */
const v3 = z.looseObject({ columns: z.array(z.string()), rows });
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
export function readJsonTable(text: string): SourceTable {
  if (isLines(text)) return fromRecords(parseLines(text), 'line');
  const content = parseTable(text);
  const second = v2.safeParse(Array.isArray(content) && content.length === 1 ? content[0] : content);
  if (second.success)
    return fromArrays(
      second.data.Variables.map(({ Label }) => Label),
      second.data.Data,
    );
  const third = v3.safeParse(content);
  if (third.success) {
    const { columns, rows: data, ...others } = third.data;
    const isNext = (name: string) => /^next_?update$/i.test(name);
    const above = Object.entries(others)
      .filter(([name, next]) => isNext(name) && typeof next === 'string')
      .map(([, next]) => asideOf(['Næste opdatering:', String(next)], {}, 'title'));
    const unread = Object.keys(others).filter((name) => !isNext(name));
    return { ...fromArrays(columns, data), above, remarks: othersSaid(unread) };
  }
  const error = v3Error.safeParse(content);
  if (error.success)
    throw new InputError(
      `jobindsats answered with an error (${error.data.code}: ${error.data.cause}); mend the query and fetch it again`,
    );
  const list = records.safeParse(Array.isArray(content) ? content : [content]);
  if (list.success) return fromRecords(list.data, 'row');
  throw new InputError(EXPECTED);
}

/** What is said of an answer that holds more than its table, which could be that it is one page of several. */
const othersSaid = (names: readonly string[]): string[] =>
  names.length === 0
    ? []
    : [
        `the answer has ${names.map(maskCprIn).join(', ')} beside its table, which is not read; are all rows in it?`,
      ];

/** Whether a text is one object a line: its first line is one by itself, and others follow. */
function isLines(text: string): boolean {
  const [first, ...others] = text.split('\n').filter((line) => line.trim() !== '');
  if (!first || others.length === 0 || !/^\s*\{.*\}\s*$/.test(first.replace(/^\ufeff/, ''))) return false;
  return others.every((line) => /^\s*\{/.test(line));
}

/** What JSON has no word for, outside of texts. */
const NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?(?:NaN|Infinity)\b|\b(?:None|undefined)\b/g;

/**
 * A text of JSON.
 * @param firstLine line of the file that the text begins on.
 * @throws {InputError} that names the place where a text is no JSON.
 */
export function parseJson(text: string, firstLine: number): unknown {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    for (const match of text.matchAll(NO_NUMBER)) {
      if (match[0].startsWith('"')) continue;
      throw new InputError(
        `${match[0]} is not JSON (${placeIn(text, match.index, firstLine)}); where there is no figure, write null`,
      );
    }
    const at = /position (\d+)/.exec((error as Error).message)?.[1];
    const place = placeIn(text, at === undefined ? text.length : Number(at), firstLine);
    throw new InputError(`it is no JSON from ${place} on`);
  }
  refuseRepeatedKeys(text, firstLine);
  return content;
}

/** What the keys of a JSON text are told by: its texts, and the signs around them. */
const SIGNS = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g;

/** @throws {InputError} when an object has a key twice, of which JSON would silently give the last. */
function refuseRepeatedKeys(text: string, firstLine: number): void {
  const open: Set<string>[] = [];
  for (const { 0: sign, 1: colon, index } of text.matchAll(SIGNS)) {
    if (sign === '{') open.push(new Set());
    else if (sign === '}') open.pop();
    else if (colon !== undefined) {
      const name: string = JSON.parse(sign.slice(0, -colon.length));
      if (open.at(-1)!.has(name))
        throw new InputError(
          `'${maskCprIn(name)}' stands there twice in one object (${placeIn(text, index, firstLine)}); remove one`,
        );
      open.at(-1)!.add(name);
    }
  }
}

function placeIn(text: string, at: number, firstLine: number): string {
  const before = text.slice(0, at).split('\n');
  return `line ${firstLine + before.length - 1}, character ${before.at(-1)!.length + 1}`;
}

/** The same for a table, whose form is told when the text is no JSON at all. */
function parseTable(text: string): unknown {
  try {
    return parseJson(text, 1);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`${error.summary}; ${EXPECTED}`);
  }
}

/** One object a line. */
function parseLines(text: string): Record<string, z.infer<typeof value>>[] {
  return text.split('\n').map((line, i) => {
    if (line.trim() === '') return {};
    const read = z.record(z.string(), value).safeParse(parseJson(line, i + 1));
    if (!read.success) throw new InputError(`line ${i + 1} is no JSON object; ${EXPECTED}`);
    return read.data;
  });
}

/** JSON's numbers have a decimal point, and no row of a list can be lost. */
const source = { above: [], pointIsDecimal: true, records: undefined };

function fromArrays(header: string[], data: z.infer<typeof rows>): SourceTable {
  return {
    ...source,
    header,
    blocks: [data.map((fields, i) => ({ row: i + 1, fields: fields.map(cellText) }))],
  };
}

function fromRecords(
  list: readonly Record<string, z.infer<typeof value>>[],
  counted: 'line' | 'row',
): SourceTable {
  const header = [...new Set(list.flatMap((record) => Object.keys(record)))];
  const all = list.map((record, i) => ({
    [counted]: i + 1,
    fields: header.map((name) => cellText(record[name])),
    isEmpty: Object.keys(record).length === 0,
  }));
  return {
    ...source,
    header,
    blocks: [all.filter(({ isEmpty }) => !isEmpty).map(({ isEmpty: _, ...row }) => row)],
  };
}
