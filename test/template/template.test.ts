import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/document/model.js';
import { chartView } from '../../src/formats/charts/view.js';
import { loadTheme } from '../../src/formats/theme.js';
import { insert, readyInserts } from '../../src/template/insert.js';
import { text } from '../../src/template/settings.js';
import { fillTemplate, loadTemplate, type Offer } from '../../src/template/template.js';
import { folderWith } from '../cli/folder.js';

const LIST = insert({ title: text() }, (_: object, { title }) => [
  { kind: 'paragraph', role: 'body', content: [{ text: title }] },
]);

async function fill(markdown: string, offer: Partial<Offer> = {}): Promise<Block[]> {
  const folder = await folderWith();
  await writeFile(join(folder, '10-text.md'), markdown);
  return fillTemplate(await loadTemplate(folder), {
    places: { kommune: 'Aalborg', ...offer.places },
    conditions: { covid: true, early: false, ...offer.conditions },
    inserts: {
      ...readyInserts({ 'part list': LIST }, {}),
      ...offer.inserts,
    },
  });
}

describe('a template', () => {
  test('is Markdown with named places', async () => {
    expect(await fill('# Om {{kommune}}\n\nTekst *med* **vægt** og [link](#x).\n')).toEqual([
      { kind: 'heading', level: 1, id: 'om-aalborg', text: 'Om Aalborg' },
      {
        kind: 'paragraph',
        role: 'body',
        content: [
          { text: 'Tekst ' },
          { text: 'med', emphasis: true },
          { text: ' ' },
          { text: 'vægt', strong: true },
          { text: ' og ' },
          { text: 'link', link: '#x' },
          { text: '.' },
        ],
      },
    ]);
  });

  test('shows passages by conditions, nested ones too', async () => {
    const text = '::: when covid\nA\n\n::: when early\nB\n:::\n::: unless early\nC\n:::\n:::\n\nD\n';
    const shown = (await fill(text)).map((block) => block.kind === 'paragraph' && block.content[0]?.text);
    expect(shown).toEqual(['A', 'C', 'D']);
  });

  test('asks for parts with settings', async () => {
    const blocks = await fill('```part list\ntitle: "{{kommune}}: {{kommune}}"\n```\n');
    expect(blocks).toMatchObject([{ content: [{ text: 'Aalborg: Aalborg' }] }]);
  });
});

describe('a mistake in a template is an error with file and line', () => {
  test.each([
    [
      'an unknown place',
      'x\n\nHer er {{komune}}.\n',
      /10-text\.md:3: unknown place \{\{komune\}\}; did you mean kommune/,
    ],
    [
      'an unknown place in a passage that is not shown',
      '\n::: when early\n{{x}}\n:::\n',
      /10-text\.md:3: unknown place/,
    ],
    [
      'an unknown condition',
      '\n\n::: when covit\nx\n:::\n',
      /10-text\.md:3: unknown condition covit; did you mean covid/,
    ],
    [
      'a passage that is not closed',
      'x\n::: when covid\ny\n',
      /10-text\.md:2: '::: when covid' is never closed/,
    ],
    ['an end without a beginning', 'x\n:::\n', /10-text\.md:2: ':::' closes nothing/],
    ['an unknown part', 'x\n\n```part lis\n```\n', /10-text\.md:3: unknown part/],
    ['a missing setting', '```part list\n```\n', /10-text\.md:1: the setting 'title' is missing/],
    [
      'an unknown setting',
      '```part list\ntitle: x\ntitel: y\n```\n',
      /10-text\.md:3: unknown setting 'titel'/,
    ],
    ['broken YAML', '```part list\ntitle: "x\n```\n', /10-text\.md:\d: /],
    [
      'Markdown that a report cannot show',
      'x\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
      /10-text\.md:3: a report cannot show/,
    ],
  ])('%s', async (_, text, message) => {
    await expect(fill(text)).rejects.toThrow(message);
  });
});

describe('a chart template', () => {
  const chart = (template: string, row: Record<string, string | number>) => ({
    template,
    rows: [row],
    params: {},
  });
  async function draw(spec: string, row: Record<string, string | number> = { a: 1 }) {
    const folder = await folderWith();
    await writeFile(join(folder, 'x.vl.json'), spec);
    return chartView(chart('x', row), [folder], await loadTheme('templates/theme.json'));
  }
  const spec = (field: string, mark = 'bar', color = '{{accent}}') =>
    `{\n"data": { "name": "rows" },\n"mark": { "type": "${mark}", "color": "${color}" },\n"encoding": {\n"x": { "field": "${field}", "type": "quantitative" } } }`;

  test('that is sound is laid out in the width of the text', async () => {
    const { width } = await draw(spec('a'));
    expect(Math.round(width)).toBe(477);
  });

  test.each([
    ['broken JSON', '{\n"data": }', /x\.vl\.json:2: not JSON/],
    [
      'an unknown colour',
      spec('a', 'bar', '{{acent}}'),
      /x\.vl\.json:3: unknown place \{\{acent\}\}; did you mean accent/,
    ],
    ['a field that the rows lack', spec('b'), /x\.vl\.json:5: unknown field 'b'/],
    ['an unknown mark', spec('a', 'bra'), /x\.vl\.json:\d: broken chart/],
  ])('with %s is refused with its line', async (_, text, message) => {
    await expect(draw(text)).rejects.toThrow(message);
  });

  test('of the report’s own stands before one that reports share', async () => {
    const theme = await loadTheme('templates/theme.json');
    const own = await folderWith({ 'columns.vl.json': spec('a') });
    const row = { a: 1 };
    await expect(chartView(chart('columns', row), [own, 'templates/charts'], theme)).resolves.toBeDefined();
    await expect(chartView(chart('columns', row), ['templates/charts'], theme)).rejects.toThrow(
      /templates\/charts\/columns\.vl\.json/,
    );
  });

  test('that is not there is refused', async () => {
    const theme = await loadTheme('templates/theme.json');
    await expect(chartView(chart('none', { a: 1 }), ['templates'], theme)).rejects.toThrow(
      /none\.vl\.json:1/,
    );
  });
});

test('a wrong setting of the theme is named with its line', async () => {
  const folder = await folderWith();
  const path = join(folder, 'theme.json');
  await writeFile(path, '{\n"colors": { "ink": "black" }\n}');
  await expect(loadTheme(path)).rejects.toThrow(/theme\.json:2: colors\.ink: expected a colour/);
});
