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

/** A page that is filled less than this is a rest: the break after it would leave it nearly empty. */
const REST = 1 / 4;

/** The page (from 0) and the y where the next piece goes. */
interface Place {
  page: number;
  y: number;
}

/**
 * Sets pieces onto pages, top to bottom, keeping together what must not be parted. What begins a page begins on the rest
 * before it all the same, where that costs no page and leaves no other rest. The first page is a cover, and no rest.
 */
export function paginate(pieces: readonly Piece[], theme: Theme): Placed[] {
  const first = theme.margins.top;
  const bottom = PAGE.height - theme.margins.bottom;
  const isRest = ({ page, y }: Place) => page > 0 && y < first + (bottom - first) * REST;

  let end: Place = { page: 0, y: first };
  return sectionsOf(pieces).flatMap((section) => {
    const start = end.y === first ? end : { page: end.page + 1, y: first };
    let set = setFrom(start, section, first, bottom);
    if (isRest(end)) {
      const onRest = setFrom(end, section, first, bottom);
      const saved = set.end.page - onRest.end.page;
      const begins = onRest.placed[0]!.page === end.page;
      if (begins && (saved > 0 || (saved === 0 && !isRest(onRest.end)))) set = onRest;
    }
    end = set.end;
    return set.placed;
  });
}

/** The pieces from each that begins a page up to the next one; what is kept with the one before it begins none. */
function sectionsOf(pieces: readonly Piece[]): Piece[][] {
  const sections: Piece[][] = [];
  for (const [i, piece] of pieces.entries()) {
    const begins = piece.newPage === true && pieces[i - 1]?.keepWithNext !== true;
    if (begins || i === 0) sections.push([]);
    sections.at(-1)!.push(piece);
  }
  return sections;
}

/**
 * Sets pieces onto pages from a place on.
 * @param first the y of a page's top.
 * @param bottom the y that no piece goes below.
 */
function setFrom({ page, y }: Place, pieces: readonly Piece[], first: number, bottom: number) {
  const placed: Placed[] = [];
  const turn = () => {
    page += 1;
    y = first;
  };
  const isTop = () => y === first;
  for (let i = 0; i < pieces.length; ) {
    let end = i;
    while (end < pieces.length - 1 && pieces[end]!.keepWithNext) end += 1;
    const group = pieces.slice(i, end + 1);
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
  return { placed, end: { page, y } };
}
