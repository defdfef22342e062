/**
 * An exact fraction in lowest terms with a positive denominator. Shares, means and requirements stay
 * fractions until they are printed, so that a mean of exactly 80 is never taken for more than 80
 * (metode.md, section 6).
 */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

const LARGEST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

const gcd = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n && (x > LARGEST_EXACT || y > LARGEST_EXACT)) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  if (y === 0n) return x;
  // Whole numbers of this size are exact as floating-point numbers, and much quicker.
  let m = Number(x);
  let n = Number(y);
  while (n !== 0) {
    const rest = m % n;
    m = n;
    n = rest;
  }
  return BigInt(m);
};

/** `num ÷ den`. @throws {RangeError} when `den` is 0. */
export function fraction(num: bigint | number, den: bigint | number = 1n): Fraction {
  let [n, d] = [BigInt(num), BigInt(den)];
  if (d === 0n) throw new RangeError('a fraction cannot have the denominator 0');
  if (d === 1n) return { num: n, den: d };
  if (d < 0n) [n, d] = [-n, -d];
  const divisor = gcd(n, d);
  return divisor === 1n || divisor === 0n ? { num: n, den: d } : { num: n / divisor, den: d / divisor };
}

/** a + b. */
export const add = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.num * b.den + b.num * a.den, a.den * b.den);

/** a − b. */
export const subtract = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.num * b.den - b.num * a.den, a.den * b.den);

/** a × b. */
export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.num, a.den * b.den);

/** a ÷ b. @throws {RangeError} when `b` is 0. */
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.den, a.den * b.num);

/** Negative, 0 or positive as a is smaller than, equal to or greater than b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Strictly greater. */
export const isAbove = (a: Fraction, b: Fraction): boolean => compare(a, b) > 0;

/** Plain mean, or `undefined` of nothing. */
export function mean(values: readonly Fraction[]): Fraction | undefined {
  if (values.length === 0) return undefined;
  const sum = values.reduce(add);
  return fraction(sum.num, sum.den * BigInt(values.length));
}

/**
 * A decimal number as printed: `units` counted in steps of 10^−`decimals`. 79,9 is {units: 799, decimals: 1}.
 */
export interface Decimal {
  readonly units: number;
  readonly decimals: number;
}

/** Rounded to `decimals` places, halves away from zero (2,345 gives 2,35; −2,345 gives −2,35). */
export function round(value: Fraction, decimals: number): Decimal {
  const scaled = value.num * 10n ** BigInt(decimals);
  const size = scaled < 0n ? -scaled : scaled;
  const rounded = (2n * size + value.den) / (2n * value.den);
  return { units: Number(scaled < 0n ? -rounded : rounded), decimals };
}

/** The floating-point number nearest to a printed decimal, for charts and JSON. */
export function decimalToNumber(value: Decimal): number {
  return value.units === 0 ? 0 : value.units / 10 ** value.decimals;
}

/** The exact value of a printed decimal. */
export function decimalToFraction(value: Decimal): Fraction {
  return fraction(value.units, 10n ** BigInt(value.decimals));
}
