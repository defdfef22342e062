import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { figuresOf, type ReportDocument, tablesOf } from '../../../src/document/model.js';
import { contrastFaults, withAccent } from '../../../src/formats/contrast.js';
import { darkColors } from '../../../src/formats/html/palette.js';
import { sourceHash } from '../../../src/formats/html/script.js';
import { loadTheme } from '../../../src/formats/theme.js';
import { FAMILIES } from '../../../src/report/families.js';
import { character } from '../../characters.js';
import { familyOf, makeReport } from '../../pdf/document.js';
import { taggedPdf } from '../../pdf/tagged.js';
import { everyTag } from '../../pdf/tagTree.js';
import { makeHtml, rowsOf, spoken, tagsOf } from './read.js';

/** A report of each family. */
const REPORTS: Record<
  string,
  [kommune: string | undefined, month: string, options?: Record<string, unknown>]
> = {
  jobcenterindblik: ['Aalborg', '2020-08'],
  beskaeftigelsesindblik: ['Aalborg', '2026-05'],
  tilsynsnotat: ['Aalborg', '2019-10', { scenarie: '250' }],
  opfoelgning: [undefined, '2021-06'],
  beskaeftigelsesplan: ['Aalborg', '2019-08'],
};

test('a page of each kind of report is looked at', () => {
  expect(Object.keys(REPORTS).sort()).toEqual(FAMILIES.map(({ name }) => name).sort());
});

describe.each(Object.keys(REPORTS))('the page of a %s', (name) => {
  let document: ReportDocument;
  let page: string;
  beforeAll(async () => {
    const [kommune, month, options] = REPORTS[name]!;
    document = await makeReport(familyOf(name), kommune, month, options ? { options } : {});
    page = await makeHtml(document);
  });

  test('has one heading of the first level, and passes over none', () => {
    const levels = tagsOf(page).flatMap((tag) => (/^h[1-6]$/.test(tag.name) ? [Number(tag.name[1])] : []));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  test('has each id once, and every link leads to one', () => {
    const tags = tagsOf(page);
    const ids = tags.flatMap(({ attributes }) => attributes.id ?? []);
    expect([...new Set(ids)]).toEqual(ids);
    for (const { name: element, attributes } of tags) {
      if (element === 'a' && attributes.href!.startsWith('#'))
        expect(ids).toContain(decodeURIComponent(attributes.href!.slice(1)));
      for (const id of [attributes['aria-labelledby'], attributes['aria-describedby']])
        if (id !== undefined) expect(ids).toContain(id);
    }
  });

  test('has every table with its caption and scopes, and every figure with its alternative text and its numbers', () => {
    const tags = tagsOf(page);
    const tables = tags.filter((tag) => tag.name === 'table');
    expect(tags.filter((tag) => tag.name === 'caption')).toHaveLength(tables.length);
    for (const { attributes } of tags.filter((tag) => tag.name === 'th'))
      expect(['row', 'col']).toContain(attributes.scope);
    const alts = tags.flatMap(({ attributes }) =>
      attributes.role === 'img' ? [attributes['aria-label']] : [],
    );
    expect(alts).toEqual(figuresOf(document).map(({ alt }) => alt));
    for (const { label, numbers, table } of figuresOf(document))
      expect(numbers !== undefined || table !== undefined, `${label} has its numbers`).toBe(true);
  });

  test('reads in its tables, row by row, as the PDF does', async () => {
    const { root } = await taggedPdf(document);
    const rows = everyTag(root)
      .filter(({ type }) => type === 'TR')
      .map(({ children }) =>
        children.map(({ text }) => spoken(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))),
      );
    expect(rowsOf(page)).toEqual(rows);
    expect(rows.length).toBeGreaterThan(tablesOf(document).length);
  });

  test('says what its readers must be warned of at its head, in every chapter, and at its foot', () => {
    const { warning } = document.running;
    const chapters = document.blocks.filter(
      (block, i) =>
        block.kind === 'heading' && block.level === 1 && i > 0 && document.blocks[i + 1]?.kind !== 'contents',
    );
    const shown = page.match(/<(?:p|span) class="warning[^>]*>/g) ?? [];
    expect(warning).toBeDefined();
    expect(shown).toHaveLength(chapters.length + 2);
  });

  test('asks for nothing: its style and its script are those that its policy names, and it weighs less than 400 KB', () => {
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page)!;
    const [, script] = /<script>([\s\S]*?)<\/script>/.exec(page)!;
    const policy = tagsOf(page).find(({ attributes }) => attributes['http-equiv'])!.attributes.content!;
    expect(policy).toContain(
      `default-src 'none'; style-src ${sourceHash(style!)}; script-src ${sourceHash(script!)};`,
    );
    for (const { attributes } of tagsOf(page)) {
      expect(Object.keys(attributes).filter((key) => key === 'style' || /^on/.test(key))).toEqual([]);
      if (attributes.src !== undefined) expect(attributes.src).toMatch(/^data:/);
    }
    expect(style).not.toMatch(/url\((?!data:)|@import/);
    expect(Buffer.byteLength(page)).toBeLessThan(400_000);
  });
});

test('the page of a note about a month is the same, byte for byte, when it is made again', async () => {
  const document = await makeReport(familyOf('tilsynsnotat'), 'Aalborg', '2019-10', {
    options: { scenarie: '250' },
  });
  expect(await makeHtml(document)).toBe(await makeHtml(document));
});

/** Data with one text in place of every text that a reader sees; what the program itself goes by stays. */
function withText(value: unknown, text: string, key = ''): unknown {
  if (typeof value === 'string')
    return ['kind', 'id', 'role', 'align', 'template', 'link', 'pageOf', 'table', 'report'].includes(key)
      ? value
      : text;
  if (Array.isArray(value)) return value.map((part) => withText(part, text, key));
  if (typeof value !== 'object' || value === null || key === 'chart' || key === 'data') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withText(part, text, name)]));
}

