import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { FAMILIES } from '../../src/report/families.js';
import { COUNTED } from '../counted.js';
import { published } from './deliveries.js';
import { csv, folderWith, run } from './folder.js';
import { fewDelivery } from './whole.js';

/** A call that makes each kind of report from its bundled data. */
const CALLS: Record<string, { args: string[]; stem: string }> = {
  jobcenterindblik: {
    args: ['--kommune', 'Aalborg', '--month', '2020-08'],
    stem: 'jobcenterindblik-aalborg-2020-08',
  },
  beskaeftigelsesindblik: {
    args: ['--kommune', 'Aalborg', '--month', '2026-05'],
    stem: 'beskaeftigelsesindblik-aalborg-2026-05',
  },
  beskaeftigelsesplan: {
    args: ['--kommune', 'Aalborg', '--month', '2019-08'],
    stem: 'beskaeftigelsesplan-aalborg-2019-08',
  },
  tilsynsnotat: {
    args: ['--kommune', 'Aalborg', '--month', '2019-10'],
    stem: 'tilsynsnotat-aalborg-2019-10',
  },
  opfoelgning: { args: ['--month', '2021-06'], stem: 'opfoelgning-2021-06' },
};

/** A folder that a kind of report can be made from: its bundled data, where they are small, else a few kommuner's. */
async function smallData(demo: string): Promise<string> {
  if (demo === 'demo') return fewDelivery();
  if (demo !== 'beskaeftigelsesindblik') return join('fixtures', demo);
  const data = await folderWith();
  for (const file of await readdir(join('fixtures', demo))) {
    if (!file.endsWith('.csv.gz')) continue;
    const text = gunzipSync(await readFile(join('fixtures', demo, file))).toString('utf8');
    const some = text
      .split('\n')
      .filter((line, i) => i === 0 || /^(Aalborg|Randers|Esbjerg|Hele landet);/.test(line));
    await writeFile(join(data, file.slice(0, -3)), csv(...some));
  }
  return data;
}

const build = async (name: string, ...more: string[]) => {
  const out = await folderWith();
  const result = await run('build', '--rapport', name, '--out', out, ...COUNTED, ...more);
  return { ...result, out, files: (await readdir(out)).sort() };
};

describe.each(FAMILIES.map(({ name, demo }) => [name, demo]))('the report %s', (name, demo) => {
  const { args, stem } = CALLS[name]!;

  test('is made from its own bundled data, as PDF and JSON under the report’s name, kommune and month', async () => {
    const { status, out, files, err } = await build(name, ...args, '--format', 'pdf,json');
    expect(err).toContain('bundled demonstration data');
    expect(status).toBe(0);
    expect(files).toEqual([`${stem}.json`, `${stem}.pdf`, 'udgaver']);
    const json = JSON.parse(await readFile(join(out, `${stem}.json`), 'utf8'));
    expect(json).toMatchObject({
      report: name,
      month: args.at(-1),
      generator: { name: 'jcreport' },
      sources: expect.arrayContaining([
        expect.objectContaining({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }),
      ]),
      notes: expect.arrayContaining([expect.objectContaining({ code: 'demonstration' })]),
    });
    expect(Object.keys(json.tables).length + Object.keys(json.figures).length).toBeGreaterThan(1);
    expect((await readFile(join(out, `${stem}.pdf`))).length).toBeLessThan(300_000);
  });

  test('says what to do in a month without figures', async () => {
    // A plan is known for good once its year is over.
    const month =
      { beskaeftigelsesplan: '2018-03', tilsynsnotat: '2025-03', opfoelgning: '2025-03' }[name] ?? '2031-03';
    const data = await (demo === 'demo' ? folderWith(published(['Aalborg'])) : smallData(demo));
    const { status, err, files } = await build(name, ...args.slice(0, -1), month, '--data', data);
    expect([status, files]).toEqual([2, []]);
    expect(err).toMatch(
      /has no figures for (Aalborg|Hele landet)( in \d{4}-03(?: that are new enough)?; it has (?:a benchmark of the year to )?\d{4}-\d{2}|; name the folder)/,
    );
  });

  test('says what it loses without an extract, and what is not there stands in no empty table', async () => {
    const whole = await smallData(demo);
    const data = await folderWith();
    const files = (await readdir(whole)).filter((file) => !/^(benchmark|amk|delivery)/.test(file));
    for (const file of files) await cp(join(whole, file), join(data, file));
    const { status, err } = await build(name, ...args, '--data', data, '--format', 'json');
    expect(status).toBe(0);
    if (name !== 'beskaeftigelsesplan') expect(err).toContain("no extract 'benchmark'");
  });
});

