import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/extracts/values/text.js';

/** The form in which texts are compared, sign by sign, whatever signs a text has. */
const signBySign = (text: string): string =>
  [...text.normalize('NFC')]
    .filter((sign) => !/[\u00ad\u200b-\u200d\u2060\ufeff]/.test(sign))
    .map((sign) => (/[\uff01-\uff5e]/.test(sign) ? sign.normalize('NFKC') : sign))
    .join('')
    .trim();

describe('the form in which texts are compared', () => {
  test.each([
    [' Læsø ', 'Læsø'],
    ['A\u030arhus', 'Århus'],
    ['job\u00adrettet', 'jobrettet'],
    ['Dagpenge\u200b', 'Dagpenge'],
    ['\ufeffkommune', 'kommune'],
    ['１２', '12'],
    ['\u00a0Holbæk', 'Holbæk'],
  ])('of %j is %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  test('is the same for a text of ordinary signs as for any other', () => {
    const latin = fc.string({
      unit: fc.integer({ min: 0, max: 0xff }).map((code) => String.fromCharCode(code)),
    });
    const any = fc.string({ unit: 'grapheme' });
    const near = fc.string({
      unit: fc.constantFrom('å', 'a', '\u030a', '\u00ad', '\u200b', 'ｘ', ' ', '\u00a0', '\ufeff', '－'),
    });
    fc.assert(
      fc.property(fc.oneof(latin, any, near), (text) => {
        expect(plainText(text)).toBe(signBySign(text));
      }),
    );
  });
});
