import type { DuckDBConnection } from '@duckdb/node-api';
import { Turns } from './turns.js';

/** One of several equal parts of the citizens, counted from 1: 3 of 8. */
export interface Part {
  number: number;
  of: number;
}

/** An id without what {@link import('../extracts/values.js').looseId} leaves out, in SQL. */
export const looseSql = (id: string): string =>
  `ltrim(regexp_replace(regexp_replace(lower(${id}), '[.,]0$', ''), '[^\\p{L}\\p{N}]', '', 'g'), '0')`;

/**
 * Whether a citizen is of a part, in SQL. It goes by the id without its spelling, so that ids which may mean one person
 * are in one part, and what is found by comparing them is found there.
 */
const inPart = (id: string, { number, of }: Part): string =>
  `md5_number_lower(${looseSql(id)}) % ${of} = ${number - 1}`;

/**
 * Gives every citizen of every extract a whole number, which the rows hold in place of the id: rows are then short,
 * quick to put in order, and alike for all extracts.
 */
export class CitizenNumbers {
  /** Numbers are given by one file at a time. */
  readonly #turns = new Turns();
  /** Citizens that have a number: the last one given. */
  #known = 0;

  private constructor(private readonly part: Part | undefined) {}

  /** Creates the table of citizens. @param part the citizens that are wanted; all of them when left out. */
  static async create(connection: DuckDBConnection, part?: Part): Promise<CitizenNumbers> {
    await connection.run('CREATE TABLE citizens (citizen INTEGER, borger_id VARCHAR, own BOOLEAN)');
    return new CitizenNumbers(part);
  }

  /** Whether some citizens are not wanted. */
  get isPart(): boolean {
    return this.part !== undefined;
  }

  /**
   * Numbers the ids of a connection's table `ids` (text as it stands, value as it is read), and leaves a table
   * `numbered` of text, citizen and whether it is of the part.
   */
  number(connection: DuckDBConnection): Promise<void> {
    return this.#turns.take(() => this.#number(connection));
  }

  async #number(connection: DuckDBConnection): Promise<void> {
    const own = this.part ? inPart('value', this.part) : 'true';
    // Most ids of a file are mostly known from the files before it: they are looked up once.
    await connection.run(
      'CREATE OR REPLACE TEMP TABLE numbered AS SELECT text, value, citizen, own FROM ids LEFT JOIN citizens ON borger_id = value',
    );
    const before = this.#known;
    const inserted = await connection.run(
      `INSERT INTO citizens SELECT CAST(${before} + row_number() OVER () AS INTEGER), value, ${own} ` +
        'FROM (SELECT DISTINCT value FROM numbered WHERE citizen IS NULL)',
    );
    if (inserted.rowsChanged === 0) return;
    this.#known += inserted.rowsChanged;
    await connection.run(
      'CREATE OR REPLACE TEMP TABLE numbered AS FROM numbered WHERE citizen IS NOT NULL UNION ALL ' +
        'SELECT text, value, c.citizen, c.own FROM numbered n ' +
        `JOIN (FROM citizens WHERE citizen > ${before}) c ON borger_id = value WHERE n.citizen IS NULL`,
    );
  }
}
