import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { dataTables } from '../../src/app/publish/dataTables.js';
import { feedOf } from '../../src/app/publish/feed.js';
import { indexPage } from '../../src/app/publish/indexPage.js';
import { odsWorkbook } from '../../src/app/publish/ods.js';
import { type Edition, type Json, publishedIn } from '../../src/app/publish/published.js';
import { loadTheme } from '../../src/formats/theme.js';
import { csv, folderWith, run } from '../cli/folder.js';
import { rowsOf, tagsOf } from '../formats/html/read.js';
import { everyTag, readTagTree } from '../pdf/tagTree.js';
import { readOds } from './readOds.js';

const MONTHS = ['2020-07', '2020-08'];

/** Published figures of two kommuner, each with its own numbers. */
const FOKUSMAAL = csv(
  'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt',
  ...['Aalborg', 'Herning'].flatMap((kommune, k) =>
    Array.from({ length: 12 }, (_, i) => `2020M${String(i + 1).padStart(2, '0')}`).flatMap((month, i) =>
      ['Samtaler', 'Tilbud'].map(
        (f, n) => `${kommune};${month};Ydelsesgrupper i alt;${f};${1203 + i};${941 + 7 * k + 3 * n}`,
      ),
    ),
  ),
);

const numbersIn = (data: unknown): number[] => {
  if (typeof data === 'number') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(numbersIn) : [];
};

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

