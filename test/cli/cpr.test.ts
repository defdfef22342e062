import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, SOUND } from './deliveries.js';
import { csv, folderWith, run } from './folder.js';

describe('a CPR number reaches nobody', () => {
  const NUMBER = '010180-1234';
  const places: Record<string, string> = {
    'a kommune': `b1;${NUMBER};Kontanthjælp;2018-01-01;`,
    'a ydelse': `b1;Aalborg;${NUMBER} (mor);2018-01-01;`,
    'a date': `b1;Aalborg;Kontanthjælp;${NUMBER.replace('-', '')};`,
    'a row with too many fields': `b1;Aalborg;Kontanthjælp;2018-01-01;;${NUMBER}`,
    'the id': `${NUMBER};Aalborg;Kontanthjælp;2018-01-01;`,
  };

  test.each(Object.keys(places))('that stands in %s', async (place) => {
    const files = {
      ...SOUND,
      'ydelser.csv': csv(
        'borger_id;kommune;ydelse;fra;til',
        'b1;Aalborg;Kontanthjælp;2018-01-01;',
        places[place]!,
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
    }
    for (const name of await readdir(out)) {
      expect(await readFile(join(out, name), 'utf8'), name).not.toMatch(/0101801234|010180-1234/);
    }
  });

  test('that stands in the header', async () => {
    const { out } = await check({
      'ydelser.csv': csv(`borger_id;${NUMBER};ydelse;fra;til`, 'b1;Aalborg;Kontanthjælp;2018-01-01;'),
    });
    expect(out).toContain('the column kommune is missing');
    expect(out).not.toContain(NUMBER);
  });
});
