import { FOKUSMAAL, type Fokusmaal } from '../../src/domain/fokusmaal.js';
import { HELE_LANDET } from '../../src/domain/kommuner.js';
import { eachMonth, type Month, monthsEnding } from '../../src/domain/month.js';
import { I_ALT } from '../../src/domain/ydelse.js';
import type { Country } from './country.js';
import type { Row } from './linear.js';
import { type Asked, type Attacked, attack, exactly, nothing } from './narrowed.js';
import {
  GROUPS,
  keyOf,
  type LENGTHS,
  type Published,
  QUANTITIES,
  type Quantity,
  type Shown,
} from './published.js';

const INHABITANTS = 100_000;

/**
 * A month's groups in every kommune beside each other and beside Hele landet: each citizen is in one group of one
 * kommune, in the fokusmål as in early effort.
 */
export const attackCountry = (country: Country, { figures, early }: Published): Attacked[] => [
  ...attackGroups(country, figures, 'country', [1]),
  ...attackGroups(country, early, 'early', [1]),
];

/**
 * The same of one of them alone.
 * @param lengths of the periods that end with a month; longer ones only where nobody moves between kommuner, since
 * Hele landet is then their sum.
 */
export const attackGroups = (
  country: Country,
  shown: Shown,
  route: string,
  lengths: readonly (typeof LENGTHS)[number][],
): Attacked[] =>
  eachMonth(country.months).flatMap((month) =>
    FOKUSMAAL.map((fokusmaal) => attackMonth(country, shown, { route, month, fokusmaal, lengths })),
  );

interface AboutMonth {
  route: string;
  month: Month;
  fokusmaal: Fokusmaal;
  /** The shortest first: who is in a period is in the longer ones, in the same group. */
  lengths: readonly number[];
}

function attackMonth(
  country: Country,
  shown: Shown,
  { route, month, fokusmaal, lengths }: AboutMonth,
): Attacked {
  const { kommuner } = country;
  const parts = lengths.length;
  /** The citizens of a group whose last month is in a period and in none of the shorter ones. */
  const at = (k: number, g: number, part: number) => (k * GROUPS.length + g) * parts + part;
  const inPeriod = (k: number, g: number, p: number) =>
    Array.from({ length: p + 1 }, (_, part) => at(k, g, part));
  const ofKommune = (k: number, p: number) => GROUPS.flatMap((_, g) => inPeriod(k, g, p));
  const ofGroup = (g: number, p: number) => kommuner.flatMap((_, k) => inPeriod(k, g, p));
  const ofAll = (p: number) => kommuner.flatMap((_, k) => ofKommune(k, p));
  const everybody = ofAll(parts - 1);
  /** Every sum that a file may show, with the unknowns it is made of. */
  const sums = lengths.flatMap((length, p) =>
    [
      ...kommuner.flatMap((kommune, k) => [
        { area: kommune, group: I_ALT, places: ofKommune(k, p) },
        ...GROUPS.map((group, g) => ({ area: kommune, group, places: inPeriod(k, g, p) })),
      ]),
      { area: HELE_LANDET, group: I_ALT, places: ofAll(p) },
      ...GROUPS.map((group, g) => ({ area: HELE_LANDET, group, places: ofGroup(g, p) })),
    ].map((sum) => {
      const key = keyOf(sum.area, monthsEnding(month, length), sum.group, fokusmaal);
      return { ...sum, length, key, count: shown.get(key) };
    }),
  );
  const totals = new Map(
    sums.flatMap(({ area, group, length, count }) =>
      group === I_ALT && count !== undefined && count !== 'hidden' ? [[`${area}|${length}`, count]] : [],
    ),
  );
  const isHidden = (area: number, group: string) =>
    lengths.some(
      (length) => shown.get(keyOf(area, monthsEnding(month, length), group, fokusmaal)) === 'hidden',
    );
  const knownTotal = (area: number, length: number, quantity: Quantity) =>
    (totals.get(`${area}|${length}`) ?? totals.get(`${HELE_LANDET}|${length}`))?.[quantity] ??
    Number.POSITIVE_INFINITY;
  /** What the whole country has of a group, where others publish it: no kommune can have more. */
  const nationalOf = (group: string, length: number, quantity: Quantity): number => {
    const count = shown.get(keyOf(HELE_LANDET, monthsEnding(month, length), group, fokusmaal));
    return count === undefined || count === 'hidden' ? Number.POSITIVE_INFINITY : count[quantity];
  };
  return QUANTITIES.map((quantity): Attacked => {
    // No more than live there, where not even the total is told.
    const rows: Row[] = [{ of: everybody.map((place) => [place, 1]), low: 0, high: INHABITANTS }];
    const asked: Asked[] = [];
    for (const { area, group, length, places, key, count } of sums) {
      if (count === undefined) continue;
      if (count !== 'hidden') {
        rows.push(exactly(places, count[quantity]));
        continue;
      }
      // Hele landet's is as secret as those of the kommuner that hide theirs: a sum of shown ones is not.
      const secret = area === HELE_LANDET ? kommuner.filter((of) => isHidden(of, group)) : [area];
      if (secret.length === 0) continue;
      const totalOver = (months: number) =>
        Math.min(
          knownTotal(HELE_LANDET, months, quantity),
          secret.reduce((sum, of) => sum + knownTotal(of, months, quantity), 0),
        );
      const isKept = route !== 'early' && area !== HELE_LANDET && !country.mustHide(area, month, group);
      asked.push({
        name: `${key} ${quantity}`,
        places,
        isKept,
        total: totalOver(length),
        lastMonth: Math.min(totalOver(1), nationalOf(group, length, quantity)),
      });
    }
    if (asked.length === 0) return nothing(route);
    const last = parts - 1;
    const sweeps = [...kommuner.map((_, k) => ofKommune(k, last)), ...GROUPS.map((_, g) => ofGroup(g, last))];
    return attack(country, route, everybody.length, rows, asked, sweeps);
  }).reduce((a, b) => ({
    route,
    numbers: a.numbers + b.numbers,
    hits: [...a.hits, ...b.hits],
    byTotals: a.byTotals + b.byTotals,
  }));
}
