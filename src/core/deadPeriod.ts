import type { Day } from '../domain/day.js';
import { firstDay, lastDay, type Month, monthOfDay } from '../domain/month.js';
import type { Interval } from './timeline.js';

/** Number of dead days from `from` to `to`, both included (metode.md, section 1). */
export function deadDays(from: Day, to: Day, deadPeriods: readonly Interval[]): number {
  let days = 0;
  for (const dead of deadPeriods) {
    days += Math.max(0, Math.min(to, dead.to) - Math.max(from, dead.from) + 1);
  }
  return days;
}

/** Whether every day of a month is dead. */
export function isDeadMonth(month: Month, deadPeriods: readonly Interval[]): boolean {
  return deadPeriods.some((dead) => dead.from <= firstDay(month) && lastDay(month) <= dead.to);
}

/**
 * Whether a whole calendar month that is not dead lies strictly between two days: such a month without
 * the ydelse breaks a spell (metode.md, section 3).
 */
export function freeMonthBetween(before: Day, after: Day, deadPeriods: readonly Interval[]): boolean {
  if (after - before <= 28) return false;
  let month = monthOfDay(before + 1);
  if (firstDay(month) <= before) month += 1;
  for (; lastDay(month) < after; month += 1) {
    if (!isDeadMonth(month, deadPeriods)) return true;
  }
  return false;
}
