import type { ItemBlock, ListBlock, ParagraphBlock } from '../../document/model.js';
import { type Theme, textWidth } from '../theme.js';
import type { Piece } from './flow.js';
import { breakLines, breakText } from './lines.js';
import type { Pen, Structure } from './pen.js';

const INDENT = 15;
/** Between a long number and the item's text. */
const LABEL_GAP = 4;
const BEFORE = { first: 7, next: 4 };

/** An element of the tag tree that is made when the first thing in it is drawn. */
type Element = (pen: Pen) => Structure;

function elementIn(parent: Element, type: string): Element {
  let made: Structure | undefined;
  return (pen) => {
    made ??= pen.element(parent(pen), type);
    return made;
  };
}

/**
 * A list with the lists in it, each further in: an L of items, each a label and a body. The body of an item of one
 * paragraph is its text; else it holds paragraphs and lists.
 */
export const listPieces = (block: ListBlock, theme: Theme): Piece[] =>
  piecesOf(block, theme, 0, (pen) => pen.root).map((piece, i, all) => {
    const before = i === 0 ? BEFORE.first : piece.before;
    // A first item alone at the foot of a page looks like all there is, and a last one on the next like a mistake.
    const isEdge = all.length > 1 && (i === 0 || i === all.length - 2);
    return { ...piece, before, keepWithNext: isEdge || piece.keepWithNext === true };
  });

function piecesOf(block: ListBlock, theme: Theme, left: number, parent: Element): Piece[] {
  const list = elementIn(parent, 'L');
  const first = block.start ?? 1;
  const labels = block.items.map((_, i) => (block.ordered ? `${first + i}.` : '•'));
  const indent = Math.max(INDENT, ...labels.map((label) => labelWidth(label, block, theme) + LABEL_GAP));
  return block.items.flatMap((item, i) => {
    const entry = elementIn(list, 'LI');
    const label = elementIn(entry, 'Lbl');
    const body = elementIn(entry, 'LBody');
    const [head, ...others] = itemPieces(item, theme, left + indent, body);
    const size = theme.sizes[roleOf(item)];
    const [mark] = breakText(labels[i]!, size, indent);
    const draw = (pen: Pen, top: number) => {
      const at = { x: pen.left + left, top, width: indent, size, leading: size * 1.5 };
      pen.lines(label(pen), [mark!], { ...at, color: theme.colors.ink });
      head!.draw(pen, top);
    };
    return [{ ...head!, draw }, ...others];
  });
}

/** The role of an item's first text, which its label looks like. */
function roleOf([first]: readonly ItemBlock[]): ParagraphBlock['role'] {
  return first?.kind === 'list' ? roleOf(first.items[0]!) : (first?.role ?? 'body');
}

/** A label is as wide as it is, from two digits on. */
function labelWidth(label: string, { items }: ListBlock, theme: Theme): number {
  const size = theme.sizes[roleOf(items[0]!)];
  return label.length < 4 ? 0 : breakText(label, size, Number.POSITIVE_INFINITY)[0]!.width;
}

function itemPieces(item: readonly ItemBlock[], theme: Theme, left: number, body: Element): Piece[] {
  const isPlain = item.length === 1;
  return item.flatMap((block, i): Piece[] => {
    if (block.kind === 'list') return piecesOf(block, theme, left, body);
    const element = isPlain ? body : elementIn(body, 'P');
    const piece = textPiece(block, theme, left, element);
    const introduces = i < item.length - 1 && block.content.at(-1)?.text.trimEnd().endsWith(':');
    return [introduces ? { ...piece, keepWithNext: true } : piece];
  });
}

function textPiece(block: ParagraphBlock, theme: Theme, left: number, element: Element): Piece {
  const size = theme.sizes[block.role];
  const leading = size * 1.5;
  const lines = breakLines(block.content, size, textWidth(theme) - left);
  return {
    height: lines.length * leading,
    before: BEFORE.next,
    draw: (pen, top) => {
      const at = { x: pen.left + left, top, width: pen.width - left, size, leading };
      pen.lines(element(pen), lines, { ...at, color: theme.colors.ink });
    },
  };
}
