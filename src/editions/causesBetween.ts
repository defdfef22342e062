import type { Area } from '../domain/kommuner.js';
import { type Month, monthsEnding } from '../domain/month.js';
import type { OpenFigures } from '../figures/readFigures.js';
import { PERIOD_LENGTHS } from '../measures/caseMeasures.js';
import type { RuleBook } from '../rules/ruleset.js';
import { Causes } from './causes.js';
import { pairsOf } from './pairs.js';

/** A delivery that was read, with its citizens at hand. */
type Read = {
  figures: Pick<OpenFigures['figures'], 'book'>;
  closer: Pick<OpenFigures['closer'], 'citizens'>;
};

/**
 * Why cells of a month differ between two deliveries, of every kommune that both count from case extracts: the month
 * itself and the periods that end with it. All citizens are gone through once.
 * @param rules that each delivery is counted by.
 */
export async function causesBetween(
  [earlier, now]: readonly [Read, Read],
  {
    kommuner,
    month,
    rules,
  }: { kommuner: readonly Area[]; month: Month; rules: { earlier: RuleBook; now: RuleBook } },
): Promise<ReadonlyMap<Area, Causes>> {
  const first = Math.max(rules.earlier.firstMonth, rules.now.firstMonth);
  const periods = [1, ...PERIOD_LENGTHS]
    .map((length) => monthsEnding(month, length))
    .filter(({ from }) => from >= first);
  const isCounted = (kommune: Area) =>
    [earlier, now].every(({ figures: { book } }) =>
      (['samtaler', 'tilbud'] as const).some(
        (fokusmaal) => book.month(kommune, month, fokusmaal)?.source === 'case',
      ),
    );
  const causes = new Map(
    kommuner.filter(isCounted).map((kommune) => [kommune, new Causes({ kommune, periods, rules })]),
  );
  if (causes.size === 0) return causes;
  for await (const pair of pairsOf(earlier.closer.citizens(), now.closer.citizens())) {
    const rows = [pair.earlier, pair.now].flatMap((timeline) => timeline?.ydelser ?? []);
    for (const kommune of new Set(rows.map((row) => row.kommune))) causes.get(kommune)?.add(pair);
  }
  return causes;
}
