import { isFailed, isMissing } from './missing.js';
import { plainText } from './text.js';

/** What Excel makes of a long number: `1,23457E+10`. The digits that told people apart are gone. */
const SCIENTIFIC = /^\d(?:[.,]\d+)?E\+\d+$|^\d[.,]\d+E-?\d+$/i;

/** Whether a text is a number in scientific notation, which no id is. */
export const isScientific = (text: string): boolean => SCIENTIFIC.test(plainText(text));

/**
 * A citizen's id: composed letters, usual digits, without the guards that spreadsheets put around text (`="0123"`,
 * `'0123`). Letter case and noughts in front belong to it. `undefined` when it is empty, a missing mark, a failed
 * calculation, or a number in scientific notation.
 */
export function parseId(text: string): string | undefined {
  const plain = plainText(text);
  const guarded = /^="(.*)"$/.exec(plain)?.[1] ?? plain;
  const id = guarded.replace(/^'/, '').trim();
  return isMissing(id) || isFailed(id) || isScientific(id) ? undefined : id;
}

/**
 * Ids that the engine may take as they stand, as a regular expression of RE2: letters and digits, at least one digit
 * among them. {@link parseId} changes and refuses none of these; all others are read by it, each once.
 */
export const PLAIN_ID = '([0-9]|[A-Za-z][A-Za-z_-]*[0-9])[A-Za-z0-9_-]*';

/** How an id may be spelled otherwise and still mean the same person. */
export type IdDifference = 'case' | 'zeros' | 'signs';

/** Whether two ids differ by letter case, by noughts in front, or by signs and spaces only; `undefined` when by more. */
export function idDifference(left: string, right: string): IdDifference | undefined {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  if (a === b) return 'case';
  if (a.replace(/^0+/, '') === b.replace(/^0+/, '')) return 'zeros';
  return looseId(left) === looseId(right) ? 'signs' : undefined;
}

/** An id without letter case, noughts in front, signs, spaces and a decimal `.0`: alike for ids that may be one. */
export const looseId = (id: string): string =>
  id
    .toLowerCase()
    .replace(/[.,]0$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+/, '');
