import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Block, TableBlock } from '../../src/document/model.js';
import { integer, words } from '../../src/report/frame/entry.js';
import { figureOf } from '../../src/report/frame/figure.js';
import { tableOf } from '../../src/report/frame/table.js';
import { type Inserts, insert, readyInserts } from '../../src/template/insert.js';
import { labels, later, laterNotes, maybeText, notes, number, text } from '../../src/template/settings.js';
import { fillTemplate, loadTemplate } from '../../src/template/template.js';
import { folderWith } from '../cli/folder.js';

interface Facts {
  rows: { name: string; citizens: number; met: number }[];
  hasFigure?: boolean;
}

const INSERTS: Inserts<Facts> = {
  'part all': insert(
    {
      title: text(),
      period: maybeText(),
      height: number(),
      notes: notes(),
      columns: labels({ citizens: 'Borgere', met: 'Med indsats' }),
      alt: later(['first', 'last']),
      more: laterNotes(['first']),
    },
    (_: Facts, { alt, more, ...settings }) => [
      said(JSON.stringify(settings)),
      said(alt({ first: '1', last: '2' })),
      ...more({ first: '3' }).map((runs) => said(runs.map((run) => run.text).join(''))),
    ],
  ),
  'table 1': tableOf('1', {
    none: 'Ingen borgere.',
    rows: ({ rows }: Facts) => rows,
    columns: {
      name: { head: 'Gruppe', weight: 1, align: 'left', value: ({ name }) => words(name) },
      citizens: { head: 'Borgere', weight: 1, value: ({ citizens }) => integer(citizens) },
      met: { head: 'Med indsats', weight: 1, key: 'effort.met', value: ({ met }) => integer(met) },
      missing: { data: ({ citizens, met }) => citizens - met },
      unknown: { data: () => undefined },
    },
    data: (records) => records,
  }),
  'figure 1': figureOf('1', {
    places: ['first'],
    none: 'Intet at tegne.',
    content: ({ hasFigure }: Facts) =>
      hasFigure
        ? { chart: { rows: [], params: {} }, places: { first: '7' }, data: { period: '2020M01', rows: [] } }
        : undefined,
  }),
};

const said = (text: string): Block => ({ kind: 'paragraph', role: 'body', content: [{ text }] });
const ROWS: Facts = { rows: [{ name: 'A', citizens: 1200, met: 3 }] };

async function fill(markdown: string, facts: Facts = ROWS): Promise<Block[]> {
  const folder = await folderWith();
  await writeFile(join(folder, '10.md'), markdown);
  const places = { kommune: 'Aalborg' };
  return fillTemplate(await loadTemplate(folder), {
    places,
    conditions: {},
    inserts: readyInserts(INSERTS, facts),
  });
}

const table = async (settings: string, facts?: Facts) =>
  (await fill(`\`\`\`table 1\ntitle: x\n${settings}\`\`\`\n`, facts))[0] as TableBlock;
const texts = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.kind === 'paragraph' ? block.content.map((run) => run.text).join('') : ''));

