import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMON, FACES, face } from '../../src/formats/fonts.js';

const letters = fc.constantFrom(...COMMON);
/** Words of common characters, with the pairs that join more often than chance has it. */
const words = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: letters },
      { weight: 1, arbitrary: fc.constantFrom('ff', 'ft', 'fft', 'f') },
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join('').replaceAll(' ', ''))
  .filter((word) => word !== '');

describe.each(FACES)('the face %s', (name) => {
  const { font, words: wordsOf, width, printable } = face(name);
  const laidOut = (text: string) => {
    const { glyphs, positions } = font.layout(text);
    return {
      glyphs: glyphs.map(({ id }) => id),
      advances: positions.map(({ xAdvance }) => xAdvance),
      flat: positions.every(({ xOffset, yOffset, yAdvance }) => !xOffset && !yOffset && !yAdvance),
    };
  };

  test('sets words as fontkit lays them out', () => {
    fc.assert(
      fc.property(words, (text) => {
        const [word, ...others] = wordsOf(text);
        const expected = laidOut(text);
        expect(others).toEqual([]);
        expect(expected.flat).toBe(true);
        expect(word!.glyphs).toEqual(expected.glyphs);
        const advances = word!.glyphs.map(
          (glyph, i) => font.getGlyph(glyph).advanceWidth + word!.kerning[i]!,
        );
        expect(advances).toEqual(expected.advances);
        expect(word!.advance).toBe(expected.advances.reduce((sum, advance) => sum + advance, 0));
      }),
      { numRuns: 400 },
    );
  });

  test('sets every pair of letters and figures as fontkit does', () => {
    const pairs = [...'AFLTVWYafgkrtvwyæøåÆØÅ0147.,-()–%/'];
    for (const left of pairs) {
      for (const right of pairs) {
        const [word] = wordsOf(left + right);
        expect(word!.glyphs, left + right).toEqual(laidOut(left + right).glyphs);
        expect(word!.advance, left + right).toBe(font.layout(left + right).advanceWidth);
      }
    }
  });

  test('is as wide as its words', () => {
    const text = 'Andel borgere i 16-66 år, efter ydelse';
    const sum = wordsOf(text).reduce((total, { advance }) => total + advance, 0);
    expect(width(text, 10)).toBeCloseTo((sum * 10) / font.unitsPerEm, 9);
    expect(wordsOf(text).length).toBe(7);
  });

  test('replaces what the font lacks, and nothing else', () => {
    expect(printable('Ærø Žižek 100 % 漢字 \u{1F600}')).toBe('Ærø Žižek 100 % ?? ?');
    expect(printable(COMMON)).toBe(COMMON);
  });
});
