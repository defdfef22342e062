import type { Block, Inline, ItemBlock } from '../document/model.js';
import { type Source, TemplateError } from '../sourceText/error.js';
import { unknownName } from '../sourceText/places.js';

/** Where links were written. Kept beside the document, which knows no files. */
const SOURCES = new WeakMap<Inline, Source>();

/** Remembers where a link was written. @returns the link itself. */
export function writtenAt(link: Inline, source: Source): Inline {
  SOURCES.set(link, source);
  return link;
}

/** What a link can lead to: headings, tables and figures. */
const idOf = (block: Block): string | undefined => {
  if (block.kind === 'status') return block.table?.id;
  return block.kind === 'heading' || block.kind === 'table' || block.kind === 'figure' ? block.id : undefined;
};

/**
 * The blocks with every link inside the report settled. A link to something that the template has and this report
 * has not, such as a table without figures, is plain text.
 * @param possible ids that the template has, shown or not.
 * @throws {TemplateError} for a link to an id that there is not, with the place where it was written.
 */
export function settleLinks(blocks: readonly Block[], possible: ReadonlySet<string>): Block[] {
  const here = new Set(blocks.flatMap((block) => idOf(block) ?? []));
  const settle = (run: Inline): Inline => {
    const id = run.link?.startsWith('#') ? run.link.slice(1) : undefined;
    const source = SOURCES.get(run);
    if (id === undefined || source === undefined || here.has(id)) return run;
    if (!possible.has(id)) {
      throw TemplateError.in(source, 0, unknownName('link', `#${id}`, id, [...here, ...possible]));
    }
    const { link: _, ...plain } = run;
    return plain;
  };
  const settleItem = (block: ItemBlock): ItemBlock =>
    block.kind === 'list'
      ? { ...block, items: block.items.map((item) => item.map(settleItem)) }
      : { ...block, content: block.content.map(settle) };
  return blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph':
      case 'list':
        return settleItem(block);
      case 'table':
      case 'figure':
        return { ...block, notes: block.notes.map((note) => note.map(settle)) };
      default:
        return block;
    }
  });
}
