import type { Block, ReportDocument } from '../../document/model.js';

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
  return { levels, ids: idsOf(blocks), ownHeading: hasCover || isNote ? undefined : meta.title };
}

const labelOf = (block: Block): string | undefined => {
  if (block.kind === 'table' || block.kind === 'figure') return block.label;
  return block.kind === 'status' ? block.table?.label : undefined;
};

const ownId = (block: Block): string | undefined => {
  if (block.kind === 'status') return block.table?.id;
  return block.kind === 'heading' || block.kind === 'table' || block.kind === 'figure' ? block.id : undefined;
};

function idsOf(blocks: readonly Block[]): ReadonlyMap<Block, string> {
  const ids = new Map<Block, string>();
  const used = new Set<string>(TAKEN);
  for (const block of blocks) {
    const own = ownId(block);
    if (own === undefined) continue;
    let id = own;
    // A table and a figure may have one number.
    for (let n = 0; used.has(id); n += 1) id = n === 0 ? `${block.kind}-${own}` : `${block.kind}-${own}-${n}`;
    used.add(id);
    ids.set(block, id);
  }
  return ids;
}

/** The id on the page of what a link of the document leads to, and what it is called. */
export interface Target {
  id: string;
  /** `Figur 4.1`, or a heading's text. */
  name: string;
}

/**
 * Finds what a link leads to. Where a table and a figure have one number, the link's text says which; else it is the
 * one that stands last, as in the PDF.
 */
export function targetsOf(
  blocks: readonly Block[],
  { ids }: Outline,
): (id: string, text: string) => Target | undefined {
  const known = new Map<string, { target: Target; label: string | undefined }[]>();
  for (const block of blocks) {
    const own = ownId(block);
    const id = ids.get(block);
    if (own === undefined || id === undefined) continue;
    const label = labelOf(block);
    const target = { id, name: label ?? (block.kind === 'heading' ? block.text : '') };
    known.set(own, [...(known.get(own) ?? []), { target, label }]);
  }
  return (id, text) => {
    const found = known.get(id) ?? [];
    const said = text.replaceAll('\u00a0', ' ').toLowerCase();
    const named = found.find(({ label }) => label !== undefined && said.includes(label.toLowerCase()));
    return (named ?? found.at(-1))?.target;
  };
}
