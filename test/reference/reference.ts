/**
 * A second reading of the method, day by day and from its text alone: slow, and sharing nothing with the core
 * but the types of its input. Where the two differ, one of them has misread the method.
 */
import type { MonthOutcome } from '../../src/core/judge.js';
import type { Timeline } from '../../src/core/timeline.js';

const DAY = 86_400_000;
const utc = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;
const parts = (day: number) => {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

const isDead = (day: number) => day >= utc(2020, 3, 1) && day <= utc(2020, 6, 30);
const isDeadMonth = (month: number) => month >= 2020 * 12 + 2 && month <= 2020 * 12 + 5;
const monthStart = (month: number) => utc(Math.floor(month / 12), (month % 12) + 1, 1);
const monthEnd = (month: number) => monthStart(month + 1) - 1;

function twelveMonthsLater(day: number): number {
  const { year, month, day: number } = parts(day);
  return month === 2 && number === 29 ? utc(year + 1, 2, 28) : utc(year + 1, month, number);
}

function thirtySixMonthsEarlier(day: number): number {
  const { year, month, day: number } = parts(day);
  return month === 2 && number === 29 ? utc(year - 3, 2, 28) : utc(year - 3, month, number);
}

// The twelve ydelser in the order of the method's table.
const ACCUMULATED = [0, 1, 2];
const KONTANTHJAELP = 3;
const UDDANNELSESHJAELP = 4;
const SHO = 5;
const SYGEDAGPENGE = 10;

/** A whole calendar month, not dead, lies strictly between two days. */
function freeMonth(before: number, after: number): boolean {
  for (let month = 2010 * 12; month < 2022 * 12; month += 1) {
    if (monthStart(month) > before && monthEnd(month) < after && !isDeadMonth(month)) return true;
  }
  return false;
}

/** The ydelse's days up to and including `until`. */
function daysOn(timeline: Timeline, ydelser: readonly number[], until: number): Set<number> {
  const days = new Set<number>();
  for (const row of timeline.ydelser) {
    if (!ydelser.includes(row.ydelse)) continue;
    for (let day = row.from; day <= Math.min(row.to, until); day += 1) days.add(day);
  }
  return days;
}

/** First day of the spell that holds `day`, found by walking back one day at a time. */
function spellStart(timeline: Timeline, ydelse: number, day: number): number {
  const days = daysOn(timeline, [ydelse], day);
  const earliest = Math.min(...days);
  let start = day;
  for (let d = day - 1; d >= earliest; d -= 1) {
    if (!days.has(d)) continue;
    const breaks = ydelse === SYGEDAGPENGE ? start - d > 1 : freeMonth(d, start);
    if (breaks) break;
    start = d;
  }
  if (ydelse === KONTANTHJAELP || ydelse === UDDANNELSESHJAELP) {
    const before = [...daysOn(timeline, [SHO], start - 1)];
    if (before.length > 0) {
      const last = Math.max(...before);
      if (!freeMonth(last, start)) return spellStart(timeline, SHO, last);
    }
  }
  return start;
}

function baseDays(timeline: Timeline, ydelse: number, r: number): { days: number[]; reached: boolean } {
  const live: number[] = [];
  if (ACCUMULATED.includes(ydelse)) {
    const first = thirtySixMonthsEarlier(r);
    for (const day of daysOn(timeline, ACCUMULATED, r)) if (day > first && !isDead(day)) live.push(day);
    return { days: live, reached: live.length >= 365 };
  }
  const start = spellStart(timeline, ydelse, r);
  let dead = 0;
  for (let day = start; day <= r; day += 1) {
    if (isDead(day)) dead += 1;
    else live.push(day);
  }
  return { days: live, reached: r + 1 >= twelveMonthsLater(start) + dead };
}

function isExempt(timeline: Timeline, days: readonly number[], target: 0 | 1): boolean {
  const covering = timeline.fritagelser.filter((f) => f.target === target || f.target === 2);
  const exempt = days.filter((day) => covering.some((f) => f.from <= day && day <= f.to)).length;
  return 2 * exempt >= days.length;
}

function windowMonths(month: number): number[] {
  const months: number[] = [];
  let live = 0;
  for (let m = month; live < 12; m -= 1) {
    months.push(m);
    if (!isDeadMonth(m)) live += 1;
  }
  return months;
}

function hasFourSamtaler(timeline: Timeline, months: readonly number[]): boolean {
  const from = monthStart(Math.min(...months));
  const to = monthEnd(Math.max(...months));
  const days = new Set<number>();
  for (const { day, type, form, status } of timeline.samtaler) {
    const typeCounts = type === 0 || type === 1;
    const held = status === null || status === 0;
    const suspended = day >= utc(2020, 3, 12) && day <= utc(2020, 5, 26);
    const formCounts = form === null || form === 0 || day >= utc(2020, 5, 26);
    if (typeCounts && held && !suspended && formCounts && day >= from && day <= to) days.add(day);
  }
  return days.size >= 4;
}

function hasTilbudOrHours(timeline: Timeline, months: readonly number[], month: number): boolean {
  const from = monthStart(Math.min(...months));
  const to = monthEnd(Math.max(...months));
  const mentor = 5;
  const tilbud = timeline.tilbud.some((t) => t.type !== mentor && t.from <= to && t.to >= from);
  const needed = month >= 2023 * 12 ? 100 : 225;
  let hours = 0n;
  for (const row of timeline.loentimer) if (months.includes(row.month)) hours += BigInt(row.units);
  return tilbud || hours >= BigInt(needed) * 10_000n;
}

/** How a citizen counts in a month by the method, or `undefined` when it does not. */
export function referenceOutcome(timeline: Timeline, month: number): MonthOutcome | undefined {
  for (let r = monthEnd(month); r >= monthStart(month); r -= 1) {
    const rows = timeline.ydelser.filter((row) => !row.introduktion && row.from <= r && r <= row.to);
    if (rows.length === 0) continue;
    const first = Math.min(...rows.map((row) => row.ydelse));
    const sameYdelse = rows.filter((row) => row.ydelse === first);
    const latest = Math.max(...sameYdelse.map((row) => row.from));
    const sameStart = sameYdelse.filter((row) => row.from === latest);
    const kommune = Math.max(...sameStart.map((row) => row.kommune));
    const { days, reached } = baseDays(timeline, first, r);
    if (!reached) return undefined;
    const window = windowMonths(month);
    return {
      month,
      kommune,
      ydelse: first,
      counted: { samtaler: !isExempt(timeline, days, 0), tilbud: !isExempt(timeline, days, 1) },
      met: { samtaler: hasFourSamtaler(timeline, window), tilbud: hasTilbudOrHours(timeline, window, month) },
    };
  }
  return undefined;
}
