import { da } from 'date-fns/locale/da';
import { type Day, maybeDay, parseDay } from '../domain/day.js';
import type { Decimal } from '../domain/fraction.js';
import { type Month, maybeMonth, monthOf, type Period } from '../domain/month.js';

const MISSING = new Set(['', '-', '.', '..', '(.)', 'null']);

/** Whether a cell of an extract stands for "not there" or "suppressed"; it never means zero. */
export function isMissing(text: string): boolean {
  return MISSING.has(text.trim().toLowerCase());
}

export const FIRST_DAY = parseDay('1990-01-01');
export const LAST_DAY = parseDay('2100-12-31');

/** The day of `2020-08-31`, `31-08-2020`, `31.08.2020` or `31/08/2020`, within 1990–2100. */
export function parseDate(text: string): Day | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const danish = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/.exec(text.trim());
  const day = iso
    ? maybeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    : danish
      ? maybeDay(Number(danish[4]), Number(danish[3]), Number(danish[1]))
      : undefined;
  return day !== undefined && day >= FIRST_DAY && day <= LAST_DAY ? day : undefined;
}

const MONTH_NAMES = Array.from({ length: 12 }, (_, i) =>
  da.localize.month(i as 0, { width: 'wide' }).toLowerCase(),
);

/** The month of `2020-08`, `2020M08`, `august 2020` or `aug 2020`. */
export function parseMonthCell(text: string): Month | undefined {
  const trimmed = text.trim();
  const code = maybeMonth(trimmed.toUpperCase());
  if (code !== undefined) return code;
  const named = /^(\p{L}{3,})\.? (\d{4})$/u.exec(trimmed.toLowerCase());
  if (!named) return undefined;
  const number = MONTH_NAMES.findIndex((name) => name.startsWith(named[1]!));
  return number < 0 ? undefined : monthOf(Number(named[2]), number + 1);
}

/** A month, or a range of months `2020M06-2020M08`. */
export function parsePeriodCell(text: string): Period | undefined {
  const range = /^(\d{4}M\d{2})\s*[-–]\s*(\d{4}M\d{2})$/i.exec(text.trim());
  const from = parseMonthCell(range ? range[1]! : text);
  const to = range ? parseMonthCell(range[2]!) : from;
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}

/** The four quarters of `2020QMAT02` (July 2019 – June 2020), as months. */
export function parseQuarterYear(text: string): Period | undefined {
  const match = /^(\d{4})QMAT0?([1-4])$/i.exec(text.trim());
  if (!match) return undefined;
  const to = monthOf(Number(match[1]), Number(match[2]) * 3);
  return { from: to - 11, to };
}

const tidy = (text: string): string => text.replace(/[\s\u00a0\u202f]/g, '').replace(/^[−–]/, '-');

/** A whole number, with or without points between thousands: `14.560`, `-120`, `−120`. */
export function parseInteger(text: string): number | undefined {
  const digits = tidy(text);
  if (/^-?\d{1,3}(\.\d{3})+$/.test(digits)) return Number(digits.replaceAll('.', ''));
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/**
 * A number with at most `decimals` places, comma or point, exactly. A single point is a decimal point
 * (`79.9`); points between thousands need a comma behind them (`1.234,5`) or at least two groups.
 */
export function parseDecimal(text: string, decimals: number): Decimal | undefined {
  const digits = tidy(text);
  const comma = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+),(\d+)$/.exec(digits);
  const point = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits);
  const match = comma ?? point;
  if (!match) return undefined;
  const places = (match[3] ?? '').replace(/0+$/, '');
  if (places.length > decimals) return undefined;
  const units = Number(match[2]!.replaceAll('.', '') + places.padEnd(decimals, '0'));
  return { units: match[1] === '-' ? -units : units, decimals };
}

/** What a CPR number looks like: a possible date of birth, then four digits. Read by JavaScript and the store. */
export const CPR_PATTERN = '(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{2}-?[0-9]{4}';

const cpr = new RegExp(`^${CPR_PATTERN}$`);

const cprInText = new RegExp(`(?<![0-9])(${CPR_PATTERN.replace('-?[0-9]{4}', '')})-?[0-9]{4}(?![0-9])`, 'g');

/** A text with the last four digits of everything in it that looks like a CPR number hidden. */
export const maskCprIn = (text: string): string => text.replace(cprInText, '$1-****');

/** Whether a value looks like a CPR number. */
export function looksLikeCpr(text: string): boolean {
  return cpr.test(text.trim());
}
