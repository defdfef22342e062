import { addMonths, type Day } from '../domain/day.js';
import type { RuleValues } from '../rules/parameters.js';
import { deadDays } from './deadPeriod.js';
import { clip, countDays, without } from './intervals.js';
import type { Interval } from './timeline.js';

/** The days that anciennitet and exemption are judged on, up to a reference date. */
export interface AnciennitetBase {
  /** The base days, dead days left out: disjoint, in order. */
  days: () => Interval[];
  /** Their number. */
  count: number;
  /** The citizen has the anciennitet that the measures ask for. */
  reached: boolean;
}

type AnciennitetRules = Pick<RuleValues, 'deadPeriods' | 'months' | 'accumulatedDays' | 'accumulationMonths'>;

const LONGEST_MONTH = 31;

/**
 * Anciennitet in a spell: reached when the day after the reference date is no earlier than the spell's start
 * plus twelve months plus the dead days passed (metode.md, section 3).
 */
export function spellAnciennitet(start: Day, reference: Day, rules: AnciennitetRules): AnciennitetBase {
  const dead = deadDays(start, reference, rules.deadPeriods);
  const count = reference - start + 1 - dead;
  return {
    days: () => without([{ from: start, to: reference }], rules.deadPeriods),
    count,
    // No run of months is longer than this: the calendar is asked where it decides.
    reached: count >= rules.months * LONGEST_MONTH || reference + 1 >= addMonths(start, rules.months) + dead,
  };
}

/**
 * The first day on which a spell has lasted a number of months: its start plus the months plus the dead days
 * passed, less one (metode.md, sections 3 and 8).
 */
export function completionDay(start: Day, months: number, deadPeriods: readonly Interval[]): Day {
  const live = addMonths(start, months) - 1;
  let day = live;
  // Dead days passed only grow with the day, so this climbs to the first day that fits.
  for (;;) {
    const next = live + deadDays(start, day, deadPeriods);
    if (next === day) return day;
    day = next;
  }
}

/** First day of the months that accumulated days are looked for in, up to a reference date. */
export function accumulationStart(reference: Day, rules: Pick<RuleValues, 'accumulationMonths'>): Day {
  return addMonths(reference, -rules.accumulationMonths) + 1;
}

/**
 * Anciennitet of accumulated ydelser: the days on any of them in the 36 months up to the reference date,
 * each once, dead days left out (metode.md, section 3).
 * @param accumulated the citizen's days on accumulated ydelser: disjoint, in order.
 */
export function accumulatedAnciennitet(
  accumulated: readonly Interval[],
  reference: Day,
  rules: AnciennitetRules,
): AnciennitetBase {
  const days = without(clip(accumulated, accumulationStart(reference, rules), reference), rules.deadPeriods);
  const count = countDays(days);
  return { days: () => days, count, reached: count >= rules.accumulatedDays };
}
