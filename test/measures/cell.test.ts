import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FOKUSMAAL } from '../../src/domain/fokusmaal.js';
import { HELE_LANDET, KOMMUNER } from '../../src/domain/kommuner.js';
import { parseMonth } from '../../src/domain/month.js';
import { GRUPPER } from '../../src/domain/ydelse.js';
import { keyOf } from '../../src/measures/cell.js';

/** The greatest area, months, gruppe and fokusmål of a cell, as numbers. */
const GREATEST = [1023, parseMonth('9999-12'), parseMonth('9999-12'), 255, FOKUSMAAL.length - 1];
/** Parts of a cell; often the least or the greatest, where the next part would begin. */
const parts = fc.tuple(
  ...GREATEST.map((max) => fc.oneof(fc.integer({ min: 0, max }), fc.constantFrom(0, 1, max - 1, max))),
);
const numberOf = ([area, from, to, gruppe, fokusmaal]: number[]): number =>
  keyOf({
    area: area!,
    period: { from: from!, to: to! },
    gruppe: gruppe!,
    fokusmaal: FOKUSMAAL[fokusmaal!]!,
  });

test('the numbers of cells are exact, and in the order of their parts: no two cells have the same', () => {
  fc.assert(
    fc.property(
      parts,
      parts,
      fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      (a, other, isShared) => {
        const b = other.map((part, i) => (isShared[i] ? a[i]! : part));
        const difference = a.map((part, i) => part - b[i]!).find((by) => by !== 0) ?? 0;
        expect(Number.isSafeInteger(numberOf(a))).toBe(true);
        expect(Math.sign(numberOf(a) - numberOf(b))).toBe(Math.sign(difference));
      },
    ),
    { numRuns: 5000 },
  );
});

test('no area and no gruppe is greater than a number has room for', () => {
  expect(Math.max(HELE_LANDET, ...KOMMUNER.map(({ code }) => code))).toBeLessThanOrEqual(GREATEST[0]!);
  expect(Math.max(...GRUPPER)).toBeLessThanOrEqual(GREATEST[3]!);
});
