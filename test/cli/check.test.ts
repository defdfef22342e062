import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BUNDLED_DATA } from '../../src/cli/paths.js';
import { build, csv, folderWith, run } from './folder.js';

const YDELSER = csv(
  'borger_id;kommune;ydelse;fra;til;sagsnr',
  'b1;Aalborg;Kontanthjælp;2017-01-01;;1',
  'b2;Aalborg;Kontanthjælp;2017-01-01;2019-12-31;2',
  'b2;Aalborg;Kontanthjælp;2019-12-31;2020-06-30;3',
  'b3;Herning;Fleksjob;2017-01-01;;4',
);
const MONTHS = Array.from(
  { length: 24 },
  (_, i) => `${2018 + Math.floor((i + 8) / 12)}-${String(((i + 8) % 12) + 1).padStart(2, '0')}`,
);
const samtaler = (months: readonly string[], perMonth: number): string =>
  csv(
    'borger_id;dato;type;status',
    ...months.flatMap((month) =>
      Array.from(
        { length: perMonth },
        (_, i) => `b1;${month}-${String(i + 1).padStart(2, '0')};Jobsamtale;Afholdt`,
      ),
    ),
  );
const SOUND = { 'ydelser.csv': YDELSER, 'samtaler.csv': samtaler(MONTHS, 25) };

async function check(files: Record<string, string | Buffer>, ...more: string[]) {
  const data = await folderWith(files);
  return { data, ...(await run('check', '--data', data, ...more)) };
}

describe('jcreport check', () => {
  test('prints what each extract holds: rows, citizens, dates, kommuner, what is not counted', async () => {
    const { status, out } = await check(SOUND);
    expect(status).toBe(0);
    expect(out).toContain('ydelser: 4 rows of 2 citizens, 2017-01-01 – 2020-06-30');
    expect(out).toContain('1 kommuner: Aalborg');
    expect(out).toContain('not counted or not read: ydelse Fleksjob (1), column sagsnr of ydelser.csv');
    expect(out).toContain('samtaler: 600 rows of 1 citizens, 2018-09-01 – 2020-08-25');
    expect(out).toContain('No errors.');
  });

  test('finds the bundled data sound', async () => {
    const { status, out } = await run(
      'check',
      '--data',
      BUNDLED_DATA,
      '--month',
      '2020-08',
      '--kommune',
      'Aalborg',
    );
    expect(status).toBe(0);
    expect(out).not.toContain('Warnings');
  });

  test('warns of overlapping rows, rows that stand there twice, and events of citizens without ydelser', async () => {
    const { status, out } = await check({
      ...SOUND,
      'loentimer.csv': csv(
        'borger_id;maaned;timer',
        'b1;2020-01;10',
        'b1;2020-01;10',
        'b3;2020-02;5',
        'b9;2020-03;5',
      ),
    });
    expect(status).toBe(0);
    expect(out).toMatch(/ydelser: 1: rows of one ydelse begin before an earlier one.*for instance b2/);
    expect(out).toMatch(/loentimer: 1: rows that stand there twice or more: the hours are added twice.*b1/);
    // b3 has a ydelse outside the measures, b9 has none at all.
    expect(out).toMatch(/loentimer: 1: rows of citizens without a row of ydelser.*for instance b9\)/);
  });

  test('names months without rows and months with few', async () => {
    const [gone, ...rest] = MONTHS.toSpliced(5, 1)
      .toSpliced(5, 0)
      .map((m) => m);
    const thin = MONTHS[10]!;
    const text =
      samtaler(
        [gone!, ...rest].filter((m) => m !== thin),
        25,
      ) + samtaler([thin], 3).split('\n').slice(1).join('\n');
    const { out } = await check({ ...SOUND, 'samtaler.csv': text });
    expect(out).toMatch(new RegExp(`samtaler: 1: months without any row inside the series.*${MONTHS[5]}`));
    expect(out).toContain(`few rows in ${thin} (3); usual are 25`);
  });

  test('warns of a period too short for the report month, and not of one that is long enough', async () => {
    const short = await check(SOUND, '--month', '2020-07');
    expect(short.out).toMatch(
      /a report of 2020-07 needs effort from 2018-08-01; figures before 2019-08 miss/,
    );
    const enough = await check(
      { ...SOUND, 'samtaler.csv': samtaler(['2018-08', ...MONTHS], 25) },
      '--month',
      '2020-07',
    );
    expect(enough.out).not.toContain('needs effort from');
  });

  test('calls it an error when the kommune asked for is not there', async () => {
    const { status, out } = await check(SOUND, '--kommune', 'Samsø');
    expect(status).toBe(2);
    expect(out).toContain('Samsø is in no extract');
  });

  test('names every fault with file, line, column, value and the nearest word, the first twenty of a kind', async () => {
    const wrong = Array.from({ length: 30 }, (_, i) => `x${i};Aalbrog;Kontanthælp;2020-01-01;`);
    const { status, out } = await check({
      'ydelser.csv': csv('borger_id;kommune;ydelse;fra;til', ...wrong),
      'fokusmaal.csv': csv(
        'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt',
        'Aalborg;2020M08;Ydelsesgrupper i alt;Samtaler;10;8',
        'Aalborg;2020M08;Ydelsesgrupper i alt;Samtaler;10;9',
      ),
    });
    expect(status).toBe(2);
    expect(out).toMatch(/ydelser\.csv:2 column kommune has 'Aalbrog': .*nearest: Aalborg/);
    expect(out).toMatch(/column ydelse has 'Kontanthælp': unknown; did you mean Kontanthjælp\?/);
    expect(out).toContain('… and 40 more of this kind');
    expect(out).toMatch(/fokusmaal\.csv: two rows give different figures for Aalborg, 2020M08/);
    expect(out).toContain('61 errors; nothing can be built');
  });

  test('gives the same as JSON', async () => {
    const { out, status } = await check(
      { ...SOUND, 'tilbud.csv': csv('borger_id;type;fra;til', 'b1;Kaffe;2020-01-01;') },
      '--json',
    );
    expect(status).toBe(2);
    const json = JSON.parse(out);
    expect(json.extracts.map((e: { extract: string }) => e.extract)).toEqual([
      'ydelser',
      'samtaler',
      'tilbud',
    ]);
    expect(json.errors).toBe(1);
    expect(json.problems[0]).toMatchObject({
      kind: 'value',
      count: 1,
      shown: [{ file: 'tilbud.csv', line: 2, column: 'tilbudstype', value: 'Kaffe' }],
    });
  });
});

