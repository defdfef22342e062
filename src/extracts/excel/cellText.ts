import { dayOf, formatDay } from '../../domain/day.js';
import type { CellValue } from './sheet.js';

/** Stands for a formula whose result is not in the file. */
export const UNCALCULATED = '#BEREGN!';
/** Digits of a number that Excel keeps and shows; what stands behind them is noise of floating point. */
const DIGITS = 15;
/** Day 0 of Excel's two calendars, as a day of the program. In that of 1900 a day is counted too many before March 1900. */
const DAY_ZERO = { 1900: dayOf(1899, 12, 30), 1904: dayOf(1904, 1, 1) };
/** Places that the comma of a share moves to make it one per cent. */
const PERCENT = 2;
/** The first day that the calendar of 1900 counts right: 1 March 1900. */
const FIRST_RIGHT = 61;
/** Days in which noise of floating point may lie: a tenth of a millisecond. */
const NOISE = 1e-9;

/**
 * A stored number in plain digits with a decimal comma, which is never one between thousands: `7.9900000000000002E-1`
 * is `0,799`. It has the fifteen digits that Excel keeps, or, when it is whole, all of them. A number too large to have
 * kept its digits stays in scientific notation: as an id it would be two people's.
 * @param places moves the comma to the right.
 * @returns `undefined` for what is no number.
 */
export function plainNumber(stored: string, places = 0): string | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(stored)) return undefined;
  const number = Number(stored);
  if (!Number.isFinite(number)) return undefined;
  if (Number.isSafeInteger(number) && places === 0) return String(number === 0 ? 0 : number);
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) return number.toExponential(DIGITS - 1).toUpperCase();
  const [, sign = '', mantissa = '', exponent = '0'] =
    /^(-?)([\d.]+)e([+-]\d+)$/.exec(number.toExponential(DIGITS - 1)) ?? [];
  return sign + shifted(mantissa, Number(exponent) + places);
}

/** Digits with their point moved to the right, without zeros that say nothing. */
function shifted(digits: string, places: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const all = whole + fraction;
  const point = whole.length + places;
  const padded = all.padStart(all.length + Math.max(0, 1 - point), '0');
  const at = Math.max(1, point);
  const left = padded
    .padEnd(at, '0')
    .slice(0, at)
    .replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  return right ? `${left},${right}` : left;
}

/** The day of a date's number, its time of day left out. @returns `undefined` for what is no day. */
export function dayOfSerial(stored: string, from1904: boolean): string | undefined {
  if (plainNumber(stored) === undefined) return undefined;
  const day = Math.floor(Number(stored) + NOISE);
  const isRight = from1904 ? day >= 0 : day >= FIRST_RIGHT;
  // The last day that Excel knows is in the year 9999.
  return isRight && day < 2_958_466
    ? formatDay((from1904 ? DAY_ZERO[1904] : DAY_ZERO[1900]) + day)
    : undefined;
}

/** Hours, minutes and seconds as they are shown: `230:24`, and no number. @param stored days, as Excel keeps them. */
function clockText(stored: string): string {
  if (plainNumber(stored) === undefined) return stored;
  const seconds = Math.round(Math.abs(Number(stored)) * 86_400);
  const two = (number: number) => String(number).padStart(2, '0');
  const rest = seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`;
  const sign = Number(stored) < 0 ? '-' : '';
  return `${sign}${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}${rest}`;
}

/**
 * What a cell holds, as an extract's text: dates as `2020-08-31`, numbers as {@link plainNumber} has them. A cell that
 * is an error of Excel's has the error's name, and a formula without a result {@link UNCALCULATED}: no value is either.
 * Nor is a number that is shown as a time or a date a number of hours, say: what is stored of 37:30 is 1,5625.
 */
export function cellText(cell: CellValue, from1904: boolean): string {
  switch (cell.kind) {
    case 'date':
      return dayOfSerial(cell.text, from1904) ?? `(dato) ${cell.text}`;
    case 'isoDate':
      return cell.text.replace(/T.*$/, '');
    case 'percent':
      // As it is shown: 0.799 is 79,9 %.
      return plainNumber(cell.text, PERCENT) ?? cell.text;
    case 'time':
      return clockText(cell.text);
    case 'number':
      return plainNumber(cell.text) ?? cell.text;
    case 'uncalculated':
      return UNCALCULATED;
    default:
      return cell.text;
  }
}
