/**
 * A second reading of the method, day by day and from its text alone: it walks through calendars of single days
 * and shares nothing with the core but the types of its input. Where the two differ, one has misread the method.
 */
import type { Timeline, YdelseRow } from '../../src/core/timeline.js';

const DAY = 86_400_000;
const utc = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;
const parts = (day: number) => {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

/** Days are looked at from here to the end of 2026. */
const ORIGIN = utc(2010, 1, 1);
const LENGTH = utc(2027, 1, 1) - ORIGIN;

const isDead = (day: number) => day >= utc(2020, 3, 1) && day <= utc(2020, 6, 30);
const isDeadMonth = (month: number) => month >= 2020 * 12 + 2 && month <= 2020 * 12 + 5;
const monthStart = (month: number) => utc(Math.floor(month / 12), (month % 12) + 1, 1);
const monthEnd = (month: number) => monthStart(month + 1) - 1;
const monthOf = (day: number) => parts(day).year * 12 + parts(day).month - 1;

/** The same day number some months later; the month's last day when it has no such day. */
function monthsLater(day: number, months: number): number {
  const { year, month, day: number } = parts(day);
  const index = year * 12 + month - 1 + months;
  return Math.min(utc(Math.floor(index / 12), (index % 12) + 1, number), monthEnd(index));
}

/** Number of dead days before each day of the calendar. */
const deadBefore = new Int32Array(LENGTH + 1);
for (let i = 0; i < LENGTH; i += 1) deadBefore[i + 1] = deadBefore[i]! + (isDead(ORIGIN + i) ? 1 : 0);
const deadBetween = (from: number, to: number) => deadBefore[to - ORIGIN + 1]! - deadBefore[from - ORIGIN]!;

// The twelve ydelser in the order of the method's table.
const ACCUMULATED = [0, 1, 2];
const KONTANTHJAELP = 3;
const UDDANNELSESHJAELP = 4;
const SHO = 5;
const SYGEDAGPENGE = 10;
const MENTOR = 5;

/** A whole calendar month, not dead, lies strictly between two days. */
function freeMonth(before: number, after: number): boolean {
  for (let month = monthOf(before); month <= monthOf(after); month += 1) {
    if (monthStart(month) > before && monthEnd(month) < after && !isDeadMonth(month)) return true;
  }
  return false;
}

/** How a citizen counts in a month. */
export interface Counted {
  month: number;
  kommune: number;
  ydelse: number;
  counted: { samtaler: boolean; tilbud: boolean };
  met: { samtaler: boolean; tilbud: boolean };
}

/** One citizen's calendars. */
export class Reading {
  readonly #timeline: Timeline;
  /** By ydelse: 1 on the days with it. */
  readonly #days = new Map<number, Uint8Array>();
  /** By ydelse: the day on which the spell that holds a day began. */
  readonly #starts = new Map<number, Int32Array>();
  /** Days on an accumulated ydelse that are not dead, counted up to each day. */
  readonly #accumulated = new Int32Array(LENGTH + 1);

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
    for (const row of timeline.ydelser) {
      const days = this.#days.get(row.ydelse) ?? new Uint8Array(LENGTH);
      this.#days.set(row.ydelse, days);
      for (let day = row.from; day <= Math.min(row.to, ORIGIN + LENGTH - 1); day += 1) days[day - ORIGIN] = 1;
    }
    for (let i = 0; i < LENGTH; i += 1) {
      const on = ACCUMULATED.some((ydelse) => this.#days.get(ydelse)?.[i]);
      this.#accumulated[i + 1] = this.#accumulated[i]! + (on && !isDead(ORIGIN + i) ? 1 : 0);
    }
    // Selvforsørgelses- og hjemrejseydelse first: others may keep its start.
    for (const ydelse of [SHO, ...this.#days.keys()]) {
      if (this.#days.has(ydelse) && !this.#starts.has(ydelse)) this.#findStarts(ydelse);
    }
  }

  #findStarts(ydelse: number): void {
    const starts = new Int32Array(LENGTH);
    const days = this.#days.get(ydelse)!;
    let last: number | undefined;
    for (let day = ORIGIN; day < ORIGIN + LENGTH; day += 1) {
      if (!days[day - ORIGIN]) continue;
      const apart = last !== undefined && day > last + 1;
      const broken = last === undefined || (apart && (ydelse === SYGEDAGPENGE || freeMonth(last, day)));
      starts[day - ORIGIN] = broken ? this.#newStart(ydelse, day) : starts[last! - ORIGIN]!;
      last = day;
    }
    this.#starts.set(ydelse, starts);
  }

  /** The start of a spell that begins on a day: another one's, when it follows selvforsørgelses- og hjemrejseydelse. */
  #newStart(ydelse: number, day: number): number {
    if (ydelse !== KONTANTHJAELP && ydelse !== UDDANNELSESHJAELP) return day;
    const sho = this.#days.get(SHO);
    let last = day - 1;
    while (last >= ORIGIN && !sho?.[last - ORIGIN]) last -= 1;
    if (last < ORIGIN || freeMonth(last, day)) return day;
    return this.#starts.get(SHO)![last - ORIGIN]!;
  }

  /** Days on an accumulated ydelse, dead ones left out, in the 36 months up to a day. */
  #accumulatedDays(day: number): number {
    return this.#accumulated[day - ORIGIN + 1]! - this.#accumulated[monthsLater(day, -36) - ORIGIN + 1]!;
  }

  /** The row that covers a day and decides: by the order of ydelser, the later start, the higher kommune. */
  #rowOn(day: number, of: (ydelse: number) => boolean): YdelseRow | undefined {
    const rows = this.#timeline.ydelser.filter(
      (row) => !row.introduktion && of(row.ydelse) && row.from <= day && day <= row.to,
    );
    const first = Math.min(...rows.map((row) => row.ydelse));
    const sameYdelse = rows.filter((row) => row.ydelse === first);
    const latest = Math.max(...sameYdelse.map((row) => row.from));
    const sameStart = sameYdelse.filter((row) => row.from === latest);
    const highest = Math.max(...sameStart.map((row) => row.kommune));
    return sameStart.find((row) => row.kommune === highest);
  }

  /** How the citizen counts in a month, or `undefined` when it does not (sections 3–5). */
  inMonth(month: number): Counted | undefined {
    for (let r = monthEnd(month); r >= monthStart(month); r -= 1) {
      const row = this.#rowOn(r, () => true);
      if (!row) continue;
      const base = this.#base(row.ydelse, r);
      if (!base) return undefined;
      const months = windowMonths(month);
      return {
        month,
        kommune: row.kommune,
        ydelse: row.ydelse,
        counted: { samtaler: !this.#isExempt(base, 0), tilbud: !this.#isExempt(base, 1) },
        met: {
          samtaler: this.#samtaleDays(monthStart(months.at(-1)!), monthEnd(month)) >= 4,
          tilbud: this.#hasTilbudOrHours(months, month),
        },
      };
    }
    return undefined;
  }

  /** The days that anciennitet is counted on, when it is twelve months; else `undefined`. */
  #base(ydelse: number, r: number): number[] | undefined {
    if (ACCUMULATED.includes(ydelse)) {
      if (this.#accumulatedDays(r) < 365) return undefined;
      const days: number[] = [];
      for (let day = monthsLater(r, -36) + 1; day <= r; day += 1) {
        const on = ACCUMULATED.some((code) => this.#days.get(code)?.[day - ORIGIN]);
        if (on && !isDead(day)) days.push(day);
      }
      return days;
    }
    const start = this.#starts.get(ydelse)![r - ORIGIN]!;
    if (r + 1 < monthsLater(start, 12) + deadBetween(start, r)) return undefined;
    const days: number[] = [];
    for (let day = start; day <= r; day += 1) if (!isDead(day)) days.push(day);
    return days;
  }

  #isExempt(days: readonly number[], target: 0 | 1): boolean {
    const covering = this.#timeline.fritagelser.filter((f) => f.target === target || f.target === 2);
    if (covering.length === 0) return false;
    const exempt = days.filter((day) => covering.some((f) => f.from <= day && day <= f.to)).length;
    return 2 * exempt >= days.length;
  }

  /** Different days with a counted samtale. */
  #samtaleDays(from: number, to: number): number {
    const days = new Set<number>();
    for (const { day, type, form, status } of this.#timeline.samtaler) {
      const typeCounts = type === 0 || type === 1;
      const held = status === null || status === 0;
      const suspended = day >= utc(2020, 3, 12) && day <= utc(2020, 5, 26);
      const formCounts = form === null || form === 0 || day >= utc(2020, 5, 26);
      if (typeCounts && held && !suspended && formCounts && day >= from && day <= to) days.add(day);
    }
    return days.size;
  }

  #countedTilbud(from: number, to: number): number {
    return this.#timeline.tilbud.filter((t) => t.type !== MENTOR && t.from <= to && t.to >= from).length;
  }

  #hasTilbudOrHours(months: readonly number[], month: number): boolean {
    if (this.#countedTilbud(monthStart(months.at(-1)!), monthEnd(month)) >= 1) return true;
    const needed = month >= 2023 * 12 ? 100 : 225;
    let hours = 0n;
    for (const row of this.#timeline.loentimer) if (months.includes(row.month)) hours += BigInt(row.units);
    return hours >= BigInt(needed) * 10_000n;
  }

  /** How the citizen counts in early effort, in every month from `from` to `to` (section 8). */
  early(from: number, to: number): Counted[] {
    const found: { day: number; since: number; row: YdelseRow }[] = [];
    const add = (day: number, since: number, of: (ydelse: number) => boolean) => {
      const row = this.#rowOn(day, of);
      if (row) found.push({ day, since, row });
    };
    for (const [ydelse, starts] of this.#starts) {
      if (ACCUMULATED.includes(ydelse)) continue;
      for (let day = ORIGIN; day < ORIGIN + LENGTH; day += 1) {
        const start = starts[day - ORIGIN]!;
        if (!this.#days.get(ydelse)![day - ORIGIN]) continue;
        if (day === monthsLater(start, 6) + deadBetween(start, day) - 1)
          if (!isDead(day) || day === start) add(day, start, (code) => code === ydelse);
      }
    }
    for (let day = utc(2014, 1, 1); day < ORIGIN + LENGTH; day += 1) {
      if (this.#accumulatedDays(day) < 183) continue;
      let since = monthsLater(day, -6) + 1;
      // One day back for each dead day on the way.
      for (let left = deadBetween(since, day); left > 0; left -= 1) {
        since -= 1;
        if (isDead(since)) left += 1;
      }
      add(day, since, (code) => ACCUMULATED.includes(code));
      break;
    }
    const outcomes: Counted[] = [];
    for (let month = from; month <= to; month += 1) {
      const inMonth = found.filter(({ day }) => monthOf(day) === month);
      if (inMonth.length === 0) continue;
      const latest = Math.max(...inMonth.map(({ day }) => day));
      const onLatest = inMonth.filter(({ day }) => day === latest);
      const first = Math.min(...onLatest.map(({ row }) => row.ydelse));
      const { day, since, row } = onLatest.find((f) => f.row.ydelse === first)!;
      outcomes.push({
        month,
        kommune: row.kommune,
        ydelse: row.ydelse,
        counted: { samtaler: true, tilbud: true },
        met: { samtaler: this.#samtaleDays(since, day) >= 4, tilbud: this.#countedTilbud(since, day) >= 1 },
      });
    }
    return outcomes;
  }
}

/** The months of the window, the last one first. */
function windowMonths(month: number): number[] {
  const months: number[] = [];
  let live = 0;
  for (let m = month; live < 12; m -= 1) {
    months.push(m);
    if (!isDeadMonth(m)) live += 1;
  }
  return months;
}
