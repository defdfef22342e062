import type { Day } from '../domain/day.js';
import type { Fokusmaal } from '../domain/fokusmaal.js';
import {
  add,
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
import { I_ALT } from '../domain/ydelse.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { MeasureBook } from './book.js';
import { breaksOf } from './breaks.js';
import { type Count, figureShare } from './cell.js';
import { remembered } from './remembered.js';

/** The shares of an area in `length` months up to `month`; `undefined` where there is no figure. */
export const monthlyShares = remembered(
  (book, area: Area, fokusmaal: Fokusmaal, month: Month, length: number): readonly (Fraction | undefined)[] =>
    eachMonth(monthsEnding(month, length)).map((m) => figureShare(book.month(area, m, fokusmaal))),
  (...of) => of.join(),
);

/** A mean of monthly shares, with the months it rests on. */
export interface Average {
  share: Fraction;
  /** Number of months with a share. */
  months: number;
  /** Months whose figure is not there or hidden, in order. One with nobody in it is none of them. */
  missing: readonly Month[];
  /** Days on which the figures break between the first and the last month it rests on: it is made of both sides. */
  acrossBreaks: readonly Day[];
}

/**
 * The days on which an average's figures break between the months that it rests on.
 * @param what a ydelse, or all ydelsesgrupper together, by name.
 * @param months those with a share, in order.
 */
export const breaksAmong = (rules: RuleBook, what: string, months: readonly Month[]): Day[] =>
  months.length === 0 ? [] : breaksOf(rules, what, { from: months[0]!, to: months.at(-1)! });

/** Plain mean of the months that have a population (metode.md, section 6); `undefined` when none has. */
export const averageShare = remembered(
  (book, area: Area, fokusmaal: Fokusmaal, month: Month, length: number): Average | undefined => {
    const all = monthlyShares(book, area, fokusmaal, month, length);
    const shares = all.filter((share) => share !== undefined);
    const share = mean(shares);
    if (!share) return undefined;
    const months = eachMonth(monthsEnding(month, length));
    const missing = months.filter((m, i) => all[i] === undefined && !book.hasNobody(area, m, fokusmaal));
    const known = months.filter((_, i) => all[i] !== undefined);
    return { share, months: shares.length, missing, acrossBreaks: breaksAmong(book.rules, I_ALT, known) };
  },
  (...of) => of.join(),
);

/**
 * Whether an average is above a threshold, whatever the shares of its missing months are; `undefined` when they could
 * turn it.
 */
export function isAverageAbove(average: Average, threshold: Fraction): boolean | undefined {
  const last = held.get(average);
  if (last?.threshold === threshold) return last.isAbove;
  const isAbove = heldAgainst(average, threshold);
  held.set(average, { threshold, isAbove });
  return isAbove;
}

/** What each average was last held against: every report looks at those of all kommuner, several times. */
const held = new WeakMap<Average, { threshold: Fraction; isAbove: boolean | undefined }>();

function heldAgainst({ share, months, missing }: Average, threshold: Fraction): boolean | undefined {
  const sum = multiply(share, fraction(months));
  const all = fraction(months + missing.length);
  if (isAbove(divide(sum, all), threshold)) return true;
  const most = divide(add(sum, fraction(missing.length)), all);
  return isAbove(most, threshold) ? undefined : false;
}

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
 * far is above the threshold, nor in December, nor when the month has no threshold (metode.md, section 6).
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
 * The same of an average that may lack months: then there is no number, and it is on course only when no share of the
 * missing months could turn that.
 */
export function requirementOf(
  average: Average | undefined,
  month: Month,
  threshold: Fraction | undefined,
): Requirement {
  const requirement = requirementByYearEnd(average?.share, month, threshold);
  if (!average || !threshold || average.missing.length === 0 || requirement.kind === 'year-over')
    return requirement;
  return isAverageAbove(average, threshold) ? { kind: 'on-course' } : { kind: 'unknown' };
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
