/** Markup that is ready to stand in a page. Only {@link html} and {@link ready} make it, so that text cannot pass for it. */
export class Html {
  constructor(readonly markup: string) {}
}

/** What may stand in a place of a template; text is escaped, what is not there is nothing. */
export type Content = Html | string | number | undefined | false | readonly Content[];

/**
 * What no page may hold: controls, halves of a character, and what turns the reading direction of all that follows, so
 * that a number could be read backwards.
 */
const FORBIDDEN =
  /(?![\t\n\r])\p{Cc}|\p{Surrogate}|\p{Noncharacter_Code_Point}|[\u202a-\u202e\u2066-\u2069]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text with a sign in place of every character that no page may hold. */
export const clean = (text: string): string => text.replace(FORBIDDEN, '\ufffd');

/** Text as it stands in an element or in a quoted attribute. */
export const escaped = (text: string): string => clean(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark]!);

/** Text as a string of a style sheet, with its quotes: every character but letters, digits and spaces by its number. */
export const cssString = (text: string): string =>
  `"${clean(text).replace(/[^\p{L}\p{N} ]/gu, (mark) => `\\${mark.codePointAt(0)!.toString(16)} `)}"`;

/** Markup that another writer has escaped. */
export const ready = (markup: string): Html => new Html(markup);

function written(value: Content): string {
  if (value instanceof Html) return value.markup;
  if (value === undefined || value === false) return '';
  if (typeof value === 'string') return escaped(value);
  return typeof value === 'number' ? String(value) : value.map(written).join('');
}

/** A template of markup: every text that is put in is escaped, for elements and for attributes in double quotes. */
export const html = (parts: TemplateStringsArray, ...values: readonly Content[]): Html =>
  new Html(parts.map((part, i) => part + written(values[i])).join(''));
