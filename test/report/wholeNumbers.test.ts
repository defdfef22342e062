import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KnownSum, type Range, rangesOf } from './wholeNumbers.js';

/** Every way to choose whole numbers up to a largest one that fits what is known. */
function* solutions(unknowns: number, largest: number, known: readonly KnownSum[]): Generator<number[]> {
  const sumOf = (of: readonly number[], numbers: readonly number[]) =>
    of.reduce((sum, place) => sum + numbers[place]!, 0);
  for (let code = 0; code < (largest + 1) ** unknowns; code += 1) {
    const numbers = Array.from(
      { length: unknowns },
      (_, i) => Math.floor(code / (largest + 1) ** i) % (largest + 1),
    );
    if (known.every(({ of, is }) => sumOf(of, numbers) === is)) yield numbers;
  }
}

/** The ranges of sums by trying everything. */
function byTrying(
  unknowns: number,
  largest: number,
  known: readonly KnownSum[],
  asked: number[][],
): Range[] | undefined {
  const found = [...solutions(unknowns, largest, known)];
  if (found.length === 0) return undefined;
  return asked.map((of) => {
    const sums = found.map((numbers) => of.reduce((sum, place) => sum + numbers[place]!, 0));
    return { low: Math.min(...sums), high: Math.max(...sums) };
  });
}

describe('what known sums tell about whole numbers', () => {
  test('is what trying every number finds', () => {
    let fitting = 0;
    let narrow = 0;
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ of: places, is: fc.integer({ min: 0, max: 5 }) }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 5 }),
        fc.array(places, { minLength: 1, maxLength: 4 }),
        (some, total, asked) => {
          // The sum of all bounds each number, so that there is an end to trying.
          const known = [{ of: [0, 1, 2, 3], is: total }, ...some];
          const expected = byTrying(4, total, known, asked);
          expect(rangesOf(4, known, asked)).toEqual(expected);
          if (expected) fitting += 1;
          if (expected?.some(({ low, high }) => low > 0 || high < total)) narrow += 1;
        },
      ),
      { numRuns: 200, seed: 1 },
    );
    // Not all of them may contradict themselves, nor tell nothing.
    expect(fitting).toBeGreaterThan(30);
    expect(narrow).toBeGreaterThan(30);
  });

  test('rests on whole numbers: three pairs that add up to one each fit halves only', () => {
    const pairs = (is: number) =>
      [
        [0, 1],
        [1, 2],
        [0, 2],
      ].map((of) => ({ of, is }));
    expect(rangesOf(3, pairs(1), [[0]])).toBeUndefined();
    expect(rangesOf(3, pairs(2), [[0]])).toEqual([{ low: 1, high: 1 }]);
  });

  test('leaves a number that no sum bounds without a largest value', () => {
    expect(rangesOf(2, [{ of: [0], is: 3 }], [[0], [1], [0, 1]])).toEqual([
      { low: 3, high: 3 },
      { low: 0, high: Number.POSITIVE_INFINITY },
      { low: 3, high: Number.POSITIVE_INFINITY },
    ]);
  });

  test('is nothing at all when the sums contradict each other', () => {
    expect(
      rangesOf(
        1,
        [
          { of: [0], is: 1 },
          { of: [0], is: 2 },
        ],
        [[0]],
      ),
    ).toBeUndefined();
  });

  test('is as exact for the thousands of a large kommune', () => {
    const known = [
      { of: [0, 1, 2], is: 14_810 },
      { of: [0, 1], is: 9_876 },
      { of: [1, 2], is: 5_000 },
    ];
    expect(rangesOf(3, known, [[0], [1], [2], [0, 2]])).toEqual([
      { low: 9_810, high: 9_810 },
      { low: 66, high: 66 },
      { low: 4_934, high: 4_934 },
      { low: 14_744, high: 14_744 },
    ]);
  });
});
