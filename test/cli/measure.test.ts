import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { COUNTED } from '../counted.js';
import { MONTHS, SOUND, samtaler } from './deliveries.js';
import { buildJson, csv, folderWith, run } from './folder.js';

const rows = (ids: string[], kommune: string, ydelse: string) =>
  ids.map((id) => `${id};${kommune};${ydelse};2017-01-01;`);
const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const FILES = {
  'ydelser.csv': csv(
    'borger_id;kommune;ydelse;fra;til',
    ...rows(ids('a', 6), 'Aalborg', 'Kontanthjælp'),
    ...rows(ids('b', 5), 'Aalborg', 'Ledighedsydelse'),
    ...rows(ids('s', 4), 'Aalborg', 'Revalidering'),
    ...rows(ids('h', 1), 'Herning', 'A-dagpenge'),
    'm1;Herning;Kontanthjælp;2017-01-01;2020-07-15',
    'm1;Aalborg;Kontanthjælp;2020-07-16;',
  ),
  'samtaler.csv': csv(
    'borger_id;dato;type',
    ...['01', '02', '03', '04'].map((d) => `a0;2020-08-${d};Jobsamtale`),
  ),
};

async function measure(...more: string[]) {
  const data = await folderWith(FILES);
  const out = join(data, 'ud', 'fokusmaal.csv');
  const result = await run(
    'measure',
    '--from',
    '2020-07',
    '--to',
    '2020-08',
    '--data',
    data,
    '--out',
    out,
    ...COUNTED,
    ...more,
  );
  return { ...result, text: result.status === 0 ? await readFile(out, 'utf8') : '' };
}

describe('jcreport measure', () => {
  let plain: Awaited<ReturnType<typeof measure>>;
  beforeAll(async () => {
    plain = await measure();
  });

  test('writes a fokusmaal extract in its stable form and order', () => {
    const { status, text, err } = plain;
    expect(status).toBe(0);
    const lines = text.split('\n');
    expect(lines[0]).toBe('Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt;Andel (pct.)');
    expect(lines.slice(1, 5)).toEqual([
      'Herning;2020M07;Ydelsesgrupper i alt;Samtaler;1;0;0,00',
      'Herning;2020M07;A-dagpenge;Samtaler;1;0;0,00',
      'Herning;2020M08;Ydelsesgrupper i alt;Samtaler;1;0;0,00',
      'Herning;2020M08;A-dagpenge;Samtaler;1;0;0,00',
    ]);
    expect(lines).toContain('Aalborg;2020M08;Ydelsesgrupper i alt;Samtaler;16;1;6,25');
    expect(lines).toContain('Herning;2020M06-2020M08;Ydelsesgrupper i alt;Samtaler;2;0;0,00');
    expect(lines).toContain('Hele landet;2019M09-2020M08;Ydelsesgrupper i alt;Samtaler;17;1;5,88');
    expect(lines.at(-2)).toMatch(/^Hele landet;2019M09-2020M08;Ledighedsydelse;Samtaler/);
    expect(text.endsWith('\n')).toBe(true);
    expect(err).toContain('internal use');
    expect(err).toContain('the fokusmål tilbud: it is left out');
  });

  test('keeps to the kommuner asked for', async () => {
    const { text } = await measure('--kommune', 'Herning');
    expect(
      new Set(
        text
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(';')[0]),
      ),
    ).toEqual(new Set(['Herning']));
  });

  test('suppresses small groups when asked, and one more when a group would stand alone', async () => {
    const { text } = await measure('--kommune', 'Aalborg', '--diskretion');
    expect(text).toContain('Aalborg;2020M08;Revalidering;Samtaler;(.);(.);(.)');
    expect(text).toContain('Aalborg;2020M08;Ledighedsydelse;Samtaler;(.);(.);(.)');
    // In August the total has one: shown with Kontanthjælp, it would say that the hidden groups have none. July could
    // show that group, but periods that share citizens are hidden together.
    expect(text).toContain('Aalborg;2020M08;Kontanthjælp;Samtaler;(.);(.);(.)');
    expect(text).toContain('Aalborg;2020M07;Ledighedsydelse;Samtaler;(.);(.);(.)');
    expect(text).toContain('Aalborg;2020M07;Kontanthjælp;Samtaler;(.);(.);(.)');
    expect(text).toContain('Aalborg;2020M08;Ydelsesgrupper i alt;Samtaler;16;1;6,25');
    expect(text).not.toMatch(/;4;/);
  });

  test('computes early effort by month, which a report then shows as the published extract', async () => {
    const data = await folderWith({
      'ydelser.csv': csv(
        'borger_id;kommune;ydelse;fra;til',
        'laenge;Aalborg;Kontanthjælp;2017-01-01;',
        ...rows(ids('a', 6), 'Aalborg', 'Kontanthjælp').map((r) => r.replace('2017-01-01', '2019-02-01')),
      ),
      'samtaler.csv': csv(
        'borger_id;dato;type',
        'a0;2018-02-01;Anden samtale',
        ...['03', '04', '05', '06'].map((m) => `a1;2019-${m}-01;Jobsamtale`),
        'a0;2020-03-01;Anden samtale',
      ),
      'loentimer.csv': csv('borger_id;maaned;timer', 'a2;2019-03;500'),
    });
    const out = join(await folderWith(), 'tidligindsats.csv');
    const result = await run(
      'measure',
      '--early',
      '--from',
      '2019-06',
      '--to',
      '2019-08',
      '--data',
      data,
      '--out',
      out,
    );
    expect(result.status).toBe(0);
    // The hours stand in for no tilbud: without that extract, the fokusmål is left out.
    expect(result.err).toContain('no extract for the fokusmål tilbud');
    const text = await readFile(out, 'utf8');
    expect(text.split('\n').slice(1, 3)).toEqual([
      'Aalborg;2019M07;Ydelsesgrupper i alt;Samtaler;6;1;16,67',
      'Aalborg;2019M07;Kontanthjælp;Samtaler;6;1;16,67',
    ]);
    expect(text).not.toContain('Tilbud');
    const fromCases = await buildJson('Aalborg', '2019-07', data);
    expect(fromCases.figures['3.1'].series[0].points).toContainEqual({
      month: '2019-07',
      share: 16.7,
      provisional: true,
    });
    expect(fromCases.figures['3.2']).toBeUndefined();
  });

  test('its file is read as the published figures of a report', async () => {
    const { text } = plain;
    const data = await folderWith({ 'fokusmaal.csv': text });
    const { tables, notes } = await buildJson('Aalborg', '2020-08', data);
    expect(tables['1.3'].samtaler).toMatchObject({ citizens: 16, met: 1, share: 6.3 });
    expect(notes.map((note: { code: string }) => note.code)).toContain('missing-benchmark');
    expect(notes.map((note: { code: string }) => note.code)).not.toContain('national-sum');
  });

  test('without its row for Hele landet, a report sums the kommuner and says how many they are', async () => {
    const { text } = plain;
    const without = text.split('\n').filter((line) => !line.startsWith('Hele landet'));
    const data = await folderWith({ 'fokusmaal.csv': without.join('\n') });
    const { notes } = await buildJson('Aalborg', '2020-08', data);
    const sum = notes.find((note: { code: string }) => note.code === 'national-sum');
    expect(sum.text).toContain('summen af 2 af 98 kommuner');
  });

  test('refuses months in the wrong order, and a folder without ydelser', async () => {
    const data = await folderWith({ 'samtaler.csv': FILES['samtaler.csv'] });
    const out = join(data, 'x.csv');
    const wrong = await run('measure', '--from', '2020-08', '--to', '2020-07', '--data', data, '--out', out);
    expect(wrong.status).toBe(2);
    const none = await run('measure', '--from', '2020-07', '--to', '2020-08', '--data', data, '--out', out);
    expect(none.status).toBe(2);
    expect(none.err).toContain("no extract 'ydelser'");
  });
});

