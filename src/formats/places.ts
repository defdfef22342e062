import type { Block } from '../document/model.js';

const labelOf = (block: Block): string | undefined => {
  if (block.kind === 'table' || block.kind === 'figure') return block.label;
  return block.kind === 'status' ? block.table?.label : undefined;
};

const ownId = (block: Block): string | undefined => {
  if (block.kind === 'status') return block.table?.id;
  return block.kind === 'heading' || block.kind === 'table' || block.kind === 'figure' ? block.id : undefined;
};

/**
 * The id of each block that links lead to, its own in the file: a table and a figure of one number have two.
 * @param taken ids that no block may have.
 */
export function idsOf(blocks: readonly Block[], taken: readonly string[] = []): ReadonlyMap<Block, string> {
  const ids = new Map<Block, string>();
  const used = new Set<string>(taken);
  for (const block of blocks) {
    const own = ownId(block);
    if (own === undefined) continue;
    let id = own;
    for (let n = 0; used.has(id); n += 1) id = n === 0 ? `${block.kind}-${own}` : `${block.kind}-${own}-${n}`;
    used.add(id);
    ids.set(block, id);
  }
  return ids;
}

/** The id in the file of what a link of the document leads to, and what it is called. */
export interface Target {
  id: string;
  /** `Figur 4.1`, or a heading's text. */
  name: string;
}

/**
 * Finds what a link leads to. Where a table and a figure have one number, the link's text says which; else it is the
 * one that stands last.
 * @param ids as {@link idsOf} gives them.
 */
export function targetsOf(
  blocks: readonly Block[],
  ids: ReadonlyMap<Block, string>,
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
