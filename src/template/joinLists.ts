import type { Block, ListBlock } from '../document/model.js';

/** What one node of a template became. */
interface Part {
  /** The same object for all nodes between two `:::` lines. */
  passage: object;
  file: string;
  blocks: Block[];
  shown: boolean;
}

/** Lists with nothing but conditions between them. */
interface Run {
  passage: object;
  file: string;
  ordered: boolean;
  start: number;
  /** Items so far, in passages that are not shown too. */
  written: number;
  /** Where the list stands among the blocks, when one of them is shown. */
  at: number | undefined;
}

/**
 * The blocks of the parts that are shown. Lists that only a condition stands between are one list to a reader: items
 * of an ordered one are counted on, whatever is not shown. A number higher than the next begins a list of its own.
 */
export function joinLists(parts: readonly Part[]): Block[] {
  const joined: Block[] = [];
  let run: Run | undefined;
  for (const part of parts) {
    const { passage, file, shown } = part;
    const [list] = part.blocks;
    if (part.blocks.length !== 1 || list?.kind !== 'list') {
      if (shown) joined.push(...part.blocks);
      if (shown && part.blocks.length > 0) run = undefined;
      continue;
    }
    if (!run || !goesOn(run, list, part))
      run = { passage, file, ordered: list.ordered, start: list.start ?? 1, written: 0, at: undefined };
    run.passage = passage;
    run.written += list.items.length;
    if (!shown) continue;
    const before = run.at === undefined ? undefined : (joined[run.at] as ListBlock);
    if (before) joined[run.at!] = { ...before, items: [...before.items, ...list.items] };
    else {
      run.at = joined.length;
      const { start: _, ...unnumbered } = list;
      joined.push(run.start === 1 ? unnumbered : { ...unnumbered, start: run.start });
    }
  }
  return joined;
}

function goesOn(run: Run, list: ListBlock, { passage, file }: Part): boolean {
  if (run.passage === passage || run.file !== file || run.ordered !== list.ordered) return false;
  return !list.ordered || (list.start ?? 1) <= run.start + run.written;
}
