/** The unit that whole numbers are rounded to: 10 when all are multiples of it, as jobindsats gives the benchmark. */
export const unitOf = (...numbers: readonly number[]): number =>
  numbers.every((number) => number % 10 === 0) ? 10 : 1;

/** A sum may differ by an eighth of its total before it is a contradiction: tables are revised one by one. */
const REVISED = 8;

/**
 * Whether numbers add up to a total, as far as rounding and an eighth of the total allow; each of them and the total may
 * be off by half a unit. All are in the same unit, hundredths of a per cent or persons.
 */
export function addsUp(parts: readonly number[], total: number): boolean {
  const sum = parts.reduce((all, part) => all + part, 0);
  const difference = Math.abs(sum - total);
  const rounding = unitOf(...parts, total) * (parts.length + 1);
  return difference * 2 <= rounding || difference * REVISED <= Math.abs(total);
}

/** Whether a part is more than its total, beyond what rounding does. */
export const isMore = (part: number, total: number): boolean => part - total > unitOf(part, total);
