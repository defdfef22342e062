import { FOKUSMAAL } from '../domain/fokusmaal.js';
import type { Month } from '../domain/month.js';
import type { Supervision } from '../rules/supervision.js';
import { type BenchmarkBook, resultGoal } from './benchmark.js';
import type { MeasureBook } from './book.js';
import { averageOfYear, averageSoFar, isAverageAbove } from './shares.js';

export type Category = 'inspirationskommune' | 'ikke-i-risiko' | 'risiko';

/** The three criteria of table 1.6; `undefined` when a figure that a criterion needs is not there. */
export interface Criteria {
  /** 1: the result goal is met. */
  result: boolean | undefined;
  /** 2: every deciding fokusmål's average of the last 12 months is above its threshold. */
  last12: boolean | undefined;
  /** 3: every deciding fokusmål's average so far this year is above its threshold. */
  year: boolean | undefined;
}

export interface Status {
  /** `undefined` when the figures at hand do not settle it. */
  category: Category | undefined;
  criteria: Criteria;
}

/** True and false of several facts; unknown only when no false one settles it. */
function all(facts: readonly (boolean | undefined)[]): boolean | undefined {
  if (facts.includes(false)) return false;
  return facts.includes(undefined) ? undefined : true;
}

/**
 * A kommune's status in relation to skærpet tilsyn in a month (metode.md, section 8).
 * @param supervision the month's rules of it: without them there is no status to assess.
 */
export function assessStatus(
  book: MeasureBook,
  benchmark: BenchmarkBook,
  supervision: Supervision,
  code: number,
  month: Month,
): Status {
  const period = benchmark.periodFor(month);
  const goal = period && resultGoal(benchmark.row(code, period));
  const above = (average: typeof averageOfYear, every: boolean) =>
    all(
      FOKUSMAAL.filter((fokusmaal) => every || supervision.decides[fokusmaal]).map((fokusmaal) => {
        const mean = average(book, code, fokusmaal, month);
        return mean && isAverageAbove(mean, supervision.thresholds[fokusmaal]);
      }),
    );
  const criteria: Criteria = {
    result: goal === undefined ? undefined : goal === 'met',
    last12: above(averageOfYear, false),
    year: above(averageSoFar, false),
  };
  const inspires = all([criteria.result, above(averageOfYear, true), above(averageSoFar, true)]);
  return { category: categoryOf(criteria, inspires), criteria };
}

/** The category of three criteria; `inspires` says whether they hold with both fokusmål counted. */
function categoryOf({ result, last12, year }: Criteria, inspires: boolean | undefined): Category | undefined {
  if (inspires) return 'inspirationskommune';
  const facts = [result, last12, year];
  if (facts.every((fact) => fact === false)) return 'risiko';
  if (!facts.includes(true)) return undefined;
  return inspires === undefined ? undefined : 'ikke-i-risiko';
}
