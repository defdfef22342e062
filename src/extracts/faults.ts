import { InputError, type Problem, ProblemLog } from './problems.js';
import { maskCprIn } from './values.js';

/** A row that cannot be read, with the reasons. */
export interface RejectedRow {
  file: string;
  line?: number;
  row?: number;
  /** Its fields as they stand, CPR numbers masked. */
  fields: string[];
  reasons: string[];
}

/**
 * What is wrong in files: faults of a whole file, which nothing can be made of, and rows that are rejected, of which
 * a user may tolerate some.
 */
export class Faults {
  /** Every problem, of both sorts. */
  readonly log = new ProblemLog();
  /** The rejected rows, as many as are tolerated. */
  readonly rejected: RejectedRow[] = [];
  #rejectedCount = 0;
  #isFatal = false;

  /** @param tolerated how many rejected rows may be left out. */
  constructor(readonly tolerated: number) {}

  /** A fault of a whole file. */
  add(problem: Problem): void {
    this.#isFatal = true;
    this.log.add(problem);
  }

  /** A row that is left out, with what is wrong in it. */
  reject(row: Omit<RejectedRow, 'reasons'>, problems: readonly Problem[]): void {
    this.#rejectedCount += 1;
    for (const problem of problems) this.log.add(problem);
    if (this.rejected.length >= this.tolerated) return;
    const reasons = problems.map(({ column, message }) => (column ? `${column}: ${message}` : message));
    this.rejected.push({
      ...row,
      fields: row.fields.map(maskCprIn),
      reasons: reasons.map(maskCprIn),
    });
  }

  /** Counts rows that another run has left out, and written down. */
  leftOut(rows: number): void {
    this.#rejectedCount += rows;
  }

  merge(other: Faults): void {
    this.log.merge(other.log);
    for (const row of other.rejected.slice(0, Math.max(0, this.tolerated - this.rejected.length))) {
      this.rejected.push(row);
    }
    this.#rejectedCount += other.#rejectedCount;
    this.#isFatal ||= other.#isFatal;
  }

  /** Rows that cannot be read, kept or not. */
  get rejectedCount(): number {
    return this.#rejectedCount;
  }

  /** Whether nothing may be made of the files: a fault of a whole file, or too many rejected rows. */
  get isTooMuch(): boolean {
    return this.#isFatal || this.#rejectedCount > this.tolerated;
  }

  /** @throws {InputError} when it is too much. */
  settle(): void {
    if (!this.isTooMuch) return;
    const hint =
      !this.#isFatal && this.tolerated > 0
        ? ` (${this.#rejectedCount} rows are rejected, ${this.tolerated} are tolerated)`
        : '';
    throw new InputError(`the delivery has faults; nothing was written${hint}:`, this.log);
  }
}
