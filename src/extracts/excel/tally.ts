import { maskCprIn } from '../values.js';
import { cellName } from './cellName.js';
import { plainNumber } from './cellText.js';
import type { SheetRow } from './sheet.js';

/** A citizen's id, by the names that extracts have for it. */
const ID = /borger|pseudonym|^id$|_id$|\bid\b/i;

/** Cells of one sort: how many there are, and the first. */
interface Sort {
  count: number;
  first: string;
}

/**
 * What is to be said about a sheet once its rows have been read: ids that are numbers, whose noughts in front Excel
 * has dropped, formulas without a result, and cells that stand beside the table.
 */
export class SheetTally {
  #uncalculated: Sort | undefined;
  #beside: Sort | undefined;
  readonly #ids: { column: number; name: string; numbers: Sort | undefined; lengths: Set<number> }[];
  readonly #last: number;

  constructor(
    private readonly sheet: string,
    private readonly area: { header: readonly string[]; first: number },
  ) {
    this.#last = area.first + area.header.length - 1;
    this.#ids = area.header.flatMap((name, i) =>
      ID.test(name)
        ? [{ column: area.first + i, name: maskCprIn(name), numbers: undefined, lengths: new Set<number>() }]
        : [],
    );
  }

  /** Looks at a row below the header. */
  add({ row, cells }: SheetRow): void {
    cells.forEach((cell, column) => {
      if (!cell) return;
      if (column < this.area.first || column > this.#last) this.#beside = counted(this.#beside, column, row);
      else if (cell.kind === 'uncalculated') this.#uncalculated = counted(this.#uncalculated, column, row);
    });
    for (const id of this.#ids) {
      const cell = cells[id.column];
      if (cell?.kind !== 'number') continue;
      id.numbers = counted(id.numbers, id.column, row);
      id.lengths.add(plainNumber(cell.text)?.length ?? 0);
    }
  }

  get remarks(): string[] {
    const { sheet } = this;
    const about = (sort: Sort | undefined, say: (sort: Sort) => string): string[] =>
      sort ? [say(sort)] : [];
    return [
      ...this.#ids.flatMap(({ name, numbers, lengths }) =>
        // Ids of one length have lost no noughts.
        lengths.size < 2
          ? []
          : about(
              numbers,
              ({ count, first }) =>
                `${count} cells of the column ${name} hold numbers (the first is ${first} of the sheet '${sheet}'): noughts in front of an id are lost; if ids have any, give the column the format Text before it is filled`,
            ),
      ),
      ...about(
        this.#uncalculated,
        ({ count, first }) =>
          `${count} cells of the sheet '${sheet}' are formulas without a result (the first is ${first}); open the file in Excel and save it`,
      ),
      ...about(
        this.#beside,
        ({ count, first }) =>
          `${count} cells of the sheet '${sheet}' stand beside the table and are left out (the first is ${first})`,
      ),
    ];
  }
}

const counted = (sort: Sort | undefined, column: number, row: number): Sort => ({
  count: (sort?.count ?? 0) + 1,
  first: sort?.first ?? cellName(column, row),
});
