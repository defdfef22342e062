import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fraction } from '../../src/domain/fraction.js';
import { spreadLabels } from '../../src/report/frame/series.js';
import { lowEnd } from '../../src/report/kommune/seriesFigures.js';

test('the axis of a series begins below every share and below the threshold', () => {
  const threshold = fraction(80, 100);
  expect(lowEnd([{ share: 95 }, { share: null }], threshold)).toBe(75);
  expect(lowEnd([{ share: 71.6 }], threshold)).toBe(70);
  expect(lowEnd([{ share: 70 }], threshold)).toBe(65);
  expect(lowEnd([{ share: 0 }], threshold)).toBe(0);
});

test('labels at the ends of lines stay in order and apart', () => {
  expect(spreadLabels([80, null, 80.5])).toHaveLength(3);
  expect(spreadLabels([80, null, 90])).toEqual([80, null, 90]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 40, max: 90 }), { minLength: 2, maxLength: 3 }), (ends) => {
      const spread = spreadLabels(ends) as number[];
      const order = [...ends.keys()].sort((a, b) => ends[a]! - ends[b]!);
      for (let i = 1; i < order.length; i += 1) {
        expect(spread[order[i]!]! - spread[order[i - 1]!]!).toBeGreaterThan(4);
      }
    }),
  );
});
