import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type OpenReports, openReports, type ReportResult } from '../../src/app/buildReports.js';
import { TEMPLATES } from '../../src/app/paths.js';
import { maybeKommune } from '../../src/domain/kommuner.js';
import { parseMonth } from '../../src/domain/month.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { loadTheme } from '../../src/formats/theme.js';
import { RULES } from '../../src/rules/ruleset.js';
import { csv, folderWith } from '../cli/folder.js';
import { familyOf } from '../pdf/document.js';

const kommuner = ['Aalborg', 'Odense', 'Herning'].map((name) => maybeKommune(name));

/** Twelve months of published figures of two kommuner. */
const FOKUSMAAL = csv(
  'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt',
  ...['Aalborg', 'Herning'].flatMap((kommune) =>
    Array.from({ length: 12 }, (_, i) => `2020M${String(i + 1).padStart(2, '0')}`).flatMap((month) =>
      ['Samtaler', 'Tilbud'].map((f) => `${kommune};${month};Ydelsesgrupper i alt;${f};200;170`),
    ),
  ),
);

let data: string;
let reports: OpenReports;

const open = async (family = 'jobcenterindblik') =>
  openReports(await openDelivery(data), {
    rules: RULES,
    family: familyOf(family).ask({}),
    month: parseMonth('2020-08'),
    attach: false,
    generator: { name: 'jcreport', version: '0' },
    senderOf: (kommune) => ({ publisher: kommune?.name ?? 'nobody' }),
  });

async function render(of: OpenReports, wanted: typeof kommuner): Promise<ReportResult[]> {
  const theme = await loadTheme(join(TEMPLATES, 'theme.json'));
  const results: ReportResult[] = [];
  for await (const result of of.render(wanted, { formats: ['pdf', 'json'], theme })) results.push(result);
  return results;
}

describe('the reports of one reading', () => {
  let results: ReportResult[];
  let alone: ReportResult[];
  beforeAll(async () => {
    data = await folderWith({ 'fokusmaal.csv': FOKUSMAAL });
    reports = await open();
    results = await render(reports, kommuner);
    reports.close();
    const other = await open();
    alone = await render(other, [kommuner[2]]);
    other.close();
  });

  test('come one a kommune, each under its name, in every format asked for', () => {
    expect(results.map(({ kommune }) => kommune!.name)).toEqual(['Aalborg', 'Odense', 'Herning']);
    const names = results.map((result) => ('files' in result ? result.files.map(({ name }) => name) : []));
    expect(names).toEqual([
      ['jobcenterindblik-aalborg-2020-08.pdf', 'jobcenterindblik-aalborg-2020-08.json'],
      [],
      ['jobcenterindblik-herning-2020-08.pdf', 'jobcenterindblik-herning-2020-08.json'],
    ]);
  });

  test('the failure of one says why, and stops no other', () => {
    const [, odense] = results;
    expect('error' in odense! && String(odense.error)).toContain('no figures for Odense');
  });

  test('are the same bytes alone as among others, whatever came before', () => {
    const [herning] = alone;
    const among = results[2]!;
    if (!('files' in herning!) || !('files' in among)) throw new Error('there is no report of Herning');
    expect(herning.files.map(({ content }) => Buffer.from(content).toString('base64'))).toEqual(
      among.files.map(({ content }) => Buffer.from(content).toString('base64')),
    );
  });
});

test('a family about one kommune is refused without one', async () => {
  data = await folderWith({ 'fokusmaal.csv': FOKUSMAAL });
  const open1 = await open();
  await expect(open1.make(undefined)).rejects.toThrow('about one kommune');
  open1.close();
});

test('an option that a family does not have is passed over, and a value that it cannot have is refused', () => {
  const notat = familyOf('tilsynsnotat');
  expect(() => notat.ask({ scenarie: 'mange' })).toThrow("--scenarie: 'mange' is not a number");
  expect(() => notat.ask({ scenarie: '250' })).not.toThrow();
});

test('every option of every family is told to whoever asks for help', async () => {
  const readme = await readFile('README.md', 'utf8');
  for (const name of ['jobcenterindblik', 'tilsynsnotat', 'beskaeftigelsesplan', 'opfoelgning'])
    for (const option of familyOf(name).options) expect(readme).toContain(`--${option.name}`);
});
