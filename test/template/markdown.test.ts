import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Block, Inline, ItemBlock } from '../../src/document/model.js';
import { TemplateError } from '../../src/sourceText/error.js';
import { settleLinks } from '../../src/template/links.js';
import { markdownBlocks } from '../../src/template/markdown.js';
import { parseTemplate } from '../../src/template/parse.js';
import { notes, readSettings } from '../../src/template/settings.js';
import { fillTemplate, loadTemplate, possibleTargets } from '../../src/template/template.js';
import { folderWith } from '../cli/folder.js';

const conditions = { yes: true, no: false };

/** A template of one file, filled. */
function fill(text: string, places: Record<string, string> = {}): Block[] {
  const template = { folder: '', nodes: parseTemplate('a.md', text) };
  const blocks = fillTemplate(template, { places, conditions, inserts: {} });
  return settleLinks(blocks, possibleTargets(template, places));
}

/** Runs as their text, with `*` and `**` around emphasis. */
const shownRun = ({ text, strong, emphasis }: Inline): string => {
  const mark = strong ? '**' : emphasis ? '*' : '';
  return `${mark}${text}${mark}`;
};

/** Blocks as an outline: a line a paragraph or item, two spaces a level. */
function outline(blocks: readonly (Block | ItemBlock)[], indent = ''): string[] {
  return blocks.flatMap((block): string[] => {
    if (block.kind === 'heading') return [`${indent}${'#'.repeat(block.level)} ${block.text}`];
    if (block.kind === 'page-break') return ['---'];
    if (block.kind === 'paragraph') {
      const role = block.role === 'body' ? '' : `${block.role}: `;
      return [`${indent}${role}${block.content.map(shownRun).join('')}`];
    }
    if (block.kind !== 'list') return [block.kind];
    return block.items.flatMap((item, i) => {
      const [first = '', ...others] = outline(item, `${indent}  `);
      const label = block.ordered ? `${(block.start ?? 1) + i}.` : '-';
      return [`${indent}${label} ${first.slice(indent.length + 2)}`, ...others];
    });
  });
}

describe('Markdown is shown as it is written', () => {
  test.each([
    ['a list in a list', '- a\n  - b\n    1. c\n- d\n', ['- a', '  - b', '    1. c', '- d']],
    ['a list that is all of an item', '- - a\n', ['- - a']],
    ['several paragraphs in an item', '- a\n\n  b\n- c\n', ['- a', '  b', '- c']],
    ['a paragraph, then a list in an item', '1. a:\n   - b\n\n   c\n', ['1. a:', '  - b', '  c']],
    ['the numbers of a list', '3. a\n4. b\n', ['3. a', '4. b']],
    ['a list in a quotation', '> a\n>\n> - b\n>   - c\n', ['lead: a', '- lead: b', '  - lead: c']],
    ['a quotation in a quotation', '> a\n> > b\n', ['lead: a', 'lead: b']],
    ['a quotation in an item', '- a\n  > b\n', ['- a', '  lead: b']],
    ['two lists by their signs', '1. a\n\n1) b\n', ['1. a', '1. b']],
    ['a hard line break', 'a\\\nb  \nc\n', ['a\nb\nc']],
    ['a soft line break as a space', 'a\nb\n', ['a b']],
    ['characters by their names', 'a &amp; b &lt; c&nbsp;d &copy;\n', ['a & b < c\u00a0d ©']],
    ['escaped signs', '\\*a\\* \\_b\\_ 1\\. \\[c\\]\n', ['*a* _b_ 1. [c]']],
    ['code in a line', 'a `b*c*` d\n', ['a b*c* d']],
    [
      'signs that are no Markdown',
      'a & b < c, 3 * 4 * 5, x_y_z, [d], ~e, | f |\n',
      ['a & b < c, 3 * 4 * 5, x_y_z, [d], ~e, | f |'],
    ],
    ['a note', '**Note:** a\n', ['note: **Note:** a']],
    ['a page break', 'a\n\n---\n\nb\n', ['a', '---', 'b']],
    ['no comments', 'a\n\n<!-- b\n\nc -->\n\nd <!-- e -->\n', ['a', 'd ']],
  ])('%s', (_, text, expected) => {
    expect(outline(fill(text))).toEqual(expected);
  });
});

