import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { COUNTED } from '../counted.js';
import { published } from './deliveries.js';
import { build, folderWith } from './folder.js';
import { wholeDelivery } from './whole.js';

test('--attach puts the report’s JSON and a CSV for each figure into the PDF, which becomes PDF/A-3', async () => {
  const { status, folder, files } = await build(
    await wholeDelivery(),
    '--attach',
    '--format',
    'pdf,json',
    ...COUNTED,
  );
  expect(status).toBe(0);
  const [json, pdf] = await Promise.all(
    files.filter((name) => name.includes('.')).map((name) => readFile(join(folder, name))),
  );
  const opened = await PDFDocument.load(new Uint8Array(pdf!));
  const attached = new Map(
    opened.getAttachments().map(({ name, data }) => [name, Buffer.from(data).toString()]),
  );
  const report = JSON.parse(json!.toString());
  expect([...attached.keys()].sort()).toEqual(
    [
      'jobcenterindblik-aalborg-2020-08.json',
      ...Object.keys(report.figures).map((id) => `figur-${id.replace('.', '-')}.csv`),
    ].sort(),
  );
  expect(attached.get('jobcenterindblik-aalborg-2020-08.json')).toBe(json!.toString());
  expect(pdf!.toString('latin1')).toMatch(/<pdfaid:part>3</);

  const lines = attached.get('figur-4-2.csv')!.trim().split('\n');
  expect(lines[0]).toBe('Ydelsesgruppe;Borgere;Med indsats;Uden indsats;Andel (%)');
  expect(lines[1]).toBe('Ydelsesgrupper i alt;92;60;32;65,2');
  expect(lines).toContain('Revalidering;(.);(.);(.);(.)');
  expect(attached.get('figur-5-1.csv')).toMatch(/^Måned;Aalborg \(%\)\n2019-09;60,9\n/);
});

test('without --attach a report is PDF/A-2 and carries nothing', async () => {
  const { folder, files } = await build(await folderWith(published(['Aalborg'])));
  const pdf = await readFile(join(folder, files[0]!));
  expect((await PDFDocument.load(new Uint8Array(pdf))).getAttachments()).toEqual([]);
  expect(pdf.toString('latin1')).toMatch(/<pdfaid:part>2</);
});

test('--attach without a PDF is refused', async () => {
  const { status, err } = await build(
    await folderWith(published(['Aalborg'])),
    '--attach',
    '--format',
    'json',
  );
  expect(status).toBe(2);
  expect(err).toContain('--attach puts files into the PDF');
});
