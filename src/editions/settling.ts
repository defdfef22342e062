import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import { compare, type Fraction, mean, subtract } from '../domain/fraction.js';
import type { Month } from '../domain/month.js';
import { I_ALT } from '../domain/ydelse.js';
import type { FullEdition } from './edition.js';

/** How much the shares of months of one age have changed until they were no longer provisional. */
export interface Settling {
  fokusmaal: Fokusmaal;
  /** Months between the edition that first showed the month, 0, and the one that is asked about. */
  age: number;
  /** Months that tell: each has an edition of that age, and a later one that it was settled in. */
  months: number;
  /** Mean and largest of the changes' sizes, in parts of 1. */
  mean: Fraction;
  largest: Fraction;
}

/**
 * How large revisions usually are, by the age of the month: the share of a month in the edition of that age against the
 * share in the first edition in which the month was no longer provisional. Of a month's editions the newest stands.
 * @param editions of one report and kommune.
 * @param provisionalMonths so many months are provisional in each edition.
 * @returns every fokusmål and age that some months tell of.
 */
export function settlingOf(editions: readonly FullEdition[], provisionalMonths: number): Settling[] {
  const newest = new Map<Month, FullEdition>();
  for (const edition of [...editions].sort((a, b) => a.number - b.number)) newest.set(edition.month, edition);
  const inOrder = [...newest.values()].sort((a, b) => a.month - b.month);
  return FOKUSMAAL.flatMap((fokusmaal) => {
    const shares = new Map(inOrder.map((edition) => [edition.month, monthlyShares(edition, fokusmaal)]));
    return Array.from({ length: provisionalMonths }, (_, age) => age).flatMap((age): Settling[] => {
      const sizes = inOrder.flatMap(({ month: made }) => {
        const month = made - age;
        const early = shares.get(made)!.get(month);
        const settled = inOrder.find((edition) => edition.month - month >= provisionalMonths);
        const late = settled && shares.get(settled.month)!.get(month);
        return early && late ? [sizeOf(subtract(late, early))] : [];
      });
      const average = mean(sizes);
      if (!average) return [];
      const largest = sizes.reduce((a, b) => (compare(a, b) < 0 ? b : a));
      return [{ fokusmaal, age, months: sizes.length, mean: average, largest }];
    });
  });
}

const sizeOf = ({ num, den }: Fraction): Fraction => ({ num: num < 0n ? -num : num, den });

/** The shares of all ydelsesgrupper together, month by month, as an edition shows them. */
function monthlyShares({ shown }: FullEdition, fokusmaal: Fokusmaal): Map<Month, Fraction> {
  const shares = new Map<Month, Fraction>();
  for (const { name, month, values } of shown) {
    const isMonth = name.figure === 'fokusmaal' && name.months === 1 && name.group === I_ALT;
    if (isMonth && name.fokusmaal === fokusmaal && values?.share) shares.set(month, values.share);
  }
  return shares;
}
