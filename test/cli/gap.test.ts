import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COUNTED } from '../counted.js';
import { MONTHS } from './deliveries.js';
import { csv, folderWith, run } from './folder.js';
import { fewDelivery } from './whole.js';

/** Ten citizens on kontanthjælp, eight with four samtaler in July: 80 % is not above 80 %. */
const ids = Array.from({ length: 10 }, (_, i) => `b${i}`);
const FILES = {
  'ydelser.csv': csv(
    'borger_id;kommune;ydelse;fra;til',
    ...ids.map((id) => `${id};Aalborg;Kontanthjælp;2017-01-01;`),
    '=x;Aalborg;Ledighedsydelse;2017-01-01;',
  ),
  'samtaler.csv': csv(
    'borger_id;dato;type',
    ...ids.slice(0, 8).flatMap((id) => ['01', '02', '03', '04'].map((d) => `${id};2020-07-${d};Jobsamtale`)),
    'b8;2019-05-31;Jobsamtale',
    'b8;2020-07-31;Opfølgningssamtale',
    'b8;2020-08-01;Anden samtale',
    '=x;2020-07-01;Jobsamtale',
  ),
  'loentimer.csv': csv('borger_id;maaned;timer', 'b8;2020-08;100,5'),
};
const call = (data: string, ...more: string[]) =>
  run('gap', '--kommune', 'Aalborg', '--month', '2020-08', '--data', data, ...COUNTED, ...more);

describe('jcreport gap', () => {
  test('says how many citizens are missing in each ydelsesgruppe, so that the share is above the threshold', async () => {
    const { status, out } = await call(await folderWith(FILES), '--json');
    expect(status).toBe(0);
    const { samtaler } = JSON.parse(out);
    expect(samtaler.threshold).toBe(80);
    // 9 of 11 is above 80 %, 8 of 10 is not.
    expect(
      samtaler.groups.map((g: Record<string, unknown>) => [g.ydelsesgruppe, g.citizens, g.met, g.missing]),
    ).toEqual([
      ['Ydelsesgrupper i alt', 11, 8, 1],
      ['Kontanthjælp', 10, 8, 1],
      ['Ledighedsydelse', 1, 0, 1],
    ]);
  });

  test('says how many it takes in each month that is left, from the requirement by year end', async () => {
    // All year 25 of 32 citizens have a samtale every month: 78,125 %. The four months left need (12 · 80 − 8 · 78,125) / 4.
    const citizens = Array.from({ length: 32 }, (_, i) => `b${i}`);
    const data = await folderWith({
      'ydelser.csv': csv(
        'borger_id;kommune;ydelse;fra;til',
        ...citizens.map((id, i) => `${id};Aalborg;${i < 30 ? 'Kontanthjælp' : 'A-dagpenge'};2017-01-01;`),
      ),
      'samtaler.csv': csv(
        'borger_id;dato;type',
        ...citizens.slice(0, 25).flatMap((id) => MONTHS.map((month) => `${id};${month}-10;Jobsamtale`)),
      ),
    });
    const { out, err } = await call(data, '--json');
    expect(err).not.toContain('no figures');
    const { samtaler } = JSON.parse(out);
    const [all, insured, assistance] = samtaler.groups;
    // 27 of 32 is 84,375 %, 26 is 81,25 %.
    expect(all).toMatchObject({ requirement: 83.75, outOfReach: false, missing: 1, missingToYearEnd: 2 });
    expect(insured).toMatchObject({ ydelsesgruppe: 'A-dagpenge', requirement: 240, missingToYearEnd: null });
    expect(insured.outOfReach).toBe(true);
    expect(assistance).toMatchObject({ requirement: null, outOfReach: false, missingToYearEnd: 0 });
  });

  test('prints a table a person can read', async () => {
    const { out, err } = await call(await folderWith(FILES));
    expect(out).toMatch(/Samtaler: more than 80,00 %\n.*missing now/);
    expect(out).toMatch(/Kontanthjælp +10 +8 +80,00 % +1 /);
    expect(err).toContain('not suppressed');
  });

  test('lists the citizens who are not met only when asked, readable by the owner, with what each lacks', async () => {
    const data = await folderWith(FILES);
    const list = join(data, 'liste.csv');
    const { status, err } = await call(data, '--list', list);
    expect(status).toBe(0);
    expect(err).toContain('for caseworkers only');
    expect((await stat(list)).mode & 0o077).toBe(0);
    const lines = (await readFile(list, 'utf8')).split('\n');
    expect(lines[0]).toBe(
      'borger_id;fokusmål;ydelse;samtaler talt;samtaler mangler;seneste samtale;seneste samtale ude af vinduet fra;timer talt;timer mangler',
    );
    // Two days count in the window; the last one is in the window of June 2021 and not in that of July.
    expect(lines).toContain('b8;Samtaler;Kontanthjælp;2;2;2020-07-31;2021-07;100,50;124,50');
    expect(lines).toContain('b9;Samtaler;Kontanthjælp;0;4;;;0,00;225,00');
    // A name that a spreadsheet would run is made harmless.
    expect(lines).toContain("'=x;Samtaler;Ledighedsydelse;1;3;2020-07-01;2021-07;0,00;225,00");
    expect(lines.filter((line) => line.includes(';Samtaler;'))).toHaveLength(3);
    expect(lines.filter((line) => line.includes(';Tilbud;'))).toHaveLength(11);
  });

  test('needs case extracts for the list, and says so', async () => {
    const out = await folderWith();
    const { status, err } = await run(
      'gap',
      '--kommune',
      'Herning',
      '--month',
      '2020-08',
      '--data',
      await fewDelivery(),
      ...COUNTED,
      '--list',
      join(out, 'x.csv'),
    );
    expect(status).toBe(2);
    expect(err).toContain('needs case extracts of Herning');
  });

  test('refuses a month without figures and names those there are', async () => {
    const data = await folderWith(FILES);
    const { status, err } = await run('gap', '--kommune', 'Aalborg', '--month', '2025-01', '--data', data);
    expect(status).toBe(2);
    expect(err).toMatch(/no figures for Aalborg in 2025-01; it has/);
  });
});
