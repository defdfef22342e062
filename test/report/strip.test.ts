import fc from 'fast-check';
import { expect, test } from 'vitest';
import { besideEachOther, strip } from '../../src/report/frame/strip.js';

test('points of a strip are all there, in order, and none covers another', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 98 }), (values) => {
      const placed = strip(values, (value) => value, 2);
      expect(placed.map(({ at }) => at)).toEqual([...values].sort((a, b) => a - b));
      const rows = [...new Set(placed.map(({ row }) => row))].map((row) =>
        placed.filter((point) => point.row === row),
      );
      for (const points of rows)
        points.slice(1).forEach(({ at }, i) => {
          expect(at - points[i]!.at).toBeGreaterThanOrEqual(2);
        });
    }),
  );
});

test('the first of equal points lies in the middle, the others above and below by turns', () => {
  expect(strip([5, 5, 5, 5], (value) => value, 1).map(({ row }) => row)).toEqual([0, 1, -1, 2]);
});

test('names beside each other stay in order, apart and on the axis', () => {
  const names = fc.array(
    fc.record({ at: fc.integer({ min: 50, max: 100 }), width: fc.integer({ min: 2, max: 14 }) }),
    {
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(names, (some) => {
      const sorted = [...some].sort((a, b) => a.at - b.at);
      const widths = sorted.map(({ width }) => width);
      const middles = besideEachOther(
        sorted.map(({ at }) => at),
        widths,
        50,
        100,
      );
      middles.forEach((middle, i) => {
        expect(middle - widths[i]! / 2).toBeGreaterThanOrEqual(50);
        expect(middle + widths[i]! / 2).toBeLessThanOrEqual(100);
        if (i > 0) expect(middle - middles[i - 1]!).toBeGreaterThanOrEqual((widths[i - 1]! + widths[i]!) / 2);
      });
    }),
  );
});
