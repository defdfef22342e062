import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  decimalToNumber,
  divide,
  fraction,
  isAbove,
  mean,
  multiply,
  round,
  subtract,
} from '../../src/domain/fraction.js';

const fractions = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 9999 }))
  .map(([num, den]) => fraction(num, den));

describe('fractions', () => {
  test('a mean of exactly 80 is not more than 80', () => {
    const shares = [fraction(7, 10), fraction(9, 10), fraction(8, 10)];
    expect(isAbove(mean(shares)!, fraction(80, 100))).toBe(false);
    expect(isAbove(mean([...shares, fraction(8001, 10_000)])!, fraction(80, 100))).toBe(true);
  });

  test('halves round away from zero', () => {
    expect(round(fraction(2345, 1000), 2).units).toBe(235);
    expect(round(fraction(-2345, 1000), 2).units).toBe(-235);
    expect(round(fraction(2344999, 1_000_000), 2).units).toBe(234);
    expect(round(fraction(1, 2), 0).units).toBe(1);
  });

  test('rounding is off by at most half a step', () => {
    fc.assert(
      fc.property(fractions, fc.integer({ min: 0, max: 4 }), (value, decimals) => {
        const { units } = round(value, decimals);
        const error = subtract(fraction(units, 10 ** decimals), value);
        expect(compare(multiply(error, error), fraction(1, 4 * 10 ** (2 * decimals)))).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('what is added or multiplied can be taken away again', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        if (b.num !== 0n) expect(divide(multiply(a, b), b)).toEqual(a);
      }),
    );
  });

  test('stand in lowest terms, whatever the size of their numbers', () => {
    const whole = fc.bigInt({ min: 1n, max: 2n ** 120n });
    const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
    fc.assert(
      fc.property(whole, whole, fc.bigInt({ min: 1n, max: 2n ** 60n }), (num, den, factor) => {
        const value = fraction(num * factor, den * factor);
        expect(value.num * den).toBe(num * value.den);
        expect(gcd(value.num, value.den)).toBe(1n);
        expect(fraction(-num, -den)).toEqual(fraction(num, den));
      }),
    );
  });

  test('a printed decimal is the nearest number, and zero has no sign', () => {
    expect(decimalToNumber({ units: 7356, decimals: 2 })).toBe(73.56);
    expect(Object.is(decimalToNumber(round(fraction(-1, 10_000), 1)), 0)).toBe(true);
  });
});
