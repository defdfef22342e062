import type { Block, Inline, ItemBlock, ReportDocument } from '../../document/model.js';

/** Stands for a page until the pages are known: as wide as most numbers of pages. */
const UNKNOWN = '0';

const inRuns = (runs: readonly Inline[], pageOf: (id: string) => string): Inline[] =>
  runs.map((run) =>
    run.pageOf === undefined ? run : { ...run, text: run.text.replace('{page}', pageOf(run.pageOf)) },
  );

function inItem(block: ItemBlock, pageOf: (id: string) => string): ItemBlock {
  return block.kind === 'paragraph'
    ? { ...block, content: inRuns(block.content, pageOf) }
    : { ...block, items: block.items.map((item) => item.map((part) => inItem(part, pageOf))) };
}

/** A block whose text names the pages of headings, tables and figures, in paragraphs and lists alone; any other block itself. */
export function withPages<B extends Block>(block: B, pages: ReadonlyMap<string, string>): B {
  if ((block.kind !== 'paragraph' && block.kind !== 'list') || !namesPage(block)) return block;
  return inItem(block, (id) => pages.get(id) ?? UNKNOWN) as B;
}

const namesPage = (block: ItemBlock): boolean =>
  block.kind === 'paragraph'
    ? block.content.some(({ pageOf }) => pageOf !== undefined)
    : block.items.some((item) => item.some(namesPage));

/** Whether a document's text names pages: then it is laid out once more when they are known. */
export const hasPageRefs = ({ blocks }: ReportDocument): boolean =>
  blocks.some((block) => (block.kind === 'paragraph' || block.kind === 'list') && namesPage(block));
