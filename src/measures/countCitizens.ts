import { judgeEarly } from '../core/early.js';
import { judgeCitizen } from '../core/judge.js';
import { eachMonth, type Month, type Period, singleMonth } from '../domain/month.js';
import type { RuleValues } from '../rules/parameters.js';
import type { RulesByMonth } from '../rules/ruleset.js';
import { type CitizenBlock, timelinesIn } from '../store/citizenBlock.js';
import { type Suspects, suspectsIn } from '../store/suspects.js';
import type { CountedCell, Counting } from './caseMeasures.js';
import { keyOf } from './cell.js';
import { Tally } from './tally.js';

/** The rules of every month that a counting asks for, as plain data: they may travel to another thread. */
export type RulesOfMonths = ReadonlyMap<Month, RuleValues>;

/** Citizens to count, and how. Plain data. */
export interface CountJob {
  block: CitizenBlock;
  counting: Counting;
  rules: RulesOfMonths;
}

/** From the first month of some periods to the last; `undefined` when there are none. */
function spanOf(periods: readonly Period[]): Period | undefined {
  if (periods.length === 0) return undefined;
  return { from: Math.min(...periods.map((p) => p.from)), to: Math.max(...periods.map((p) => p.to)) };
}

/** The rules of the months that a counting asks for. */
export function rulesFor({ periods, early }: Counting, rules: RulesByMonth): RulesOfMonths {
  const spans = [spanOf(periods), spanOf(early.map(singleMonth))].filter((span) => span !== undefined);
  return new Map(spans.flatMap(eachMonth).map((month) => [month, rules.at(month)]));
}

/**
 * Citizens counted: of the two fokusmål and of early effort, as {@link Tally} holds them; and those whose rows the cross
 * checks have to look at. Plain data.
 */
export interface Counted {
  cells: Readonly<Int32Array>;
  early: Readonly<Int32Array>;
  suspects: Suspects;
}

/** Tallies of what a counting asks for, empty. */
export const talliesFor = ({ periods, early }: Counting): { cells: Tally; early: Tally } => ({
  cells: new Tally(periods),
  early: new Tally(early.map(singleMonth)),
});

/** Judges the citizens of a block and counts them. */
export function countCitizens({ block, counting, rules }: CountJob): Counted {
  const { cells: tally, early: earlyTally } = talliesFor(counting);
  const [span, earlySpan] = [spanOf(counting.periods), spanOf(counting.early.map(singleMonth))];
  const book: RulesByMonth = { at: (month) => rules.get(month)! };
  for (const { timeline } of timelinesIn(block, { reuse: true })) {
    if (span) tally.add(judgeCitizen(timeline, span, book));
    if (earlySpan) earlyTally.add(judgeEarly(timeline, earlySpan, book));
  }
  return { cells: tally.counts, early: earlyTally.counts, suspects: suspectsIn(block) };
}

/** Adds up cells of different citizens. @returns them in an order that does not depend on who was counted where. */
export function sumOfCells(parts: readonly (readonly CountedCell[])[]): CountedCell[] {
  const sums = new Map<number, CountedCell>();
  for (const { key, count } of parts.flat()) {
    const name = keyOf(key);
    const sum = sums.get(name);
    if (!sum) sums.set(name, { key, count: { ...count } });
    else {
      sum.count.citizens += count.citizens;
      sum.count.met += count.met;
    }
  }
  return [...sums.values()].sort(
    ({ key: a }, { key: b }) =>
      a.area - b.area ||
      a.period.to - b.period.to ||
      b.period.from - a.period.from ||
      a.gruppe - b.gruppe ||
      (a.fokusmaal < b.fokusmaal ? -1 : a.fokusmaal > b.fokusmaal ? 1 : 0),
  );
}
