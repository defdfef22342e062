import type { Decimal } from '../../domain/fraction.js';
import { plainText } from './text.js';

/**
 * How a column writes its numbers: `grouped` has a point or none between thousands (`14.560`), `point` has a point
 * before decimals, `doubtful` could be either, so that `29.000` may be 29 or 29.000. A column without such a number
 * is `plain`.
 */
export type Notation = 'plain' | 'grouped' | 'point' | 'doubtful';

/** A number with spaces between thousands. Any other space stands between two numbers. */
const SPACED = /^[-+]?\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?$/;

function tidy(text: string): string {
  const signed = plainText(text)
    .replace(/^[−–]/, '-')
    .replace(/^([-+])\s+(?=\d)/, '$1');
  const digits = SPACED.test(signed) ? signed.replace(/\s/g, '') : signed;
  return digits.replace(/^\+(?=\d)/, '');
}

/** One to three digits, a point, three digits: thousands or decimals. */
const AMBIGUOUS = /^-?[1-9]\d{0,2}\.\d{3}$/;
const GROUPED = /^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d{1,3}(\.\d{3}){2,}(,\d+)?$/;
const POINT = /^-?\d+\.\d+$/;
const SMALL = /^-?\d{1,3}$/;
const LARGE = /^-?\d{4,}$/;

/** What a number says about how its column is written. */
function evidenceOf(
  digits: string,
): 'round' | 'tens' | 'ambiguous' | 'grouped' | 'point' | 'small' | 'large' | 'none' {
  if (AMBIGUOUS.test(digits)) {
    if (digits.endsWith('.000')) return 'round';
    return digits.endsWith('0') ? 'tens' : 'ambiguous';
  }
  if (GROUPED.test(digits)) return 'grouped';
  if (POINT.test(digits)) return 'point';
  if (SMALL.test(digits)) return 'small';
  return LARGE.test(digits) ? 'large' : 'none';
}

/**
 * How the whole numbers of a column are written, by all of its different texts. A number that alone could be
 * thousands or decimals is told by the others. `1.234.567` speaks for thousands; `79.9` and `0.610` for decimals.
 * Beside a number without a point (`250`, `14560`), `29.000` is thousands: who writes decimals only where there are
 * any writes no nought at their end, and who always writes three would have written them there too. But `312.125`
 * beside `14560` is a doubt, and so are nothing but numbers on `.000`, as a database writes whole numbers with three
 * decimals.
 */
export function notationOf(texts: Iterable<string>): Notation {
  const found = new Set<ReturnType<typeof evidenceOf>>();
  for (const text of texts) found.add(evidenceOf(tidy(text)));
  const isTold = !found.has('round') && !found.has('tens') && !found.has('ambiguous');
  if (isTold) return found.has('point') ? 'point' : 'plain';
  if (found.has('point')) return found.has('grouped') ? 'doubtful' : 'point';
  if (found.has('grouped')) return 'grouped';
  if (found.has('large')) return found.has('ambiguous') ? 'doubtful' : 'grouped';
  return found.has('small') || found.has('tens') || found.has('ambiguous') ? 'grouped' : 'doubtful';
}

/**
 * A whole number, with or without points between thousands: `14.560`, `-120`, `−120`, `+12`; `16.0` and `16,0` are 16.
 * @param notation how the column writes numbers; without it, a number that could be thousands or decimals is thousands.
 */
export function parseInteger(text: string, notation: Notation = 'grouped'): number | undefined {
  const digits = tidy(text);
  if (AMBIGUOUS.test(digits)) {
    if (notation === 'doubtful') return undefined;
    if (notation !== 'point') return Number(digits.replace('.', ''));
  }
  const grouped = /^(-?\d{1,3}(?:\.\d{3}){2,})(?:,0+)?$|^(-?\d{1,3}\.\d{3}),0+$/.exec(digits);
  if (grouped) return Number((grouped[1] ?? grouped[2])!.replaceAll('.', ''));
  // A comma before three noughts could stand between thousands, as in English.
  const whole = /^(-?\d{1,15})(?:\.0+|,(?!000$)0+)?$/.exec(digits);
  return whole ? Number(whole[1]) : undefined;
}

/**
 * A number with at most `decimals` places, comma or point, exactly. A single point is a decimal point
 * (`79.9`); points between thousands need a comma behind them (`1.234,5`).
 */
export function parseDecimal(text: string, decimals: number): Decimal | undefined {
  const digits = tidy(text);
  const comma = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+),(\d+)$/.exec(digits);
  const point = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(digits);
  const match = comma ?? point;
  if (!match) return undefined;
  const places = (match[3] ?? '').replace(/0+$/, '');
  if (places.length > decimals) return undefined;
  const units = Number(match[2]!.replaceAll('.', '') + places.padEnd(decimals, '0'));
  return { units: match[1] === '-' ? -units : units, decimals };
}

/** The same for a share, whose sign for per cent is left out: `79,9 %`. */
export const parsePercent = (text: string, decimals: number): Decimal | undefined =>
  parseDecimal(plainText(text).replace(/\s*%$/, ''), decimals);