test('a document of hostile texts has the elements and attributes of one of harmless texts, and no other', async () => {
  const whole = await makeReport(familyOf('tilsynsnotat'), 'Aalborg', '2019-10', {
    options: { scenarie: '250' },
  });
  // Charts have a test of their own.
  const document = { ...whole, blocks: whole.blocks.filter(({ kind }) => kind !== 'figure') };
  const shape = async (text: string) =>
    tagsOf(await makeHtml(withText(document, text) as ReportDocument)).map(
      ({ name, attributes }) => `${name} ${Object.keys(attributes).join()}`,
    );
  const harmless = await shape('x');
  const hostile = fc.oneof(
    fc.string({ unit: character, minLength: 1 }),
    fc.constantFrom(
      '</script><script>',
      '"><img src=x onerror=a>',
      "' onfocus='",
      '\u202e80',
      '</style>',
      '*/}',
      '</title>',
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      hostile.filter((text) => text !== '\n' && text !== '(.)'),
      async (text) => {
        expect(await shape(text)).toEqual(harmless);
      },
    ),
    { numRuns: Number(process.env.HOSTILE_RUNS ?? 4) },
  );
});

test('a chart’s texts are escaped, its colours are names of the theme, and its ids are its own', async () => {
  const document = await makeReport(familyOf('tilsynsnotat'), 'Aalborg', '2019-10', {
    options: { scenarie: '250' },
  });
  const hostile = structuredClone(document);
  for (const { chart } of figuresOf(hostile)) {
    for (const row of chart.rows)
      for (const [key, value] of Object.entries(row))
        if (key === 'label' && typeof value === 'string') row[key] = '</svg><script>';
    for (const key of Object.keys(chart.params))
      if (/Label$/.test(key)) chart.params[key] = '"><script>\u202e';
  }
  const page = await makeHtml(hostile);
  expect(tagsOf(page).filter(({ name }) => name === 'script')).toHaveLength(1);
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toContain('\u202e');
  const [svg] = /<svg viewBox[\s\S]*?<\/svg>/.exec(await makeHtml(document))!;
  expect(svg).toContain('var(--accent)');
  expect(svg).not.toMatch(/(?:fill|stroke)="#/);
});

test('in the dark every colour has the contrast that it has in the light, whatever colour a kommune chose', async () => {
  const theme = await loadTheme('templates/theme.json');
  const part = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'));
  fc.assert(
    fc.property(part, part, part, (r, g, b) => {
      const own = withAccent(theme, `#${r}${g}${b}`);
      fc.pre(contrastFaults(own).length === 0);
      expect(contrastFaults({ ...own, colors: darkColors(own) })).toEqual([]);
    }),
  );
});
