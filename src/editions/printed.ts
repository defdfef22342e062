import { percent } from '../danish/number.js';
import { type Decimal, type Fraction, round } from '../domain/fraction.js';
import type { Movement } from './compare.js';
import type { Quantity } from './shown.js';

/** A movement as it is printed: shares in per cent, their differences in percentage points. */
export type PrintedMovement = Record<keyof Movement, Decimal>;

/** A number of a quantity as it is printed: whole ones as they are, shares in per cent. */
export const printedNumber = (value: Fraction, quantity: Quantity, decimals: number): Decimal =>
  quantity === 'share' ? percent(value, decimals) : round(value, 0);

/**
 * A movement rounded for print. Change and revision are rounded each by itself, from the exact numbers; the development
 * is what is left of the change, so that the three add up as they are printed. It is at most one unit of the last
 * decimal from its exact value.
 */
export function printedMovement(movement: Movement, quantity: Quantity, decimals: number): PrintedMovement {
  const of = (value: Fraction) => printedNumber(value, quantity, decimals);
  const [change, revision] = [of(movement.change), of(movement.revision)];
  return {
    earlier: of(movement.earlier),
    revised: of(movement.revised),
    now: of(movement.now),
    change,
    revision,
    development: { ...change, units: change.units - revision.units },
  };
}
