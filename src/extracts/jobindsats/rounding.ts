/** The unit that whole numbers are rounded to: 10 when all are multiples of it, as jobindsats gives the benchmark. */
export const unitOf = (...numbers: readonly number[]): number =>
  numbers.every((number) => number % 10 === 0) ? 10 : 1;

/** From so many on, counts that are all multiples of ten may be rounded to it. */
const MAY_BE_ROUNDED = 100;

/** The unit that counts of people are rounded to: 0 when they are as they were counted. */
export const unitOfCounts = (...counts: readonly number[]): number =>
  Math.max(...counts) >= MAY_BE_ROUNDED && unitOf(...counts) === 10 ? 10 : 0;

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** How far a sum of numbers may be from their total, when each of them and the total may be off by half a unit. */
const roundingOf = (parts: readonly number[], unit: number): number => (unit * (parts.length + 1)) / 2;

/** Whether a total is less than its parts together, beyond what rounding to a unit does. */
export const isLess = (total: number, parts: readonly number[], unit = unitOf(...parts, total)): boolean =>
  sumOf(parts) - total > roundingOf(parts, unit);

/** Whether a total is more than its parts together, beyond what rounding to a unit does. */
export const isMoreThanAll = (
  total: number,
  parts: readonly number[],
  unit = unitOf(...parts, total),
): boolean => total - sumOf(parts) > roundingOf(parts, unit);

/** Whether numbers add up to a total as far as rounding allows. All are in the same unit, hundredths of a per cent or persons. */
export const addsUp = (parts: readonly number[], total: number): boolean =>
  !isLess(total, parts) && !isMoreThanAll(total, parts);

/** Whether a part is more than its total, beyond what rounding to a unit does. */
export const isMore = (part: number, total: number, unit = unitOf(part, total)): boolean =>
  part - total > unit;
