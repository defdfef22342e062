import { compare, type Fraction, fraction, multiply } from '../domain/fraction.js';
import type { Area } from '../domain/kommuner.js';
import type { Month } from '../domain/month.js';
import type { PersonsBook } from './persons.js';

/** The least and the most that a number can be; no `most` where there is none. */
export interface Bounds {
  least: Fraction;
  most: Fraction | undefined;
}

/**
 * Bounds of an area's full-time persons over some months together. A month without a number may have had any number of
 * them, and none less than nobody.
 */
export function sumOver(book: PersonsBook, area: Area, ydelse: string, months: readonly Month[]): Bounds {
  const persons = months.map((month) => book.persons(area, ydelse, month));
  const least = fraction(persons.reduce<number>((sum, count) => sum + (count ?? 0), 0));
  return { least, most: persons.includes(undefined) ? undefined : least };
}

const NOTHING = fraction(0);
const LESS_THAN_NOBODY = fraction(-1);

/** Bounds of persons times a factor, as a ceiling for others: below no factor but 0 and more can anybody be. */
export function times({ least, most }: Bounds, factor: Fraction): Bounds {
  const sign = compare(factor, NOTHING);
  if (sign < 0) return { least: LESS_THAN_NOBODY, most: LESS_THAN_NOBODY };
  if (sign === 0) return { least: NOTHING, most: NOTHING };
  return { least: multiply(least, factor), most: most && multiply(most, factor) };
}

/** Whether a number is at most as high as a ceiling, whatever both are within their bounds; `undefined` when that turns it. */
export function isWithin(number: Bounds, ceiling: Bounds): boolean | undefined {
  if (number.most && compare(number.most, ceiling.least) <= 0) return true;
  if (ceiling.most && compare(number.least, ceiling.most) > 0) return false;
  return undefined;
}
