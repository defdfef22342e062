import type { Block, Inline, ItemBlock, ReportDocument } from '../../document/model.js';
import { idsOf, targetsOf } from '../places.js';

type Find = ReturnType<typeof targetsOf>;

/** Runs whose links lead to the places of their own; the words of a link are those of all its runs together. */
function inRuns(runs: readonly Inline[], find: Find): Inline[] {
  return runs.map((run, i) => {
    const { link, pageOf } = run;
    let [from, to] = [i, i + 1];
    while (link !== undefined && runs[from - 1]?.link === link) from -= 1;
    while (link !== undefined && runs[to]?.link === link) to += 1;
    const said = runs
      .slice(from, to)
      .map(({ text }) => text)
      .join('');
    const idOf = (id: string) => find(id, said)?.id ?? id;
    return {
      ...run,
      ...(link?.startsWith('#') ? { link: `#${idOf(link.slice(1))}` } : {}),
      ...(pageOf === undefined ? {} : { pageOf: idOf(pageOf) }),
    };
  });
}

const inItem = (block: ItemBlock, find: Find): ItemBlock =>
  block.kind === 'paragraph'
    ? { ...block, content: inRuns(block.content, find) }
    : { ...block, items: block.items.map((item) => item.map((part) => inItem(part, find))) };

function inBlock(block: Block, id: string | undefined, find: Find): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'list':
      return inItem(block, find);
    case 'heading':
      return { ...block, id: id! };
    case 'table':
    case 'figure':
      return { ...block, id: id!, notes: block.notes.map((note) => inRuns(note, find)) };
    case 'status':
      return block.table ? { ...block, table: { ...block.table, id: id! } } : block;
    default:
      return block;
  }
}

/** A document in which no two blocks have one id, and links lead to the one that their words name. */
export function withOwnPlaces(report: ReportDocument): ReportDocument {
  const { blocks } = report;
  const ids = idsOf(blocks);
  const find = targetsOf(blocks, ids);
  return { ...report, blocks: blocks.map((block) => inBlock(block, ids.get(block), find)) };
}
