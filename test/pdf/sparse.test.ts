import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csv, folderWith } from '../cli/folder.js';
import { expectAccessible } from './accessible.js';
import { familyOf, makeReport } from './document.js';
import { taggedPdf } from './tagged.js';

const fokusmaal = (...rows: string[]) =>
  csv('Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt', ...rows);

const DELIVERIES: Record<string, Record<string, string>> = {
  'one month of samtaler': {
    'fokusmaal.csv': fokusmaal('Aalborg;2020M08;Ydelsesgrupper i alt;Samtaler;100;70'),
  },
  'one month of tilbud, and three that are hidden': {
    'fokusmaal.csv': fokusmaal(
      'Aalborg;2020M08;Ydelsesgrupper i alt;Tilbud;100;90',
      'Aalborg;2020M06-2020M08;Ydelsesgrupper i alt;Tilbud;(.);(.)',
    ),
  },
  'a year that nobody has met': {
    'fokusmaal.csv': fokusmaal(
      ...Array.from({ length: 8 }, (_, i) => `Aalborg;2020M0${i + 1};Ydelsesgrupper i alt;Samtaler;100;0`),
    ),
  },
};

describe.each(Object.keys(DELIVERIES))('from a delivery with %s', (name) => {
  test.each([
    ['jobcenterindblik', 'Aalborg'],
    ['tilsynsnotat', 'Aalborg'],
    ['opfoelgning', undefined],
  ])('a %s is made that reads as it looks', async (family, kommune) => {
    const data = await folderWith(DELIVERIES[name]);
    const document = await makeReport(familyOf(family), kommune, '2020-08', {
      data,
      options: { scenarie: '5' },
    });
    const pdf = await taggedPdf(document);
    expectAccessible(pdf, document);
    expect(pdf.pages.map(({ text }) => text).join(' ')).not.toMatch(/undefined|NaN|\{\{|\bnull\b/);
  });
});

test('headings that a plan’s own texts have skip no level', async () => {
  const data = await folderWith({
    'plan.json': JSON.stringify({
      kommune: 'Aalborg',
      year: 2019,
      title: 'Plan',
      introduction: '# Baggrund\n\nTekst.\n\n### Mere\n\nTekst.',
      goals: [
        {
          heading: 'A',
          wording: 'B',
          indicator: { notMeasurable: 'C.' },
          comment: '# Se også\n\n1. ét\n2. to',
        },
      ],
    }),
    'fuldtidspersoner.csv': csv(
      'Område;Periode;Ydelse;Antal fuldtidspersoner',
      'Aalborg;2019M01;Kontanthjælp;9',
      'RAR Midtjylland;2019M01;Kontanthjælp;9',
    ),
  });
  const document = await makeReport(familyOf('beskaeftigelsesplan'), 'Aalborg', '2019-08', { data });
  expectAccessible(await taggedPdf(document), document);
  const levels = document.blocks.flatMap((b) => (b.kind === 'heading' ? [`${b.level} ${b.text}`] : []));
  expect(levels).toEqual(expect.arrayContaining(['2 Baggrund', '2 Mere', '2 A', '3 Se også']));
});

test('a plan of which one ydelse alone has figures is followed up on', async () => {
  const data = await folderWith({
    'fuldtidspersoner.csv': csv(
      'Område;Periode;Ydelse;Antal fuldtidspersoner',
      ...['2018M01;10', '2019M01;9', '2019M02;9'].map(
        (row) => `Aalborg;${row.replace(';', ';Kontanthjælp;')}`,
      ),
    ),
  });
  await cp('fixtures/beskaeftigelsesplan/plan.json', join(data, 'plan.json'));
  const document = await makeReport(familyOf('beskaeftigelsesplan'), 'Aalborg', '2019-08', { data });
  const pdf = await taggedPdf(document);
  expectAccessible(pdf, document);
  const text = pdf.pages.map((page) => page.text).join(' ');
  expect(text.match(/Målet kan ikke opgøres/g)).toHaveLength(9);
  // Figures are numbered as they come, whatever goals have none.
  expect(document.blocks.flatMap((block) => (block.kind === 'figure' ? [block.id] : []))).toEqual(['1']);
  expect(text.replace(/\s+/g, ' ')).toContain('og i hele landet ukendt');
});
