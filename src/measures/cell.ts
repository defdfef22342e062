import { type Fraction, fraction } from '../domain/fraction.js';

/** Citizens in a population, and how many of them meet the fokusmål. */
export interface Count {
  citizens: number;
  met: number;
}

/** Where a figure comes from: computed here from case extracts, or taken from a jobindsats extract. */
export type FigureSource = 'case' | 'jobindsats';

/** A count with its source; `hidden` when the extract suppresses it (then the numbers mean nothing). */
export interface Figure extends Count {
  source: FigureSource;
  hidden: boolean;
}

/** met ÷ citizens; `undefined` for a population of none. */
export function shareOf(count: Count | undefined): Fraction | undefined {
  return count && count.citizens > 0 ? fraction(count.met, count.citizens) : undefined;
}

/** The share of a figure that is there and not hidden. */
export function figureShare(figure: Figure | undefined): Fraction | undefined {
  return figure?.hidden ? undefined : shareOf(figure);
}
