import type { RowFault } from './rowReader.js';
import { maskCprIn } from './values.js';
import { isWordColumn } from './wordColumns.js';

/** Something wrong in the input, said so that a person can find and mend it. */
export interface Problem {
  /** What went wrong, for grouping: `value`, `column`, `duplicate` … */
  kind: string;
  file: string;
  /** Line in the file, counting from 1. */
  line?: number;
  /** Row of a JSON file, counting from 1, where lines mean nothing. */
  row?: number;
  column?: string;
  /** The cell of a workbook: `sheet 'Ark1', cell B7`. */
  cell?: string;
  /** The value as it stands. */
  value?: string;
  /** What was expected, and how to mend it. */
  message: string;
  /** How many rows have the same fault of the same value; the place is that of the first. One when left out. */
  rows?: number;
}

/** Where a row stands. */
export type RowRef = Pick<Problem, 'file' | 'line' | 'row'>;

/**
 * What is wrong in a row's cells, as problems.
 * @param cellOf names the cell of a workbook in which a column's text of a row stands.
 */
export function valueProblems(
  faults: readonly RowFault[],
  cells: Readonly<Record<string, string>>,
  ref: RowRef,
  cellOf?: (row: number, column: string) => string,
): Problem[] {
  return faults.map(({ column, message }) => ({
    ...ref,
    ...(cellOf && ref.row !== undefined ? { cell: cellOf(ref.row, column) } : {}),
    kind: 'value',
    column,
    value: cells[column] ?? '',
    message,
  }));
}

const SHOWN_OF_A_KIND = 20;
/** Unknown words are shown as long as a list of words can be: somebody must look up each. */
const SHOWN_OF_WORDS = 200;
const isWord = ({ column }: Problem): boolean => column !== undefined && isWordColumn(column);
const SHOWN_OF_A_VALUE = 60;

/** The problems of one kind: the first of them, and how many rows they are about. */
export interface ProblemGroup {
  kind: string;
  count: number;
  shown: Problem[];
}

/** What faults have in common that are told as one: the same value of the same column, with the same mending. */
const sameness = ({ file, column, value, message }: Problem): string =>
  JSON.stringify([file, column, value, message]);

/**
 * Collects problems without end: of each kind it keeps the first twenty that differ, of words two hundred, and counts the rest. The same
 * fault of the same value is one problem with a number of rows.
 */
export class ProblemLog {
  readonly #groups = new Map<string, ProblemGroup>();
  readonly #shown = new Map<string, Problem>();

  constructor(problems: Iterable<Problem> = []) {
    for (const problem of problems) this.add(problem);
  }

  add(problem: Problem): void {
    const { kind, rows = 1 } = problem;
    const group = this.#groups.get(kind) ?? { kind, count: 0, shown: [] };
    this.#groups.set(kind, group);
    group.count += rows;
    const shown = masked(problem);
    const key = `${kind} ${sameness(shown)}`;
    const same = this.#shown.get(key);
    if (same) same.rows = (same.rows ?? 1) + rows;
    else if (hasRoom(group, shown)) {
      group.shown.push(shown);
      this.#shown.set(key, shown);
    }
  }

  /** Adds what another log has. */
  merge(other: ProblemLog): void {
    for (const { kind, count, shown } of other.groups) {
      for (const problem of shown) this.add(problem);
      this.#groups.get(kind)!.count += count - rowsOf(shown);
    }
  }

  get groups(): ProblemGroup[] {
    return [...this.#groups.values()];
  }

  get count(): number {
    return this.groups.reduce((sum, group) => sum + group.count, 0);
  }
}

/** Whether a problem is among the first of its kind. */
function hasRoom({ shown }: ProblemGroup, problem: Problem): boolean {
  const word = isWord(problem);
  return shown.filter((other) => isWord(other) === word).length < (word ? SHOWN_OF_WORDS : SHOWN_OF_A_KIND);
}

const rowsOf = (problems: readonly Problem[]): number =>
  problems.reduce((sum, { rows = 1 }) => sum + rows, 0);

/** A problem as it may be shown: no CPR number in it, and no value longer than a line. */
function masked(problem: Problem): Problem {
  const { value, message } = problem;
  // Hidden before the value is cut: half a CPR number is not known as one.
  const whole = value === undefined ? undefined : maskCprIn(value);
  const isLong = whole !== undefined && whole.length > SHOWN_OF_A_VALUE;
  const shown = isLong ? `${whole.slice(0, SHOWN_OF_A_VALUE)}…` : whole;
  return {
    ...problem,
    ...(shown === undefined ? {} : { value: shown }),
    message: maskCprIn(message),
  };
}

/** The input or the call is wrong: the program ends with status 2 and has written nothing. */
export class InputError extends Error {
  readonly problems: ProblemLog;

  /** @param summary what is wrong in one line, without the problems. */
  constructor(
    readonly summary: string,
    problems: ProblemLog | Iterable<Problem> = [],
  ) {
    const log = problems instanceof ProblemLog ? problems : new ProblemLog(problems);
    super(log.count === 0 ? summary : `${summary}\n${describe(log)}`);
    this.problems = log;
  }
}

/** One line a problem, the first of each kind, and the number of the rest. */
export function describe(problems: ProblemLog): string {
  return problems.groups
    .flatMap(({ shown, count }) => [
      ...shown.map(describeOne),
      ...(count > rowsOf(shown) ? [`  … and ${count - rowsOf(shown)} more of this kind`] : []),
    ])
    .join('\n');
}

function describeOne({ file, line, row, cell, column, value, message, rows = 1 }: Problem): string {
  const where = `${file}${line === undefined ? '' : `:${line}`}${cell !== undefined ? `, ${cell}` : row === undefined ? '' : ` row ${row}`}`;
  const what = column === undefined ? '' : ` column ${column}`;
  const shown = value === undefined ? '' : ` has '${value}'`;
  const more = rows > 1 ? ` (${rows} rows, this is the first)` : '';
  return `  ${where}${what}${shown}${more}: ${message}`;
}
