import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import type { RowColumns } from './citizenBlock.js';

/**
 * Walks a query whose columns are all integers and whose first is the citizen's number, in ascending order, some
 * citizens at a time. Rows come from the engine as typed arrays, and go on as such.
 */
export class CitizenCursor {
  /** Chunks that have come and are not handed on yet; the columns lie in the chunk's own memory, which goes with it. */
  #chunks: { columns: RowColumns; from: number; rows: number; chunk: DuckDBDataChunk }[] = [];
  #ended = false;

  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly result: DuckDBResult,
  ) {}

  /** @param connection one of the cursor's own, which it closes. */
  static async open(connection: DuckDBConnection, sql: string): Promise<CitizenCursor> {
    try {
      return new CitizenCursor(connection, await connection.stream(sql));
    } catch (error) {
      connection.closeSync();
      throw error;
    }
  }

  /** Closes the connection, whether all rows were read or not. */
  close(): void {
    this.connection.closeSync();
  }

  /** The rows of all citizens up to a number that have not been taken yet, in memory that threads may share. */
  async takeUpTo(citizen: number): Promise<RowColumns> {
    while (!this.#ended && this.#lastCitizen <= citizen) await this.#fetch();
    const pieces: { columns: RowColumns; from: number; to: number }[] = [];
    for (const chunk of this.#chunks) {
      const to = firstAfter(citizen, chunk.columns[0]!, chunk.from, chunk.rows);
      if (to > chunk.from) pieces.push({ columns: chunk.columns, from: chunk.from, to });
      chunk.from = to;
    }
    this.#chunks = this.#chunks.filter(({ from, rows }) => from < rows);
    return joined(pieces, this.result.columnCount);
  }

  get #lastCitizen(): number {
    const last = this.#chunks.at(-1);
    return last ? last.columns[0]![last.rows - 1]! : Number.NEGATIVE_INFINITY;
  }

  async #fetch(): Promise<void> {
    const chunk = await this.result.fetchChunk();
    const rows = chunk?.rowCount ?? 0;
    this.#ended = rows === 0;
    if (!chunk || this.#ended) return;
    const columns = Array.from(
      { length: chunk.columnCount },
      (_, i) => (chunk.getColumnVector(i) as unknown as { items: Int32Array }).items,
    );
    this.#chunks.push({ columns, from: 0, rows, chunk });
  }
}

/** The first place from `from` on whose number is greater, where numbers ascend. */
function firstAfter(number: number, numbers: Int32Array, from: number, rows: number): number {
  let [low, high] = [from, rows];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}

function joined(
  pieces: readonly { columns: RowColumns; from: number; to: number }[],
  width: number,
): RowColumns {
  const rows = pieces.reduce((sum, { from, to }) => sum + to - from, 0);
  return Array.from({ length: width }, (_, column) => {
    const all = new Int32Array(new SharedArrayBuffer(rows * Int32Array.BYTES_PER_ELEMENT));
    let at = 0;
    for (const { columns, from, to } of pieces) {
      all.set(columns[column]!.subarray(from, to), at);
      at += to - from;
    }
    return all;
  });
}