test('a table of full-time persons says its ydelse in a column or in its name', async () => {
  const table = csv(
    'Område;Periode;Antal fuldtidspersoner',
    'Aalborg;2020M08;1.234',
    'RAR Nordjylland;2020M08;5678',
  );
  const named = await check({ 'fuldtidspersoner-sygedagpenge.csv': table });
  expect(named.status).toBe(0);
  expect(named.out).toContain('fuldtidspersoner: 2 rows, 2020-08 – 2020-08');
  const unnamed = await check({ 'fuldtidspersoner.csv': table });
  expect(unnamed.status).toBe(2);
  expect(unnamed.out).toContain('expected a ydelse: add the column Ydelse');
});

describe('a note is words at the end of a file, and nothing else is', () => {
  const withRows = (...rows: string[]) => ({
    ...SOUND,
    'tilbud.csv': csv('borger_id;type;fra;til', 'b1;Mentor;2020-01-01;', ...rows),
  });

  test('words below the rows are passed over', async () => {
    const { status, out } = await check(withRows('Note: foreløbige tal;;;', 'Kilde: fagsystemet'));
    expect(status).toBe(0);
    expect(out).toContain('tilbud: 1 rows of 1 citizens');
  });

  test('a row cut off after its first field is rejected, at the end or among others', async () => {
    expect((await check(withRows('b2'))).out).toMatch(/tilbud\.csv:3: expected 4 fields/);
    expect((await check(withRows('b2;;;', 'b1;Mentor;2020-03-01;'))).out).toMatch(
      /tilbud\.csv:3 column tilbudstype/,
    );
  });

  test('words among the rows are rejected', async () => {
    expect((await check(withRows('Note: midt i filen', 'b1;Mentor;2020-03-01;'))).out).toMatch(
      /tilbud\.csv:3: expected 4 fields/,
    );
  });
});

