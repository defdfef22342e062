import { civil, type Day, dayOf } from './day.js';

/** A calendar month as a whole number: year × 12 + (month − 1). Months subtract to a number of months. */
export type Month = number;

/** A run of calendar months, both ends included; one month when the ends are equal. */
export interface Period {
  from: Month;
  to: Month;
}

/** The month with this year and this number (1–12). */
export function monthOf(year: number, number: number): Month {
  return year * 12 + number - 1;
}

/** The month that a day lies in. */
export function monthOfDay(day: Day): Month {
  const { year, month } = civil(day);
  return monthOf(year, month);
}

/** Calendar year of a month. */
export function yearOf(month: Month): number {
  return Math.floor(month / 12);
}

/** Number of the month in its year, 1–12. */
export function numberInYear(month: Month): number {
  return month - yearOf(month) * 12 + 1;
}

const MONTHS_KNOWN = 3000 * 12;
const UNKNOWN = 0x7fff_ffff;
/** First days by month: asked a million times over, worked out once. */
const firstDays = new Int32Array(MONTHS_KNOWN).fill(UNKNOWN);

/** First day of a month. */
export function firstDay(month: Month): Day {
  const known = firstDays[month];
  if (known !== undefined && known !== UNKNOWN) return known;
  const day = dayOf(yearOf(month), numberInYear(month), 1);
  firstDays[month] = day;
  return day;
}

/** Last day of a month. */
export function lastDay(month: Month): Day {
  return firstDay(month + 1) - 1;
}

/** The month of `2020-08` or `2020M08`, or `undefined` when the text is no month. */
export function maybeMonth(text: string): Month | undefined {
  const match = /^(\d{4})(?:-|M)(\d{2})$/.exec(text);
  if (!match) return undefined;
  const number = Number(match[2]);
  return number >= 1 && number <= 12 ? monthOf(Number(match[1]), number) : undefined;
}

/** The month of `2020-08` or `2020M08`. @throws {RangeError} when the text is no month. */
export function parseMonth(text: string): Month {
  const month = maybeMonth(text);
  if (month === undefined) throw new RangeError(`'${text}' is not a month; write it as 2020-08`);
  return month;
}

/** `2020-08`. */
export function formatMonth(month: Month): string {
  return `${yearOf(month)}-${String(numberInYear(month)).padStart(2, '0')}`;
}

/** jobindsats' own code: `2020M08`. */
export function monthCode(month: Month): string {
  return `${yearOf(month)}M${String(numberInYear(month)).padStart(2, '0')}`;
}

/** jobindsats' code of a month, or of a range of months: `2020M08`, `2020M06-2020M08`. */
export function periodCode(period: Period): string {
  return period.from === period.to
    ? monthCode(period.to)
    : `${monthCode(period.from)}-${monthCode(period.to)}`;
}

/** The period of one month. */
export function singleMonth(month: Month): Period {
  return { from: month, to: month };
}

/** The period of `length` months that ends with `month`. */
export function monthsEnding(month: Month, length: number): Period {
  return { from: month - length + 1, to: month };
}

/** Every month of a period, in order. */
export function eachMonth(period: Period): Month[] {
  return Array.from({ length: period.to - period.from + 1 }, (_, i) => period.from + i);
}
