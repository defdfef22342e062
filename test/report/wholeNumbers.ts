import { createRequire } from 'node:module';
import type { Model, default as Package } from 'highs';

/** Some of the unknown numbers, by their places, and what they add up to. */
export interface KnownSum {
  of: readonly number[];
  is: number;
}

/** The least and the largest value that something can have; `Infinity` when there is no largest. */
export interface Range {
  low: number;
  high: number;
}

// By require: the package's types describe that, and not what an import gives.
const loadHighs: typeof Package.default = createRequire(import.meta.url)('highs');
const highs = await loadHighs();
const { modelStatus, objectiveSense, variableType } = highs.constants;

/**
 * What known sums tell about unknown whole numbers, none of them below zero: an integer programme for each end of
 * each range, solved by HiGHS.
 * @param unknowns how many numbers there are.
 * @param asked sums to be found out, each by the places of its numbers.
 * @returns a range for each of `asked`; `undefined` when no whole numbers fit what is known.
 */
export function rangesOf(
  unknowns: number,
  known: readonly KnownSum[],
  asked: readonly (readonly number[])[],
): Range[] | undefined {
  const right = known.map(({ is }) => is);
  const all = (value: number) => new Array<number>(unknowns).fill(value);
  const model = {
    numCols: unknowns,
    numRows: known.length,
    colCost: all(0),
    colLower: all(0),
    colUpper: all(highs.infinity),
    rowLower: right,
    rowUpper: right,
    matrix: {
      format: 'csr' as const,
      numRows: known.length,
      numCols: unknowns,
      starts: startsOf(known.map(({ of }) => of.length)),
      indices: known.flatMap(({ of }) => of),
      values: known.flatMap(({ of }) => of.map(() => 1)),
    },
    integrality: all(0).map(() => variableType.integer),
  };
  return highs.withModel(model, (solver) => {
    solver.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
    if (!hasSolution(solver)) return undefined;
    return asked.map((places) => {
      const costs = all(0).map((_, place) => (places.includes(place) ? 1 : 0));
      solver.changeColsCost({ kind: 'range', from: 0, to: unknowns - 1 }, costs);
      return { low: end(solver, 'minimize'), high: end(solver, 'maximize') };
    });
  });
}

/** Where each of some stretches begins that follow one another, and where the last one ends. */
function startsOf(lengths: readonly number[]): number[] {
  let next = 0;
  return [0, ...lengths.map((length) => (next += length))];
}

function hasSolution(solver: Model): boolean {
  solver.run();
  const status = solver.getModelStatus();
  if (status === modelStatus.optimal) return true;
  if (status === modelStatus.infeasible) return false;
  throw new Error(`the solver ended with status ${status}`);
}

/** One end of the range of what the costs add up, in a model that has a solution. */
function end(solver: Model, sense: 'minimize' | 'maximize'): number {
  solver.changeObjectiveSense(objectiveSense[sense]);
  solver.run();
  const status = solver.getModelStatus();
  if (status === modelStatus.optimal) return Math.round(solver.getObjectiveValue());
  if (status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible)
    return Number.POSITIVE_INFINITY;
  throw new Error(`the solver ended with status ${status}`);
}
