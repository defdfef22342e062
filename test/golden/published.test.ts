import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportDocument } from '../../src/document/model.js';
import { renderJson } from '../../src/formats/json.js';
import { run } from '../cli/folder.js';
import { COUNTED } from '../counted.js';
import { expectAccessible } from '../pdf/accessible.js';
import { makeDocument, makePdf } from '../pdf/document.js';
import { readTagTree } from '../pdf/tagTree.js';
import { flat, type ReadPdf, readPdf } from './pdf.js';

/** A report: its file, what a reader finds in it, and its JSON. */
interface Built {
  bytes: Buffer;
  pdf: ReadPdf;
  text: string;
  json: ReturnType<typeof JSON.parse>;
}

const built = new Map<string, Built>();
let folder = '';

async function buildReport(kommune: string, month: string, out: string, ...more: string[]): Promise<Built> {
  const result = await run(
    'build',
    '--kommune',
    kommune,
    '--month',
    month,
    '--out',
    out,
    '--format',
    'pdf,json',
    ...more,
  );
  expect(result.status).toBe(0);
  const [pdfPath, jsonPath] = result.out.trim().split('\n') as [string, string];
  const bytes = await readFile(pdfPath);
  const pdf = await readPdf(bytes);
  return { bytes, pdf, text: flat(pdf.pages), json: JSON.parse(await readFile(jsonPath, 'utf8')) };
}

/** A report that no file was written of. */
async function drawReport(document: ReportDocument): Promise<Built> {
  const bytes = await makePdf(document);
  const pdf = await readPdf(bytes);
  return { bytes, pdf, text: flat(pdf.pages), json: JSON.parse(renderJson(document)) };
}

let herning: ReportDocument;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jcreport-golden-'));
  built.set('Aalborg', await buildReport('Aalborg', '2020-08', folder, ...COUNTED));
  herning = await makeDocument('Herning', '2020-10');
  built.set('Herning', await drawReport(herning));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const report = (name: string): Built => built.get(name)!;

describe('the report for Aalborg, August 2020, prints what was published', () => {
  test('table 1.1', () => {
    expect(report('Aalborg').json.tables['1.1']).toMatchObject({
      period: '2019M07-2020M06',
      expected: 14560,
      actual: 14810,
      difference: 250,
      place: 61,
    });
    expect(report('Aalborg').text).toMatch(/blandt 16-66 årige i kommunen 14\.560 14\.810 250 \S+ \S+ 61/);
  });

  test('table 1.3', () => {
    const { json, text } = report('Aalborg');
    expect(json.tables['1.3']).toMatchObject({
      period: '2020M06-2020M08',
      samtaler: { citizens: 5934, met: 4739, share: 79.9, place: 84 },
      tilbud: { citizens: 5846, met: 4129, share: 70.6, place: 97 },
    });
    expect(text).toMatch(/Mindst 4 samtaler de sidste 12 mdr\. 5\.934 4\.739 79,9 \S+ \S+ 84/);
    expect(text).toMatch(/tilbud de sidste 12 mdr\. 5\.846 4\.129 70,6 \S+ \S+ 97/);
    expect(text).toContain('Juni 2020 – august 2020');
  });

  test('tables 1.4, 1.5 and 1.6', () => {
    const { json, text } = report('Aalborg');
    expect(json.tables['1.4']).toEqual({
      period: '2019M07-2020M06',
      expectedShare: 9.87,
      actualShare: 10.04,
      differenceShare: 0.17,
      met: false,
    });
    expect(json.tables['1.5']).toMatchObject({
      month: '2020M08',
      samtaler: { average12: 73.56, requirement: 92.07, outOfReach: false },
      tilbud: { average12: 70.54, requirement: 99.4, outOfReach: false },
    });
    expect(json.status).toEqual({
      category: 'risiko',
      criteria: { result: false, last12: false, year: false },
    });
    expect(text).toMatch(/mindst 4 samtaler de sidste 12 mdr\. 73,56 92,07/);
    expect(text).toMatch(/beskæftigelsesrettet tilbud de sidste 12 mdr\. 70,54 99,40/);
    expect(text).toContain('Risiko for skærpet tilsyn');
  });

  test('and says on the first page how many citizens are missing', () => {
    expect(flat(report('Aalborg').pdf.pages.slice(0, 1))).toContain(
      'Yderligere 9 borgere skulle have haft mindst 4 samtaler',
    );
  });
});

