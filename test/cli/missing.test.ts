import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { csv, folderWith, removeFolders, run } from './folder.js';

afterAll(removeFolders);

const MONTHS = Array.from({ length: 12 }, (_, i) => `2020M${String(i + 1).padStart(2, '0')}`);
/** Published figures of Aalborg, 200 citizens a month of whom `met` had the effort. */
const published = (
  met: number,
  months = MONTHS,
  gruppe = 'Ydelsesgrupper i alt',
  more: string[] = [],
  kommune = 'Aalborg',
) =>
  csv(
    ...(kommune === 'Aalborg' ? ['Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt'] : []),
    ...months.flatMap((month) =>
      ['Samtaler', 'Tilbud'].map((f) => `${kommune};${month};${gruppe};${f};200;${met}`),
    ),
    ...more,
  );

async function build(family: string, files: Record<string, string>, month = '2020-12') {
  const data = await folderWith(files);
  const to = join(data, 'out');
  const of = family === 'opfoelgning' ? [] : ['--kommune', 'Aalborg'];
  const done = await run(
    'build',
    '--data',
    data,
    '--rapport',
    family,
    ...of,
    '--month',
    month,
    '--format',
    'json',
    '--out',
    to,
  );
  const slug = family === 'opfoelgning' ? '' : '-aalborg';
  const file = (ext: string) => readFile(join(to, `${family}${slug}-${month}.${ext}`), 'utf8');
  return { ...done, file };
}

describe('a month that was not delivered', () => {
  const without = (month: string) => MONTHS.filter((m) => m !== month);

  test('is named in warning, report and JSON, and no category is given that it could turn', async () => {
    const { status, err, file } = await build('jobcenterindblik', {
      'fokusmaal.csv':
        published(165, without('2020M03')) + published(165, without('2020M07'), undefined, [], 'Herning'),
    });
    expect(status).toBe(0);
    expect(err).toContain('no figures of Aalborg on samtaler and tilbud for 2020-03');
    const text = await file('json');
    expect(text).toContain('marts 2020');
    expect(text).toContain('hvor de manglende kan vende en konklusion, drages den ikke');
    // 11 × 82,5 % of 12 months is 75,625 %: the missing month could turn the fokusmål of samtaler.
    expect(JSON.parse(text).status.criteria.last12).toBeNull();
    const row = (code: number) =>
      JSON.parse(text).tables['B.1'].find((kommune: { code: number }) => kommune.code === code);
    expect(row(851).missing).toEqual({ samtaler: ['2020-03'], tilbud: ['2020-03'] });
    expect(row(657).missing).toEqual({ samtaler: ['2020-07'], tilbud: ['2020-07'] });
    expect(row(101).missing).toBeUndefined();
  });

  test('leaves the road to the year’s end open', async () => {
    const { status, file } = await build(
      'tilsynsnotat',
      { 'fokusmaal.csv': published(165, without('2020M03').slice(0, -1)) },
      '2020-11',
    );
    expect(status).toBe(0);
    const [road] = JSON.parse(await file('json')).tables['6'];
    expect(road).toMatchObject({
      kind: 'unchanged',
      met: null,
      months: [{ share: 82.5, requirement: null }],
    });
  });

  test('of early effort is named too, and leaves the follow-up open', async () => {
    const in2019 = (text: string) => text.replaceAll('2020M', '2019M');
    const { err, file } = await build(
      'jobcenterindblik',
      {
        'fokusmaal.csv': in2019(published(165)),
        'tidligindsats.csv': in2019(published(150, [...MONTHS.slice(0, 2), ...MONTHS.slice(4)])),
      },
      '2019-12',
    );
    expect(err).toContain('no figures of Aalborg on early effort, samtaler and tilbud for 2019-03, 2019-04');
    const text = await file('json');
    expect(text).toContain('Tidlig indsats. Samtaler og tilbud: Der er ikke tal for marts–april 2019');
    const json = JSON.parse(text);
    expect(json.figures['3.1'].series[0].points).toHaveLength(12);
  });

  test('of a plain year is not spoken of', async () => {
    const { err, file } = await build('jobcenterindblik', { 'fokusmaal.csv': published(165) });
    expect(err).not.toContain('no figures of');
    const text = await file('json');
    expect(text).not.toContain('vende en konklusion');
    expect(JSON.parse(text).status.criteria.last12).toBe(true);
  });

  test('leaves a kommune unnamed, with the reason, where it decides whether a fokusmål is missed', async () => {
    const { status, err, file } = await build(
      'opfoelgning',
      {
        'fokusmaal.csv':
          published(159, MONTHS.slice(0, 11)) +
          published(170, MONTHS).replaceAll('Aalborg', 'Herning').split('\n').slice(1).join('\n'),
      },
      '2020-11',
    );
    expect(`${status} ${err}`).toContain('leave open whether these kommuner miss the fokusmål samtaler');
    expect(await file('json')).toContain('mangler der måneder');
  });
});

