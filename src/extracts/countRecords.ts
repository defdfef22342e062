/** Line ends of a file by kind, wherever they stand. */
export interface LineEnds {
  lf: number;
  crlf: number;
  cr: number;
}

/** The separators that a CSV may have. */
export const SEPARATORS = [';', ',', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

const [LF, CR, QUOTE] = [10, 13, 34];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Counts the records of a CSV with one separator that are not empty, aware of quotation marks. */
class Machine {
  records = 0;
  #hasContent = false;
  #fieldStart = true;
  #quoted = false;
  /** The last byte was a quotation mark within quotation marks: their end, or the first of two. */
  #mayEnd = false;

  constructor(private readonly separator: number) {}

  get isQuoted(): boolean {
    return this.#quoted || this.#mayEnd;
  }

  get hasContent(): boolean {
    return this.#hasContent;
  }

  /** Takes in what another has counted of a piece without quotation marks. */
  addCounted(records: number, hasContent: boolean, lastByte: number): void {
    this.records += records;
    this.#hasContent = hasContent;
    this.#endAt(lastByte);
  }

  /** A piece in which no quotation mark stands, outside quotation marks. */
  addPlain(bytes: Uint8Array): void {
    let hasContent = this.#hasContent;
    let { records } = this;
    for (let i = 0; i < bytes.length; i += 1) {
      const byte = bytes[i]!;
      if (byte !== LF && byte !== CR) hasContent = true;
      else if (hasContent) {
        records += 1;
        hasContent = false;
      }
    }
    this.records = records;
    this.#hasContent = hasContent;
    const last = bytes.at(-1);
    if (last !== undefined) this.#endAt(last);
  }

  /** Takes over the count of a machine with another separator that has seen no quotation mark yet. */
  takeOver(other: Machine, lastByte: number): void {
    this.records = other.records;
    this.#hasContent = other.#hasContent;
    this.#endAt(lastByte);
  }

  #endAt(byte: number): void {
    this.#fieldStart = byte === LF || byte === CR || byte === this.separator;
  }

  add(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i += 1) {
      const byte = bytes[i]!;
      if (this.#mayEnd) {
        this.#mayEnd = false;
        if (byte === QUOTE) continue;
        this.#quoted = false;
      } else if (this.#quoted) {
        this.#mayEnd = byte === QUOTE;
        continue;
      }
      if (byte === LF || byte === CR) {
        this.#endRecord();
        continue;
      }
      this.#hasContent = true;
      this.#quoted = byte === QUOTE && this.#fieldStart;
      this.#fieldStart = byte === this.separator;
    }
  }

  end(): number {
    this.#endRecord();
    return this.records;
  }

  #endRecord(): void {
    if (this.#hasContent) this.records += 1;
    this.#hasContent = false;
    this.#fieldStart = true;
  }
}

/**
 * Counts the records and line ends of a text by its bytes (ASCII or an extension of it), piece by piece. It shares
 * no code with the readers, so that a row which one of them loses is noticed.
 */
export class RecordCounter {
  readonly ends: LineEnds = { lf: 0, crlf: 0, cr: 0 };
  readonly #machines = SEPARATORS.map((sign) => new Machine(sign.charCodeAt(0)));
  #isFirst = true;
  #lastByte = LF;
  /** Without a quotation mark the separator does not matter, and one machine counts for all. */
  #isQuoteless = true;
  #lastWasReturn = false;

  add(bytes: Uint8Array): void {
    const isUsual = this.#isQuoteless && !this.#isFirst && !bytes.includes(QUOTE);
    if (isUsual && this.#addLines(bytes)) return;
    this.#countEnds(bytes);
    const isMarked = this.#isFirst && BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte);
    const text = isMarked ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
    this.#isFirst = false;
    const hasQuotes = text.includes(QUOTE);
    if (hasQuotes) this.#share();
    const isPlain = !hasQuotes && !this.#machines.some(({ isQuoted }) => isQuoted);
    for (const machine of this.#isQuoteless ? this.#machines.slice(0, 1) : this.#machines) {
      if (isPlain) machine.addPlain(text);
      else machine.add(text);
    }
    this.#lastByte = text.at(-1) ?? this.#lastByte;
  }

  /**
   * Counts a piece without quotation marks line by line, many times as fast as byte by byte.
   * @returns false when a CR stands alone in it, or where it is cut: then nothing is counted.
   */
  #addLines(bytes: Uint8Array): boolean {
    if (this.#lastWasReturn || bytes.at(-1) === CR) return false;
    const first = this.#machines[0]!;
    let [at, lf, crlf, records, hasContent] = [0, 0, 0, 0, first.hasContent];
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, at)) {
      const isCrlf = end > at && bytes[end - 1] === CR;
      if (isCrlf) crlf += 1;
      else lf += 1;
      if (hasContent || end - (isCrlf ? 1 : 0) > at) records += 1;
      hasContent = false;
      at = end + 1;
    }
    let returns = 0;
    for (let i = bytes.indexOf(CR); i >= 0; i = bytes.indexOf(CR, i + 1)) returns += 1;
    if (returns !== crlf) return false;
    this.ends.lf += lf;
    this.ends.crlf += crlf;
    this.#lastByte = bytes.at(-1) ?? this.#lastByte;
    first.addCounted(records, hasContent || at < bytes.length, this.#lastByte);
    return true;
  }

  /** Lets every machine count for itself from here on. */
  #share(): void {
    if (!this.#isQuoteless) return;
    this.#isQuoteless = false;
    const [first, ...others] = this.#machines;
    for (const machine of others) machine.takeOver(first!, this.#lastByte);
  }

  /** The number of records that are not empty, by separator. */
  end(): Record<Separator, number> {
    if (this.#lastWasReturn) this.ends.cr += 1;
    this.#lastWasReturn = false;
    this.#share();
    const counts = this.#machines.map((machine) => machine.end());
    return Object.fromEntries(SEPARATORS.map((sign, i) => [sign, counts[i]])) as Record<Separator, number>;
  }

  #countEnds(bytes: Uint8Array): void {
    let { lf, crlf, cr } = this.ends;
    let afterReturn = this.#lastWasReturn;
    for (let i = 0; i < bytes.length; i += 1) {
      const byte = bytes[i]!;
      if (byte === LF && afterReturn) crlf += 1;
      else if (byte === LF) lf += 1;
      else if (afterReturn) cr += 1;
      afterReturn = byte === CR;
    }
    this.#lastWasReturn = afterReturn;
    Object.assign(this.ends, { lf, crlf, cr });
  }
}
