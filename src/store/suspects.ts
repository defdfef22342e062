import { CASE_EXTRACTS, type CaseExtract } from '../extracts/caseSchemas.js';
import type { CitizenBlock, RowColumns } from './citizenBlock.js';

/**
 * What makes a citizen worth a look of the cross checks: two rows of an extract that may be the same, two rows of one
 * ydelse that share a day, or rows without one of ydelser in scope.
 */
export const SUSPICIONS = [...CASE_EXTRACTS, 'overlapping', 'withoutYdelse'] as const;
export type Suspicion = (typeof SUSPICIONS)[number];

/**
 * The citizens among whom alone the cross checks can find something, by why. A citizen may stand there for nothing: the
 * checks decide. One of whom they would find something always does. Plain data.
 */
export type Suspects = Readonly<Record<Suspicion, readonly number[]>>;

/** Rows of one citizen are compared two by two, unless they are more than this: then the citizen is looked at anyway. */
const MANY = 64;

/** Whether two rows may be what is looked for. */
type Alike = (columns: RowColumns, a: number, b: number) => boolean;

const isSame: Alike = (columns, a, b) => {
  for (let i = 1; i < columns.length; i += 1) if (columns[i]![a] !== columns[i]![b]) return false;
  return true;
};

/** Rows of ydelser, as {@link import('./citizenBlock.js').columnsFor} has them. */
const isOverlap: Alike = ([, , ydelse, from, to], a, b) =>
  ydelse![a] === ydelse![b] && from![a]! <= to![b]! && from![b]! <= to![a]!;

/** The citizens of whom two rows are alike, or who have very many. */
function withAlike(columns: RowColumns, alike: Alike): number[] {
  const numbers = columns[0]!;
  const found: number[] = [];
  let from = 0;
  while (from < numbers.length) {
    const citizen = numbers[from]!;
    let to = from + 1;
    while (numbers[to] === citizen) to += 1;
    if (to - from > MANY || anyAlike(columns, from, to, alike)) found.push(citizen);
    from = to;
  }
  return found;
}

function anyAlike(columns: RowColumns, from: number, to: number, alike: Alike): boolean {
  for (let a = from + 1; a < to; a += 1)
    for (let b = from; b < a; b += 1) if (alike(columns, a, b)) return true;
  return false;
}

/** The citizens who have rows, and none of ydelser. */
function withoutYdelse({ ydelser, ...others }: CitizenBlock): number[] {
  const known = ydelser[0]!;
  const found = new Set<number>();
  for (const [numbers] of Object.values(others)) {
    let at = 0;
    for (const citizen of numbers!) {
      while (known[at]! < citizen) at += 1;
      if (known[at] !== citizen) found.add(citizen);
    }
  }
  return [...found];
}

/** Looks through the rows of some citizens. */
export function suspectsIn(block: CitizenBlock): Suspects {
  const repeated = CASE_EXTRACTS.map((extract) => [extract, withAlike(block[extract], isSame)]);
  return {
    ...(Object.fromEntries(repeated) as Record<CaseExtract, number[]>),
    overlapping: withAlike(block.ydelser, isOverlap),
    withoutYdelse: withoutYdelse(block),
  };
}

/** All suspects of different citizens, in ascending order. */
export const allSuspects = (parts: readonly Suspects[]): Suspects =>
  Object.fromEntries(
    SUSPICIONS.map((why) => [why, parts.flatMap((part) => part[why]).sort((a, b) => a - b)]),
  ) as unknown as Suspects;
