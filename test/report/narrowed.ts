import type { Country } from './country.js';
import { type Row, type Span, spansOf } from './linear.js';

/** A hidden number that can have too few values. */
export interface Hit {
  route: string;
  what: string;
  low: number;
  high: number;
  needed: number;
}

/** A number that is told outright. */
export const hitAt = (route: string, what: string): Hit => ({ route, what, low: 0, high: 0, needed: 1 });

/** How many hidden numbers were attacked, and which were narrowed. */
export interface Attacked {
  route: string;
  numbers: number;
  hits: Hit[];
  /** Numbers with fewer values than the limit, as the small total of their last month leaves them. */
  byTotals: number;
}

export const exactly = (places: readonly number[], is: number): Row => ({
  of: places.map((place) => [place, 1]),
  low: is,
  high: is,
});

export interface Asked {
  name: string;
  places: number[];
  /** Hidden only because it was in a month before: said apart, since its own numbers do not ask for it. */
  isKept: boolean;
  /** All groups together in the period, and in its last month, as everybody knows them. */
  total: number;
  lastMonth: number;
}

/** The whole numbers in a span. */
const valuesIn = ({ low, high }: Span) => Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) + 1;

export const nothing = (route: string): Attacked => ({ route, numbers: 0, hits: [], byTotals: 0 });

/** Finds out how far the asked sums range. */
export function attack(
  country: Country,
  route: string,
  unknowns: number,
  rows: readonly Row[],
  asked: readonly Asked[],
  sweeps: readonly (readonly number[])[],
): Attacked {
  const needed = asked.map(({ lastMonth }) => Math.min(country.limit, lastMonth + 1));
  const places = asked.map((one) => one.places);
  const spans = spansOf(
    unknowns,
    rows,
    places,
    needed.map((n) => n - 1),
    sweeps,
  );
  if (!spans) throw new Error(`${country.about} ${route}: what is published contradicts itself`);
  const hits = spans.flatMap(({ low, high }, i): Hit[] => {
    if (valuesIn({ low, high }) >= needed[i]!) return [];
    return [
      {
        route: asked[i]!.isKept ? `${route}, kept` : route,
        what: asked[i]!.name,
        low,
        high,
        needed: needed[i]!,
      },
    ];
  });
  const byTotals = spans.filter(
    ({ low, high }, i) => valuesIn({ low, high }) < Math.min(country.limit, asked[i]!.total + 1),
  ).length;
  return { route, numbers: asked.length, hits, byTotals: byTotals - hits.length };
}
