import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean, cssString, escaped, html } from '../../../src/formats/html/escape.js';
import { character } from '../../characters.js';

/** Texts that mean to do harm, among others. */
const hostile = fc.oneof(
  fc.string({ unit: character }),
  fc.constantFrom(
    '</script>',
    '<img src=x onerror=alert(1)>',
    '"><b>',
    "' onfocus='x",
    '&lt;',
    '\u202e80 %',
    '\u0000',
    '\ud800',
  ),
);

/** Markup back to its text, as a browser reads it. */
const read = (markup: string): string =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

test('escaped text begins and ends nothing, and reads as it was but for what no page may hold', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(escaped(text)).not.toMatch(/[<>"']/);
      expect(read(escaped(text))).toBe(clean(text));
      expect(clean(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
    }),
  );
});

test('whatever is put into a template stays where it was put', () => {
  fc.assert(
    fc.property(hostile, hostile, (inside, attribute) => {
      const { markup } = html`<p title="${attribute}">${[inside, undefined, false, html`<br>`]}</p>`;
      const [, title, text] = /^<p title="([^"]*)">([^<]*)<br><\/p>$/.exec(markup)!;
      expect([read(title!), read(text!)]).toEqual([clean(attribute), clean(inside)]);
    }),
  );
});

test('a text in a style sheet is one string', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(cssString(text)).toMatch(/^"(?:[\p{L}\p{N} ]|\\[0-9a-f]+ )*"$/u);
    }),
  );
});

test('Danish letters, no-break spaces and hyphens stand as they are', () => {
  expect(escaped('Ærø\u00a0–\u00a080\u00a0% fuld\u00adtids')).toBe(
    'Ærø\u00a0–\u00a080\u00a0% fuld\u00adtids',
  );
});