describe('a report that is called wrongly', () => {
  test.each([
    [
      'a kommune for the whole country',
      ['opfoelgning', '--kommune', 'Aalborg', '--month', '2021-06'],
      'leave --kommune out',
    ],
    ['no kommune for one', ['tilsynsnotat', '--month', '2019-10'], 'name it with --kommune'],
    [
      'an option of another family',
      ['opfoelgning', '--month', '2021-06', '--scenarie', '9'],
      'has no use for --scenarie',
    ],
    [
      'a scenario that is no number',
      ['tilsynsnotat', '--kommune', 'Aalborg', '--month', '2019-10', '--scenarie', 'mange'],
      "'mange' is not a number",
    ],
    [
      'a kind that does not exist',
      ['aarsrapport', '--month', '2019-10'],
      'is not one of jobcenterindblik, beskaeftigelsesindblik, beskaeftigelsesplan',
    ],
    [
      'another kommune’s plan',
      ['beskaeftigelsesplan', '--kommune', 'Herning', '--month', '2019-08'],
      'is that of Aalborg, not of Herning',
    ],
    [
      'a month before the plan’s year',
      ['beskaeftigelsesplan', '--kommune', 'Aalborg', '--month', '2019-01'],
      'it has 2019-02 to 2019-12',
    ],
  ])('by %s', async (_, [name, ...args], message) => {
    const { status, err, files } = await build(name!, ...args);
    expect([status, files]).toEqual([2, []]);
    expect(err).toContain(message);
  });

  test('by a folder with no plan, or with two', async () => {
    const rows = csv('Område;Periode;Ydelse;Antal fuldtidspersoner', 'Aalborg;2018M01;Kontanthjælp;9');
    const none = await folderWith({ 'fuldtidspersoner.csv': rows });
    const args = ['--kommune', 'Aalborg', '--month', '2019-08', '--data'];
    expect((await build('beskaeftigelsesplan', ...args, none)).err).toContain(
      'holds no plan.json or plan.csv',
    );
    const two = await folderWith({ 'fuldtidspersoner.csv': rows, 'plan.json': '{}', 'plan-2019.csv': 'x' });
    expect((await build('beskaeftigelsesplan', ...args, two)).err).toContain(
      'holds 2 plans; name one with --plan',
    );
  });
});

test('a plan that names a ydelse no extract has is told so, with the one likely meant', async () => {
  const plan = JSON.parse(await readFile('fixtures/beskaeftigelsesplan/plan.json', 'utf8'));
  plan.goals = plan.goals.slice(0, 1);
  plan.goals.push({ heading: 'X', wording: 'Y', indicator: { ydelse: 'Kontanthjelp', change: -1 } });
  const folder = await folderWith({ 'egen.json': JSON.stringify(plan) });
  const args = [
    '--kommune',
    'Aalborg',
    '--month',
    '2019-08',
    '--plan',
    join(folder, 'egen.json'),
    '--format',
    'json',
  ];
  const { status, err } = await build('beskaeftigelsesplan', ...args);
  expect(status).toBe(0);
  expect(err).toContain('on Kontanthjelp (did you mean Kontanthjælp?)');
});

describe('jcreport reports', () => {
  test('lists every kind with what it needs', async () => {
    const { status, out } = await run('reports');
    expect(status).toBe(0);
    for (const { name, needs } of FAMILIES) {
      expect(out).toContain(`${name}: `);
      for (const { what } of needs) expect(out).toContain(`  ${what}: `);
    }
    expect(out).toContain('about the whole country');
  });

  test('as JSON too', async () => {
    const list = JSON.parse((await run('reports', '--json')).out);
    expect(list.map(({ name }: { name: string }) => name)).toEqual(FAMILIES.map(({ name }) => name));
    expect(list[3].options).toEqual(['--kommune', '--scenarie']);
  });
});

describe('jcreport new-report', () => {
  test('copies a template that build then takes, with the kommune’s own words', async () => {
    const out = await folderWith();
    const made = await run('new-report', 'vores', '--from', 'tilsynsnotat', '--out', out);
    expect(made.status).toBe(0);
    const folder = join(out, 'vores');
    expect(made.out.trim()).toBe(folder);
    expect(await readdir(folder)).toEqual([...(await readdir('templates/tilsynsnotat')), 'charts']);
    expect(await readdir(join(folder, 'charts'))).toEqual(await readdir('templates/charts'));
    const head = join(folder, '00-hoved.md');
    const text = await readFile(head, 'utf8');
    await writeFile(head, text.replace('Forvaltningen indstiller', 'Direktionen indstiller'));
    const {
      status,
      files,
      out: reports,
    } = await build('tilsynsnotat', ...CALLS.tilsynsnotat!.args, '--template', resolve(folder));
    expect([status, files]).toEqual([0, ['tilsynsnotat-aalborg-2019-10.pdf', 'udgaver']]);
    expect(reports).not.toBe('');
  });

  test('refuses a folder that is there, a name that is none, and a kind that does not exist', async () => {
    const out = await folderWith({ 'vores/00.md': 'x' });
    expect((await run('new-report', 'vores', '--out', out)).err).toContain('is there already');
    expect((await run('new-report', '../vores', '--out', out)).err).toContain('is no name for a folder');
    expect((await run('new-report', 'ny', '--from', 'x', '--out', out)).err).toContain('is not one of');
    expect(await readFile(join(out, 'vores/00.md'), 'utf8')).toBe('x');
  });

  test('a template folder that is not there is named', async () => {
    const { status, err } = await build('opfoelgning', '--month', '2021-06', '--template', 'nowhere');
    expect(status).toBe(2);
    expect(err).toContain('the template folder nowhere cannot be read');
  });
});