describe('rows that cannot be read', () => {
  const files = {
    ...SOUND,
    'tilbud.csv': csv(
      'borger_id;type;fra;til',
      'b1;Virksomhedspraktik;2020-07-01;',
      '=1+1;Kaffe;2020-01-01;',
      'b2;Mentor;2020-02-30;2020-01-01',
      'b2;Mentor',
      '010180-1234;Kaffe;2020-01-01;',
    ),
  };
  const buildFrom = async (...more: string[]) => build(await folderWith(files), '--format', 'json', ...more);

  test('stop a run, and nothing is written', async () => {
    const { status, err, folder } = await buildFrom();
    expect(status).toBe(2);
    expect(err).toContain('tilbud.csv:3 column tilbudstype');
    expect(await readdir(folder)).toEqual([]);
  });

  test('stop a run that tolerates one fewer than there are', async () => {
    const { status, err } = await buildFrom('--tolerate', '3');
    expect(status).toBe(2);
    expect(err).toContain('4 rows are rejected, 3 are tolerated');
  });

  test('are left out when so many are tolerated: written down with their reasons, and told in the report', async () => {
    const { status, err, out, folder } = await buildFrom('--tolerate', '4');
    expect(status).toBe(0);
    expect(err).toContain('4 rows could not be read and are left out');
    const path = join(folder, 'afviste-raekker.csv');
    const lines = (await readFile(path, 'utf8')).split('\n');
    expect(lines[0]).toBe('fil;linje;begrundelse;række');
    expect(lines[1]).toMatch(/^tilbud\.csv;3;.*tilbudstype: expected one of.*;'=1\+1;Kaffe;2020-01-01;$/);
    expect(lines[2]).toMatch(/^tilbud\.csv;4;.*fra: expected a date/);
    expect(lines[3]).toMatch(/^tilbud\.csv;5;.*expected 4 fields/);
    expect(lines[4]).toMatch(/010180-\*\*\*\*;Kaffe/);
    expect((await stat(path)).mode & 0o077).toBe(0);
    const report = JSON.parse(await readFile(out.trim(), 'utf8'));
    expect(report.notes).toContainEqual({
      code: 'rejected-rows',
      text: '4 rækker i leveringen kunne ikke læses og er udeladt. De står med begrundelse i filen afviste-raekker.csv.',
    });
  });

  test('of a jobindsats extract are tolerated alike', async () => {
    const data = await folderWith({
      ...SOUND,
      'benchmark.csv': csv(
        'Area;Periode;Ydelsesgrupper;Forventet antal;Faktisk antal;Forskel antal;Forventet andel;Faktisk andel;Forskel andel;Placering',
        'Aalborg;2020QMAT02;Ydelsesgrupper i alt;14560;14810;250;9,87;10,04;0,17;61',
        'Aalbrog;2020QMAT02;Ydelsesgrupper i alt;14560;14810;250;9,87;10,04;0,17;61',
      ),
    });
    const { status, folder } = await build(data, '--format', 'json', '--tolerate', '1');
    expect(status).toBe(0);
    expect(await readFile(join(folder, 'afviste-raekker.csv'), 'utf8')).toContain('benchmark.csv;3;');
  });

  test('need a number to be tolerated', async () => {
    expect((await buildFrom('--tolerate', 'mange')).err).toContain(
      "--tolerate: 'mange' is not a number of rows",
    );
  });
});

describe('files that are no extract are named, with what to do', () => {
  test.each([
    [
      'an Excel workbook',
      'samtaler.xlsx',
      Buffer.from('PK\u0003\u0004xl/workbook.xml'),
      /samtaler\.xlsx is a ZIP archive or an Excel workbook.*Save As > "CSV UTF-8/,
    ],
    [
      'a workbook under the name of a CSV',
      'samtaler.csv',
      Buffer.from('PK\u0003\u0004xl/workbook.xml'),
      /Excel workbook, not CSV/,
    ],
    ['an old workbook', 'tilbud.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /old Excel workbook/],
    [
      'NUL bytes',
      'tilbud.csv',
      Buffer.from('borger_id;type\u0000;fra;til\n'),
      /holds NUL bytes and is no text file/,
    ],
    ['a web page', 'benchmark.csv', Buffer.from('<!DOCTYPE html><html>'), /is a web page.*login page/],
    [
      'case extracts in JSON',
      'tilbud.json',
      Buffer.from('{"borger_id": "b1"}'),
      /the case extract tilbud is read from CSV only/,
    ],
    [
      "jobindsats' error",
      'benchmark.json',
      Buffer.from('{"code":422,"cause":"Unknown period type: M"}'),
      /answered with an error \(422: Unknown period type: M\)/,
    ],
    [
      'deep JSON',
      'benchmark.json',
      Buffer.from('['.repeat(200_000)),
      /expected jobindsats' answer as it came|is no JSON object/,
    ],
    [
      'a header of ten thousand columns',
      'tilbud.csv',
      Buffer.from(`${Array.from({ length: 10_000 }, (_, i) => `k${i}`).join(';')}\n`),
      /the column borger_id is missing; the file has k0, k1.* more|more than 64 KB/,
    ],
    [
      'a first line without an end',
      'tilbud.csv',
      Buffer.from('x'.repeat(70_000)),
      /first line of more than 64 KB/,
    ],
    [
      'one row of many megabytes',
      'tilbud.csv',
      Buffer.from(`borger_id;type;fra;til\nb1;"${'x'.repeat(5_000_000)}`),
      /a row is longer than 1000000 characters near line/,
    ],
    [
      'a broken gzip',
      'tilbud.csv.gz',
      gzipSync('borger_id;type;fra;til\n').subarray(0, 20),
      /cannot be read .*check that it is whole/,
    ],
    [
      'a gzip bomb',
      'benchmark.csv.gz',
      gzipSync(Buffer.alloc(2 ** 30 + 2 ** 20, 'a')),
      /unpacks to more than any extract holds/,
    ],
  ])('%s', async (_, name, content, expected) => {
    const { status, out } = await check({ 'ydelser.csv': YDELSER, [name]: content });
    expect(status).toBe(2);
    expect(out).toMatch(expected);
    expect(out).not.toMatch(/\n\s+at /);
  });

  test('a folder called like an extract is passed over', async () => {
    const { status } = await check({ ...SOUND, 'tilbud.csv/note.txt': 'x' });
    expect(status).toBe(0);
  });
});

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
