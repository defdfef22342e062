import { describe, expect, test } from 'vitest';
import { check, MONTHS, SOUND, samtaler } from './deliveries.js';
import { csv, DEMO, folderWith, run } from './folder.js';

describe('jcreport check', () => {
  test('prints what each extract holds: rows, citizens, dates, kommuner, what is not counted', async () => {
    const { status, out } = await check(SOUND);
    expect(status).toBe(0);
    expect(out).toContain('ydelser: 4 rows of 2 citizens, 2017-01-01 – 2020-06-30');
    expect(out).toContain('1 kommune: Aalborg');
    expect(out).toContain('not counted or not read: ydelse Fleksjob (1), column sagsnr of ydelser.csv');
    expect(out).toContain('samtaler: 600 rows of 1 citizens, 2018-09-01 – 2020-08-25');
    expect(out).toContain('No errors.');
  });

  test('finds the bundled data sound', async () => {
    const { status, out } = await run('check', '--data', DEMO, '--month', '2020-08', '--kommune', 'Aalborg');
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

  test('warns of a period too short for the report month, and calls it an error when the kommune asked for is not there', async () => {
    const { status, out } = await check(SOUND, '--month', '2020-07', '--kommune', 'Samsø');
    expect(out).toMatch(/a report of 2020-07 needs effort from 2018-08-01; figures before 2019-08 miss/);
    expect(status).toBe(2);
    expect(out).toContain('Samsø is in no extract');
  });

  test('warns of no period that is long enough', async () => {
    const files = { ...SOUND, 'samtaler.csv': samtaler(['2018-08', ...MONTHS], 25) };
    expect((await check(files, '--month', '2020-07')).out).not.toContain('needs effort from');
  });

  test('names every fault once with file, line, column, value, rows and the nearest word, the first twenty of a kind', async () => {
    const wrong = Array.from({ length: 30 }, (_, i) => `x${i};Aalbrog;Kontanthælp;2020-01-01;${i}`);
    const { status, out } = await check({
      'ydelser.csv': csv('borger_id;kommune;ydelse;fra;til', ...wrong),
      'fokusmaal.csv': csv(
        'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt',
        'Aalborg;2020M08;Ydelsesgrupper i alt;Samtaler;10;8',
        'Aalborg;2020M08;Ydelsesgrupper i alt;Samtaler;10;9',
      ),
    });
    expect(status).toBe(2);
    expect(out).toMatch(
      /ydelser\.csv:2 column kommune has 'Aalbrog' \(30 rows, this is the first\): .*nearest: Aalborg/,
    );
    expect(out).toMatch(
      /column ydelse has 'Kontanthælp' \(30 rows, this is the first\): unknown; did you mean Kontanthjælp\?/,
    );
    expect(out).toContain('… and 10 more of this kind');
    expect(out).toMatch(/fokusmaal\.csv: two rows give different figures for Aalborg, 2020M08/);
    expect(out).toContain('91 errors; nothing can be built');
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
    'RAR Nordjylland;2020M08;5.678',
  );
  const named = await check({ 'fuldtidspersoner-sygedagpenge.csv': table });
  expect(named.status).toBe(0);
  expect(named.out).toContain('fuldtidspersoner: 2 rows, 2020-08 – 2020-08');
  expect(named.out).not.toContain('no single ydelse');
  const rows = table.replace(/^(Område|Aalborg|RAR Nordjylland);/gm, (_, area) =>
    area === 'Område' ? 'Område;Ydelse;' : `${area};Ydelser i alt;`,
  );
  const total = await check({ 'fuldtidspersoner.csv': rows });
  expect(total.out).toContain("'Ydelser i alt' (2 rows) is the name of no single ydelse");
  const unnamed = await check({ 'fuldtidspersoner.csv': table });
  expect(unnamed.status).toBe(2);
  expect(unnamed.out).toContain('expected a ydelse: add the column Ydelse');
});

describe('check of the extracts of the other reports', () => {
  test('tells of a plan, and counts a RAR for no kommune', async () => {
    const { status, out } = await run(
      'check',
      '--data',
      'fixtures/beskaeftigelsesplan',
      '--kommune',
      'Aalborg',
    );
    expect(status).toBe(0);
    expect(out).toContain('1 kommune: Aalborg\n');
    expect(out).toContain('plan: 19 goals of Aalborg, 2019');
  });

  test('passes over areas that the reports do not use, and finds two figures for one type of samtaler', async () => {
    const folder = await folderWith({
      'samtaletal.csv': csv(
        'Kommune;Periode;Samtaletype;Antal',
        'Aalborg;2019M01;Jobsamtale;100',
        'Aalborg;2019M01;Jobsamtale;101',
        'Region Nordjylland;2019M01;Jobsamtale;500',
      ),
      'benchmark.csv': csv(
        'Område;Periode;Ydelsesgrupper;Forventet antal;Faktisk antal;Forskel antal;Forventet andel;Faktisk andel;Forskel andel;Placering',
        'Region Nordjylland;2020QMAT02;Ydelsesgrupper i alt;14560;14810;250;9,87;10,04;0,17;',
      ),
    });
    const { status, out } = await run('check', '--data', folder);
    expect(status).toBe(2);
    expect(out).toContain('two rows give different figures for Aalborg, jobsamtale, 2019M01');
    expect(out).toContain('area Region Nordjylland (1)');
  });

  test('finds what is wrong in a plan, and two figures for one month', async () => {
    const folder = await folderWith({
      'plan.json':
        '{"kommune":"Aalborg","year":2019,"title":"P","goals":[{"heading":"A","wording":"B","indicator":{}}]}',
      'fuldtidspersoner-kontanthjaelp.csv': csv(
        'Område;Periode;Antal fuldtidspersoner',
        'RAR Nordjylland;2019M01;100',
        'RAR Nordjylland;2019M01;101',
      ),
    });
    const { status, out } = await run('check', '--data', folder);
    expect(status).toBe(2);
    expect(out).toContain('plan.json row 1 column indicator: expected an indicator with one of change');
    expect(out).toContain('two rows give different figures for RAR Nordjylland, kontanthjælp, 2019M01');
  });
});
