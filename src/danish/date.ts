import { da } from 'date-fns/locale/da';
import { civil, type Day } from '../domain/day.js';
import { type Month, numberInYear, type Period, yearOf } from '../domain/month.js';
import { capitalize, listing } from './text.js';

const name = (number: number, width: 'wide' | 'abbreviated'): string =>
  da.localize.month((number - 1) as 0, { width }).replace('.', '');

/** `august 2020`. */
export function monthName(month: Month): string {
  return `${name(numberInYear(month), 'wide')} ${yearOf(month)}`;
}

/** `aug` — for an axis whose year stands elsewhere. */
export function monthAbbreviation(month: Month): string {
  return name(numberInYear(month), 'abbreviated').slice(0, 3);
}

/** `Juni 2020 – august 2020`, or `August 2020` for one month; for the head of a table. */
export function periodName(period: Period): string {
  const { from, to } = period;
  return capitalize(from === to ? monthName(to) : `${monthName(from)} – ${monthName(to)}`);
}

/** `juni–august 2020`, `juli 2019 – juni 2020`, or `august 2020`; for use inside a sentence. */
export function periodInText({ from, to }: Period): string {
  if (from === to) return monthName(to);
  if (yearOf(from) === yearOf(to)) return `${name(numberInYear(from), 'wide')}–${monthName(to)}`;
  return `${monthName(from)} – ${monthName(to)}`;
}

/** Months in a sentence, those that follow each other as a run: `marts 2019 og maj–juli 2019`. */
export function monthsInText(months: readonly Month[]): string {
  const runs: Period[] = [];
  for (const month of [...months].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && month <= last.to + 1) last.to = month;
    else runs.push({ from: month, to: month });
  }
  return listing(runs.map(periodInText));
}

/** `31. august 2020`. */
export function dayName(day: Day): string {
  const { year, month, day: number } = civil(day);
  return `${number}. ${name(month, 'wide')} ${year}`;
}

const SEASONS = ['vinteren', 'foråret', 'sommeren', 'efteråret'];

/** The season that a day lies in, by whole months: `foråret 2020` is March to May; with the day's own year. */
export function seasonName(day: Day): string {
  const { year, month } = civil(day);
  return `${SEASONS[Math.floor((month % 12) / 3)]} ${year}`;
}
