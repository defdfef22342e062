/**
 * A calendar date as a whole number: days since 1 January 1970. No clock, no time zone,
 * so two days subtract to a number of days and compare with `<`.
 */
export type Day = number;

/** A day later than any that an extract may hold: the end of a row that is still running. */
export const OPEN_END: Day = 0x7fff_ffff;

/** The parts of a calendar date; `month` counts from 1. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/**
 * The day of a date of the Gregorian calendar. `day` may run past the month's end (31 April is 1 May).
 * The arithmetic counts years from 1 March, so that the leap day comes last.
 */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The calendar date of a day; the inverse of {@link dayOf}. */
export function civil(day: Day): CivilDate {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** Number of days in a month (28–31). */
export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/**
 * The same day number `months` later (or earlier); a day number that the month lacks gives its last day,
 * so 29 February plus 12 months is 28 February.
 */
export function addMonths(day: Day, months: number): Day {
  const from = civil(day);
  const index = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayOf(year, month, Math.min(from.day, daysInMonth(year, month)));
}

/** The day of `2020-08-31`. @throws {RangeError} when the text is no date of the calendar. */
export function parseDay(text: string): Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const day = match && maybeDay(Number(match[1]), Number(match[2]), Number(match[3]));
  if (day == null) throw new RangeError(`'${text}' is not a date; write it as 2020-08-31`);
  return day;
}

/** The day, or `undefined` when the calendar has no such date (31 April, month 13). */
export function maybeDay(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayOf(year, month, day);
}

/** `2020-08-31`. */
export function formatDay(day: Day): string {
  const { year, month, day: d } = civil(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
