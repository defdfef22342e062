import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal } from '../../src/danish/number.js';
import {
  decimalsBeside,
  formatShare,
  restPercent,
  restText,
  shareNumber,
  sharePercent,
  shareText,
} from '../../src/danish/share.js';
import { compare, decimalToFraction, type Fraction, fraction, multiply } from '../../src/domain/fraction.js';

const LIMIT = fraction(80, 100);
const percent = (units: number, decimals: number): Fraction => fraction(units, 100 * 10 ** decimals);

describe('a share beside a threshold of 80 %', () => {
  test.each([
    ['on the threshold it has no more decimals', percent(80, 0), '80,0'],
    ['below, it does not print as the threshold', percent(7998, 2), '79,98'],
    ['nor above', percent(8002, 2), '80,02'],
    ['however near', percent(7999996, 5), '79,99996'],
    ['away from it, it prints as ever', percent(7994, 2), '79,9'],
    ['and above', percent(8006, 2), '80,1'],
  ])('%s', (_, share, printed) => {
    expect(formatShare(share, 1, LIMIT)).toBe(printed);
    expect(shareNumber(share, 1, LIMIT)).toBe(Number(printed.replace(',', '.')));
  });

  test('with two decimals too, and with none', () => {
    expect(formatShare(percent(799951, 4), 2, LIMIT)).toBe('79,995');
    expect(formatShare(fraction(4739, 5934), 0, LIMIT)).toBe('79,9');
  });
});

test('a share that is held against nothing is rounded as ever', () => {
  expect(formatShare(percent(7998, 2), 1)).toBe('80,0');
  expect(shareText(percent(7998, 2), 1)).toBe('80,0\u00a0%');
  expect(shareText(undefined, 1)).toBe('ingen tal');
  expect(shareNumber(undefined, 1)).toBeNull();
});

test('two numbers that are printed alike are printed apart when they differ', () => {
  expect(decimalsBeside(fraction(-304, 100), fraction(-302, 100), 1)).toBe(2);
  expect(decimalsBeside(fraction(-304, 100), fraction(-31, 10), 1)).toBe(1);
  expect(decimalsBeside(fraction(1, 3), fraction(1, 3), 1)).toBe(1);
});

describe('a share and what it leaves of the whole', () => {
  test('add up as they are printed, where each would be rounded up by itself', () => {
    const half = fraction(33, 48);
    expect(formatShare(half, 1, LIMIT)).toBe('68,8');
    expect(restText(half, 1, LIMIT)).toBe('31,2\u00a0%');
    expect(restText(undefined, 1, LIMIT)).toBe('ingen tal');
  });

  test('do so for any share and threshold, and the rest stands to the threshold’s rest as the share does', () => {
    const citizens = fc.integer({ min: 1, max: 60_000 });
    fc.assert(
      fc.property(
        citizens,
        fc.nat(60_000),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 2 }),
        (all, met, whole, decimals) => {
          const [exact, limit] = [fraction(Math.min(met, all), all), fraction(whole, 100)];
          const [own, other] = [sharePercent(exact, decimals, limit), restPercent(exact, decimals, limit)];
          expect(other.decimals).toBe(own.decimals);
          expect(own.units + other.units).toBe(100 * 10 ** own.decimals);
          expect(Math.sign(compare(decimalToFraction(other), fraction(100 - whole)))).toBe(
            Math.sign(compare(limit, exact)),
          );
        },
      ),
    );
  });
});

test('any printed share stands to any threshold as the exact share does, with the fewest decimals', () => {
  const share = fc
    .tuple(fc.integer({ min: 1, max: 60_000 }), fc.nat(60_000))
    .map(([citizens, met]) => fraction(Math.min(met, citizens), citizens));
  const threshold = fc.integer({ min: 1, max: 99 });
  // Shares far from a threshold tell little: half of them lie within a thousandth of it.
  const near = fc
    .tuple(threshold, fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 60_000 }))
    .map(([whole, off, citizens]) => {
      const limit = fraction(whole, 100);
      return {
        limit,
        share: fraction(
          limit.num * BigInt(citizens) * 1000n + BigInt(off),
          limit.den * BigInt(citizens) * 1000n,
        ),
      };
    });
  const any = fc.record({ limit: threshold.map((whole) => fraction(whole, 100)), share });
  fc.assert(
    fc.property(fc.oneof(any, near), fc.integer({ min: 0, max: 3 }), ({ limit, share: exact }, decimals) => {
      const limitPercent = multiply(limit, fraction(100));
      const side = (value: Fraction) => Math.sign(compare(value, limitPercent));
      const printed = sharePercent(exact, decimals, limit);
      expect(side(decimalToFraction(printed))).toBe(side(multiply(exact, fraction(100))));
      expect(printed.decimals).toBeGreaterThanOrEqual(decimals);
      if (printed.decimals > decimals) {
        const fewer = sharePercent(exact, printed.decimals - 1);
        expect(side(decimalToFraction(fewer))).not.toBe(side(multiply(exact, fraction(100))));
      }
      expect(Number(formatDecimal(printed).replace(',', '.').replace('−', '-'))).toBe(
        shareNumber(exact, decimals, limit),
      );
    }),
  );
});