describe('the settings of a block', () => {
  test('may stand in any order; those with places of their own are filled when they are used', async () => {
    const markdown =
      '```part all\nmore:\n  - "{{kommune}} {{first}}"\nalt: "{{first}} til {{last}}"\nheight: 12\n' +
      'columns:\n  met: "Nok i {{kommune}}"\nnotes:\n  - "**Note:** {{kommune}}"\n  - ""\ntitle: >-\n  To\n  linjer\n```\n';
    const [settings, alt, more] = texts(await fill(markdown));
    expect(JSON.parse(settings!)).toEqual({
      title: 'To linjer',
      height: 12,
      notes: [[{ text: 'Note:', strong: true }, { text: ' Aalborg' }]],
      columns: { citizens: 'Borgere', met: 'Nok i Aalborg' },
    });
    expect([alt, more]).toEqual(['1 til 2', 'Aalborg 3']);
  });

  test.each([
    ['a missing one', 'alt: x\n', /10\.md:1: the setting 'title' is missing/],
    ['one without a value', 'alt: x\ntitle:\n', /10\.md:3: the setting 'title' is missing/],
    ['an unknown one', 'titel: x\nalt: x\n', /10\.md:2: unknown setting 'titel'; did you mean title\?/],
    ['a text that is a list', 'alt: x\ntitle:\n  - x\n', /10\.md:3: title: expected a text/],
    ['a number that is a text', 'alt: x\ntitle: x\nheight: højt\n', /10\.md:4: height: expected a number/],
    ['a list that is a text', 'alt: x\ntitle: x\nnotes: x\n', /10\.md:4: notes: expected a list/],
    [
      'labels that are a text',
      'alt: x\ntitle: x\ncolumns: x\n',
      /10\.md:4: columns: expected the labels citizens, met/,
    ],
    [
      'an unknown label',
      'alt: x\ntitle: x\ncolumns:\n  citizens: x\n  mett: x\n',
      /10\.md:6: columns: unknown label mett; did you mean met\?/,
    ],
    [
      'a label that is a list',
      'alt: x\ntitle: x\ncolumns:\n  met:\n    - x\n',
      /10\.md:5: columns: expected a text/,
    ],
    [
      'an unknown place',
      'alt: x\ntitle: "{{komune}}"\n',
      /10\.md:3: unknown place \{\{komune\}\}; did you mean kommune/,
    ],
    [
      'an unknown place in a label',
      'alt: x\ntitle: x\ncolumns:\n  citizens: x\n  met: "{{komune}}"\n',
      /10\.md:6: unknown place \{\{komune\}\}/,
    ],
    [
      'a place of another setting’s own',
      'alt: x\ntitle: "{{first}}"\n',
      /10\.md:3: unknown place \{\{first\}\}/,
    ],
    [
      'an unknown place among its own',
      'title: x\nalt: "{{fisrt}}"\n',
      /10\.md:3: unknown place \{\{fisrt\}\}; did you mean first/,
    ],
  ])('are refused with file and line: %s', async (_, settings, message) => {
    await expect(fill(`\`\`\`part all\n${settings}\`\`\`\n`)).rejects.toThrow(message);
  });
});

describe('a table', () => {
  test('takes heads that the template does not give from its columns, so that old templates keep working', async () => {
    const { columns } = await table('columns:\n  met: Nok\n');
    expect(columns.map(({ head, align }) => [head, align])).toEqual([
      ['Gruppe', 'left'],
      ['Borgere', 'right'],
      ['Nok', 'right'],
    ]);
    expect((await table('head: Ydelse\n')).columns[0]!.head).toBe('Ydelse');
  });

  test('has cells and data from the same columns', async () => {
    const { rows, data } = await table('');
    expect(rows[0]!.cells.map(({ text }) => text)).toEqual(['A', '1.200', '3']);
    expect(JSON.stringify(data)).toBe('[{"name":"A","citizens":1200,"effort":{"met":3},"missing":1197}]');
  });

  test('without rows says why, in the template’s words where it has some', async () => {
    const none: Facts = { rows: [] };
    expect(texts(await fill('```table 1\ntitle: x\n```\n', none))).toEqual(['Tabel 1: x. Ingen borgere.']);
    expect(texts(await fill('```table 1\ntitle: x\nnone: Nul.\n```\n', none))).toEqual(['Tabel 1: x. Nul.']);
  });
});

describe('a figure', () => {
  const markdown = '```figure 1\ntitle: x\nchart: lines\nalt: "Først {{first}}."\n```\n';

  test('has its numbers’ places in its alternative text', async () => {
    const [block] = await fill(markdown, { rows: [], hasFigure: true });
    expect(block).toMatchObject({ kind: 'figure', alt: 'Først 7.', data: { title: 'x', period: '2020M01' } });
  });

  test('without numbers says why; a mistake in its alternative text is found all the same', async () => {
    expect(texts(await fill(markdown))).toEqual(['Figur 1: x. Intet at tegne.']);
    await expect(fill(markdown.replace('{{first}}', '{{firts}}'))).rejects.toThrow(
      /10\.md:4: unknown place \{\{firts\}\}; did you mean first/,
    );
  });
});
