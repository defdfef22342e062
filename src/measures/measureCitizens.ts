import { availableParallelism } from 'node:os';
import type { RulesByMonth } from '../rules/ruleset.js';
import type { CaseStore } from '../store/caseStore.js';
import { allSuspects, type Suspects } from '../store/suspects.js';
import { openPool, type Pool } from '../threads/pool.js';
import type { CaseCells, Counting } from './caseMeasures.js';
import {
  type Counted,
  type CountJob,
  countCitizens,
  rulesFor,
  sumOfCells,
  talliesFor,
} from './countCitizens.js';

/** Fewer rows are counted sooner than threads start. */
const MANY_ROWS = 500_000;
/** More threads than this are quicker than the engine hands out citizens. */
const MOST_THREADS = 8;

const openCounters = (): Pool<CountJob, Counted> =>
  openPool(new URL('./countWorker.js', import.meta.url), Math.min(MOST_THREADS, availableParallelism()));

/** Every citizen of a store, counted and looked through. */
export interface MeasuredCitizens extends CaseCells {
  /** The citizens whose rows the cross checks have to look at; `undefined` when nobody was looked at. */
  suspects: Suspects | undefined;
}

/**
 * Judges every citizen of a store and counts the cells asked for; of many citizens, in threads side by side.
 * @param many the fewest rows that threads are started for.
 */
export async function measureCitizens(
  store: CaseStore,
  { periods, early }: Counting,
  rules: RulesByMonth,
  many = MANY_ROWS,
): Promise<MeasuredCitizens> {
  if (periods.length + early.length === 0) return { cells: [], early: [], suspects: undefined };
  const pool = (await store.size()) < many ? undefined : openCounters();
  const counting = { periods, early };
  const job = { counting, rules: rulesFor(counting, rules) };
  const tallies = talliesFor(counting);
  const suspects: Suspects[] = [];
  const add = ({ cells, early, suspects: some }: Counted): void => {
    suspects.push(some);
    tallies.cells.addCounts(cells);
    tallies.early.addCounts(early);
  };
  const running = new Set<Promise<void>>();
  try {
    for await (const block of store.blocks()) {
      if (!pool) {
        add(countCitizens({ ...job, block }));
        continue;
      }
      // One block waits beside those that are counted: no thread is idle, and memory holds few.
      if (running.size > pool.width) await Promise.race(running);
      const one = pool.ask({ ...job, block }).then((part) => {
        add(part);
        running.delete(one);
      });
      one.catch(() => {});
      running.add(one);
    }
    await Promise.all(running);
  } finally {
    await pool?.close();
  }
  return {
    cells: sumOfCells([tallies.cells.cells()]),
    early: sumOfCells([tallies.early.cells()]),
    suspects: allSuspects(suspects),
  };
}