describe('the report for Herning, October 2020, prints what was published', () => {
  test('tables 1.1 and 1.3–1.6', () => {
    const { json, text } = report('Herning');
    expect(json.tables['1.1']).toMatchObject({ expected: 4980, actual: 4860, difference: -120, place: 23 });
    expect(json.tables['1.3']).toMatchObject({
      samtaler: { citizens: 1719, met: 1589, share: 92.4, place: 33 },
      tilbud: { citizens: 1602, met: 1423, share: 88.8, place: 30 },
    });
    expect(json.tables['1.4']).toMatchObject({
      expectedShare: 8.74,
      actualShare: 8.53,
      differenceShare: -0.21,
      met: true,
    });
    expect(json.tables['1.5']).toMatchObject({
      samtaler: { average12: 84.64, requirement: null },
      tilbud: { average12: 88.43, requirement: null },
    });
    expect(json.status.category).toBe('inspirationskommune');
    expect(text).toMatch(/samtaler de sidste 12 mdr\. 84,64 på kurs/);
    expect(text).toContain('−0,21');
    expect(text).toContain('August 2020 – oktober 2020');
  });
});

test('the PDF for Herning reads as it looks', async () => {
  expectAccessible(await readTagTree(report('Herning').bytes), herning);
});

describe.each(['Aalborg', 'Herning'])('the PDF for %s', (name) => {
  test('has 12–25 pages and less than 300 KB', () => {
    expect(report(name).pdf.pages.length).toBeGreaterThanOrEqual(12);
    expect(report(name).pdf.pages.length).toBeLessThanOrEqual(25);
    expect(report(name).bytes.length).toBeLessThan(300_000);
  });

  test('has a title, a language, and bookmarks for every chapter, table and figure', () => {
    const { pdf } = report(name);
    expect(pdf.title).toContain(`Jobcenterindblik: ${name}`);
    expect(pdf.language).toBe('da-DK');
    const titles = pdf.bookmarks.map((b) => b.title).join('\n');
    for (const number of ['1', '2', '3', '4', '5']) expect(titles).toMatch(new RegExp(`^${number}\\. `, 'm'));
    for (const table of ['1.1', '1.3', '1.4', '1.5', '1.6', 'B.1', 'B.2'])
      expect(titles).toContain(`Tabel ${table}: `);
    for (const figure of ['2.1', '2.2', '4.1', '4.2', '4.3', '4.4', '5.1', '5.2', '5.3', '5.4']) {
      expect(titles).toContain(`Figur ${figure}: `);
    }
  });

  test('has links that all lead somewhere, and page numbers that are right', () => {
    const { pdf } = report(name);
    expect(pdf.links.length).toBeGreaterThan(15);
    expect(pdf.links.filter((link) => !link.found)).toEqual([]);
    const contents = pdf.pages[2]!.split('\n').join(' ');
    for (const [chapter, page] of [...contents.matchAll(/(\d\. [A-ZÆØÅ][^\d]*?) (\d+)(?= |$)/g)].map((m) => [
      m[1]!,
      m[2]!,
    ])) {
      expect(pdf.pages[pdf.labels.indexOf(page!)]).toContain(chapter!.split(' ').slice(0, 2).join(' '));
    }
  });

  test('is tagged: headings, tables with heads, figures with alternative texts made of the numbers', () => {
    const { tags, alts } = report(name).pdf;
    expect(tags.filter((tag) => tag === 'Figure')).toHaveLength(13);
    expect(tags.filter((tag) => tag === 'Table').length).toBeGreaterThanOrEqual(6);
    expect(tags.filter((tag) => tag === 'TH').length).toBeGreaterThan(98);
    expect(tags).toContain('TOC');
    expect(alts.every((alt) => alt.length > 60 && /\d/.test(alt))).toBe(true);
    expect(alts[4]).toContain(name === 'Aalborg' ? 'Aalborgs andel var' : 'Hernings andel var');
  });

  test('has no empty cell, no undefined, and says that its data are a demonstration', () => {
    const { pdf, text } = report(name);
    expect(text).not.toMatch(/undefined|NaN|null|\{\{/);
    expect(pdf.pages.slice(1).every((page) => page.includes('Demonstrationsdata'))).toBe(true);
    expect(pdf.pages[0]).toContain('demonstrationsdata');
  });

  test('has every figure’s numbers as a table in an annex, linked both ways', () => {
    const { json, pdf, text } = report('Aalborg');
    const figures = Object.keys(json.figures);
    expect(figures.length).toBeGreaterThan(8);
    const names = new Set(pdf.links.map(({ name }) => name));
    // One table may have the numbers of several figures; that of all kommuner has its numbers in the annex about them.
    for (const table of ['T.A.1', 'T.2.1', 'T.2.2', 'T.4.2', 'T.5.2', 'B.1'])
      expect(names, `to table ${table}`).toContain(table);
    for (const id of figures.filter((figure) => figure !== 'A.3'))
      expect(names, `to figure ${id}`).toContain(id);
    expect(text).toContain('Tal bag figur A.1, A.2, 4.1, 4.3, 5.1 og 5.3');
    const { points } = json.figures['4.1'].series[0];
    const last = String(points.at(-1).share).replace('.', ',');
    expect(text).toMatch(new RegExp(`August 2020\\* ${last} `));
    expect(text).toMatch(/Revalidering \(\.\) \(\.\) \(\.\)/);
  });

  test('shows all 98 kommuner in the annex', () => {
    expect(report(name).json.tables['B.1']).toHaveLength(98);
    expect(new Set(report(name).json.tables['B.1'].map((row: { code: number }) => row.code)).size).toBe(98);
  });

  test('suppresses small groups, and lets none be worked out from the total', () => {
    for (const id of ['4.2', '4.4']) {
      const [total, ...groups] = report(name).json.figures[id].rows;
      const hidden = groups.filter((row: { suppressed?: boolean }) => row.suppressed);
      expect(hidden.length).not.toBe(1);
      const shown = groups.filter((row: { suppressed?: boolean }) => !row.suppressed);
      for (const row of shown) expect(row.citizens).toBeGreaterThanOrEqual(5);
      const sum = shown.reduce((s: number, row: { citizens: number }) => s + row.citizens, 0);
      if (hidden.length === 0) expect(sum).toBe(total.citizens);
    }
  });
});

test('captions carry the report’s own three months, not the ones of the published misprint', () => {
  expect(report('Aalborg').json.figures['4.2'].period).toBe('2020M06-2020M08');
  expect(report('Aalborg').json.figures['4.4'].period).toBe('2020M06-2020M08');
  expect(report('Aalborg').text).not.toMatch(/[Oo]ktober 2019 – /);
});

test('two builds give the same bytes', async () => {
  const again = await mkdtemp(join(tmpdir(), 'jcreport-golden-'));
  try {
    // That the citizens are counted alike is held by test/cli/measures.test.ts.
    const second = await buildReport('Aalborg', '2020-08', again, ...COUNTED);
    expect(second.bytes.equals(report('Aalborg').bytes)).toBe(true);
    expect(second.json).toEqual(report('Aalborg').json);
  } finally {
    await rm(again, { recursive: true, force: true });
  }
});

test('the text of the report for Aalborg is the one last looked at', async () => {
  const pages = report('Aalborg')
    .pdf.pages.map((page, i) => `--- page ${i + 1}\n${page}`)
    .join('\n');
  // The rule set's version and the generator's change with every release.
  const stable = pages
    .replace(/\d{4}\.\d-[0-9a-f]{8}/g, 'RULES')
    .replace(/jcreport \d+\.\d+\.\d+/g, 'jcreport VERSION');
  await expect(stable).toMatchFileSnapshot('aalborg-2020-08.txt');
});
