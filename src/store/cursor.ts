import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api';

/** A row that a cursor stands on, read column by column. */
export type ColumnReader = (column: number) => number;

/**
 * Walks a query whose columns are all integers and whose first is the citizen's number, in ascending order.
 * Chunks come from the engine as typed arrays, so a citizen costs no more than its own rows.
 */
export class CitizenCursor<Row> {
  #connection: DuckDBConnection;
  #result: DuckDBResult;
  #make: (read: ColumnReader) => Row;
  #columns: ArrayLike<number>[] = [];
  #row = 0;
  #rows = 0;
  #ended = false;
  #read: ColumnReader = (column) => this.#columns[column]![this.#row]!;

  private constructor(connection: DuckDBConnection, result: DuckDBResult, make: (read: ColumnReader) => Row) {
    this.#connection = connection;
    this.#result = result;
    this.#make = make;
  }

  /**
   * @param connection one of the cursor's own, which it closes.
   * @param make builds a row from its columns (column 0 is the citizen's number).
   */
  static async open<Row>(connection: DuckDBConnection, sql: string, make: (read: ColumnReader) => Row) {
    try {
      return new CitizenCursor(connection, await connection.stream(sql), make);
    } catch (error) {
      connection.closeSync();
      throw error;
    }
  }

  /** Closes the connection, whether all rows were read or not. */
  close(): void {
    this.#connection.closeSync();
  }

  /**
   * Adds the rows of a citizen to `into`; citizens are asked for in ascending order.
   * @returns false when the engine must be waited for before the citizen's last row is known: then
   * {@link fetch} and take again.
   */
  take(citizen: number, into: Row[]): boolean {
    const numbers = this.#columns[0];
    while (numbers && this.#row < this.#rows && numbers[this.#row] === citizen) {
      into.push(this.#make(this.#read));
      this.#row += 1;
    }
    return this.#ended || this.#row < this.#rows;
  }

  /** The next chunk from the engine. */
  async fetch(): Promise<void> {
    const chunk = await this.#result.fetchChunk();
    this.#row = 0;
    this.#rows = chunk?.rowCount ?? 0;
    this.#ended = this.#rows === 0;
    this.#columns = [];
    for (let i = 0; chunk && i < chunk.columnCount; i += 1) {
      this.#columns.push((chunk.getColumnVector(i) as unknown as { items: ArrayLike<number> }).items);
    }
  }
}
