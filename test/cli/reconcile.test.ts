import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { COUNTED } from '../counted.js';
import { readPdf } from '../golden/pdf.js';
import { build, csv, DEMO, folderWith, run } from './folder.js';

/** Eleven citizens all along, three of whom have four samtaler in July 2020. */
const ids = Array.from({ length: 11 }, (_, i) => `b${i}`);
const CASES = {
  'ydelser.csv': csv(
    'borger_id;kommune;ydelse;fra;til',
    ...ids.map((id) => `${id};Aalborg;Kontanthjælp;2017-01-01;`),
  ),
  'samtaler.csv': csv(
    'borger_id;dato;type',
    'b9;2018-01-05;Anden samtale',
    ...ids.slice(0, 3).flatMap((id) => ['01', '02', '03', '04'].map((d) => `${id};2020-07-${d};Jobsamtale`)),
    'b9;2020-10-05;Anden samtale',
  ),
};
const published = (...rows: string[]) => ({
  'fokusmaal.csv': csv('Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt', ...rows),
});
const PUBLISHED = published(
  'Aalborg;2020M07;Ydelsesgrupper i alt;Samtaler;11;3',
  'Aalborg;2020M07;Kontanthjælp;Samtaler;(.);(.)',
  'Aalborg;2020M08;Ydelsesgrupper i alt;Samtaler;12;2',
  'Herning;2020M08;Ydelsesgrupper i alt;Samtaler;12;2',
);

const reconcile = async (files: Record<string, string | Buffer>, ...more: string[]) =>
  run(
    'reconcile',
    '--kommune',
    'Aalborg',
    '--from',
    '2020-07',
    '--to',
    '2020-08',
    '--data',
    await folderWith(files),
    ...COUNTED,
    ...more,
  );

describe('jcreport reconcile', () => {
  test('sets counted and published figures side by side with their difference', async () => {
    const { status, out } = await reconcile({ ...CASES, ...PUBLISHED });
    expect(status).toBe(0);
    expect(out).toMatch(/2020M07 +Samtaler +3 of 11 +3 of 11 +0 of 0 +27,27 +27,27 +0,00\n/);
    // 3/11 − 2/12 is 10,606… percentage points.
    expect(out).toMatch(
      /2020M08 +Samtaler +3 of 11 +2 of 12 +\+1 of -1 +27,27 +16,67 +\+10,61 +late registration/,
    );
    expect(out).not.toContain('Herning');
    expect(out).toContain('jobindsats names these reasons');
  });

  test('names late registration in the last three months of the delivery only', async () => {
    const newer = CASES['samtaler.csv'].replace('2020-10-05', '2020-11-05');
    const reasons = async (samtaler: string) => {
      const { out } = await reconcile({ ...CASES, ...PUBLISHED, 'samtaler.csv': samtaler }, '--json');
      const { rows } = JSON.parse(out) as { rows: { period: string; reasons: string[] }[] };
      return rows.find(({ period }) => period === '2020M08')!.reasons;
    };
    expect(await reasons(CASES['samtaler.csv'])).toEqual(['late-registration', 'periodisation']);
    expect(await reasons(newer)).toEqual(['periodisation']);
  });

  test('writes every ydelsesgruppe as CSV, with what is suppressed as it is published', async () => {
    const out = join(await folderWith(), 'afstemning.csv');
    await reconcile({ ...CASES, ...PUBLISHED }, '--out', out);
    const lines = (await readFile(out, 'utf8')).split('\n');
    expect(lines[0]).toMatch(/^Område;Periode;Ydelsesgruppe;Fokusmål;Beregnet antal borgere;/);
    expect(lines).toContain(
      'Aalborg;2020M07;Kontanthjælp;Samtaler;11;(.);(.);3;(.);(.);27,27;(.);(.);skjult i den offentliggjorte tabel',
    );
    expect(lines).toContain(
      'Aalborg;2020M08;Ydelsesgrupper i alt;Samtaler;11;12;-1;3;2;1;27,27;16,67;10,61;efterregistrering, periodisering eller overskrivning',
    );
  });

  test('says which of the two is missing', async () => {
    const ofOthers = published('Herning;2020M08;Ydelsesgrupper i alt;Samtaler;12;2');
    const noPublished = await reconcile({ ...CASES, ...ofOthers });
    expect(noPublished.status).toBe(2);
    expect(noPublished.err).toContain('no published figures of Aalborg');
    const noCases = await reconcile(PUBLISHED);
    expect(noCases.err).toContain('no case extracts of Aalborg');
    const noMonth = await reconcile({
      ...CASES,
      ...published('Aalborg;2019M01;Ydelsesgrupper i alt;Samtaler;11;3'),
    });
    expect(noMonth.err).toContain('no month with both from 2020-07 to 2020-08');
  });
});

describe('a report with --afstemning', () => {
  test('has an annex with both figures by month; without it, none', async () => {
    const data = await folderWith({ ...CASES, ...PUBLISHED });
    const result = await build(data, '--format', 'pdf,json', ...COUNTED, '--afstemning');
    expect(result.status, result.err).toBe(0);
    const [pdfPath, jsonPath] = result.out.trim().split('\n');
    const pdf = await readPdf(await readFile(pdfPath!));
    const json = JSON.parse(await readFile(jsonPath!, 'utf8'));
    expect(pdf.bookmarks.map(({ title }) => title)).toContain('Bilag: Afstemning med jobindsats');
    expect(json.tables['B.3']).toContainEqual({
      month: '2020M08',
      fokusmaal: 'samtaler',
      counted: 27.27,
      published: 16.67,
    });
    const without = await build(data, '--format', 'json', ...COUNTED);
    expect(JSON.parse(await readFile(without.out.trim(), 'utf8')).tables['B.3']).toBeUndefined();
  });

  test('leaves it out with a warning when nothing is published', async () => {
    const { out, err } = await build(await folderWith(CASES), '--format', 'json', ...COUNTED, '--afstemning');
    expect(err).toContain('the annex of --afstemning is left out');
    expect(JSON.parse(await readFile(out.trim(), 'utf8')).tables['B.3']).toBeUndefined();
  });
});

test('the bundled data publish nothing of a kommune that they count', async () => {
  const text = gunzipSync(await readFile(join(DEMO, 'fokusmaal-demo.csv.gz'))).toString('utf8');
  expect(text).toMatch(/^Randers;/m);
  expect(text).not.toMatch(/^(?:Aalborg|Herning);/m);
});
