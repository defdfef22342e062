/**
 * A second reading of the method, day by day and from its text alone: it walks through calendars of single days
 * and shares nothing with the core but the types of its input. Where the two differ, one has misread the method.
 */
import type { Timeline, YdelseRow } from '../../src/core/timeline.js';
import {
  SAMTALEFORMER,
  SAMTALESTATUS,
  SAMTALETYPER,
  TILBUDSTYPER,
  wordCode,
} from '../../src/domain/vocabulary.js';
import { ydelseCode } from '../../src/domain/ydelse.js';
import * as limits from './limits.js';
import { ACCUMULATED, rankOf, START_TO_END } from './table.js';

const DAY = 86_400_000;
const utc = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;
/** Days are looked at from here to the end of 2035. */
const ORIGIN = utc(2010, 1, 1);
const LENGTH = utc(2036, 1, 1) - ORIGIN;

const partsOf = (day: number) => {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};
const CALENDAR = Array.from({ length: LENGTH }, (_, i) => partsOf(ORIGIN + i));
const parts = (day: number) => CALENDAR[day - ORIGIN] ?? partsOf(day);

/** The last month that can be read. */
export const LAST_MONTH = 2035 * 12 + 11;

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

const SHO = ydelseCode('Selvforsørgelses- og hjemrejseydelse mv.');
/** Ydelser that keep the start of a spell on SHO. */
const AFTER_SHO = ['Kontanthjælp', 'Uddannelseshjælp'].map(ydelseCode);
const COUNTED_TYPES = ['Jobsamtale', 'Opfølgningssamtale'].map((name) => wordCode(SAMTALETYPER, name));
const HELD = wordCode(SAMTALESTATUS, 'Afholdt');
const PERSONAL = wordCode(SAMTALEFORMER, 'Personligt fremmøde');
const MENTOR = wordCode(TILBUDSTYPER, 'Mentor');

/** A whole calendar month, not dead, lies strictly between two days. */
function freeMonth(before: number, after: number): boolean {
  for (let month = monthOf(before); month <= monthOf(after); month += 1) {
    if (monthStart(month) > before && monthEnd(month) < after && !isDeadMonth(month)) return true;
  }
  return false;
}