const REFUSED: [string, string, string][] = [
  ['a table', '| a | b |\n|---|---|\n| 1 | 2 |\n', 'a table in Markdown'],
  ['a picture', '![a](b.png)\n', 'a picture'],
  ['a picture in a list', '- ![a](b.png)\n', 'a picture'],
  ['a picture by reference', '![a][b]\n\n[b]: c.png\n', 'a picture'],
  ['struck text', 'a ~~b~~\n', 'struck text'],
  ['a footnote', 'a[^1]\n\n[^1]: b\n', 'a footnote'],
  ['HTML', '<b>a</b>\n', 'HTML'],
  ['HTML in a line', 'a <br> b\n', 'HTML'],
  ['text behind a comment', '<!-- a --> b\n', 'HTML'],
  ['a comment that is never closed', '<!-- a\n', 'HTML'],
  ['indented code', '    a\n', 'a code block'],
  ['a fence in a list', '- ```part x\n  ```\n', 'a code block'],
  ['a heading in a list', '- # a\n', 'a heading in a list or a quotation'],
  ['a heading in a quotation', '> # a\n', 'a heading in a list or a quotation'],
  ['a page break in a quotation', '> ---\n', 'a page break in a list or a quotation'],
  ['an item without text', '-\n- a\n', "a list's item without text"],
  ['lists in lists without end', '- - - - - - - a\n', 'lists in lists deeper than 6'],
  [
    'a link whose address stands elsewhere',
    '[a]\n\n[a]: https://b.dk\n',
    'a link whose address stands elsewhere',
  ],
  ['an address that nothing uses', '[a]: https://b.dk\n', 'the address of a link'],
  ['a link without text', '[](https://b.dk)\n', 'a link without text'],
  ["a link's title", '[a](https://b.dk "c")\n', "a link's title"],
  ['a link to a file', '[a](b.md)\n', "a link to 'b.md'"],
  ['emphasis in a heading', '# a *b*\n', 'emphasis or a link in a heading'],
  ['a link in a heading', '# [a](#x)\n', 'emphasis or a link in a heading'],
];

describe('what a report cannot show is refused with its line', () => {
  test.each(REFUSED)('%s', (_, text, message) => {
    const error = `: a report cannot show ${message}`;
    expect(() => fill(text)).toThrow(`a.md:1${error}`);
    expect(() => fill(`x\n\n${text}`)).toThrow(`a.md:3${error}`);
    // In a passage, shown or not, and after a part.
    expect(() => fill(`x\n::: when yes\n\n${text}\n:::\n`)).toThrow(`a.md:4${error}`);
    expect(() => fill(`::: when yes\n::: when no\nx\n\n${text}\n:::\n:::\n`)).toThrow(`a.md:5${error}`);
  });

  // HTML in what a kommune has written is shown as it stands.
  test.each(REFUSED.filter(([, , what]) => what !== 'HTML'))(
    '%s, in a published comment, with the goal',
    (_, text, message) => {
      const within = 'goal 3 (Sygedagpenge), comment';
      const source = { file: 'plan.json', line: 1, text: `x\r\n\r\n${text}`, within };
      expect(() => markdownBlocks(source, 3)).toThrow(
        `plan.json: ${within}, line 3: a report cannot show ${message}`,
      );
    },
  );

  test.each([
    [
      'a fence that is never closed',
      'x\n\n```part list\ntitle: a\n',
      "a.md:3: '```part list' is never closed with '```'",
    ],
    ['a fence that is no part', 'x\n\n```js\n1\n```\n', 'a.md:3: expected ```table ID'],
    ['a place that is not closed', 'x\ny {{a}\n', "a.md:2: '{{' begins no place"],
    [
      'a place on the second line of an item',
      '- x\n  {{b}}\n',
      'a.md:2: unknown place {{b}}; did you mean a?',
    ],
    [
      'an item that goes on behind a condition',
      '- x\n::: when yes\n  - y\n:::\n',
      'a.md:3: an item of a list cannot go on',
    ],
    [
      'a link that leads nowhere',
      '# Om os\n\nx\n[y](#om-oss)\n',
      'a.md:4: unknown link #om-oss; did you mean om-os?',
    ],
    ['such a link in an item', '# Om os\n\n- x\n  - [y](#om)\n', 'a.md:4: unknown link #om; known are om-os'],
  ])('%s', (_, text, message) => {
    expect(() => fill(text, { a: 'b' })).toThrow(message);
  });
});