describe('a folder that reports are published in', () => {
  let folder: string;
  let out: string;
  let files: Record<string, Buffer>;
  const call = (month: string, ...more: string[]) =>
    run(
      'batch',
      '--month',
      month,
      '--kommuner',
      'Aalborg,Herning',
      '--data',
      data,
      '--jobs',
      '1',
      '--out',
      out,
      '--publish',
      folder,
      ...more,
    );
  let data: string;
  let firstPdf: Buffer;
  let editions: Edition[];

  beforeAll(async () => {
    data = await folderWith({ 'fokusmaal.csv': FOKUSMAAL });
    [folder, out] = [await folderWith(), await folderWith()];
    for (const month of MONTHS) {
      expect(await call(month)).toMatchObject({ status: 0 });
      firstPdf ??= await readFile(join(folder, 'jobcenterindblik-aalborg-2020-07.pdf'));
    }
    editions = await publishedIn(folder);
    const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    files = Object.fromEntries(
      await Promise.all(
        names.map(async (entry) => {
          const path = join(entry.parentPath, entry.name);
          return [path.slice(folder.length + 1), await readFile(path)] as const;
        }),
      ),
    );
  });

  const page = (name: string): string => files[name]!.toString();

  test('has each report as page, PDF and data, and what is around them; what a batch says of itself stays outside', () => {
    const own = MONTHS.flatMap((month) =>
      ['aalborg', 'herning'].flatMap((kommune) =>
        ['html', 'json', 'pdf'].map((ending) => `jobcenterindblik-${kommune}-${month}.${ending}`),
      ),
    );
    const outside = Object.keys(files).filter((name) => !name.startsWith('data/'));
    expect(outside.sort()).toEqual(
      [
        ...own,
        ...MONTHS.map((month) => `udgave-jobcenterindblik-${month}.html`),
        ...['SHA256SUMS', 'feed.xml', 'index.html', 'tilgaengelighed.html'],
      ].sort(),
    );
  });

  test('has links that lead to files of its own alone, by relative ways', () => {
    for (const name of Object.keys(files).filter((file) => file.endsWith('.html'))) {
      const ids = tagsOf(page(name)).flatMap(({ attributes }) => attributes.id ?? []);
      for (const { name: element, attributes } of tagsOf(page(name))) {
        const { href } = attributes;
        if (element !== 'a' || href === undefined || /^(?:https:|mailto:)/.test(href)) continue;
        if (href.startsWith('#')) expect(ids, name).toContain(decodeURIComponent(href.slice(1)));
        else
          expect(Object.keys(files), `${name} leads to ${href}`).toContain(
            join(name, '..', decodeURIComponent(href)),
          );
      }
    }
  });

  test('lists the newest edition with fokusmål, and the way to those before it', () => {
    const index = page('index.html');
    expect(rowsOf(index)[0]).toEqual([
      'Område',
      'Samtaler, 12 mdr. (%)',
      'Tilbud eller timer, 12 mdr. (%)',
      'Andre formater',
    ]);
    const record = JSON.parse(page('jobcenterindblik-aalborg-2020-08.json'));
    const { samtaler } = record.tables['1.5'];
    const average = String(samtaler.average12).replace('.', ',');
    expect(rowsOf(index).find(([name]) => name === 'Aalborg')![1]).toBe(average);
    expect(index).toContain('href="udgave-jobcenterindblik-2020-07.html">juli 2020</a>');
  });

  test('says on older pages where the newer edition is, on the newest nothing, and leaves older PDFs alone', () => {
    const line = '<p class="newer">Der er en nyere udgave: <a href="jobcenterindblik-aalborg-2020-08.html">';
    expect(page('jobcenterindblik-aalborg-2020-07.html')).toContain(line);
    expect(page('jobcenterindblik-aalborg-2020-08.html')).not.toContain('class="newer"');
    expect(page('udgave-jobcenterindblik-2020-07.html')).toContain('Der er en nyere udgave');
    expect(files['jobcenterindblik-aalborg-2020-07.pdf']!.equals(firstPdf)).toBe(true);
  });

  test('holds the same numbers of a report in PDF, page, JSON and workbook', async () => {
    const stem = 'jobcenterindblik-herning-2020-08';
    const { root } = await readTagTree(files[`${stem}.pdf`]!);
    const inPdf = everyTag(root)
      .filter(({ type }) => type === 'TR')
      .map(({ children }) => children.map(({ text }) => text.replace(/[\s\u00a0]+/g, ' ').trim()));
    const inPage = rowsOf(page(`${stem}.html`));
    expect(inPage).toEqual(inPdf);
    const record = JSON.parse(page(`${stem}.json`)) as {
      tables: Record<string, Json>;
      figures: Record<string, Json>;
    };
    const { samtaler, tilbud } = record.tables['1.5'] as Record<string, Record<string, number>>;
    for (const { average12 } of [samtaler!, tilbud!])
      expect(inPage.flat()).toContain(average12!.toLocaleString('da-DK', { minimumFractionDigits: 2 }));
    const sheets = readOds(files['data/jobcenterindblik-2020-08.ods']!);
    for (const [kind, word] of [
      ['tables', 'Tabel'],
      ['figures', 'Figur'],
    ] as const)
      for (const [id, value] of Object.entries(record[kind])) {
        const [head, ...rows] = sheets[`${word} ${id}`]!;
        const isOfOne = head![0] === 'kommunekode';
        const own = rows
          .filter(([code]) => !isOfOne || code === 657)
          .map((row) => (isOfOne ? row.slice(2) : row));
        // What lines have in common stands in the workbook at every point of them.
        const { title: _, threshold: __, ...said } = value as Record<string, Json>;
        const numbers = numbersIn(Array.isArray(value) ? value : said);
        const there = own.map((row) =>
          row.filter((_cell, i) => head![i + (isOfOne ? 2 : 0)] !== 'threshold'),
        );
        expect(sorted(numbersIn(there)), `${word} ${id}`).toEqual(sorted(numbers));
      }
    const cells = Object.values(sheets).flat(2);
    expect(cells.filter((text) => typeof text === 'string' && /^-?\d+(?:,\d+)?$/.test(text))).toEqual([]);
  });

  test('describes each CSV: its columns are those of the header, numbers have a decimal comma', () => {
    const tables = Object.keys(files).filter((name) => name.endsWith('.csv'));
    expect(tables.length).toBeGreaterThan(4);
    for (const name of tables) {
      const described = JSON.parse(page(`${name}-metadata.json`));
      const [header, ...rows] = page(name).trimEnd().split('\n');
      const { columns } = described.tableSchema as {
        columns: { name: string; titles: string; datatype: unknown }[];
      };
      expect(described['@context'][0]).toBe('http://www.w3.org/ns/csvw');
      expect(name.endsWith(`/${described.url}`)).toBe(true);
      expect(columns.map(({ titles }) => titles)).toEqual(header!.split(';'));
      expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
      for (const [i, { datatype }] of columns.entries()) {
        if (typeof datatype === 'string') continue;
        const { base } = datatype as { base: string };
        const form = base === 'decimal' ? /^(?:|\(\.\)|-?\d+(?:,\d+)?)$/ : /^(?:|true|false)$/;
        for (const row of rows) expect(row.split(';')[i]).toMatch(form);
      }
    }
  });

  test('has a checksum for every file, and a feed whose times stay while an edition says the same', () => {
    const sums = page('SHA256SUMS')
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(66));
    expect(sums.sort()).toEqual(
      Object.keys(files)
        .filter((name) => name !== 'SHA256SUMS')
        .sort(),
    );
    const [, last] = /<feed[\s\S]*?<updated>([^<]+)/.exec(page('feed.xml'))!;
    expect(feedOf(editions, page('feed.xml'), new Date(0))).toContain(`<updated>${last}</updated>`);
    const [changed, ...others] = editions;
    const told = feedOf(
      [{ ...changed!, reports: changed!.reports.slice(1) }, ...others],
      page('feed.xml'),
      new Date(0),
    );
    expect(told.match(/<updated>1970-01-01T00:00:00.000Z/g)).toHaveLength(1);
  });
});

