import type { ListBlock, ParagraphBlock } from '../src/document/model.js';

/** Every paragraph of a list and of the lists in it, in order. */
export const paragraphsOf = (list: ListBlock): ParagraphBlock[] =>
  list.items.flat().flatMap((block) => (block.kind === 'list' ? paragraphsOf(block) : [block]));
