import { addMonths, type Day } from '../domain/day.js';
import { eachMonth, type Month, monthOfDay, type Period } from '../domain/month.js';
import type { RuleValues } from '../rules/parameters.js';
import type { RulesByMonth } from '../rules/ruleset.js';
import { accumulatedAnciennitet, completionDay } from './anciennitet.js';
import { anciennitetModes, precedenceOf } from './counting.js';
import { deadDays } from './deadPeriod.js';
import { type Derived, daysBetween, derive } from './derived.js';
import { without } from './intervals.js';
import type { MonthOutcome } from './judge.js';
import { byPrecedence } from './placement.js';
import { isCountedTilbud } from './tilbud.js';
import type { Timeline, YdelseRow } from './timeline.js';

/** No month has more. */
const DAYS_OF_MONTH = 31;

/** Six months' anciennitet reached, on the row that covers the day. */
export interface EarlyCompletion {
  /** First day that effort is looked for on. */
  from: Day;
  /** The day on which the anciennitet is complete; the last one that effort is looked for on. */
  day: Day;
  row: YdelseRow;
}

/**
 * The first day on which the accumulated days of the 36-month window are as many as early effort asks for;
 * `undefined` when they never are.
 */
function accumulatedDay({ accumulated, rules }: Derived): Day | undefined {
  const live = without(accumulated, rules.deadPeriods).sort((a, b) => a.from - b.from);
  let before = 0;
  for (const { from, to } of live) {
    // Before as many days have passed at all, there are not as many in any window; and once an unbroken run
    // fills the window, it holds no more on a later day.
    const first = Math.max(from, from + rules.earlyDays - before - 1);
    const last = Math.min(to, from + DAYS_OF_MONTH * rules.accumulationMonths);
    for (let day = first; day <= last; day += 1) {
      if (accumulatedAnciennitet(accumulated, day, rules).count >= rules.earlyDays) return day;
    }
    before += to - from + 1;
  }
  return undefined;
}

/** Six months back from a day, dead days added. */
function sixMonthsBack(day: Day, { earlyMonths, deadPeriods }: RuleValues): Day {
  const live = addMonths(day, -earlyMonths) + 1;
  let from = live;
  for (;;) {
    const next = live - deadDays(from, day, deadPeriods);
    if (next === from) return from;
    from = next;
  }
}

/** The row of some ydelser that a citizen is on that day, outside introduktionsprogrammet, by precedence. */
function rowOn(
  day: Day,
  rows: readonly YdelseRow[],
  isOf: (ydelse: number) => boolean,
  rules: RuleValues,
): YdelseRow | undefined {
  const precedence = precedenceOf(rules);
  return rows
    .filter((row) => !row.introduktion && isOf(row.ydelse) && row.from <= day && day <= row.to)
    .sort((a, b) => byPrecedence(a, b, precedence))[0];
}

/**
 * Every time that a citizen reaches six months' anciennitet on a ydelse that a row covers that day (metode.md,
 * section 8): once a spell, and once for the accumulated ydelser together.
 */
export function earlyCompletions(timeline: Timeline, derived: Derived): EarlyCompletion[] {
  const { rules } = derived;
  const modes = anciennitetModes(rules);
  const completions: EarlyCompletion[] = [];
  const add = (from: Day, day: Day, isOf: (ydelse: number) => boolean) => {
    const row = rowOn(day, timeline.ydelser, isOf, rules);
    if (row) completions.push({ from, day, row });
  };
  for (const spell of derived.spells) {
    const day = completionDay(spell.start, rules.earlyMonths, rules.deadPeriods);
    if (spell.from <= day && day <= spell.to) add(spell.start, day, (ydelse) => ydelse === spell.ydelse);
  }
  const day = accumulatedDay(derived);
  if (day !== undefined) add(sixMonthsBack(day, rules), day, (ydelse) => modes[ydelse] === 'accumulated');
  return completions;
}

/** The effort from a completion's first day to its last. */
export function earlyEffort(
  { from, day }: EarlyCompletion,
  timeline: Timeline,
  derived: Derived,
): { samtaleDays: number; tilbud: number } {
  return {
    samtaleDays: daysBetween(derived.samtaleDays, from, day),
    tilbud: timeline.tilbud.filter((t) => isCountedTilbud(t, derived.rules) && t.from <= day && from <= t.to)
      .length,
  };
}

/**
 * How one citizen counts in early effort, in each month of a period in which six months' anciennitet is
 * reached. Reached on two ydelser in one month, the later day stands, then the order of precedence.
 * @throws {import('../rules/dated.js').BeforeRulesError} for a month before the first rule.
 */
export function judgeEarly(timeline: Timeline, period: Period, book: RulesByMonth): MonthOutcome[] {
  const outcomes = new Map<Month, MonthOutcome>();
  for (const rules of new Set(eachMonth(period).map((month) => book.at(month)))) {
    const derived = derive(timeline, rules);
    const rank = ({ row }: EarlyCompletion) => precedenceOf(rules)[row.ydelse]!;
    const inOrder = earlyCompletions(timeline, derived).sort((a, b) => b.day - a.day || rank(a) - rank(b));
    for (const completion of inOrder) {
      const month = monthOfDay(completion.day);
      if (month < period.from || month > period.to || book.at(month) !== rules || outcomes.has(month))
        continue;
      const { samtaleDays, tilbud } = earlyEffort(completion, timeline, derived);
      outcomes.set(month, {
        month,
        kommune: completion.row.kommune,
        ydelse: completion.row.ydelse,
        counted: { samtaler: true, tilbud: true },
        met: { samtaler: samtaleDays >= rules.earlySamtaler, tilbud: tilbud >= rules.earlyTilbud },
      });
    }
  }
  return [...outcomes.values()].sort((a, b) => a.month - b.month);
}
