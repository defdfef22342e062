import { FOKUSMAAL, type Fokusmaal } from '../../src/domain/fokusmaal.js';
import { HELE_LANDET } from '../../src/domain/kommuner.js';
import { eachMonth, type Month, singleMonth } from '../../src/domain/month.js';
import { I_ALT } from '../../src/domain/ydelse.js';
import type { Country } from './country.js';
import type { Row } from './linear.js';
import { type Asked, type Attacked, attack, exactly, nothing } from './narrowed.js';
import { GROUPS, keyOf, type Published, QUANTITIES, type Quantity, type Shown } from './published.js';

const INHABITANTS = 100_000;

/**
 * A month's groups in every kommune beside each other and beside Hele landet: each citizen is in one group of one
 * kommune, in the fokusmål as in early effort.
 */
export function attackCountry(country: Country, { figures, early }: Published): Attacked[] {
  return eachMonth(country.months).flatMap((month) =>
    FOKUSMAAL.flatMap((fokusmaal) => [
      attackMonth(country, figures, 'country', month, fokusmaal),
      attackMonth(country, early, 'early', month, fokusmaal),
    ]),
  );
}

function attackMonth(
  country: Country,
  shown: Shown,
  route: 'country' | 'early',
  month: Month,
  fokusmaal: Fokusmaal,
): Attacked {
  const { kommuner } = country;
  const at = (k: number, g: number) => k * GROUPS.length + g;
  const ofKommune = (k: number) => GROUPS.map((_, g) => at(k, g));
  const ofGroup = (g: number) => kommuner.map((_, k) => at(k, g));
  const everybody = kommuner.flatMap((_, k) => ofKommune(k));
  /** Every sum that a file may show, with the unknowns it is made of. */
  const sums = [
    ...kommuner.flatMap((kommune, k) => [
      { area: kommune, group: I_ALT, places: ofKommune(k) },
      ...GROUPS.map((group, g) => ({ area: kommune, group, places: [at(k, g)] })),
    ]),
    { area: HELE_LANDET, group: I_ALT, places: everybody },
    ...GROUPS.map((group, g) => ({ area: HELE_LANDET, group, places: ofGroup(g) })),
  ].map((sum) => {
    const key = keyOf(sum.area, singleMonth(month), sum.group, fokusmaal);
    return { ...sum, key, count: shown.get(key) };
  });
  const totalOf = (area: number) => {
    const total = sums.find((sum) => sum.area === area && sum.group === I_ALT)?.count;
    return total === undefined || total === 'hidden' ? undefined : total;
  };
  const isHidden = (area: number, group: string) =>
    shown.get(keyOf(area, singleMonth(month), group, fokusmaal)) === 'hidden';
  const knownTotal = (area: number, quantity: Quantity) =>
    (totalOf(area) ?? totalOf(HELE_LANDET))?.[quantity] ?? Number.POSITIVE_INFINITY;
  return QUANTITIES.map((quantity): Attacked => {
    // No more than live there, where not even the total is told.
    const rows: Row[] = [{ of: everybody.map((place) => [place, 1]), low: 0, high: INHABITANTS }];
    const asked: Asked[] = [];
    for (const { area, group, places, key, count } of sums) {
      if (count === undefined) continue;
      if (count !== 'hidden') {
        rows.push(exactly(places, count[quantity]));
        continue;
      }
      // Hele landet's is as secret as those of the kommuner that hide theirs: a sum of shown ones is not.
      const secret = area === HELE_LANDET ? kommuner.filter((of) => isHidden(of, group)) : [area];
      if (secret.length === 0) continue;
      const total = Math.min(
        knownTotal(HELE_LANDET, quantity),
        secret.reduce((sum, of) => sum + knownTotal(of, quantity), 0),
      );
      const isKept = route === 'country' && area !== HELE_LANDET && !country.mustHide(area, month, group);
      asked.push({ name: `${key} ${quantity}`, places, isKept, total, lastMonth: total });
    }
    if (asked.length === 0) return nothing(route);
    const sweeps = [...kommuner.map((_, k) => ofKommune(k)), ...GROUPS.map((_, g) => ofGroup(g))];
    return attack(country, route, kommuner.length * GROUPS.length, rows, asked, sweeps);
  }).reduce((a, b) => ({
    route,
    numbers: a.numbers + b.numbers,
    hits: [...a.hits, ...b.hits],
    byTotals: a.byTotals + b.byTotals,
  }));
}
