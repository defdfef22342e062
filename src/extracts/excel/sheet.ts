import { InputError } from '../problems.js';
import { cellName, placeOf } from './cellName.js';
import type { NumberKind } from './formats.js';
import { TextGatherer } from './strings.js';
import type { Sheet, Workbook } from './workbook.js';
import { type Attributes, unescaped, XmlReader } from './xml.js';

/** What a sheet can hold; a file that says more is no sheet. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** A cell as it is stored: numbers as they stand in the file. */
export type CellValue =
  | { kind: 'text'; text: string }
  | { kind: NumberKind; text: string }
  | { kind: 'isoDate'; text: string }
  | { kind: 'boolean'; text: string }
  | { kind: 'error'; text: string }
  | { kind: 'uncalculated'; text: string };

/** A row that has a value in some cell. */
export interface SheetRow {
  /** Its number, from 1, as Excel shows it. */
  row: number;
  hidden: boolean;
  /** By column, from 0; `undefined` where there is none. */
  cells: (CellValue | undefined)[];
}

/**
 * The rows of a sheet, one after another, in bounded memory.
 * @throws {InputError} when the sheet is none: rows out of order, or beyond what a sheet can hold.
 */
export async function* sheetRows(workbook: Workbook, sheet: Sheet): AsyncGenerator<SheetRow> {
  const where = `${workbook.file}, sheet '${sheet.name}'`;
  const reading = new SheetReading(workbook, where);
  const xml = new XmlReader(where, reading);
  for await (const piece of await workbook.parts.bytes(sheet.part)) {
    xml.write(piece);
    yield* reading.take();
  }
  xml.end();
  yield* reading.take();
}

/** Makes rows of a sheet's XML as it comes. */
class SheetReading {
  readonly #gatherer = new TextGatherer();
  #rows: SheetRow[] = [];
  #row: SheetRow | undefined;
  #last = 0;
  #column = -1;
  #attributes: Attributes = {};
  #value: string | undefined;
  #inValue = false;
  #hasFormula = false;
  #hasInline = false;
  #hasValue = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly where: string,
  ) {}

  /** The rows that are whole by now. */
  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'v' || name === 'is') this.#hasValue = true;
    if (name === 'v') this.#inValue = true;
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'f') this.#hasFormula = true;
    else if (name === 'is') this.#hasInline = true;
    this.#gatherer.open(name);
  }

  text(words: string): void {
    if (this.#inValue) this.#value = (this.#value ?? '') + words;
    else this.#gatherer.text(words);
  }

  close(name: string): void {
    this.#gatherer.close(name);
    if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row' && this.#row) {
      if (this.#hasValue) this.#rows.push(this.#row);
      this.#row = undefined;
    }
  }

  #openRow({ r, hidden }: Attributes): void {
    const row = r === undefined ? this.#last + 1 : Number(r);
    if (!(row > this.#last && row <= MOST_ROWS))
      throw new InputError(
        `${this.where} has a row '${r ?? row}' after row ${this.#last}; a sheet has rows 1 to ${MOST_ROWS}, in order: save it anew in Excel`,
      );
    this.#last = row;
    this.#row = { row, hidden: hidden === '1' || hidden === 'true', cells: [] };
    this.#column = -1;
    this.#hasValue = false;
  }

  #openCell(attributes: Attributes): void {
    const { r } = attributes;
    const place = r === undefined ? { column: this.#column + 1, row: this.#last } : placeOf(r);
    const isNext = place && place.row === this.#last && place.column > this.#column;
    if (!this.#row || !isNext || place.column >= MOST_COLUMNS)
      throw new InputError(
        `${this.where} has a cell '${r ?? ''}' in row ${this.#last} that does not stand there; save it anew in Excel`,
      );
    this.#column = place.column;
    this.#attributes = attributes;
    this.#value = undefined;
    this.#hasFormula = false;
    this.#hasInline = false;
    this.#gatherer.start();
  }

  #closeCell(): void {
    const value = this.#cellValue();
    if (value) this.#row!.cells[this.#column] = value;
  }

  #cellValue(): CellValue | undefined {
    const { t = 'n', s } = this.#attributes;
    const text = this.#value;
    if (t === 'inlineStr' || (this.#hasInline && text === undefined)) {
      const whole = this.#gatherer.whole;
      return whole === '' ? undefined : { kind: 'text', text: whole };
    }
    if (text === undefined || (text === '' && t !== 'str'))
      return this.#hasFormula ? { kind: 'uncalculated', text: '' } : undefined;
    if (t === 's') return this.#shared(text);
    if (t === 'str') return { kind: 'text', text: unescaped(text) };
    if (t === 'b')
      return { kind: 'boolean', text: text.trim() === '1' || /^true$/i.test(text) ? 'true' : 'false' };
    if (t === 'e') return { kind: 'error', text };
    if (t === 'd') return { kind: 'isoDate', text };
    return { kind: this.workbook.formats[Number(s ?? 0)] ?? 'number', text: text.trim() };
  }

  #shared(text: string): CellValue | undefined {
    const shared = this.workbook.strings[Number(text)];
    if (shared === undefined)
      throw new InputError(
        `${this.where}, cell ${cellName(this.#column, this.#last)} refers to a text that the workbook lacks; save it anew in Excel`,
      );
    return shared === '' ? undefined : { kind: 'text', text: shared };
  }
}
