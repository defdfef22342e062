import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMonth } from '../../src/domain/month.js';
import type { Count } from '../../src/measures/cell.js';
import { hiddenParts, type Sum } from '../../src/measures/disclosure.js';
import { isPrimaryHidden } from '../../src/measures/primary.js';
import { RULES } from '../../src/rules/ruleset.js';

const rule2020 = RULES.at(parseMonth('2021-06')).disclosure;
const rule2021 = RULES.at(parseMonth('2021-07')).disclosure;

/** Parts 0, 1, 2 … as [citizens, met], with their total. */
function sumOf(counts: readonly (readonly [number, number])[], rule = rule2020): Sum<number> {
  const parts = counts.map(([citizens, met]): Count => ({ citizens, met }));
  const total = parts.reduce((sum, c) => ({ citizens: sum.citizens + c.citizens, met: sum.met + c.met }));
  return {
    total,
    counts: new Map(parts.map((c, i) => [i, c] as const).filter(([, c]) => c.citizens > 0)),
    rule,
    isChoiceKnown: true,
  };
}
const PARTS = [...Array(12).keys()];
const hidden = (...sums: Sum<number>[]) => [...hiddenParts(sums, PARTS)].sort((a, b) => a - b);

describe('primary suppression', () => {
  test('until June 2021 hides a group below five, and shows five', () => {
    expect(isPrimaryHidden({ citizens: 4, met: 4 }, rule2020)).toBe(true);
    expect(isPrimaryHidden({ citizens: 5, met: 4 }, rule2020)).toBe(false);
  });

  test('from July 2021 hides counts below three and differences of one or two', () => {
    expect(isPrimaryHidden({ citizens: 50, met: 2 }, rule2021)).toBe(true);
    expect(isPrimaryHidden({ citizens: 50, met: 3 }, rule2021)).toBe(false);
    expect(isPrimaryHidden({ citizens: 50, met: 48 }, rule2021)).toBe(true);
    expect(isPrimaryHidden({ citizens: 50, met: 47 }, rule2021)).toBe(false);
    expect(isPrimaryHidden({ citizens: 50, met: 50 }, rule2021)).toBe(false);
  });
});

describe('secondary suppression', () => {
  test('hides nothing where nothing must be hidden', () => {
    expect(
      hidden(
        sumOf([
          [5, 1],
          [90, 40],
        ]),
      ),
    ).toEqual([]);
  });

  test('takes the smallest other group with a hidden one, so that none is the total less the rest', () => {
    expect(
      hidden(
        sumOf([
          [4, 2],
          [90, 40],
          [17, 7],
          [30, 9],
        ]),
      ),
    ).toEqual([0, 2]);
  });

  test('takes more while what is hidden together leaves a hidden count fewer than five values', () => {
    // 1 and 2 citizens: 0–3 would be four values.
    expect(
      hidden(
        sumOf([
          [1, 0],
          [2, 1],
          [60, 30],
          [70, 30],
        ]),
      ),
    ).toEqual([0, 1, 2]);
    // Five citizens, but one met: a hidden group has 0 or 1.
    expect(
      hidden(
        sumOf([
          [2, 1],
          [3, 0],
          [60, 30],
          [70, 30],
        ]),
      ),
    ).toEqual([0, 1, 2]);
  });

  test('hides a group in every figure when it must be hidden in one', () => {
    const three = sumOf([
      [4, 2],
      [90, 40],
      [17, 7],
    ]);
    const twelve = sumOf([
      [8, 4],
      [190, 40],
      [15, 7],
    ]);
    expect(hidden(three, twelve)).toEqual([0, 2]);
  });

  test('hides an empty group when there is no other, lest the total tells the only one', () => {
    expect(hidden(sumOf([[4, 2]]))).toEqual([0, 1]);
  });

  test('whatever the groups, leaves every hidden count as many values as the limit or the total allows', () => {
    const groups = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 30 }), fc.double({ min: 0, max: 1, noNaN: true }))
        .map(([citizens, share]) => [citizens, Math.round(citizens * share)] as const),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(groups, fc.constantFrom(rule2020, rule2021), (counts, rule) => {
        const sum = sumOf(counts, rule);
        const parts = hiddenParts([sum], PARTS);
        if (parts.size === 0) return;
        expect(parts.size).toBeGreaterThan(1);
        const limit = Math.max(rule.minPopulation, rule.minCount);
        for (const of of [(c: Count) => c.citizens, (c: Count) => c.met, (c: Count) => c.citizens - c.met]) {
          const mass = [...parts].reduce(
            (all, part) => all + of(sum.counts.get(part) ?? { citizens: 0, met: 0 }),
            0,
          );
          expect(mass + 1).toBeGreaterThanOrEqual(Math.min(limit, of(sum.total!) + 1));
        }
      }),
    );
  });

  test('takes one more where the choice would tell both sizes', () => {
    // Both groups of the same citizens are 4 and 5: the smallest shown has 5.
    expect(
      hidden(
        sumOf([
          [30, 15],
          [5, 2],
          [4, 2],
          [5, 2],
        ]),
      ),
    ).toEqual([1, 2, 3]);
  });
});
