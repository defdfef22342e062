import { type Decimal, type Fraction, round } from '../domain/fraction.js';

const MINUS = '−';
/** A space that no line break may take the place of, between a number and its sign. */
export const NBSP = '\u00a0';

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, '.');

/** A whole number with a point between thousands: `14.560`, `−120`. */
export function formatInteger(value: number): string {
  return (value < 0 ? MINUS : '') + grouped(String(Math.abs(value)));
}

/** A rounded decimal with a comma: `79,9`, `−0,21`; zero has no sign. */
export function formatDecimal({ units, decimals }: Decimal): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const whole = grouped(digits.slice(0, digits.length - decimals));
  const sign = units < 0 ? MINUS : '';
  return decimals === 0 ? sign + whole : `${sign}${whole},${digits.slice(-decimals)}`;
}

/** A fraction as a percentage without the sign: 0,7986 with one decimal is `79,9`. */
export function formatPercent(share: Fraction, decimals: number): string {
  return formatDecimal(percent(share, decimals));
}

/** A fraction in per cent, rounded: 0,7986 with one decimal is {units: 799, decimals: 1}. */
export function percent(share: Fraction, decimals: number): Decimal {
  return round({ num: share.num * 100n, den: share.den }, decimals);
}

/** With its sign always shown, but for zero: `+1,2`, `−0,3`, `0,0`. */
export function formatSigned(value: Decimal): string {
  return (value.units > 0 ? '+' : '') + formatDecimal(value);
}

const WORDS = ['nul', 'én', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti', 'elleve', 'tolv'];

/** A small number in words (0–12), a larger one in figures. */
export function numberWord(value: number): string {
  return WORDS[value] ?? formatInteger(value);
}

/** The same in front of a neuter: `ét` tilbud. */
export const neuterWord = (value: number): string => (value === 1 ? 'ét' : numberWord(value));
