import type { Fokusmaal } from '../domain/fokusmaal.js';
import {
  compare,
  divide,
  type Fraction,
  fraction,
  isAbove,
  mean,
  multiply,
  subtract,
} from '../domain/fraction.js';
import type { Area } from '../domain/kommuner.js';
import { eachMonth, type Month, monthsEnding, numberInYear } from '../domain/month.js';
import type { MeasureBook } from './book.js';
import { type Count, figureShare } from './cell.js';
import { remembered } from './remembered.js';

/** The shares of an area in `length` months up to `month`; `undefined` where there is no figure. */
export const monthlyShares = remembered(
  (book, area: Area, fokusmaal: Fokusmaal, month: Month, length: number): readonly (Fraction | undefined)[] =>
    eachMonth(monthsEnding(month, length)).map((m) => figureShare(book.month(area, m, fokusmaal))),
  (...of) => of.join(),
);

/** A mean of monthly shares, with the number of months it rests on. */
export interface Average {
  share: Fraction;
  months: number;
}

/** Plain mean of the months that have a population (method, section 6); `undefined` when none has. */
export const averageShare = remembered(
  (book, area: Area, fokusmaal: Fokusmaal, month: Month, length: number): Average | undefined => {
    const shares = monthlyShares(book, area, fokusmaal, month, length).filter((share) => share !== undefined);
    const share = mean(shares);
    return share && { share, months: shares.length };
  },
  (...of) => of.join(),
);

/** Average of the 12 months that end with `month`. */
export const averageOfYear = (book: MeasureBook, area: Area, fokusmaal: Fokusmaal, month: Month) =>
  averageShare(book, area, fokusmaal, month, 12);

/** Average from January of the month's year to `month`. */
export const averageSoFar = (book: MeasureBook, area: Area, fokusmaal: Fokusmaal, month: Month) =>
  averageShare(book, area, fokusmaal, month, numberInYear(month));

/** The average that the rest of the year needs. */
export type Requirement =
  | { kind: 'required'; share: Fraction; outOfReach: boolean }
  | { kind: 'on-course' }
  | { kind: 'year-over' }
  | { kind: 'no-threshold' }
  | { kind: 'unknown' };

/**
 * Krav ved årets udgang: (12 × threshold − n × average so far) ÷ (12 − n). None is shown when the average so
 * far is above the threshold, nor in December, nor when the month has no threshold (method, section 6).
 */
export function requirementByYearEnd(
  averageShareSoFar: Fraction | undefined,
  month: Month,
  threshold: Fraction | undefined,
): Requirement {
  const n = numberInYear(month);
  if (!threshold) return { kind: 'no-threshold' };
  if (n === 12) return { kind: 'year-over' };
  if (!averageShareSoFar) return { kind: 'unknown' };
  if (isAbove(averageShareSoFar, threshold)) return { kind: 'on-course' };
  const missing = subtract(multiply(fraction(12), threshold), multiply(fraction(n), averageShareSoFar));
  const share = divide(missing, fraction(12 - n));
  return { kind: 'required', share, outOfReach: compare(share, fraction(1)) > 0 };
}

/**
 * Persons missing: the smallest number of further citizens with the effort that brings the share above the
 * threshold; 0 when it is above already. A threshold of 100 % can never be passed: `undefined`.
 */
export function personsMissing({ citizens, met }: Count, threshold: Fraction): number | undefined {
  const needed = (threshold.num * BigInt(citizens)) / threshold.den + 1n;
  if (needed > BigInt(citizens)) return citizens === 0 ? 0 : undefined;
  return Math.max(0, Number(needed) - met);
}

/** A figure against the one an update earlier. */
export interface Progression {
  direction: 'better' | 'same' | 'worse';
  /** The signed change, rounded as it is printed. */
  change: { units: number; decimals: number };
}

/** Direction of a printed change; `higherIsBetter` for shares of effort, not for people on a ydelse. */
export function progression(change: Progression['change'], higherIsBetter: boolean): Progression {
  const sign = Math.sign(change.units) * (higherIsBetter ? 1 : -1);
  return { direction: sign > 0 ? 'better' : sign < 0 ? 'worse' : 'same', change };
}
