import { expect, test } from 'vitest';
import { markdownBlocks } from '../../src/template/markdown.js';
import { expectAccessible } from './accessible.js';
import { bareDocument, makePdf } from './document.js';
import { readTagTree, type Tag } from './tagTree.js';

const TEXT = `# Lister

Det hele:

- a
  - b
    - c er så lang, at linjen bliver brudt, og det sker først, når ordene fylder mere end bredden af en side med margener.
  - d
- e:

  f\\
  g

  3. h
  4. i
- - j

> 999. k
`;

/** A tag as its type, its text and what it holds. */
const shape = (tag: Tag): unknown =>
  tag.children.length > 0 ? [tag.type, ...tag.children.map(shape)] : `${tag.type} ${tag.text.trim()}`;

test('lists in lists are read as they look', async () => {
  const blocks = markdownBlocks({ file: 'x', line: 1, text: TEXT }, 1);
  const document = bareDocument(blocks);
  const pdf = await readTagTree(await makePdf(document));
  expectAccessible(pdf, document);
  const long = /^LBody c er .* margener\.$/;
  expect(pdf.root.children.slice(2).map(shape)).toEqual([
    [
      'L',
      [
        'LI',
        'Lbl •',
        [
          'LBody',
          'P a',
          [
            'L',
            ['LI', 'Lbl •', ['LBody', 'P b', ['L', ['LI', 'Lbl •', expect.stringMatching(long)]]]],
            ['LI', 'Lbl •', 'LBody d'],
          ],
        ],
      ],
      [
        'LI',
        'Lbl •',
        ['LBody', 'P e:', 'P f g', ['L', ['LI', 'Lbl 3.', 'LBody h'], ['LI', 'Lbl 4.', 'LBody i']]],
      ],
      ['LI', 'Lbl •', ['LBody', ['L', ['LI', 'Lbl •', 'LBody j']]]],
    ],
    ['L', ['LI', 'Lbl 999.', 'LBody k']],
  ]);
});
