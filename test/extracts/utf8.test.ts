import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Utf8Check } from '../../src/extracts/utf8.js';
import { character } from '../characters.js';
import { SEED } from './cases/files.js';

/** Bytes cut at some places. */
function piecesOf(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((to, i) => bytes.subarray(at[i], to));
}

function isUtf8(pieces: readonly Buffer[]): boolean {
  const check = new Utf8Check();
  // The memory of a piece is used again for the next, as when a file is read.
  for (const piece of pieces) {
    const shared = Buffer.from(piece);
    check.add(shared);
    shared.fill(0xff);
  }
  return check.end();
}

function isDecoded(pieces: readonly Buffer[]): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const piece of pieces) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Characters of every length, and what is none: overlong forms, surrogates, ends that are missing, any byte. */
const sound = fc.string({ unit: character, maxLength: 4 }).map((text) => Buffer.from(text));
const faulty = fc.constantFrom(
  ...['c080', 'c1bf', 'e08080', 'e09fbf', 'f0808080', 'f08fbfbf', 'eda080', 'edbfbf', 'f4908080'],
  ...['f5808080', 'f8888080', 'ff', '80', 'bf', 'c3', 'e2', 'e282', 'f09f', 'f09f98', 'efbbbf', '00'],
);
const bytes = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: sound },
      { weight: 1, arbitrary: faulty.map((hex) => Buffer.from(hex, 'hex')) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2 }).map((some) => Buffer.from(some)) },
    ),
    { maxLength: 6 },
  )
  .map((parts) => Buffer.concat(parts));

describe('UTF-8', () => {
  test('is told as a decoder tells it that refuses faults, wherever a file is cut', () => {
    const answers = new Set<boolean>();
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(), { maxLength: 5 }), (all, cuts) => {
        const expected = isDecoded([all]);
        const pieces = piecesOf(all, cuts);
        expect(isDecoded(pieces)).toBe(expected);
        expect(isUtf8(pieces)).toBe(expected);
        answers.add(expected);
      }),
      { numRuns: 3000, seed: SEED },
    );
    expect(answers.size).toBe(2);
  });

  test('is found byte by byte in a text of all lengths of characters, and not when its last byte is missing', () => {
    const text = Buffer.from('aøå€𝄞');
    const single = [...text].map((byte) => Buffer.from([byte]));
    expect(isUtf8(single)).toBe(true);
    expect(isUtf8(single.slice(0, -1))).toBe(false);
    expect(isUtf8([])).toBe(true);
  });

  test('is given up at once when a piece is none', () => {
    const check = new Utf8Check();
    expect(check.add(Buffer.from('a'))).toBe(true);
    expect(check.add(Buffer.from([0xe5]))).toBe(true);
    expect(check.add(Buffer.from('r;'))).toBe(false);
    expect(check.add(Buffer.from('a'))).toBe(false);
    expect(check.end()).toBe(false);
  });
});
