/** What a CPR number looks like: a possible date of birth, then four digits. Read by JavaScript and the store. */
export const CPR_PATTERN = '(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{2}-?[0-9]{4}';

const cpr = new RegExp(`^${CPR_PATTERN}$`);

/** What people write between the date and the last four digits: nothing, a space, or a sign with or without spaces. */
const BETWEEN = '[ \\u00a0\\u202f]?[-‐‑‒–—−./]?[ \\u00a0\\u202f]?';

const cprInText = new RegExp(
  `(?<![0-9])(${CPR_PATTERN.replace('-?[0-9]{4}', '')})${BETWEEN}[0-9]{4}(?![0-9])`,
  'g',
);

/** A text with the last four digits of everything in it that looks like a CPR number hidden. */
export const maskCprIn = (text: string): string => text.replace(cprInText, '$1-****');

/** Whether a value looks like a CPR number. */
export function looksLikeCpr(text: string): boolean {
  return cpr.test(text.trim());
}
