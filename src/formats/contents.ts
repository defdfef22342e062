import type { Block } from '../document/model.js';

/** A line of a list of contents. */
export interface ContentsEntry {
  id: string;
  text: string;
  level: 1 | 2;
}

/** The headings that a list of contents shows: chapters, and as deep as it goes sections, that stand after it. */
export function contentsEntries(blocks: readonly Block[], levels: 1 | 2): ContentsEntry[] {
  return blocks
    .slice(blocks.findIndex((block) => block.kind === 'contents') + 1)
    .flatMap((block) =>
      block.kind === 'heading' && block.level <= levels
        ? [{ id: block.id, text: block.text, level: block.level as 1 | 2 }]
        : [],
    );
}
