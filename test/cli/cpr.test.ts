import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow } from '../folders.js';
import { check, SOUND } from './deliveries.js';
import { csv, folderWith, run } from './folder.js';

/** A citizen's id is for those who have the extracts: `check` names some; what is kept or logged of a run names none. */
test('a citizen’s id stands neither in a batch’s record and page, nor in what those say who make figures', async () => {
  const data = await folderWith({
    ...SOUND,
    'samtaler.csv': `${SOUND['samtaler.csv']}borger-x9;2020-05-04;Jobsamtale;Afholdt\n`,
  });
  const out = await folderWith();
  const batch = ['batch', '--month', '2020-08', '--kommuner', 'Aalborg', '--format', 'json', '--out', out];
  const measure = ['measure', '--from', '2020-08', '--to', '2020-08', '--out', join(out, 'f.csv')];
  for (const call of [batch, measure]) {
    const { status, out: said, err } = await run(...call, '--data', data);
    expect(status, err).toBe(0);
    expect(said + err).toContain('rows of citizens without a row of ydelser');
    expect(said + err).not.toContain('borger-x9');
  }
  for (const path of await filesBelow(out))
    expect(await readFile(path, 'utf8'), path).not.toContain('borger-x9');
  expect((await run('check', '--data', data)).out).toContain('for instance borger-x9');
});

describe('a CPR number reaches nobody', () => {
  const NUMBER = '010180-1234';
  // What is refused in a row stands in one file; an id is refused when all else is sound.
  const places: Record<string, string[]> = {
    'a kommune, a ydelse, a date, or in a row with too many fields': [
      `b1;${NUMBER};Kontanthjælp;2018-01-01;`,
      `b1;Aalborg;${NUMBER} (mor);2018-01-01;`,
      `b1;Aalborg;Kontanthjælp;${NUMBER.replace('-', '')};`,
      `b1;Aalborg;Kontanthjælp;2018-01-01;;${NUMBER}`,
    ],
    'the id': [`${NUMBER};Aalborg;Kontanthjælp;2018-01-01;`],
  };

  test.each(Object.keys(places))('that stands in %s', async (place) => {
    const files = {
      ...SOUND,
      'ydelser.csv': csv(
        'borger_id;kommune;ydelse;fra;til',
        'b1;Aalborg;Kontanthjælp;2018-01-01;',
        ...places[place]!,
      ),
    };
    const data = await folderWith(files);
    const out = await folderWith();
    const calls = [
      ['check', '--json'],
      ['check'],
      ['check', '--allow-cpr', '--tolerate', '9'],
      [
        'build',
        '--kommune',
        'Aalborg',
        '--month',
        '2020-08',
        '--out',
        out,
        '--format',
        'json',
        '--tolerate',
        '9',
        '--allow-cpr',
      ],
      [
        'measure',
        '--from',
        '2020-08',
        '--to',
        '2020-08',
        '--out',
        join(out, 'f.csv'),
        '--tolerate',
        '9',
        '--allow-cpr',
      ],
    ];
    for (const call of calls) {
      const { out: said, err } = await run(...call, '--data', data);
      expect(said + err).not.toMatch(/0101801234|010180-1234/);
      if (call.length > 1) continue;
      // Each of them is told of, else there was nothing to hide.
      if (place === 'the id') expect(said + err).toContain('looks like a CPR number');
      else
        for (const line of [3, 4, 5, 6]) expect(said + err).toMatch(new RegExp(`ydelser\\.csv:${line}\\b`));
    }
    for (const path of await filesBelow(out)) {
      expect(await readFile(path, 'utf8'), path).not.toMatch(/0101801234|010180-1234/);
    }
  });

  test('that stands in the header', async () => {
    const { out } = await check({
      'ydelser.csv': csv(`borger_id;${NUMBER};ydelse;fra;til`, 'b1;Aalborg;Kontanthjælp;2018-01-01;'),
    });
    expect(out).toContain('the column kommune is missing');
    expect(out).not.toContain(NUMBER);
  });

  test.each([
    [
      'a plan’s comment and its file’s name',
      ['--rapport', 'beskaeftigelsesplan', '--kommune', 'Aalborg', '--month', '2020-08'],
      {
        [`plan-${NUMBER}.json`]: JSON.stringify({
          kommune: 'Aalborg',
          year: 2020,
          title: 'Plan',
          goals: [
            {
              heading: 'A',
              wording: NUMBER,
              indicator: { notMeasurable: NUMBER },
              comment: `Se sag ${NUMBER}.`,
            },
          ],
        }),
        'fuldtidspersoner.csv': csv(
          'Område;Periode;Ydelse;Antal fuldtidspersoner',
          `Aalborg;2020M01;${NUMBER};7`,
        ),
      },
    ],
    [
      'a contact of the labour market office',
      ['--rapport', 'opfoelgning', '--month', '2020-08'],
      {
        'amk-kontakter.csv': csv(
          'Kommune;Fokusmål;Indledende kontakt;Ønsker bistand;Foretaget afdækning;Indsats',
          `Aalborg;Tilbud;${NUMBER};Ja;;Borger ${NUMBER}`,
        ),
        'fokusmaal.csv': csv(
          'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt',
          'Aalborg;2020M08;Ydelsesgrupper i alt;Samtaler;100;70',
        ),
      },
    ],
  ])('that stands in %s', async (_, args, files) => {
    const data = await folderWith(files as Record<string, string>);
    const out = await folderWith();
    const {
      status,
      out: said,
      err,
    } = await run('build', ...args, '--data', data, '--out', out, '--format', 'json');
    expect(status, err).toBe(0);
    const written = await Promise.all((await filesBelow(out)).map((path) => readFile(path, 'utf8')));
    for (const text of [said, err.replaceAll(data, ''), ...written]) expect(text).not.toContain(NUMBER);
    const checked = await run('check', '--data', data, '--json');
    expect(checked.out + checked.err).not.toContain(NUMBER);
  });
});