describe('lists with only a condition between them', () => {
  test.each([
    ['are one', '- a\n::: when yes\n- b\n:::\n- c\n', ['- a', '- b', '- c']],
    ['are one where the passage is not shown', '1. a\n::: when no\n2. b\n:::\n3. c\n', ['1. a', '2. c']],
    ['count on where the first is not shown', '::: when no\n3. a\n:::\n4. b\n', ['3. b']],
    ['count on from 1 again', '1. a\n::: when yes\n1. b\n:::\n', ['1. a', '2. b']],
    ['are two where the second has a higher number', '1. a\n::: when yes\n5. b\n:::\n', ['1. a', '5. b']],
    ['are two when one is numbered', '- a\n::: when yes\n1. b\n:::\n', ['- a', '1. b']],
  ])('%s', (_, text, expected) => {
    expect(outline(fill(text))).toEqual(expected);
  });
});

describe('links', () => {
  const link = (text: string) => fill(text).at(-1) as Extract<Block, { kind: 'paragraph' }>;

  test('lead to a heading', () => {
    expect(link('# Om os\n\n[x](#om-os)\n').content).toEqual([{ text: 'x', link: '#om-os' }]);
  });

  test('are plain text where the report does not show what they lead to', () => {
    expect(link('::: when no\n# Om os\n:::\n[x](#om-os)\n').content).toEqual([{ text: 'x' }]);
  });

  test.each(['https://star.dk', 'mailto:a@b.dk', 'tel:99314000'])('lead out of the report: %s', (url) => {
    expect(link(`[x](${url})\n`).content).toEqual([{ text: 'x', link: url }]);
  });
});

const VALUES = [
  'A_b *c* _d_',
  '1. maj',
  '- a',
  '# b',
  '> c',
  '---',
  '[a](b)',
  '[a]',
  '<b>',
  '&amp;',
  '&',
  '|',
  '```',
  '~~a~~',
  '{{a}}',
  '\\*',
  '    a',
  '$&',
];

