import { expect } from 'vitest';
import type { ReportDocument } from '../../src/document/model.js';
import { paragraphsOf } from '../lists.js';
import { everyTag, type Tag, type TaggedPdf, textOf } from './tagTree.js';

/** Elements that hold nothing but other elements. */
const GROUPS = new Set(['Document', 'Table', 'THead', 'TBody', 'TR', 'L', 'LI', 'TOC', 'TOCI', 'Div']);
const HEADING = /^H([1-6])$/;

const plain = (text: string): string => text.replace(/[\s\u00ad]+/g, ' ').trim();

/**
 * Holds a report's PDF to what validators do not see. Each message names the rule that is broken.
 * @param document what the report says, before it was drawn.
 */
export function expectAccessible(pdf: TaggedPdf, document: ReportDocument): void {
  const tags = everyTag(pdf.root);
  expect(pdf.language, 'the language is marked').toBe('da-DK');
  expectNothingEmpty(tags);
  expectHeadings(tags);
  expectTables(tags, pdf);
  expectFigures(tags, document);
  expectLinks(tags, pdf);
  expectBookmarks(pdf, document);
  expectReadingOrder(pdf.root);
  expectWholeText(pdf, document);
}

function expectNothingEmpty(tags: readonly Tag[]): void {
  for (const tag of tags) {
    if (GROUPS.has(tag.type)) expect(tag.children.length, `a ${tag.type} holds something`).toBeGreaterThan(0);
    else if (tag.type !== 'Figure') expect(textOf(tag), `a ${tag.type} has text`).not.toBe('');
  }
}

function expectHeadings(tags: readonly Tag[]): void {
  const levels = tags.flatMap(({ type }) => HEADING.exec(type)?.slice(1).map(Number) ?? []);
  expect(levels[0], 'the first heading is of level 1').toBe(1);
  levels.forEach((level, i) => {
    expect(level, 'no level of headings is skipped').toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
  });
}

function expectTables(tags: readonly Tag[], { pages }: TaggedPdf): void {
  for (const table of tags.filter(({ type }) => type === 'Table')) {
    const [caption, head, body, ...others] = table.children;
    const name = textOf(caption!).slice(0, 40);
    if (head?.type === 'TBody') {
      // The status: what is asked, and the answer, row by row.
      for (const { children } of head.children)
        expect(
          children.map(({ type, scope }) => [type, scope]),
          name,
        ).toEqual([
          ['TH', 'Row'],
          ['TD', undefined],
        ]);
      continue;
    }
    expect([caption?.type, head?.type, body?.type, others.length], `the parts of ${name}`).toEqual([
      'Caption',
      'THead',
      'TBody',
      0,
    ]);
    expect(head!.children, `one head row in ${name}`).toHaveLength(1);
    const heads = head!.children[0]!.children;
    for (const cell of heads)
      expect([cell.type, cell.scope], `a column head of ${name}`).toEqual(['TH', 'Column']);
    for (const row of body!.children) {
      const [first, ...cells] = row.children;
      expect([first?.type, first?.scope], `the head of a row of ${name}`).toEqual(['TH', 'Row']);
      expect(cells.map(({ type }) => type)).toEqual(heads.slice(1).map(() => 'TD'));
    }
    expectRepeatedHead(table, heads, pages);
  }
}

/** On every page that a table runs on to, its head is drawn again, but not read again. */
function expectRepeatedHead(table: Tag, heads: readonly Tag[], pages: TaggedPdf['pages']): void {
  const firstPage = heads[0]!.places[0]!.page;
  const later = new Set(everyTag(table).flatMap(({ places }) => places.map(({ page }) => page)));
  later.delete(firstPage);
  for (const page of later) {
    // A word divided at a line's end, and one that has a hyphen there, read the same without it.
    const text = plain(pages[page]!.text.replace(/-\n?/g, ''));
    for (const head of heads)
      expect(text, `the head '${head.text}' is repeated on page ${page + 1}`).toContain(
        plain(head.text.replaceAll('-', '')),
      );
  }
}

