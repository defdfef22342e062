import type { Day } from '../domain/day.js';
import type { Interval } from './timeline.js';

/** The same days as disjoint intervals in order; overlapping and adjoining ones become one. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => a.from - b.from);
  const merged: Interval[] = [];
  for (const { from, to } of sorted) {
    const last = merged.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** The part of disjoint intervals that lies in `from`…`to`. */
export function clip(intervals: readonly Interval[], from: Day, to: Day): Interval[] {
  const clipped: Interval[] = [];
  for (const interval of intervals) {
    const start = Math.max(interval.from, from);
    const end = Math.min(interval.to, to);
    if (start <= end) clipped.push({ from: start, to: end });
  }
  return clipped;
}

/** Number of days that lie in both of two lists of disjoint intervals. */
export function commonDays(a: readonly Interval[], b: readonly Interval[]): number {
  let days = 0;
  for (const x of a) {
    for (const y of b) {
      days += Math.max(0, Math.min(x.to, y.to) - Math.max(x.from, y.from) + 1);
    }
  }
  return days;
}

/** Number of days in disjoint intervals. */
export function countDays(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** The days of disjoint intervals that are in none of the `removed`. */
export function without(intervals: readonly Interval[], removed: readonly Interval[]): Interval[] {
  let rest = [...intervals];
  for (const hole of removed) {
    if (!rest.some(({ from, to }) => from <= hole.to && hole.from <= to)) continue;
    const parts: Interval[] = [];
    for (const part of rest) {
      const { from, to } = part;
      if (to < hole.from || from > hole.to) {
        parts.push(part);
        continue;
      }
      if (from < hole.from) parts.push({ from, to: hole.from - 1 });
      if (to > hole.to) parts.push({ from: hole.to + 1, to });
    }
    rest = parts;
  }
  return rest;
}
