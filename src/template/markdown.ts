import type { Heading, Html, List, ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import { fileName } from '../danish/text.js';
import type { Block, HeadingBlock, Inline, ItemBlock, ListBlock, ParagraphBlock } from '../document/model.js';
import type { Source } from '../sourceText/error.js';
import type { Places } from '../sourceText/places.js';
import { writtenAt } from './links.js';
import { MarkdownTree } from './tree.js';

type Style = Omit<Inline, 'text'>;

/** What a node is read with. */
interface Reading {
  tree: MarkdownTree;
  places: Places;
}

/** Lists in lists, at most: deeper ones would leave no room for their text. */
const DEEPEST = 6;

/** What a message calls a node that a report cannot show. */
const CALLED: Partial<Record<Nodes['type'], string>> = {
  code: 'a code block (a fence that is no ```table, ```figure or ```part, or text behind four spaces)',
  definition: 'the address of a link on a line of its own; write [text](address)',
  heading: 'a heading in a list or a quotation',
  html: 'HTML; only comments, <!-- so -->, may stand in the text',
  image: 'a picture',
  imageReference: 'a picture',
  linkReference: 'a link whose address stands elsewhere; write [text](address)',
  thematicBreak: 'a page break in a list or a quotation',
};

const refuse = (node: Nodes, { tree }: Reading): never => {
  throw tree.refusal(node, CALLED[node.type] ?? `Markdown of the kind '${node.type}'`);
};

/** Whether HTML is comments and nothing else. */
export const isComment = (html: Html): boolean => /^(?:<!--[\s\S]*?-->\s*)+$/.test(html.value);

/** Plain text of runs. */
export const plainText = (content: readonly Inline[]): string =>
  content.map(({ text }) => (text === '\n' ? ' ' : text)).join('');

/**
 * A node at the top of a Markdown text as blocks of the document; none for a comment. A paragraph that begins with a
 * strong "Note" is a note; a quotation is lead paragraphs; `---` is a page break.
 * @param places what fills the named places: text, never Markdown.
 * @throws {TemplateError} for an unknown place, and for every node that a report cannot show.
 */
export function markdownBlock(node: RootContent, tree: MarkdownTree, places: Places): Block[] {
  const reading = { tree, places };
  if (node.type === 'heading') return [heading(node, reading)];
  if (node.type === 'thematicBreak') return [{ kind: 'page-break' }];
  return flow(node, 'body', 0, reading).map((block): Block => {
    if (block.kind !== 'paragraph' || block.role !== 'body') return block;
    const [first] = block.content;
    const isNote = first?.strong === true && /^Note\b/.test(first.text);
    return isNote ? { ...block, role: 'note' } : block;
  });
}

/**
 * A text in Markdown that somebody else wrote, such as a comment in a plan, as blocks.
 * @param level what its headings become: one below the heading that it stands under.
 * @throws {TemplateError} for Markdown that a report cannot show.
 */
export function markdownBlocks(source: Source, level: HeadingBlock['level']): Block[] {
  const tree = new MarkdownTree({ ...source, text: source.text.replace(/\r\n?/g, '\n') }, false);
  return tree.children
    .flatMap((node) => markdownBlock(node, tree, {}))
    .map((block) => (block.kind === 'heading' ? { ...block, level } : block));
}

/** Keeps a line from beginning a list, a heading and the like: a sign that is none of their beginnings. */
const SHIELD = { written: '&#59;', shown: ';' };

/**
 * A line of Markdown in the settings of a table or a figure as runs of text: emphasis and links, no blocks.
 * @throws {TemplateError} for an unknown place, and for what a report cannot show.
 */
export function inlineMarkdown(source: Source, places: Places): Inline[] {
  const tree = treeOfLine(source);
  const [paragraph] = tree.children;
  if (paragraph?.type !== 'paragraph') throw tree.refusal(paragraph!, 'this text on a line');
  const [first, ...others] = runs(paragraph.children, {}, { tree, places });
  const text = first!.text.slice(SHIELD.shown.length);
  return text === '' ? others : [{ ...first!, text }, ...others];
}

/** Lines of templates that are remembered as trees before they are begun anew: every report asks for them again. */
const REMEMBERED = 2000;
const lines = new Map<string, MarkdownTree>();

function treeOfLine({ file, line, text, within }: Source): MarkdownTree {
  const key = JSON.stringify([file, line, within, text]);
  let tree = lines.get(key);
  if (!tree) {
    if (lines.size >= REMEMBERED) lines.clear();
    const onOneLine = text.replace(/\s*\n\s*/g, ' ').trim();
    const source = {
      file,
      line,
      text: `${SHIELD.written}${onOneLine}`,
      ...(within === undefined ? {} : { within }),
    };
    tree = new MarkdownTree(source, true);
    lines.set(key, tree);
  }
  return tree;
}

/** A node inside a text, a list's item or a quotation. */
function flow(node: RootContent, role: 'body' | 'lead', depth: number, reading: Reading): ItemBlock[] {
  switch (node.type) {
    case 'paragraph': {
      const content = runs(node.children, {}, reading);
      return content.length > 0 ? [{ kind: 'paragraph', role, content } satisfies ParagraphBlock] : [];
    }
    case 'list': {
      const list = listOf(node, role, depth + 1, reading);
      return list.items.length > 0 ? [list] : [];
    }
    case 'blockquote':
      return node.children.flatMap((inner) => flow(inner, 'lead', depth, reading));
    case 'html':
      return html(node, {}, reading).map((run) => ({ kind: 'paragraph', role, content: [run] }));
    default:
      return refuse(node, reading);
  }
}

/** HTML in what a kommune has written is the text that it is; in a template it is a comment, or a mistake. */
function html(node: Html, style: Style, reading: Reading): Inline[] {
  if (!reading.tree.hasPlaces) return [{ text: node.value.replace(/\s*\n\s*/g, ' '), ...style }];
  return isComment(node) ? [] : refuse(node, reading);
}

function listOf(node: List, role: 'body' | 'lead', depth: number, reading: Reading): ListBlock {
  if (depth > DEEPEST) throw reading.tree.refusal(node, `lists in lists deeper than ${DEEPEST}`);
  const start = node.start ?? 1;
  return {
    kind: 'list',
    ordered: node.ordered === true,
    ...(node.ordered && start !== 1 ? { start } : {}),
    items: node.children.map((item) => itemOf(item, role, depth, reading)).filter((item) => item.length > 0),
  };
}

/** An item; without blocks when the places that are its text are empty. */
function itemOf(item: ListItem, role: 'body' | 'lead', depth: number, reading: Reading): ItemBlock[] {
  if (item.children.length === 0) throw reading.tree.refusal(item, "a list's item without text");
  return item.children.flatMap((node) => flow(node, role, depth, reading));
}

function heading(node: Heading, reading: Reading): HeadingBlock {
  const marked = node.children.find(({ type }) => type !== 'text' && type !== 'break' && type !== 'html');
  if (marked && marked.type !== 'inlineCode') {
    const what = CALLED[marked.type] ?? 'emphasis or a link in a heading, which is plain text';
    throw reading.tree.refusal(marked, what);
  }
  const text = plainText(runs(node.children, {}, reading));
  const level = Math.min(3, node.depth) as HeadingBlock['level'];
  return { kind: 'heading', level, id: fileName(text), text };
}

function runs(nodes: readonly PhrasingContent[], style: Style, reading: Reading): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'text':
      case 'inlineCode': {
        const text = reading.tree.fill(node.value, reading.places).replace(/[ \t]*\n\s*/g, ' ');
        return text === '' ? [] : [{ text, ...style }];
      }
      case 'strong':
        return runs(node.children, { ...style, strong: true }, reading);
      case 'emphasis':
        return runs(node.children, { ...style, emphasis: true }, reading);
      case 'break':
        return [{ text: '\n', ...style }];
      case 'link': {
        const link = address(node.url, node, reading);
        if (node.title) throw reading.tree.refusal(node, "a link's title; only [text](address)");
        const label = runs(node.children, { ...style, link }, reading);
        if (label.length === 0) throw reading.tree.refusal(node, 'a link without text');
        return label.map((run) => writtenAt(run, reading.tree.sourceOf(node)));
      }
      case 'html':
        return html(node, style, reading);
      default:
        return refuse(node, reading);
    }
  });
}

/** What a link leads to: a part of the report, or an address that a reader's program can open. */
function address(url: string, node: Nodes, { tree, places }: Reading): string {
  const link = tree.fill(url, places);
  if (/^(?:#.|https?:\/\/.|mailto:.|tel:.)/i.test(link)) return link;
  throw tree.refusal(
    node,
    `a link to '${link}': expected '#' and an id of the report, or https://…, mailto:… or tel:…`,
  );
}
