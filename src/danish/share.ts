import {
  compare,
  type Decimal,
  decimalToFraction,
  decimalToNumber,
  type Fraction,
  round,
} from '../domain/fraction.js';
import { formatDecimal, NBSP, percent } from './number.js';

/** What stands where there is no figure. */
export const NO_FIGURE = 'ingen tal';

/** No two figures about people lie closer than this many decimals can tell. */
const MOST_DECIMALS = 12;

const side = (a: Fraction, b: Fraction): number => Math.sign(compare(a, b));

/**
 * The decimals that show on which side of a limit a value lies: `decimals`, or as many more as it takes until the
 * value as printed stands to the limit, and to the limit as printed, as the exact value does.
 */
export function decimalsBeside(value: Fraction, limit: Fraction, decimals: number): number {
  const exact = side(value, limit);
  for (let d = decimals; d < MOST_DECIMALS; d += 1) {
    const printed = decimalToFraction(round(value, d));
    if (side(printed, limit) === exact && side(printed, decimalToFraction(round(limit, d))) === exact)
      return d;
  }
  return exact === 0 ? decimals : MOST_DECIMALS;
}

/**
 * A share in per cent as it is printed.
 * @param limit the threshold that readers hold the share against: 79,98 % is not printed as 80,0 % beside a threshold
 *   of 80 %, nor is 80,02 %; 80,0 is exactly 80.
 */
export function sharePercent(share: Fraction, decimals: number, limit?: Fraction): Decimal {
  if (!limit) return percent(share, decimals);
  const last = printed.get(share);
  if (last?.limit === limit && last.decimals === decimals) return last.percent;
  const found = percentBeside(share, decimals, limit);
  printed.set(share, { limit, decimals, percent: found });
  return found;
}

/** What each share was last printed as: those of the whole country stand in every report. */
const printed = new WeakMap<Fraction, { limit: Fraction; decimals: number; percent: Decimal }>();

function percentBeside(share: Fraction, decimals: number, limit: Fraction): Decimal {
  const hundred = ({ num, den }: Fraction): Fraction => ({ num: num * 100n, den });
  return percent(share, decimalsBeside(hundred(share), hundred(limit), decimals));
}

/**
 * What a share leaves of the whole, in per cent, as it is printed: 100 minus the share as printed, so that a reader who
 * adds the two gets 100.
 * @param limit the threshold that the share, not its rest, is held against.
 */
export function restPercent(share: Fraction, decimals: number, limit?: Fraction): Decimal {
  const printed = sharePercent(share, decimals, limit);
  return { ...printed, units: 100 * 10 ** printed.decimals - printed.units };
}

/** The rest of a share inside a text: `20,1 %`, or that there is no figure. */
export const restText = (share: Fraction | undefined, decimals: number, limit?: Fraction): string =>
  share ? `${formatDecimal(restPercent(share, decimals, limit))}${NBSP}%` : NO_FIGURE;

/** The same as text without the sign: `79,9`. */
export const formatShare = (share: Fraction, decimals: number, limit?: Fraction): string =>
  formatDecimal(sharePercent(share, decimals, limit));

/** The same with the sign, inside a text: `79,9 %`, or that there is no figure. */
export const shareText = (
  share: Fraction | undefined,
  decimals: number,
  limit?: Fraction,
  space = NBSP,
): string => (share ? `${formatShare(share, decimals, limit)}${space}%` : NO_FIGURE);

/** The same as a number, for charts and JSON; `null` for none. */
export const shareNumber = (
  share: Fraction | undefined,
  decimals: number,
  limit?: Fraction,
): number | null => (share ? decimalToNumber(sharePercent(share, decimals, limit)) : null);

/** A threshold in per cent; thresholds are whole. */
export const thresholdNumber = (threshold: Fraction): number => percent(threshold, 0).units;

/** The same with the sign: `80 %`. */
export const thresholdText = (threshold: Fraction, space = NBSP): string =>
  `${thresholdNumber(threshold)}${space}%`;
