import { expect, test } from 'vitest';
import { publishCountry } from './country.js';
import type { Hit } from './narrowed.js';
import { attackTogether } from './together.js';

/** Countries to attack, and the first one's seed; `npm run soak` takes more of them, other ones each time. */
const COUNTRIES = Number(process.env.COUNTRIES ?? 1);
const KOMMUNER = Number(process.env.COUNTRY_KOMMUNER ?? 2);
const SEED = Number(process.env.COUNTRY_SEED ?? 1);

// A long run has as long as it takes.
test('no file that is published gives away what another hides', () => {
  const hits: Hit[] = [];
  const told = new Map<string, { numbers: number; byTotals: number }>();
  for (let i = 0; i < COUNTRIES; i += 1) {
    for (const attacked of attackTogether(publishCountry(SEED + i, KOMMUNER))) {
      const { numbers, byTotals } = told.get(attacked.route) ?? { numbers: 0, byTotals: 0 };
      told.set(attacked.route, {
        numbers: numbers + attacked.numbers,
        byTotals: byTotals + attacked.byTotals,
      });
      hits.push(...attacked.hits);
    }
  }
  const kept = hits.filter(({ route }) => route.endsWith('kept'));
  console.log(
    `${COUNTRIES} countries of ${KOMMUNER} kommuner from seed ${SEED}, ${hits.length - kept.length} hidden numbers narrowed,`,
    `${kept.length} of those kept hidden for earlier months: ${JSON.stringify(Object.fromEntries(told))}`,
  );
  expect(hits.filter((hit) => !kept.includes(hit)).slice(0, 10)).toEqual([]);
  // They are large enough to be shown but for earlier months, and shown again soon: few of them are told by that.
  const all = [...told.values()].reduce((sum, { numbers }) => sum + numbers, 0);
  expect(kept.length).toBeLessThanOrEqual(Math.max(5, all / 1000));
  for (const route of ['editions', 'what-if', 'again', 'early', 'compare', 'chapter'])
    expect(told.get(route)?.numbers).toBeGreaterThan(0);
}, 3_600_000);
