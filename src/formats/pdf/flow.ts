import { PAGE, type Theme } from '../theme.js';
import type { Pen } from './pen.js';

/** The smallest part of a document that a page break does not divide. */
export interface Piece {
  /** Of a heading, a table or a figure: the list of contents and the text ask for its page. */
  id?: string;
  height: number;
  /** Space above it, dropped at the top of a page. */
  before: number;
  /** Must not be the last on its page. */
  keepWithNext?: boolean;
  /** Begins a page. */
  newPage?: boolean;
  /** Shown again, as an artifact, when a page begins with this piece: the head of a table. */
  repeated?: { height: number; draw(pen: Pen, top: number): void };
  draw(pen: Pen, top: number): void;
}

/** A piece with its page (from 0) and the y of its top. */
export interface Placed {
  piece: Piece;
  page: number;
  top: number;
  /** The repeated head goes above it. */
  repeat: boolean;
}

/** Sets pieces onto pages, top to bottom, keeping together what must not be parted. */
export function paginate(pieces: readonly Piece[], theme: Theme): Placed[] {
  const first = theme.margins.top;
  const bottom = PAGE.height - theme.margins.bottom;
  const placed: Placed[] = [];
  let page = 0;
  let y = first;
  const turn = () => {
    page += 1;
    y = first;
  };
  for (let i = 0; i < pieces.length; ) {
    let end = i;
    while (end < pieces.length - 1 && pieces[end]!.keepWithNext) end += 1;
    const group = pieces.slice(i, end + 1);
    const isTop = () => y === first;
    if (group[0]!.newPage && !isTop()) turn();
    const height = group.reduce(
      (sum, piece, k) => sum + piece.height + (k === 0 && isTop() ? 0 : piece.before),
      0,
    );
    if (y + height > bottom && !isTop()) turn();
    for (const piece of group) {
      if (y + piece.before + piece.height > bottom && !isTop()) turn();
      const repeat = isTop() && piece.repeated !== undefined && placed.length > 0;
      if (!isTop()) y += piece.before;
      if (repeat) y += piece.repeated!.height;
      placed.push({ piece, page, top: y, repeat });
      y += piece.height;
    }
    i = end + 1;
  }
  return placed;
}
