import type { Block, ReportDocument } from '../../document/model.js';
import { idsOf } from '../places.js';

/** Where a page's headings stand, and what its links lead to. */
export interface Outline {
  /** The level of each heading on the page, and of a heading beneath each block of cards: 1–6, none passed over. */
  levels: ReadonlyMap<Block, number>;
  /** The id of each block that links lead to, its own on the page. */
  ids: ReadonlyMap<Block, string>;
  /** The page's own heading, where the document has none. */
  ownHeading: string | undefined;
}

/** The ids that the page has of itself. */
const TAKEN = ['indhold', 'top'];

/**
 * The outline of a page. It has one heading of level 1: the cover, the first heading of a document that has no other of
 * its kind, else the document's title.
 */
export function outlineOf({ blocks, meta }: ReportDocument): Outline {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const hasCover = blocks.some(({ kind }) => kind === 'cover');
  const chapters = headings.filter(({ level }) => level === 1);
  const isNote = !hasCover && chapters.length === 1 && headings[0] === chapters[0];
  const levels = new Map<Block, number>();
  let above: { own: number; level: number }[] = [];
  for (const block of blocks) {
    const level = (above.at(-1)?.level ?? 1) + 1;
    if (block.kind === 'cards') levels.set(block, Math.min(6, level));
    if (block.kind !== 'heading') continue;
    if (isNote && block === chapters[0]) {
      levels.set(block, 1);
      continue;
    }
    above = above.filter(({ own }) => own < block.level);
    const own = (above.at(-1)?.level ?? 1) + 1;
    above.push({ own: block.level, level: own });
    levels.set(block, own);
  }
  return { levels, ids: idsOf(blocks, TAKEN), ownHeading: hasCover || isNote ? undefined : meta.title };
}
