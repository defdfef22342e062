import { expect, test } from 'vitest';
import { parseMonth } from '../../src/domain/month.js';
import { publishDealt } from './nation.js';
import { attackGroups } from './national.js';
import { LENGTHS, readFiles } from './published.js';
import { oneAnswer, sharesByTotals } from './toldTwice.js';

/** Kommuner of the country, and the seed that deals its citizens out; `npm run soak` takes all 98, by both rules. */
const KOMMUNER = Number(process.env.NATION_KOMMUNER ?? 3);
const SEED = Number(process.env.NATION_SEED ?? 1);
const ALL = 98;

/** A month by the rules until June 2021, and one by the later ones. */
const MONTHS = [
  ['2020-02', 0],
  ['2022-02', 2],
] as const;

test.each(process.env.NATION_KOMMUNER ? MONTHS : MONTHS.slice(0, 1))(
  'a batch of every kind of report and the national follow-up, of %s, give no hidden number away together',
  async (name, years) => {
    const begun = performance.now();
    const month = parseMonth(name);
    const citizens =
      KOMMUNER === ALL ? { of: ['aalborg', 'herning'], oneIn: 1 } : { of: ['herning'], oneIn: 9 };
    const nation = await publishDealt({ seed: SEED, count: KOMMUNER, month, years, ...citizens });
    const written = performance.now();
    const published = readFiles(nation, 'usual');
    const beside = readFiles({ ...nation, files: [...nation.files, nation.others] }, 'usual');
    const attacked = [
      ...attackGroups(nation, published.figures, 'country', LENGTHS),
      // Few kommuner give up Hele landet instead.
      ...(KOMMUNER === ALL ? attackGroups(nation, beside.figures, 'beside others', LENGTHS) : []),
      ...Array.from({ length: 12 }, (_, back) => month - back).flatMap((m) =>
        attackGroups({ ...nation, months: { from: m, to: m } }, published.early, 'early', [1]),
      ),
      oneAnswer(nation),
      ...sharesByTotals(nation, published),
    ];
    const told = new Map<string, number>();
    for (const { route, numbers } of attacked) told.set(route, (told.get(route) ?? 0) + numbers);
    const byTotals = attacked.reduce((sum, one) => sum + one.byTotals, 0);
    const seconds = [written - begun, performance.now() - written].map((ms) => Math.round(ms / 1000));
    console.log(
      `${nation.about}: ${nation.files.length} files of ${KOMMUNER} kommuner, written in ${seconds[0]} s and attacked in`,
      `${seconds[1]} s: ${JSON.stringify(Object.fromEntries(told))}, ${byTotals} with few values by small totals`,
    );
    // In a random country, a kommune may have nobody.
    expect(nation.files.length).toBeGreaterThanOrEqual(3 * (KOMMUNER - 1) + 4);
    const hits = attacked.flatMap((one) => one.hits);
    const kept = hits.filter(({ route }) => route.endsWith('kept'));
    expect(hits.filter((hit) => !kept.includes(hit)).slice(0, 10)).toEqual([]);
    // As in together.test.ts: large enough to be shown but for earlier months.
    expect(kept.length).toBeLessThanOrEqual(5);
    for (const [route, numbers] of told) expect(numbers, route).toBeGreaterThan(10);
  },
  3_600_000,
);
