import { isUtf8 } from 'node:buffer';

const NONE = Buffer.alloc(0);

/** How many bytes a character has by its first one; one for what begins none of several. */
function lengthOf(first: number): number {
  if ((first & 0b1110_0000) === 0b1100_0000) return 2;
  if ((first & 0b1111_0000) === 0b1110_0000) return 3;
  return (first & 0b1111_1000) === 0b1111_0000 ? 4 : 1;
}

/** Where a character begins that the end of some bytes cuts; their length when none is cut. */
function cutIn(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= 0 && at >= bytes.length - 3; at -= 1) {
    const isInside = (bytes[at]! & 0b1100_0000) === 0b1000_0000;
    if (!isInside) return at + lengthOf(bytes[at]!) > bytes.length ? at : bytes.length;
  }
  return bytes.length;
}

/**
 * Tells whether bytes that come in pieces are UTF-8: what a decoder would say that refuses faults, without the text being
 * made.
 */
export class Utf8Check {
  #isSound = true;
  /** The bytes so far of a character that the end of a piece cut. */
  #begun = NONE;

  /** @returns whether what came so far may be UTF-8. The piece is not kept. */
  add(piece: Uint8Array): boolean {
    if (!this.#isSound) return false;
    let from = 0;
    if (this.#begun.length > 0) {
      from = Math.min(piece.length, lengthOf(this.#begun[0]!) - this.#begun.length);
      this.#begun = Buffer.concat([this.#begun, piece.subarray(0, from)]);
      if (this.#begun.length < lengthOf(this.#begun[0]!)) return true;
      this.#isSound = isUtf8(this.#begun);
      this.#begun = NONE;
    }
    const rest = piece.subarray(from);
    const cut = cutIn(rest);
    this.#isSound &&= isUtf8(rest.subarray(0, cut));
    if (cut < rest.length) this.#begun = Buffer.from(rest.subarray(cut));
    return this.#isSound;
  }

  /** @returns whether all of it is UTF-8: sound, and no character without its end. */
  end(): boolean {
    return this.#isSound && this.#begun.length === 0;
  }
}
