import { expect, test } from 'vitest';
import type { Block } from '../../src/document/model.js';
import { makeHtml, tagsOf } from '../formats/html/read.js';
import { bareDocument, makePdf } from './document.js';
import { everyTag, readTagTree } from './tagTree.js';

const link = (label: string): Block => ({
  kind: 'paragraph',
  role: 'body',
  content: [{ text: `se ${label} på side {page}`, link: '#7.7', pageOf: '7.7' }],
});
const numbered = (label: string): Block => ({
  kind: 'table',
  id: '7.7',
  label,
  title: 'x',
  columns: [
    { head: 'a', weight: 1, align: 'left' },
    { head: 'b', weight: 1, align: 'right' },
  ],
  rows: [{ cells: [{ text: 'c' }, { text: '1' }] }],
  notes: [],
});
/** Enough to make its page more than a rest. */
const FILLING = Array.from(
  { length: 15 },
  (): Block => ({ kind: 'paragraph', role: 'body', content: [{ text: 'x' }] }),
);
/** A report in which two that are called otherwise have one number, each on a page of its own, and links to both. */
const TWINS = bareDocument([
  { kind: 'heading', level: 1, id: 'a', text: 'A' },
  link('tabel 7.7'),
  link('figur 7.7'),
  { kind: 'page-break' },
  numbered('Tabel 7.7'),
  ...FILLING,
  { kind: 'page-break' },
  numbered('Figur 7.7'),
]);

test('a link to a table and one to a figure of the same number lead to the one and to the other', async () => {
  const { root, destinations } = await readTagTree(await makePdf(TWINS));
  const links = everyTag(root).filter(({ type }) => type === 'Link');
  expect(links.map(({ text }) => text.trim())).toEqual(['se tabel 7.7 på side 2', 'se figur 7.7 på side 3']);
  expect(links.map(({ annotations }) => destinations.get(annotations[0]!.target!))).toEqual([1, 2]);
  const hrefs = tagsOf(await makeHtml(TWINS)).flatMap(({ name, attributes }) =>
    name === 'a' && attributes.href?.includes('7.7') ? [attributes.href] : [],
  );
  expect(new Set(hrefs).size).toBe(2);
});