test('a kommune with figures of its ydelsesgrupper and none of all together is told which row to fetch', async () => {
  const { status, err } = await build('jobcenterindblik', {
    'fokusmaal.csv': published(165, MONTHS, 'Kontanthjælp'),
  });
  expect(status).not.toBe(0);
  expect(err).toContain('Ydelsesgrupper i alt');
});

describe('a plan’s goal', () => {
  const plan = (...months: string[]) => ({
    'plan.csv': csv('kommune;år;overskrift;mål;ydelse;ændring', 'Aalborg;2020;SU;Færre;SU;-5,0'),
    'fuldtidspersoner.csv': csv(
      'Område;Periode;Ydelse;Antal fuldtidspersoner',
      ...MONTHS.map((month) => `Aalborg;${month.replace('2020', '2019')};SU;100`),
      ...months.map((month) => `Aalborg;${month};SU;90`),
    ),
  });

  test('is not judged by months that a missing one could turn, which are named', async () => {
    const { err, file } = await build(
      'beskaeftigelsesplan',
      plan('2020M01', '2020M03', '2020M04'),
      '2020-04',
    );
    expect(err).toContain('no full-time persons of Aalborg on SU for 2020-02');
    expect(JSON.parse(await file('json')).tables['1']).toMatchObject([
      { met: null, months: 2, missing: ['2020-02'], change: { own: -10 } },
    ]);
  });

  test('is judged when all months are there', async () => {
    const { file } = await build('beskaeftigelsesplan', plan('2020M01', '2020M02', '2020M03'), '2020-04');
    const [goal] = JSON.parse(await file('json')).tables['1'];
    expect(goal).toMatchObject({ met: true, months: 2 });
    expect(goal.missing).toBeUndefined();
  });
});

describe('published months without the periods of unique citizens', () => {
  const figures = async (more: string[]) => {
    const { err, file } = await build('jobcenterindblik', {
      'fokusmaal.csv': published(165, MONTHS, undefined, more),
    });
    return { err, report: JSON.parse(await file('json')) };
  };
  const periods = (...codes: string[]) =>
    codes.flatMap((code) =>
      ['Samtaler', 'Tilbud'].map((f) => `Aalborg;${code};Ydelsesgrupper i alt;${f};200;165`),
    );
  const AS_ONE = (from: string) => `but no figures for ${from} to 2020-12 as one period`;

  test('give the figures by month, averages and the category; the others are left out, and that is told', async () => {
    const { err, report } = await figures([]);
    expect(err).toContain(AS_ONE('2020-10'));
    expect(err).toContain(AS_ONE('2020-01'));
    expect(report.figures['4.1'].series[0].points).toHaveLength(12);
    expect(report.figures['5.1']).toBeDefined();
    expect(report.status.criteria.last12).toBe(true);
    for (const id of ['4.2', '5.2', '5.4']) expect(report.figures[id]).toBeUndefined();
    expect(report.tables['1.3']).toBeUndefined();
    const text = JSON.stringify(report);
    expect(text).toContain('ikke for oktober–december 2020 under ét');
    expect(text).toContain('ikke for januar–december 2020 under ét');
  });

  test('lack the one that is not there, and nothing when both are', async () => {
    const three = await figures(periods('2020M10-2020M12'));
    expect(three.err).not.toContain(AS_ONE('2020-10'));
    expect(three.err).toContain(AS_ONE('2020-01'));
    expect(three.report.tables['1.3'].samtaler.citizens).toBe(200);
    expect((await figures(periods('2020M10-2020M12', '2020M01-2020M12'))).err).not.toContain('as one period');
  });
});