function expectFigures(tags: readonly Tag[], { blocks }: ReportDocument): void {
  const drawn = tags.filter(({ type }) => type === 'Figure');
  const figures = blocks.filter((block) => block.kind === 'figure');
  const logos = blocks.filter((block) => block.kind === 'cover' && block.logo).length;
  expect(drawn).toHaveLength(figures.length + logos);
  for (const { bbox, alt } of drawn) {
    expect(alt ?? '', 'a figure has an alternative text').not.toBe('');
    const [left, bottom, right, top] = bbox ?? [];
    expect(left, 'a figure has a bounding box on the page').toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(596);
    expect(bottom).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThanOrEqual(842);
    expect(right! - left!).toBeGreaterThan(20);
    expect(top! - bottom!).toBeGreaterThan(20);
  }
  drawn.slice(logos).forEach((tag, i) => {
    expect(plain(tag.alt!)).toBe(plain(figures[i]!.alt));
  });
}

function expectLinks(tags: readonly Tag[], { root, destinations, pages }: TaggedPdf): void {
  const titles = new Map(
    everyTag(root).flatMap((tag) =>
      HEADING.test(tag.type) || tag.type === 'Caption' ? [[textOf(tag), tag.places[0]!.page] as const] : [],
    ),
  );
  for (const link of tags.filter(({ type }) => type === 'Link')) {
    expect(link.annotations.length, `the link '${link.text}' can be clicked`).toBeGreaterThan(0);
    const drawnOn = new Set(link.places.map(({ page }) => page));
    for (const { page, contents, target } of link.annotations) {
      expect(drawnOn, `the link '${link.text}' is clickable where it stands`).toContain(page);
      expect(contents, 'a link says where it leads').not.toBe('');
      if (target === undefined) continue;
      expect([...destinations.keys()], 'a link leads to a place').toContain(target);
    }
  }
  for (const entry of tags.filter(({ type }) => type === 'TOCI')) {
    const [, title, label] = /^(.*) (\S+)$/.exec(textOf(entry))!;
    const page = titles.get(title!);
    expect(page, `the contents name a heading: ${title}`).toBeDefined();
    expect(label, `the contents give the page of ${title}`).toBe(pages[page!]!.label);
    const { target } = everyTag(entry).find(({ type }) => type === 'Link')!.annotations[0]!;
    expect(destinations.get(target!), `the contents lead to the page of ${title}`).toBe(page);
  }
}

function expectBookmarks({ bookmarks, root }: TaggedPdf, { blocks }: ReportDocument): void {
  const wanted = blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text];
    if (block.kind === 'table' || block.kind === 'figure') return [`${block.label}: ${block.title}`];
    return block.kind === 'status' && block.table ? [`${block.table.label}: ${block.table.title}`] : [];
  });
  expect(
    bookmarks.map(({ title }) => plain(title)),
    'bookmarks are the headings and captions',
  ).toEqual(wanted.map(plain));
  const headings = everyTag(root).filter(({ type }) => HEADING.test(type));
  const texts = headings.map((tag) => plain(textOf(tag)));
  for (const block of blocks) if (block.kind === 'heading') expect(texts).toContain(plain(block.text));
}

/** What is read first stands first: pages follow each other, and on a page the way leads down. */
function expectReadingOrder(root: Tag): void {
  let last = { page: 0, top: Number.POSITIVE_INFINITY };
  for (const block of root.children.filter(({ type }) => type !== 'Div')) {
    const [first] = everyTag(block).flatMap(({ places }) => places);
    if (!first || Number.isNaN(first.top)) continue;
    const what = textOf(block).slice(0, 60);
    expect(first.page, `the pages are read in order at '${what}'`).toBeGreaterThanOrEqual(last.page);
    if (first.page === last.page)
      expect(first.top, `the page is read downwards at '${what}'`).toBeLessThanOrEqual(last.top + 1);
    last = first;
  }
}

/** Nothing that the document says is missing in what is read. */
function expectWholeText({ root }: TaggedPdf, { blocks }: ReportDocument): void {
  const read = plain(
    everyTag(root)
      .map(({ text }) => text)
      .join(' '),
  ).replace(/ /g, '');
  const said = (text: string) =>
    expect(read, `what is read says: ${text}`).toContain(
      text.replace('{page}', '').replace(/[\s\u00ad]/g, ''),
    );
  for (const block of blocks) {
    if (block.kind === 'list')
      for (const { content } of paragraphsOf(block)) for (const { text } of content) said(text);
    else if (block.kind === 'table') {
      for (const { cells } of block.rows) for (const { text } of cells) said(text);
      for (const { head } of block.columns) said(head);
    } else if (block.kind === 'paragraph') for (const { text } of block.content) said(text);
  }
}
