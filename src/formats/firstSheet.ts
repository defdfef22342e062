import type { Block, Inline, ReportDocument } from '../document/model.js';

/** A link to what the sheet does not have is text. */
const unlinked = (runs: readonly Inline[], ids: ReadonlySet<string>): Inline[] =>
  runs.map(({ link, ...run }) =>
    link?.startsWith('#') && !ids.has(link.slice(1)) ? run : { ...run, ...(link ? { link } : {}) },
  );

function withoutLinks(block: Block, ids: ReadonlySet<string>): Block {
  if (block.kind === 'paragraph') return { ...block, content: unlinked(block.content, ids) };
  if (block.kind === 'table' || block.kind === 'figure')
    return { ...block, notes: block.notes.map((note) => unlinked(note, ids)) };
  if (block.kind !== 'list') return block;
  const items = block.items.map((item) =>
    item.map((part) => withoutLinks(part, ids) as (typeof item)[number]),
  );
  return { ...block, items };
}

/**
 * A report's first sheet by itself, for an agenda: what stands before its first page break, without a list of contents,
 * and without links to what follows.
 */
export function firstSheet(report: ReportDocument): ReportDocument {
  const end = report.blocks.findIndex(({ kind }) => kind === 'page-break' || kind === 'contents');
  const blocks = report.blocks.slice(0, end < 0 ? undefined : end);
  // A heading that stood over what is left out says nothing.
  while (blocks.at(-1)?.kind === 'heading') blocks.pop();
  const ids = new Set(blocks.flatMap((block) => ('id' in block ? [block.id] : [])));
  return { ...report, attachments: [], blocks: blocks.map((block) => withoutLinks(block, ids)) };
}
