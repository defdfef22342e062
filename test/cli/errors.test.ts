import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COUNTED } from '../counted.js';
import { build, buildJson, csv, folderWith, run } from './folder.js';
import { wholeDelivery } from './whole.js';

const BENCHMARK = csv(
  'Area;Periode;Ydelsesgrupper;Forventet antal;Faktisk antal;Forskel antal;Forventet andel;Faktisk andel;Forskel andel;Placering',
  'Aalborg;2020QMAT02;Ydelsesgrupper i alt;14560;14810;250;9,87;10,04;0,17;61',
);
const YDELSER = csv(
  'borger_id;kommune;ydelse;fra;til',
  'a1;Aalborg;Kontanthjælp;2018-01-01;',
  'a2;851;Fleksjob;2018-01-01;',
);
const SAMTALER = csv(
  'borger_id;dato;samtaletype',
  ...['05-02', '06-02', '07-02', '08-02', '09-02'].map((d) => `a1;2019-${d};Jobsamtale`),
  'a1;2020-08-02;Jobsamtale',
);

describe('a call that is wrong ends with status 2 and says what to do', () => {
  test('an unknown kommune, with the nearest names', async () => {
    const result = await run('build', '--kommune', 'Aalbrog', '--month', '2020-08');
    expect(result.status).toBe(2);
    expect(result.err).toContain("there is no kommune 'Aalbrog'; did you mean Aalborg");
  });

  test('a month that is none, or lies before the rules', async () => {
    expect((await run('build', '--kommune', 'Aalborg', '--month', '2020-13')).err).toContain(
      'write it as 2020-08',
    );
    const early = await run('build', '--kommune', 'Aalborg', '--month', '2017-12');
    expect(early.status).toBe(2);
    expect(early.err).toContain('known from 2018-01 on');
  });

  test('an edition that is none, or a later one, which ends a batch at once too', async () => {
    const call = ['batch', '--month', '2020-08', '--data', 'nowhere', '--siden'];
    expect(await run(...call, '2020-07/0')).toMatchObject({
      status: 2,
      err: expect.stringContaining("'2020-07/0' is no edition"),
    });
    expect((await run(...call, '2020-09')).err).toContain('of a later month');
    expect((await run(...call, '2020-08')).err).toContain('the data folder nowhere');
  });

  test('a missing option, an unknown command, an unknown format', async () => {
    expect((await run('build', '--month', '2020-08')).status).toBe(2);
    expect((await run('bild')).status).toBe(2);
    const result = await run('build', '--kommune', 'Aalborg', '--month', '2020-08', '--format', 'docx');
    expect(result.status).toBe(2);
    expect(result.err).toContain("'docx' is not one of pdf, ark.pdf, html, json");
  });

  test('a data folder that is not there, is a file, or holds no extract', async () => {
    const folder = await folderWith({ 'readme.txt': 'x' });
    expect((await build(join(folder, 'none'))).err).toContain('cannot be read (ENOENT)');
    expect((await build(join(folder, 'readme.txt'))).err).toContain('holds no extract');
    const empty = await build(folder);
    expect(empty.status).toBe(2);
    expect(empty.err).toContain('holds no extract');
  });

  test('a month outside the data, with the months there are', async () => {
    const data = await folderWith({ 'ydelser.csv': YDELSER, 'samtaler.csv': SAMTALER });
    const result = await run('build', '--kommune', 'Aalborg', '--month', '2021-08', '--data', data);
    expect(result.status).toBe(2);
    expect(result.err).toMatch(/no figures for Aalborg in 2021-08; it has 2020-08/);
  });

  test('a kommune that the data do not have', async () => {
    const data = await folderWith({ 'benchmark.csv': BENCHMARK });
    const result = await run('build', '--kommune', 'Herning', '--month', '2020-08', '--data', data);
    expect(result.status).toBe(2);
    expect(result.err).toContain('has no figures for Herning');
  });
});

