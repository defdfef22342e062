import type { z } from 'zod';
import type { Columns, RowOf } from './columns.js';
import type { Notation } from './values.js';

/** What is wrong in a row, told at one of its columns. */
export interface RowFault {
  column: string;
  message: string;
}

/** A row of text as values. */
export interface ReadRow<Values> {
  /** What they become; not to be used when there are faults, or the row is passed over. */
  values: Values;
  faults: RowFault[];
  /** Why the row is passed over. */
  outside: string | undefined;
}

/** What one text of one column comes to. */
interface Answer {
  value: unknown;
  message?: string;
  outside?: string;
}

/** Different texts of a column that are remembered, so that a date that stands a million times is read once. */
const REMEMBERED = 100_000;

/** The reader of a column's texts, one by one. @param notation how the column writes numbers, where it is known. */
export function cellReader(columns: Columns, name: string, notation?: Notation): (text: string) => Answer {
  const { cell: plain, numeric, outside: outsideOf } = columns[name]!;
  const cell: z.ZodType<unknown, string> = numeric && notation ? numeric(notation) : plain;
  return (text) => {
    const outside = outsideOf?.(text);
    if (outside !== undefined) return { value: undefined, outside };
    const result = cell.safeParse(text);
    return result.success
      ? { value: result.data }
      : { value: undefined, message: result.error.issues.map(({ message }) => message).join('; ') };
  };
}

/** Reads one text of a column. @param notation how the column writes numbers, where it is known. */
export const readCell = (columns: Columns, name: string, text: string, notation?: Notation): Answer =>
  cellReader(columns, name, notation)(text);

/** Reads rows of a table by its columns; every different text of a column is read once. */
export class RowReader<C extends Columns> {
  readonly #names: string[];
  readonly #readers: ((text: string) => Answer)[];
  readonly #known: Map<string, Answer>[];

  /**
   * @param index where each column stands; those with −1 have no text but the one of `given`.
   * @param notations how columns write numbers, by name.
   */
  constructor(
    columns: C,
    private readonly index: Readonly<Record<string, number>>,
    private readonly given: Readonly<Record<string, string>> = {},
    notations: Readonly<Record<string, Notation>> = {},
  ) {
    this.#names = Object.keys(columns);
    this.#readers = this.#names.map((name) => cellReader(columns, name, notations[name]));
    this.#known = this.#names.map(() => new Map());
  }

  /** The text of a column in a row, as it stands. */
  textOf(name: string, fields: readonly string[]): string {
    return fields[this.index[name]!] ?? this.given[name] ?? '';
  }

  /** The texts of a row by column, as they stand. */
  cells(fields: readonly string[]): Record<string, string> {
    return Object.fromEntries(this.#names.map((name) => [name, this.textOf(name, fields)]));
  }

  read(fields: readonly string[]): ReadRow<RowOf<C>> {
    const values: Record<string, unknown> = {};
    const faults: RowFault[] = [];
    let outside: string | undefined;
    for (let i = 0; i < this.#names.length; i += 1) {
      const name = this.#names[i]!;
      const answer = this.#answer(i, this.textOf(name, fields));
      values[name] = answer.value;
      if (answer.message !== undefined) faults.push({ column: name, message: answer.message });
      outside ??= answer.outside;
    }
    return { values: values as RowOf<C>, faults, outside };
  }

  #answer(i: number, text: string): Answer {
    const known = this.#known[i]!;
    let answer = known.get(text);
    if (!answer) {
      answer = this.#readers[i]!(text);
      if (known.size < REMEMBERED) known.set(text, answer);
    }
    return answer;
  }
}
