import { z } from 'zod';
import { formatDay } from '../domain/day.js';
import { maybeKommune, nearestKommuner } from '../domain/kommuner.js';
import { closest, likelyMeant } from '../domain/nearest.js';
import type { Word } from '../domain/vocabulary.js';
import { OUT_OF_SCOPE_YDELSER, YDELSER } from '../domain/ydelser.js';
import {
  FIRST_DAY,
  foldedText,
  isMissing,
  isOutsideKommuner,
  isScientific,
  LAST_DAY,
  maskCprIn,
  parseDate,
  parseEndDate,
  parseId,
  parseMonthCell,
  plainText,
} from './values.js';

/**
 * A cell of text that becomes a value.
 * @param description what goes into it, in Danish, for the documentation page of extracts.
 * @param hint how to mend a text that does not become one.
 */
export function cell<T>(
  description: string,
  parse: (text: string) => T | undefined,
  hint: (text: string) => string,
): z.ZodType<T, string> {
  return z
    .string()
    .transform((text, context): T => {
      const value = parse(plainText(text));
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom', message: hint(text) });
      return z.NEVER;
    })
    .describe(description);
}

/** The same cell, with `null` for a missing mark. */
export function maybe<T>(inner: z.ZodType<T, string>): z.ZodType<T | null, string> {
  const outer = z.string().transform((text, context): T | null => {
    if (isMissing(text)) return null;
    const result = inner.safeParse(text);
    if (result.success) return result.data;
    for (const issue of result.error.issues) context.addIssue({ code: 'custom', message: issue.message });
    return z.NEVER;
  });
  return outer.describe(`${inner.description ?? ''}, kan være tom`);
}

export const textCell = cell(
  'tekst',
  (text) => text.trim() || undefined,
  () => 'expected a text; the cell is empty',
);

/** A text that reports show: what looks like a CPR number in it is hidden. */
export const shownTextCell = cell(
  'tekst',
  (text) => maskCprIn(text.trim()) || undefined,
  () => 'expected a text; the cell is empty',
);

/** A citizen's id; messages never show more of it than the file does. */
export const idCell = cell('tekst', parseId, (text) => {
  if (text.trim() === '') return 'expected a text; the cell is empty';
  if (isScientific(text))
    return 'it is no id but a long number that a spreadsheet has cut short, and people cannot be told apart by it; export the extract anew, without opening it in Excel, or with the column as text';
  return 'it is no id; export the extract anew with the ids as text';
});

const dateHint = (): string =>
  `expected a date from ${formatDay(FIRST_DAY)} to ${formatDay(LAST_DAY)}, written as 2020-08-31 or 31-08-2020`;

export const dateCell = cell('dato', parseDate, dateHint);

/** The last day of a row, where a date of the year 9999 is an open end. */
export const endCell = cell('dato', parseEndDate, dateHint);

export const monthCell = cell(
  'måned',
  parseMonthCell,
  () => 'expected a month, written as 2020-08 or 2020M08',
);

export const kommuneCell = cell(
  'kommune, navn eller kode',
  (text) => maybeKommune(text)?.code,
  (text) => `expected one of the 98 kommuner, by name or code; nearest: ${nearestKommuner(text).join(', ')}`,
);

/** Why a row of `ydelser` is passed over: its citizen lives outside the kommuner. */
export const kommuneOutside = (text: string): string | undefined =>
  isOutsideKommuner(text) ? `kommune ${plainText(text)}` : undefined;

const lowered = foldedText;

/** Every spelling of a word, in small letters, with the word's code. */
const spellings = ({ name, aliases }: Word, code: number): [spelling: string, code: number][] =>
  [name, ...aliases].map((s) => [s.toLowerCase(), code]);

/** One of a closed list of words, as its code. */
export function wordCell(words: readonly Word[]) {
  const codes = new Map(words.flatMap(spellings));
  return cell(
    words.map((w) => w.name).join(', '),
    (text) => codes.get(lowered(text)),
    (text) => {
      const near = likelyMeant(text, words, (w) => w.name);
      const all = words.map((w) => w.name).join(', ');
      return near ? `unknown; did you mean ${near.name}? Known are ${all}` : `expected one of ${all}`;
    },
  );
}

const ydelseCodes = new Map(YDELSER.flatMap((y) => spellings(y, y.code)));
const outsideYdelser = new Set(OUT_OF_SCOPE_YDELSER.map((name) => name.toLowerCase()));

/** Why a row of this ydelse is passed over: it is known to be outside the measures. */
export const ydelseOutside = (text: string): string | undefined =>
  outsideYdelser.has(lowered(text)) ? `ydelse ${plainText(text)}` : undefined;

const NEAREST_SHOWN = 3;

function ydelseHint(text: string): string {
  if (lowered(text) === '') return 'expected a ydelse; the cell is empty';
  const names = [...YDELSER.flatMap((y) => [y.name, ...y.aliases]), ...OUT_OF_SCOPE_YDELSER];
  const meant = likelyMeant(
    lowered(text),
    names.filter((name) => name.length > 3),
    (name) => name,
  );
  if (meant) return `unknown; did you mean ${meant}?`;
  const near = closest(lowered(text), names, (name) => name.toLowerCase(), NEAREST_SHOWN);
  return (
    `unknown ydelse; nearest: ${near.join(', ')}. Say in mapping.yaml which ydelse it is, ` +
    'or that it is outside the measures (udenfor)'
  );
}

/** A ydelse in scope as its code. Those known to be outside are passed over, any other word is refused. */
export const ydelseCell = cell('ydelse', (text) => ydelseCodes.get(lowered(text)), ydelseHint);

const YES_NO = new Map([
  ['ja', true],
  ['j', true],
  ['1', true],
  ['true', true],
  ['nej', false],
  ['n', false],
  ['0', false],
  ['false', false],
]);

export const yesNoCell = cell(
  'ja eller nej',
  (text) => YES_NO.get(lowered(text)),
  () => 'expected ja or nej',
);
