import { createRequire } from 'node:module';
import type { default as Package } from 'highs';

// By require: the package's types describe that, and not what an import gives.
const loadHighs: typeof Package.default = createRequire(import.meta.url)('highs');
const highs = await loadHighs();
const { modelStatus, objectiveSense } = highs.constants;

/** Some unknowns with a factor each, whose sum lies between two numbers. */
export interface Row {
  of: readonly (readonly [place: number, factor: number])[];
  low: number;
  high: number;
}

/** The least and the largest value that each of some sums of unknowns has been seen to have, or can have. */
export interface Span {
  low: number;
  high: number;
}

/**
 * How far some sums of unknowns, none below zero, can range. Their ends are looked for only until a sum is known to
 * range widely enough: most are by what the solutions for others show.
 * @param asked sums, by the places of their unknowns.
 * @param enough how far each must range to be of no further interest.
 * @param sweeps sums that are made large and small first, since many of the asked ones follow them.
 * @returns a span for each of `asked`: its ends, or at least as wide as `enough` says; `undefined` when nothing fits.
 */
export function spansOf(
  unknowns: number,
  rows: readonly Row[],
  asked: readonly (readonly number[])[],
  enough: readonly number[],
  sweeps: readonly (readonly number[])[],
): Span[] | undefined {
  let next = 0;
  const model = {
    numCols: unknowns,
    numRows: rows.length,
    colCost: new Array<number>(unknowns).fill(0),
    colLower: new Array<number>(unknowns).fill(0),
    colUpper: new Array<number>(unknowns).fill(highs.infinity),
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => (high === Number.POSITIVE_INFINITY ? highs.infinity : high)),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: unknowns,
      starts: [0, ...rows.map(({ of }) => (next += of.length))],
      indices: rows.flatMap(({ of }) => of.map(([place]) => place)),
      values: rows.flatMap(({ of }) => of.map(([, factor]) => factor)),
    },
  };
  return highs.withModel(model, (solver) => {
    solver.options.set({ output_flag: false });
    const spans = asked.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }));
    const isWide = (i: number) => spans[i]!.high - spans[i]!.low >= enough[i]! - 1e-6;
    const solve = (places: readonly number[], sense: 'minimize' | 'maximize'): boolean => {
      const cost = new Array<number>(unknowns).fill(0);
      for (const place of places) cost[place] = 1;
      solver.changeColsCost({ kind: 'range', from: 0, to: unknowns - 1 }, cost);
      solver.changeObjectiveSense(objectiveSense[sense]);
      solver.run();
      if (solver.getModelStatus() !== modelStatus.optimal) return false;
      const values = solver.getSolution().colValue;
      asked.forEach((of, i) => {
        const value = of.reduce((sum, place) => sum + values[place]!, 0);
        spans[i]!.low = Math.min(spans[i]!.low, value);
        spans[i]!.high = Math.max(spans[i]!.high, value);
      });
      return true;
    };
    for (const places of sweeps)
      for (const sense of ['maximize', 'minimize'] as const) if (!solve(places, sense)) return undefined;
    asked.forEach((of, i) => {
      for (const sense of ['maximize', 'minimize'] as const)
        if (!isWide(i) && !solve(of, sense)) throw new Error('the solver found no end of a range');
    });
    return spans;
  });
}
