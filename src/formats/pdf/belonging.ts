import type { Block } from '../../document/model.js';
import type { Piece } from './flow.js';

/** Paragraphs between a heading and a table that are read as its introduction, and the height of each in points. */
const FEW = 2;
const SHORT = 50;

const isParagraph = (block: Block | undefined) => block?.kind === 'paragraph';
const isNote = (block: Block | undefined) => block?.kind === 'paragraph' && block.role === 'note';
const isShown = (block: Block | undefined) => block?.kind === 'table' || block?.kind === 'figure';

/** A piece that is never the last on its page. */
export const keptWithNext = (piece: Piece): Piece => ({ ...piece, keepWithNext: true });

/**
 * A short paragraph between a heading and the table or figure below it: without them it would stand alone with its
 * heading at the foot of a page.
 * @param pieces of the block at the index.
 */
export function isIntroduction(blocks: readonly Block[], i: number, pieces: readonly Piece[]): boolean {
  if (!isParagraph(blocks[i]) || isNote(blocks[i]) || pieces.some(({ height }) => height > SHORT))
    return false;
  let [first, last] = [i, i];
  while (isParagraph(blocks[first - 1])) first -= 1;
  while (isParagraph(blocks[last + 1])) last += 1;
  return blocks[first - 1]?.kind === 'heading' && isShown(blocks[last + 1]) && last - first < FEW;
}

/** A note below the notes of a table or figure: alone it would begin a page. */
export const isFurtherNote = (blocks: readonly Block[], i: number): boolean =>
  isNote(blocks[i]) && (isShown(blocks[i - 1]) || isNote(blocks[i - 1]));