test('a folder is published again as it was, and a what-if is not published', async () => {
  const data = await folderWith({
    'fokusmaal.csv': FOKUSMAAL,
    'rules.yaml': 'rules: { tidlig-suspenderet: false }\n',
  });
  const [folder, out] = [await folderWith(), await folderWith()];
  const call = [
    'batch',
    '--month',
    '2020-08',
    '--kommuner',
    'Aalborg',
    '--data',
    join(data, 'fokusmaal.csv'),
    '--jobs',
    '1',
  ];
  const publish = [...call, '--out', out, '--publish', folder];
  await run(...publish);
  const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
  const again = await run(...publish, '--resume');
  expect(again.err).toContain('kept');
  expect(await readFile(join(folder, 'SHA256SUMS'), 'utf8')).toBe(sums);
  const whatIf = await run(...publish, '--rules', join(data, 'rules.yaml'));
  expect([whatIf.status, whatIf.err]).toEqual([2, expect.stringContaining('leave --rules out')]);
});

test('a hidden number is a sign in the CSV and the workbook, and never an empty field', () => {
  const report = {
    report: 'r',
    month: '2020-08',
    kommune: { code: 851, name: 'Aalborg' },
    generator: { name: 'jcreport', version: '0' },
    stem: 'r',
    files: [],
    figures: {},
    tables: {
      '1': [
        { group: 'A', citizens: null, suppressed: true },
        { group: 'B', citizens: 12.5, met: true },
      ],
    },
  };
  const tables = dataTables({ report: 'r', month: '2020-08', reports: [report] });
  expect(readOds(odsWorkbook(tables))['Tabel 1']).toEqual([
    ['kommunekode', 'kommunenavn', 'group', 'citizens', 'met'],
    [851, 'Aalborg', 'A', '(.)', ''],
    [851, 'Aalborg', 'B', 12.5, true],
  ]);
  expect(odsWorkbook(tables).equals(odsWorkbook(tables))).toBe(true);
});

test('the status is sorted by risk, and not by its first letter', async () => {
  const reports = (['inspirationskommune', 'risiko', 'ikke-i-risiko', null] as const).map((category, i) => ({
    report: 'r',
    month: '2020-08',
    kommune: { code: i, name: `K${i}` },
    generator: { name: 'jcreport', version: '0' },
    stem: 'r',
    files: [],
    figures: {},
    tables: {},
    status: { category },
  }));
  const page = indexPage(
    [{ report: 'r', month: '2020-08', reports }],
    await loadTheme('templates/theme.json'),
  );
  const risks = tagsOf(page).flatMap(({ name, attributes }) =>
    name === 'td' && attributes.class === 'l' ? [attributes['data-sort']] : [],
  );
  expect(risks).toEqual(['1', '3', '2', undefined]);
});
