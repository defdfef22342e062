import { da } from 'date-fns/locale/da';
import { type Day, maybeDay, OPEN_END, parseDay } from '../../domain/day.js';
import { type Month, maybeMonth, monthOf, type Period } from '../../domain/month.js';
import { plainText } from './text.js';

export const FIRST_DAY = parseDay('1990-01-01');
export const LAST_DAY = parseDay('2100-12-31');

/** A time of day behind a date, with its zone when it has one. */
const TIME =
  /^(?:T| +(?:kl\.? ?)?)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?: ?[AP]M)?(Z|[+-]\d{2}:?\d{2})?$/i;
/** Danish time is one or two hours ahead of UTC. */
const HOURS_AHEAD = 2;

/**
 * Whether what stands behind a date is a time of day on that date. A time in UTC so late that it lies on the next day
 * in Denmark is none, nor is one of another zone: which day is meant is not sure.
 */
function isTimeOfDay(text: string): boolean {
  if (text === '') return true;
  const match = TIME.exec(text);
  if (!match) return false;
  const [, hour, minute, second = '0', zone] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return false;
  if (zone === undefined || /^\+0[12]:?00$/.test(zone)) return true;
  return /^(Z|\+00:?00)$/i.test(zone) && Number(hour) < 24 - HOURS_AHEAD;
}

/** The date in a text, whatever the year; a time of day is left out. */
function calendarDate(text: string): { year: number; day: Day | undefined } | undefined {
  const plain = plainText(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(.*)$/s.exec(plain);
  const danish = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})(.*)$/s.exec(plain);
  const [year, month, day, rest] = iso
    ? [iso[1], iso[2], iso[3], iso[4]!]
    : danish
      ? [danish[4], danish[3], danish[1], danish[5]!]
      : [];
  if (rest === undefined || !isTimeOfDay(rest)) return undefined;
  return { year: Number(year), day: maybeDay(Number(year), Number(month), Number(day)) };
}

/**
 * The day of `2020-08-31`, `31-08-2020`, `31.08.2020` or `31/08/2020`, within 1990–2100; a time of day behind it is
 * left out.
 */
export function parseDate(text: string): Day | undefined {
  const day = calendarDate(text)?.day;
  return day !== undefined && day >= FIRST_DAY && day <= LAST_DAY ? day : undefined;
}

/** The same for the end of a row: any date of the year 9999 is an open end, {@link OPEN_END}. */
export function parseEndDate(text: string): Day | undefined {
  const date = calendarDate(text);
  return date?.year === 9999 && date.day !== undefined ? OPEN_END : parseDate(text);
}

const MONTH_NAMES = Array.from({ length: 12 }, (_, i) =>
  da.localize.month(i as 0, { width: 'wide' }).toLowerCase(),
);

/** The month of `2020-08`, `2020-8`, `2020M08`, `august 2020` or `aug 2020`; also of its first day, `2020-08-01`. */
export function parseMonthCell(text: string): Month | undefined {
  const plain = plainText(text);
  const code = maybeMonth(plain.toUpperCase().replace(/^(\d{4}[M-])(\d)$/, '$10$2'));
  if (code !== undefined) return code;
  const named = /^(\p{L}{3,})\.? (\d{4})$/u.exec(plain.toLowerCase());
  if (named) {
    const number = MONTH_NAMES.findIndex((name) => name.startsWith(named[1]!));
    return number < 0 ? undefined : monthOf(Number(named[2]), number + 1);
  }
  const first = /^(\d{4})-(\d{2})-01(.*)$/.exec(plain) ?? undefined;
  const danish = /^0?1[-./](\d{2})[-./](\d{4})(.*)$/.exec(plain) ?? undefined;
  const [year, month, rest] = first
    ? [first[1], first[2], first[3]!]
    : danish
      ? [danish[2], danish[1], danish[3]!]
      : [];
  return rest !== undefined && isTimeOfDay(rest) ? maybeMonth(`${year}-${month}`) : undefined;
}

/** A month, or a range of months `2020M06-2020M08`. */
export function parsePeriodCell(text: string): Period | undefined {
  const range = /^(\d{4}M\d{1,2})\s*[-–]\s*(\d{4}M\d{1,2})$/i.exec(plainText(text));
  const from = parseMonthCell(range ? range[1]! : text);
  const to = range ? parseMonthCell(range[2]!) : from;
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}

/** The four quarters of `2020QMAT02` (July 2019 – June 2020), as months. */
export function parseQuarterYear(text: string): Period | undefined {
  const match = /^(\d{4})QMAT0?([1-4])$/i.exec(plainText(text));
  if (!match) return undefined;
  const to = monthOf(Number(match[1]), Number(match[2]) * 3);
  return { from: to - 11, to };
}

/** Periods that jobindsats writes, whatever their kind: years, quarters, half-years, year to date. */
const ANY_PERIOD = [
  /^\d{4}$/,
  /^\d{4}[QK]0?[1-4]$/i,
  /^\d{4}H0?[12]$/i,
  /^\d{4}QMAT0?[1-4]$/i,
  /^\d{4}(MMAT|MYTD|M?YTD|MMA3|Y)(0?[1-9]|1[0-2])?$/i,
  /^\d{4}Q?YTD0?[1-4]$/i,
  /^([1-4]\. ?(kvartal|kvt\.?|halvår|halvaar)|hele året|år til dato|å\.?t\.?d\.?) \d{4}$/i,
  /^(år )?\d{4} (i alt|hele året|år til dato)$/i,
];

/** Whether a text is a period that jobindsats gives figures for, of any kind. */
export function isAnyPeriod(text: string): boolean {
  const plain = plainText(text);
  return parsePeriodCell(plain) !== undefined || ANY_PERIOD.some((pattern) => pattern.test(plain));
}
