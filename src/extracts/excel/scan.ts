import { placeOf } from './cellName.js';
import type { Sheet, Workbook } from './workbook.js';
import { decoderFor } from './xml.js';

/** Cells that are one: rows, and columns from 0. */
export interface Merge {
  ref: string;
  rows: [first: number, last: number];
  columns: [first: number, last: number];
}

/** What a look through a sheet tells before any cell is read. */
export interface SheetFacts {
  /** Rows with a value in some cell. */
  rows: number;
  /** Those of them that are not shown. */
  hidden: number;
  merges: Merge[];
  /** Areas whose rows a filter has chosen among. */
  filters: string[];
}

/** Merged cells that are kept; of more than that the sheet is no table anyway. */
const MOST_MERGES = 10_000;
/** A tag is never as long as this. */
const LONGEST_TAG = 65_536;
/** Filters that are told. */
const MOST_FILTERS = 20;

const TAG = /<(\/?)(?:\w+:)?(row|v|is|mergeCell|autoFilter|filterColumn)(\s[^>]*|\/)?>/g;

const attribute = (text: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(text)?.[1];

/**
 * Looks through the text of a sheet, without making anything of it: an account of its rows that does not come from
 * reading them, and what stands behind them in the file.
 */
export async function scanSheet(workbook: Workbook, sheet: Sheet): Promise<SheetFacts> {
  const scan = new Scan();
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let rest = '';
  for await (const bytes of await workbook.parts.bytes(sheet.part)) {
    decoder ??= decoderFor(bytes);
    const text = rest + decoder.decode(bytes, { stream: true });
    scan.look(text);
    const open = text.lastIndexOf('<');
    rest = open >= 0 && !text.includes('>', open) ? text.slice(open).slice(0, LONGEST_TAG) : '';
  }
  return scan.facts;
}

/** Goes from tag to tag. */
class Scan {
  readonly facts: SheetFacts = { rows: 0, hidden: 0, merges: [], filters: [] };
  #isHidden = false;
  #hasValue = false;
  #filter: string | undefined;

  look(text: string): void {
    for (const [, end, name, attributes = ''] of text.matchAll(TAG)) {
      if (name === 'v' || name === 'is') this.#hasValue = true;
      else if (name === 'row') this.#row(end === '/', attributes);
      else if (end === '') this.#mark(name!, attributes);
    }
  }

  #row(isEnd: boolean, attributes: string): void {
    if (isEnd && this.#hasValue) {
      this.facts.rows += 1;
      if (this.#isHidden) this.facts.hidden += 1;
    }
    this.#hasValue = false;
    this.#isHidden = /\shidden="(1|true)"/.test(attributes);
  }

  #mark(name: string, attributes: string): void {
    const ref = attribute(attributes, 'ref') ?? '';
    if (name === 'mergeCell') this.#merge(ref);
    else if (name === 'autoFilter') this.#filter = ref;
    else if (this.#filter !== undefined && this.facts.filters.length < MOST_FILTERS) {
      this.facts.filters.push(this.#filter);
      this.#filter = undefined;
    }
  }

  #merge(ref: string): void {
    const [from, to] = ref.split(':').map(placeOf);
    if (from && to && this.facts.merges.length < MOST_MERGES)
      this.facts.merges.push({ ref, rows: [from.row, to.row], columns: [from.column, to.column] });
  }
}
