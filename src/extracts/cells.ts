import { z } from 'zod';
import { formatDay } from '../domain/day.js';
import { maybeKommune, nearestKommuner } from '../domain/kommuner.js';
import { likelyMeant } from '../domain/nearest.js';
import type { Word } from '../domain/vocabulary.js';
import { OUT_OF_SCOPE_YDELSER, YDELSER } from '../domain/ydelser.js';
import { FIRST_DAY, isMissing, LAST_DAY, maskCprIn, parseDate, parseMonthCell } from './values.js';

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
      const value = parse(text);
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

export const dateCell = cell(
  'dato',
  parseDate,
  () =>
    `expected a date from ${formatDay(FIRST_DAY)} to ${formatDay(LAST_DAY)}, written as 2020-08-31 or 31-08-2020`,
);

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

const lowered = (text: string): string => text.trim().toLowerCase();

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

/** Code of a ydelse that the measures leave out. */
export const OUT_OF_SCOPE = -1;

const ydelseCodes = new Map([
  ...YDELSER.flatMap((y) => spellings(y, y.code)),
  ...OUT_OF_SCOPE_YDELSER.map((name): [string, number] => [name.toLowerCase(), OUT_OF_SCOPE]),
]);

/**
 * The ydelse a text most likely misspells, or `undefined` when it is like none: then it is a ydelse outside
 * the measures.
 */
export function misspeltYdelse(text: string): string | undefined {
  const known = [...YDELSER.flatMap((y) => [y.name, ...y.aliases]), ...OUT_OF_SCOPE_YDELSER];
  return likelyMeant(
    text.trim(),
    known.filter((name) => name.length > 3),
    (name) => name,
  );
}

/** A ydelse in scope as its code; other ydelser are out of scope, but a misspelt one is refused. */
export const ydelseCell = cell(
  'ydelse',
  (text) => {
    const code = ydelseCodes.get(lowered(text));
    if (code !== undefined) return code;
    return lowered(text) === '' || misspeltYdelse(text) ? undefined : OUT_OF_SCOPE;
  },
  (text) =>
    lowered(text) === ''
      ? 'expected a ydelse; the cell is empty'
      : `unknown; did you mean ${misspeltYdelse(text)}?`,
);

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