describe('input that is wrong is named with file, line, column and value, and nothing is written', () => {
  test('in a case extract', async () => {
    const data = await folderWith({
      'ydelser.csv': csv(
        'borger_id;kommune;ydelse;fra;til',
        'a1;Aalbrog;Kontanhjælp;2018-01-01;2017-01-01',
        ';Aalborg;Kontanthjælp;2018-02-30;',
      ),
      'samtaler.csv': csv('borger_id;dato;type', 'a1;2020-01-01;Jobsamtal'),
    });
    const result = await build(data);
    expect(result.status).toBe(2);
    expect(result.files).toEqual([]);
    expect(result.err).toContain("ydelser.csv:2 column kommune has 'Aalbrog'");
    expect(result.err).toContain(
      "ydelser.csv:2 column ydelse has 'Kontanhjælp': unknown; did you mean Kontanthjælp?",
    );
    expect(result.err).toContain('ydelser.csv:3 column borger_id');
    expect(result.err).toContain("ydelser.csv:3 column fra has '2018-02-30': expected a date");
    expect(result.err).toContain(
      "samtaler.csv:2 column samtaletype has 'Jobsamtal': unknown; did you mean Jobsamtale?",
    );
  });

  test('a til before its fra', async () => {
    const data = await folderWith({
      'ydelser.csv': csv('borger_id;kommune;ydelse;fra;til', 'a1;Aalborg;Kontanthjælp;2018-01-02;2018-01-01'),
    });
    expect((await build(data)).err).toContain("ydelser.csv:2 column til has '2018-01-01': til is before fra");
  });

  test('in a jobindsats extract, the first twenty of a kind and the number of the rest', async () => {
    const rows = Array.from(
      { length: 25 },
      (_, i) => `Aalborg;2020QMAT02;Ydelsesgrupper i alt;x${i};1;1;1;1;1;1`,
    );
    const result = await build(
      await folderWith({ 'benchmark.csv': csv(BENCHMARK.split('\n')[0]!, ...rows) }),
    );
    expect(result.err).toContain("benchmark.csv:2 column Forventet antal has 'x0': expected a count");
    expect(result.err).toContain('… and 5 more of this kind');
  });

  test('a file fetched with an expired key', async () => {
    const result = await build(
      await folderWith({ 'benchmark.csv': 'Forkert nøgle eller nøglen er udløbet.' }),
    );
    expect(result.status).toBe(2);
    expect(result.err).toContain('API key was wrong or had expired');
  });

  test('two files that contradict each other', async () => {
    const result = await build(
      await folderWith({ 'benchmark.csv': BENCHMARK, 'y30r21.csv': BENCHMARK.replace('14810', '14820') }),
    );
    expect(result.status).toBe(2);
    expect(result.err).toContain('different figures for Aalborg');
  });

  test('a row with too many fields, and a broken gzip', async () => {
    const wide = await build(
      await folderWith({ 'ydelser.csv': `${YDELSER}a3;Aalborg;Kontanthjælp;2018-01-01;;x;y;z\n` }),
    );
    expect(wide.err).toContain('ydelser.csv:4: expected 5 fields as in the header, found 8');
    const broken = await build(
      await folderWith({ 'ydelser.csv.gz': Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]) }),
    );
    expect(broken.status).toBe(2);
    expect(broken.err).toContain('cannot be read');
  });

  test('CPR numbers, which are never shown', async () => {
    const data = await folderWith({
      'ydelser.csv': csv('borger_id;kommune;ydelse;fra;til', '0101901234;Aalborg;Kontanthjælp;2018-01-01;'),
    });
    const result = await build(data);
    expect(result.status).toBe(2);
    expect(result.err).toContain('looks like a CPR number');
    expect(result.err + result.out).not.toContain('0101901234');
  });
});

describe('the machine', () => {
  test('an output folder that cannot be written ends with status 1', async () => {
    const data = await folderWith({ 'benchmark.csv': BENCHMARK });
    const blocked = join(data, 'benchmark.csv', 'out');
    const result = await run(
      'build',
      '--kommune',
      'Aalborg',
      '--month',
      '2020-08',
      '--data',
      data,
      '--out',
      blocked,
    );
    expect(result.status).toBe(1);
    expect(result.err).toContain('cannot be written');
    expect(result.err).toContain('--out');
  });
});

describe('a delivery that lacks an extract', () => {
  test('gives the parts that can be made, and says what is lost on standard error and in the report', async () => {
    const result = await build(await folderWith({ 'benchmark.csv': BENCHMARK }), '--format', 'pdf,json');
    expect(result.status).toBe(0);
    expect(result.err).toContain("no extract 'fokusmaal'");
    expect(result.files).toEqual([
      'jobcenterindblik-aalborg-2020-08.json',
      'jobcenterindblik-aalborg-2020-08.pdf',
      'udgaver',
    ]);
  });

  test('of tilbud, but not of hours, says that hours are not counted', async () => {
    const tilbud = csv('borger_id;tilbudstype;fra;til', 'a1;Nytteindsats;2020-01-01;');
    const data = await folderWith({ 'ydelser.csv': YDELSER, 'samtaler.csv': SAMTALER, 'tilbud.csv': tilbud });
    const { err } = await build(data, '--format', 'json');
    expect(err).toContain('counts tilbud only');
    expect(err).not.toContain('cannot be computed');
  });

  test('names the rows of ydelser that are outside the measures', async () => {
    const data = await folderWith({ 'ydelser.csv': YDELSER, 'samtaler.csv': SAMTALER });
    const { notes } = await buildJson('Aalborg', '2020-08', data, ...COUNTED);
    expect(notes).toContainEqual({ code: 'out-of-scope', text: 'Uden for målingerne: Fleksjob (1)' });
  });

  test('of nothing but a few citizens still makes a report', async () => {
    const data = await folderWith({ 'ydelser.csv': YDELSER, 'samtaler.csv': SAMTALER });
    const result = await build(data, '--format', 'json', ...COUNTED);
    expect(result.status).toBe(0);
    expect(result.err).toContain("no extract 'tilbud'");
    expect(result.err).toContain('without tilbud and loentimer the fokusmål tilbud cannot be computed');
    expect(result.err).not.toContain('counts tilbud only');
    expect(result.err).toContain("no extract 'benchmark'");
  });
});

test('a wrong configuration file is named', async () => {
  const folder = await folderWith({ 'jcreport.config.json': '{"publicher": "X"}' });
  const data = await wholeDelivery();
  process.chdir(folder);
  const result = await run('build', '--kommune', 'Aalborg', '--month', '2020-08', '--data', data);
  expect(result.status).toBe(2);
  expect(result.err).toContain('jcreport.config.json is not as expected');
  await writeFile('jcreport.config.json', '{"publisher": "Aalborg Jobcenter & Co", "out": "o"}');
  expect(
    (await run('build', '--kommune', 'Aalborg', '--month', '2020-08', '--data', data, ...COUNTED)).status,
  ).toBe(0);
  expect(await readdir(join(folder, 'o'))).toEqual(['jobcenterindblik-aalborg-2020-08.pdf', 'udgaver']);
});