describe('what an extract lacks is said by whoever makes figures of it', () => {
  const LAST = MONTHS.length;
  async function warnings(months: readonly string[], from: string, more: Record<string, string> = {}) {
    const data = await folderWith({ ...SOUND, 'samtaler.csv': samtaler(months, 1), ...more });
    const out = join(data, 'ud.csv');
    return (await run('measure', '--from', from, '--to', '2020-08', '--data', data, '--out', out)).err;
  }

  test('months without rows in the middle, and a beginning after the first window', async () => {
    const said = await warnings(
      MONTHS.filter((month) => month !== '2020-03'),
      '2019-07',
    );
    expect(said).toContain(
      'samtaler: 1: months without any row inside the series; is a part of the extract missing? (for instance 2020-03)',
    );
    expect(said).toContain(
      'the case extracts begin late: figures before 2019-08 miss part of their effort window',
    );
  });

  test('nothing where all months are there, the whole first window too', async () => {
    const whole = await warnings(MONTHS, '2019-08');
    for (const text of ['samtaler: 1: months', 'has no row ', 'begin late', 'has no rows'])
      expect(whole).not.toContain(text);
  });

  test('an end before the last month', async () => {
    // It has no end: its citizen has tilbud in August too.
    const tilbud = csv('borger_id;tilbudstype;fra;til', 'b1;Virksomhedspraktik;2020-07-01;');
    const said = await warnings(MONTHS.slice(0, LAST - 1), '2020-08', { 'tilbud.csv': tilbud });
    expect(said).toContain(
      'samtaler has no row dated after 2020-07, cancelled ones aside: unless there was no such effort, it is missing, and shares of later months are too low',
    );
    expect(said).toContain('tilbud has no row that begins after 2020-07: unless there was no such effort');
  });

  test('a file with a header alone, and a column that nobody reads', async () => {
    const err = await warnings(MONTHS, '2020-08', {
      'tilbud.csv': csv('borger_id;tilbudstype;fra;til'),
    });
    expect(err).toContain('tilbud.csv: it has no rows below its header; is it the right file, and whole?');
    expect(err).toContain("ydelser.csv: the column 'sagsnr' is not used");
  });
});
