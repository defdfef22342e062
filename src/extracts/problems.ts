import { maskCprIn } from './values.js';

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
  /** The value as it stands. */
  value?: string;
  /** What was expected, and how to mend it. */
  message: string;
}

/** Where a row stands. */
export type RowRef = Pick<Problem, 'file' | 'line' | 'row'>;

/** What a row's schema finds wrong in its cells. */
export function valueProblems(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
  cells: Readonly<Record<string, string>>,
  ref: RowRef,
): Problem[] {
  return issues.map(({ path, message }) => {
    const column = String(path[0]);
    return { ...ref, kind: 'value', column, value: cells[column] ?? '', message };
  });
}

const SHOWN_OF_A_KIND = 20;
const SHOWN_OF_A_VALUE = 60;

/** The problems of one kind: the first of them, and how many there are. */
export interface ProblemGroup {
  kind: string;
  count: number;
  shown: Problem[];
}

/** Collects problems without end: of each kind it keeps the first twenty and counts the rest. */
export class ProblemLog {
  readonly #groups = new Map<string, ProblemGroup>();

  constructor(problems: Iterable<Problem> = []) {
    for (const problem of problems) this.add(problem);
  }

  add(problem: Problem): void {
    const { kind } = problem;
    const group = this.#groups.get(kind) ?? { kind, count: 0, shown: [] };
    this.#groups.set(kind, group);
    group.count += 1;
    if (group.shown.length < SHOWN_OF_A_KIND) group.shown.push(masked(problem));
  }

  /** Adds what another log has. */
  merge(other: ProblemLog): void {
    for (const { kind, count, shown } of other.groups) {
      for (const problem of shown) this.add(problem);
      this.#groups.get(kind)!.count += count - shown.length;
    }
  }

  get groups(): ProblemGroup[] {
    return [...this.#groups.values()];
  }

  get count(): number {
    return this.groups.reduce((sum, group) => sum + group.count, 0);
  }
}

/** A problem as it may be shown: no CPR number in it, and no value longer than a line. */
function masked(problem: Problem): Problem {
  const { value, message } = problem;
  const short = value !== undefined && value.length > SHOWN_OF_A_VALUE;
  const shown = short ? `${value.slice(0, SHOWN_OF_A_VALUE)}…` : value;
  return {
    ...problem,
    ...(shown === undefined ? {} : { value: maskCprIn(shown) }),
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

/** One line a problem, the first twenty of each kind, and the number of the rest. */
export function describe(problems: ProblemLog): string {
  return problems.groups
    .flatMap(({ shown, count }) => [
      ...shown.map(describeOne),
      ...(count > shown.length ? [`  … and ${count - shown.length} more of this kind`] : []),
    ])
    .join('\n');
}

function describeOne({ file, line, row, column, value, message }: Problem): string {
  const where = `${file}${line === undefined ? '' : `:${line}`}${row === undefined ? '' : ` row ${row}`}`;
  const what = column === undefined ? '' : ` column ${column}`;
  const shown = value === undefined ? '' : ` has '${value}'`;
  return `  ${where}${what}${shown}: ${message}`;
}
