import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import { type Fraction, fraction } from '../domain/fraction.js';
import type { Area } from '../domain/kommuner.js';
import type { Period } from '../domain/month.js';
import type { Gruppe } from '../domain/ydelse.js';

/** Citizens in a population, and how many of them meet the fokusmål. */
export interface Count {
  citizens: number;
  met: number;
}

/** What a count is about. */
export interface CellKey {
  area: Area;
  period: Period;
  gruppe: Gruppe;
  fokusmaal: Fokusmaal;
}

/** Where a figure comes from: computed here from case extracts, or taken from a jobindsats extract. */
export type FigureSource = 'case' | 'jobindsats';

/** A count with its source; `hidden` when the extract suppresses it (then the numbers mean nothing). */
export interface Figure extends Count {
  source: FigureSource;
  hidden: boolean;
}

/** A number that is the same for equal keys alone: a month of a year to 9999 takes 17 bits, a gruppe 8. */
export const keyOf = ({ area, period: { from, to }, gruppe, fokusmaal }: CellKey): number =>
  (((area * 2 ** 17 + from) * 2 ** 17 + to) * 2 ** 8 + gruppe) * 2 + FOKUSMAAL.indexOf(fokusmaal);

/** met ÷ citizens; `undefined` for a population of none. */
export function shareOf(count: Count | undefined): Fraction | undefined {
  return count && count.citizens > 0 ? fraction(count.met, count.citizens) : undefined;
}

/** The share of a figure that is there and not hidden. */
export function figureShare(figure: Figure | undefined): Fraction | undefined {
  return figure?.hidden ? undefined : shareOf(figure);
}