describe('what fills a place stays as it is', () => {
  const where = [
    '{{x}}\n',
    'a {{x}} b\n',
    'Status: {{x}}\n',
    '- {{x}}\n',
    '1. **{{x}}**\n',
    '> {{x}}\n',
    '# {{x}}\n',
    'a**{{x}}**b\n',
  ];
  test.each(VALUES)('%s', (value) => {
    for (const text of where) {
      const shape = outline(fill(text, { x: 'VALUE' }));
      expect(outline(fill(text, { x: value }))).toEqual(
        shape.map((line) => line.replace('VALUE', () => value)),
      );
    }
  });

  test.each(VALUES)('%s, in the settings of a part', (value) => {
    const [part] = parseTemplate('a.md', '```table 1\nnotes:\n  - "{{x}}"\n  - "**a** {{x}}"\n```\n');
    if (part?.node.kind !== 'insert') throw new Error('expected a part');
    const declared = z.strictObject({ notes: notes() });
    const read = readSettings(declared, { file: 'a.md', spec: part.node.spec, places: { x: value } });
    expect(read.notes).toEqual([[{ text: value }], [{ text: 'a', strong: true }, { text: ` ${value}` }]]);
  });

  test('a value in a link is its address', () => {
    expect(fill('[a](https://{{x}})\n', { x: 'b.dk' })).toMatchObject([
      { content: [{ text: 'a', link: 'https://b.dk' }] },
    ]);
  });

  test('every text of every value', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((s) => s !== '' && !/\n/.test(s));
    fc.assert(
      fc.property(text, fc.constantFrom(...where), (value, template) => {
        const shown = outline(fill(template, { x: value }))[0];
        const shape = outline(fill(template, { x: 'VALUE' }))[0]!;
        expect(shown).toBe(shape.replace('VALUE', () => value));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

/** Words of an outline or a Markdown text. */
const words = (text: string): string[] => text.match(/w\d+/g) ?? [];

/** Random Markdown; every W becomes a word of its own. */
const often = [
  'W',
  'W',
  '*W*',
  '**W**',
  '***W***',
  '`W`',
  '[W](https://a.dk)',
  'W\\\nW',
  'W\nW',
  '_W_W',
  'W*W',
  '<!-- -->',
];
const seldom = ['~~W~~', '![W](a.png)', '<i>W'];
const word = fc.oneof(
  { arbitrary: fc.constantFrom(...often), weight: 60 },
  { arbitrary: fc.constantFrom(...seldom), weight: 1 },
);
const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const indented = (text: string, first: string, rest: string): string =>
  first + text.split('\n').join(`\n${rest}`);
const LABELS = ['- ', '* ', '1. ', '7) ', '12. '];
const { block } = fc.letrec<{ block: string; flow: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4 },
    { arbitrary: line, weight: 8 },
    {
      arbitrary: fc
        .tuple(fc.constantFrom(...LABELS), tie('flow'))
        .map(([label, text]) => indented(text, label, ' '.repeat(label.length))),
      weight: 8,
    },
    { arbitrary: tie('flow').map((text) => indented(text, '> ', '> ')), weight: 4 },
    { arbitrary: line.map((text) => indented(text, '  ', ' ')), weight: 2 },
    { arbitrary: line.map((text) => indented(text, '    ', '    ')), weight: 1 },
    { arbitrary: line.map((text) => `# ${text}`), weight: 1 },
    { arbitrary: line.map((text) => `${text}\n===`), weight: 1 },
    { arbitrary: line.map((text) => `| ${text} |\n|---|\n| W |`), weight: 1 },
    { arbitrary: line.map((text) => `<div>${text}</div>`), weight: 1 },
    { arbitrary: fc.constantFrom('---', '<!-- no words -->'), weight: 1 },
  ),
  flow: fc
    .tuple(fc.array(tie('block'), { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\n\n'))
    .map(([blocks, between]) => blocks.join(between)),
}));

test('every word of random Markdown is shown, in order, or the Markdown is refused', () => {
  let shown = 0;
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (blocks) => {
      let count = 0;
      const text = `${blocks.join('\n\n').replace(/W/g, () => `w${count++}`)}\n`;
      let outlined: string;
      try {
        outlined = outline(fill(text)).join('\n');
      } catch (error) {
        expect(error).toBeInstanceOf(TemplateError);
        return;
      }
      shown += 1;
      expect(words(outlined)).toEqual(words(text));
    }),
    { seed: 2, numRuns: 600 },
  );
  expect(shown).toBeGreaterThan(180);
});

test('a published comment has no places', () => {
  const source = { file: 'plan.json', line: 1, text: 'a {{b}} {{c', within: 'introduction' };
  expect(outline(markdownBlocks(source, 2))).toEqual(['a {{b}} {{c']);
});

test('a mistake in a folder of templates names the file', async () => {
  const folder = await folderWith();
  await writeFile(join(folder, '10-a.md'), 'x\n');
  await writeFile(join(folder, '20-b.md'), 'x\n\n~~y~~\n');
  await expect(
    loadTemplate(folder).then((template) => fillTemplate(template, { places: {}, conditions, inserts: {} })),
  ).rejects.toThrow(/20-b\.md:3: a report cannot show struck text/);
});