/** The first month with rules; those of it are taken for the months before. */
const FIRST_RULES = 2018 * 12;
const lawMonth = (day: number) => Math.max(monthOf(day), FIRST_RULES);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

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
  readonly #accumulated: Int32Array;
  /** Number of days in the calendars. */
  readonly #length: number;

  /** @param last the last month that will be asked for: no day after it is looked at. */
  constructor(timeline: Timeline, last = LAST_MONTH) {
    if (last > LAST_MONTH) throw new Error('the second reading has a calendar to December 2035');
    this.#timeline = timeline;
    this.#length = monthEnd(last) + 1 - ORIGIN;
    this.#accumulated = new Int32Array(this.#length + 1);
    for (const row of timeline.ydelser) {
      const days = this.#days.get(row.ydelse) ?? new Uint8Array(this.#length);
      this.#days.set(row.ydelse, days);
      const end = Math.min(row.to, ORIGIN + this.#length - 1);
      for (let day = row.from; day <= end; day += 1) days[day - ORIGIN] = 1;
    }
    for (let i = 0; i < this.#length; i += 1) {
      const on = ACCUMULATED.some((ydelse) => this.#days.get(ydelse)?.[i]);
      this.#accumulated[i + 1] = this.#accumulated[i]! + (on && !isDead(ORIGIN + i) ? 1 : 0);
    }
    // Selvforsørgelses- og hjemrejseydelse first: others may keep its start.
    for (const ydelse of [SHO, ...this.#days.keys()]) {
      if (this.#days.has(ydelse) && !this.#starts.has(ydelse)) this.#findStarts(ydelse);
    }
  }

  #findStarts(ydelse: number): void {
    const starts = new Int32Array(this.#length);
    const days = this.#days.get(ydelse)!;
    let last: number | undefined;
    for (let day = ORIGIN; day < ORIGIN + this.#length; day += 1) {
      if (!days[day - ORIGIN]) continue;
      const apart = last !== undefined && day > last + 1;
      const broken = last === undefined || (apart && (START_TO_END.includes(ydelse) || freeMonth(last, day)));
      starts[day - ORIGIN] = broken ? this.#newStart(ydelse, day) : starts[last! - ORIGIN]!;
      last = day;
    }
    this.#starts.set(ydelse, starts);
  }

  /** The start of a spell that begins on a day: another one's, when it follows selvforsørgelses- og hjemrejseydelse. */
  #newStart(ydelse: number, day: number): number {
    if (!AFTER_SHO.includes(ydelse)) return day;
    const sho = this.#days.get(SHO);
    let last = day - 1;
    while (last >= ORIGIN && !sho?.[last - ORIGIN]) last -= 1;
    if (last < ORIGIN || freeMonth(last, day)) return day;
    return this.#starts.get(SHO)![last - ORIGIN]!;
  }

  /** Days on an accumulated ydelse, dead ones left out, in the 36 months up to a day. */
  #accumulatedDays(day: number): number {
    const before = monthsLater(day, -limits.monthsLookedBack(lawMonth(day)));
    return this.#accumulated[day - ORIGIN + 1]! - this.#accumulated[before - ORIGIN + 1]!;
  }

  /** The row that covers a day and decides: by the order of ydelser, the later start, the higher kommune. */
  #rowOn(day: number, of: (ydelse: number) => boolean): YdelseRow | undefined {
    const rows = this.#timeline.ydelser.filter(
      (row) => !row.introduktion && of(row.ydelse) && row.from <= day && day <= row.to,
    );
    const first = Math.min(...rows.map((row) => rankOf(row.ydelse)));
    const sameYdelse = rows.filter((row) => rankOf(row.ydelse) === first);
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
          samtaler:
            this.#samtaleDays(monthStart(months.at(-1)!), monthEnd(month)) >= limits.samtalerNeeded(month),
          tilbud: this.#hasTilbudOrHours(months, month),
        },
      };
    }
    return undefined;
  }

  /** The days that anciennitet is counted on, when it is twelve months; else `undefined`. */
  #base(ydelse: number, r: number): number[] | undefined {
    if (ACCUMULATED.includes(ydelse)) {
      if (this.#accumulatedDays(r) < limits.daysNeeded(monthOf(r))) return undefined;
      const days: number[] = [];
      for (let day = monthsLater(r, -limits.monthsLookedBack(monthOf(r))) + 1; day <= r; day += 1) {
        const on = ACCUMULATED.some((code) => this.#days.get(code)?.[day - ORIGIN]);
        if (on && !isDead(day)) days.push(day);
      }
      return days;
    }
    const start = this.#starts.get(ydelse)![r - ORIGIN]!;
    if (r + 1 < monthsLater(start, limits.monthsNeeded(monthOf(r))) + deadBetween(start, r)) return undefined;
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
      const typeCounts = COUNTED_TYPES.includes(type);
      const held = status === null || status === HELD;
      const suspended = day >= utc(2020, 3, 12) && day <= utc(2020, 5, 26);
      const formCounts = form === null || form === PERSONAL || day >= utc(2020, 5, 26);
      if (typeCounts && held && !suspended && formCounts && day >= from && day <= to) days.add(day);
    }
    return days.size;
  }

  #countedTilbud(from: number, to: number): number {
    return this.#timeline.tilbud.filter((t) => t.type !== MENTOR && t.from <= to && t.to >= from).length;
  }

  #hasTilbudOrHours(months: readonly number[], month: number): boolean {
    if (this.#countedTilbud(monthStart(months.at(-1)!), monthEnd(month)) >= limits.tilbudNeeded(month))
      return true;
    const needed = limits.hoursNeeded(month);
    let hours = 0n;
    for (const row of this.#timeline.loentimer) if (months.includes(row.month)) hours += BigInt(row.units);
    return hours >= BigInt(needed) * 10_000n;
  }

  /** The first day with so many accumulated days. */
  #firstDayWith(needed: number): number | undefined {
    for (let day = utc(2014, 1, 1); day < ORIGIN + this.#length; day += 1)
      if (this.#accumulatedDays(day) >= needed) return day;
    return undefined;
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
      for (let day = ORIGIN; day < ORIGIN + this.#length; day += 1) {
        const start = starts[day - ORIGIN]!;
        if (!this.#days.get(ydelse)![day - ORIGIN]) continue;
        const months = limits.earlyMonths(lawMonth(day));
        if (day === monthsLater(start, months) + deadBetween(start, day) - 1)
          if (!isDead(day) || day === start) add(day, start, (code) => code === ydelse);
      }
    }
    for (const needed of new Set(range(from, to).map(limits.earlyDays))) {
      const day = this.#firstDayWith(needed);
      if (day === undefined || limits.earlyDays(lawMonth(day)) !== needed) continue;
      let since = monthsLater(day, -limits.earlyMonths(lawMonth(day))) + 1;
      // One day back for each dead day on the way.
      for (let left = deadBetween(since, day); left > 0; left -= 1) {
        since -= 1;
        if (isDead(since)) left += 1;
      }
      add(day, since, (code) => ACCUMULATED.includes(code));
    }
    const outcomes: Counted[] = [];
    for (let month = from; month <= to; month += 1) {
      const inMonth = found.filter(({ day }) => monthOf(day) === month);
      if (inMonth.length === 0) continue;
      const latest = Math.max(...inMonth.map(({ day }) => day));
      const onLatest = inMonth.filter(({ day }) => day === latest);
      const first = Math.min(...onLatest.map(({ row }) => rankOf(row.ydelse)));
      const { day, since, row } = onLatest.find((f) => rankOf(f.row.ydelse) === first)!;
      outcomes.push({
        month,
        kommune: row.kommune,
        ydelse: row.ydelse,
        counted: { samtaler: true, tilbud: true },
        met: {
          samtaler: this.#samtaleDays(since, day) >= limits.earlySamtaler(month),
          tilbud: this.#countedTilbud(since, day) >= limits.earlyTilbud(month),
        },
      });
    }
    return outcomes;
  }
}

/** The months of the window, the last one first. */
function windowMonths(month: number): number[] {
  const months: number[] = [];
  let live = 0;
  for (let m = month; live < limits.windowLength(month); m -= 1) {
    months.push(m);
    if (!isDeadMonth(m)) live += 1;
  }
  return months;
}
