/** Something wrong in the input, said so that a person can find and mend it. */
export interface Problem {
  /** What went wrong, for grouping: `value`, `column`, `duplicate` … */
  kind: string;
  file: string;
  /** Line in the file, counting from 1. */
  line?: number;
  column?: string;
  /** The value as it stands; left out when it may be a CPR number. */
  value?: string;
  /** What was expected, and how to mend it. */
  message: string;
}

const SHOWN_OF_A_KIND = 20;

/** The input or the call is wrong: the program ends with status 2 and has written nothing. */
export class InputError extends Error {
  constructor(
    message: string,
    readonly problems: readonly Problem[] = [],
  ) {
    super(problems.length === 0 ? message : `${message}\n${describe(problems)}`);
  }
}

/** One line a problem, the first twenty of each kind, and the number of the rest. */
export function describe(problems: readonly Problem[]): string {
  const lines: string[] = [];
  for (const group of groupByKind(problems).values()) {
    lines.push(...group.slice(0, SHOWN_OF_A_KIND).map(describeOne));
    const rest = group.length - SHOWN_OF_A_KIND;
    if (rest > 0) lines.push(`  … and ${rest} more of this kind`);
  }
  return lines.join('\n');
}

function groupByKind(problems: readonly Problem[]): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.kind) ?? [];
    groups.set(problem.kind, group);
    group.push(problem);
  }
  return groups;
}

function describeOne({ file, line, column, value, message }: Problem): string {
  const place = [file, line === undefined ? '' : `:${line}`].join('');
  const what = column === undefined ? '' : ` column ${column}`;
  const shown = value === undefined ? '' : ` has '${value.length > 60 ? `${value.slice(0, 60)}…` : value}'`;
  return `  ${place}${what}${shown}: ${message}`;
}
