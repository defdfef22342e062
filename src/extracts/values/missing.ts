import { plainText } from './text.js';

const MISSING = new Set(['', '-', '.', '..', '(.)', 'null']);

/** Whether a cell of an extract stands for "not there" or "suppressed"; it never means zero. */
export function isMissing(text: string): boolean {
  return MISSING.has(plainText(text).toLowerCase());
}

/** What programs write where a calculation failed: no value, and no missing mark either. */
const FAILED = /^(#.+|nan|none|n\/a|undefined|inf|-inf|infinity)$/i;

/** Whether a text is a program's word for a calculation that failed: `#N/A`, `#I/T`, `NaN`. */
export const isFailed = (text: string): boolean => FAILED.test(plainText(text));
