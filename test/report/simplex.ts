/**
 * The largest value of a linear form over x ≥ 0 with A·x = b, by the two-phase simplex method (Bland's rule).
 * Small and slow; for tests that attack published figures.
 * @returns `undefined` when nothing fits the equations, `Infinity` when there is no largest value.
 */
export function maximize(
  form: readonly number[],
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number | undefined {
  const columns = form.length;
  const rows = matrix.map((row, i) => {
    const sign = right[i]! < 0 ? -1 : 1;
    const artificial = matrix.map((_, j) => (i === j ? 1 : 0));
    return [...row.map((a) => a * sign), ...artificial, right[i]! * sign];
  });
  const basis = rows.map((_, i) => columns + i);
  const width = columns + rows.length;
  const first = Array.from({ length: width }, (_, j) => (j >= columns ? -1 : 0));
  if (run(rows, basis, first, width) < -1e-7) return undefined;
  // Artificial variables still in the basis stand at zero; drive them out where a real one can take their place.
  rows.forEach((row, i) => {
    if (basis[i]! < columns) return;
    const j = row.findIndex((a, k) => k < columns && Math.abs(a) > 1e-9);
    if (j >= 0) pivot(rows, basis, i, j);
  });
  return run(rows, basis, [...form, ...rows.map(() => 0)], columns);
}

function pivot(rows: number[][], basis: number[], i: number, j: number): void {
  const by = rows[i]![j]!;
  rows[i] = rows[i]!.map((a) => a / by);
  rows.forEach((row, k) => {
    const factor = row[j]!;
    if (k !== i && Math.abs(factor) > 1e-12) rows[k] = row.map((a, c) => a - factor * rows[i]![c]!);
  });
  basis[i] = j;
}

/** Improves until nothing is left to improve. Only the first `usable` columns may enter. */
function run(rows: number[][], basis: number[], form: readonly number[], usable: number): number {
  for (;;) {
    const price = (j: number) => form[j]! - rows.reduce((sum, row, i) => sum + form[basis[i]!]! * row[j]!, 0);
    let enter = -1;
    for (let j = 0; j < usable && enter < 0; j += 1) if (price(j) > 1e-9) enter = j;
    if (enter < 0) return rows.reduce((sum, row, i) => sum + form[basis[i]!]! * row.at(-1)!, 0);
    let leave = -1;
    let least = Number.POSITIVE_INFINITY;
    rows.forEach((row, i) => {
      if (row[enter]! <= 1e-9) return;
      const ratio = row.at(-1)! / row[enter]!;
      if (ratio < least - 1e-12 || (Math.abs(ratio - least) <= 1e-12 && basis[i]! < basis[leave]!)) {
        least = ratio;
        leave = i;
      }
    });
    if (leave < 0) return Number.POSITIVE_INFINITY;
    pivot(rows, basis, leave, enter);
  }
}
