import fc from 'fast-check';

const SURROGATES = [0xd800, 0xe000] as const;
const LAST = 0x10ffff;

/**
 * Every character that there is, for `fc.string({ unit: character })`: those of its unit 'binary', which puts a million of
 * them into a list first.
 */
export const character: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: LAST - (SURROGATES[1] - SURROGATES[0]) })
  .map((n) => String.fromCodePoint(n < SURROGATES[0] ? n : n + SURROGATES[1] - SURROGATES[0]));
