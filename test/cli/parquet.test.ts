import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { COUNTED } from '../counted.js';
import { SOUND } from './deliveries.js';
import { csv, folderWith, measured, run } from './folder.js';
import { FEW, fewDelivery } from './whole.js';

/** Writes queries as Parquet files. */
async function parquet(folder: string, files: Record<string, string>): Promise<void> {
  const engine = await DuckDBInstance.create(':memory:');
  const connection = await engine.connect();
  for (const [name, query] of Object.entries(files))
    await connection.run(`COPY (${query}) TO '${join(folder, name)}' (FORMAT parquet)`);
  connection.closeSync();
  engine.closeSync();
}

/** A CSV of the small whole delivery, with its own types. */
const typed = (folder: string, name: string, types: Record<string, string>) =>
  `SELECT * REPLACE (${Object.entries(types)
    .map(([column, type]) =>
      type === 'HOURS'
        ? `CAST(replace(${column}, ',', '.') AS DOUBLE) AS ${column}`
        : `CAST(${column} AS ${type}) AS ${column}`,
    )
    .join(', ')}) FROM read_csv('${join(folder, name)}.csv', delim=';', all_varchar=true)`;

const codeOf = async (...call: string[]) => {
  const { out } = await run('check', ...call, '--json');
  return JSON.parse(out);
};

describe('extracts in Parquet', () => {
  test('with real dates and numbers are the same as in CSV, and accounted for', async () => {
    const data = await fewDelivery();
    const other = await folderWith({ 'fokusmaal.csv': FEW['fokusmaal.csv']! });
    await parquet(other, {
      'ydelser.parquet': typed(data, 'ydelser', { fra: 'DATE', til: 'TIMESTAMP' }),
      'samtaler-a.parquet': typed(data, 'samtaler', { dato: 'TIMESTAMP' }),
      'tilbud.parquet': typed(data, 'tilbud', { fra: 'DATE', til: 'DATE' }),
      'loentimer.parquet': typed(data, 'loentimer', { timer: 'HOURS' }),
      'fritagelser.parquet': typed(data, 'fritagelser', { fra: 'TIMESTAMP' }),
    });
    expect(await measured(other)).toBe(await measured(data, ...COUNTED));
    const { extracts } = (await codeOf('--data', other)) as { extracts: { extract: string; rows: number }[] };
    const rowsOf = (name: string) => extracts.find(({ extract }) => extract === name)?.rows;
    for (const name of ['loentimer', 'samtaler'])
      expect(rowsOf(name)).toBe(FEW[`${name}.csv`]!.trim().split('\n').length - 1);
  });

  test('of jobindsats are read too', async () => {
    const data = await fewDelivery();
    const other = await folderWith();
    await parquet(other, {
      'fokusmaal.parquet': typed(data, 'fokusmaal', {
        '"Antal borgere"': 'INTEGER',
        '"Antal opfyldt"': 'BIGINT',
      }),
    });
    const { extracts } = await codeOf('--data', other);
    expect(extracts.find(({ extract }: { extract: string }) => extract === 'fokusmaal').rows).toBeGreaterThan(
      50,
    );
  });

  test('have faults with their row, column and value', async () => {
    const folder = await folderWith({ 'samtaler.csv': SOUND['samtaler.csv'] });
    await parquet(folder, {
      'ydelser.parquet':
        "SELECT * FROM (VALUES ('b1', 'Aalborg', 'Kontanthjælp', DATE '2017-01-01', NULL), ('b2', 'Ålbor', 'Kontanthjælp', DATE '2017-01-01', NULL)) t(borger_id, kommune, ydelse, fra, til)",
    });
    const { status, err } = await run(
      'measure',
      '--from',
      '2020-08',
      '--to',
      '2020-08',
      '--data',
      folder,
      '--out',
      join(folder, 'x.csv'),
    );
    expect(status).toBe(2);
    expect(err).toContain("ydelser.parquet row 2 column kommune has 'Ålbor'");
  });

  test('with a moment in place of a date are refused: it has another date in another time zone', async () => {
    const folder = await folderWith({ 'samtaler.csv': SOUND['samtaler.csv'] });
    await parquet(folder, {
      'ydelser.parquet':
        "SELECT 'b1' AS borger_id, 'Aalborg' AS kommune, 'Kontanthjælp' AS ydelse, TIMESTAMPTZ '2017-01-01 00:00:00+00' AS fra, NULL AS til",
    });
    const { out } = await run('check', '--data', folder);
    expect(out).toMatch(/ydelser\.parquet row 1 column fra has '\(moment\) 201/);
  });

  test('have the columns that they hold, and those alone of their folder names that they lack', async () => {
    const folder = await folderWith({ 'kommune=851/samtaler.csv': SOUND['samtaler.csv'] });
    await mkdir(join(folder, 'kommune=657', 'borger_id=007'), { recursive: true });
    const rows = (id: string) =>
      `SELECT ${id} kommune, 'Kontanthjælp' AS ydelse, DATE '2017-01-01' AS fra, NULL AS til FROM (VALUES ('Herning'), ('Skive')) t(kommune)`;
    await parquet(folder, {
      'kommune=851/ydelser.parquet': rows("'b' || kommune AS borger_id,"),
      'kommune=657/borger_id=007/ydelser.parquet': rows(''),
    });
    const inOne = await codeOf('--data', join(folder, 'kommune=851'));
    expect(inOne.extracts[0].kommuner).toEqual(['Herning', 'Skive']);
    const explained = await run(
      'explain',
      ...['--borger', '007', '--month', '2020-08', '--data', join(folder, 'kommune=657', 'borger_id=007')],
      join(folder, 'kommune=851', 'samtaler.csv'),
    );
    expect([explained.status, explained.err]).toEqual([0, expect.any(String)]);
    expect(explained.out).toContain('Skive');
  });

  test('and in CSV are not changed by the name of a folder that the engine could take for a column', async () => {
    const named = Object.entries(SOUND).map(([name, text]) => [`c0=other/${name}`, text]);
    const folder = await folderWith(Object.fromEntries(named));
    const told = async (data: string) =>
      (await codeOf('--data', data)).extracts.map(({ rows, citizens }: Record<string, number>) => [
        rows,
        citizens,
      ]);
    expect(await told(join(folder, 'c0=other'))).toEqual(await told(await folderWith(SOUND)));
  });

  test('lie in a folder whose name looks like a pattern', async () => {
    const folder = join(await folderWith(), 'uge [1-5]*?');
    await mkdir(folder);
    await parquet(folder, {
      'ydelser.parquet':
        "SELECT 'b1' AS borger_id, 'Skive' AS kommune, 'Kontanthjælp' AS ydelse, DATE '2017-01-01' AS fra, NULL AS til",
    });
    expect((await codeOf('--data', folder)).extracts[0].kommuner).toEqual(['Skive']);
  });

  test('are told apart from ids that a decimal number of their size cannot tell apart', async () => {
    const folder = await folderWith({ 'samtaler.csv': SOUND['samtaler.csv'] });
    for (const [type, whole, lost] of [
      ['FLOAT', '16777215', '16777217'],
      ['DOUBLE', '9007199254740991', '9007199254740993'],
    ]) {
      const ydelser = (id: string) =>
        `SELECT CAST(${id} AS ${type}) AS borger_id, 'Aalborg' AS kommune, 'Kontanthjælp' AS ydelse, DATE '2017-01-01' AS fra, NULL AS til`;
      await parquet(folder, { 'ydelser.parquet': ydelser(whole!) });
      expect((await codeOf('--data', folder)).errors).toBe(0);
      await parquet(folder, { 'ydelser.parquet': ydelser(lost!) });
      const { out } = await run('check', '--data', folder);
      expect(out).toContain('ydelser.parquet row 1 column borger_id has');
    }
  });

  test('that are cut short are named', async () => {
    const folder = await folderWith({ ...SOUND, 'tilbud.parquet': Buffer.from('PAR1 and no more') });
    const { out } = await run('check', '--data', folder);
    expect(out).toContain('tilbud.parquet is no whole Parquet file');
  });
});

describe('--data', () => {
  test('takes signs of a pattern in the name of a file as they stand', async () => {
    const own = (id: string) =>
      csv('borger_id;kommune;ydelse;fra;til', `${id};Aalborg;Kontanthjælp;2017-01-01;`);
    const folder = await folderWith({
      'udtræk [1]/ydelser-1.csv': own('b1'),
      'udtræk [1]/ydelser-[1].csv': own('b2'),
      'udtræk [1]/samtaler.csv': SOUND['samtaler.csv'],
    });
    const query = (id: string) =>
      `SELECT '${id}' AS borger_id, 'Begge' AS fritaget_for, '2020-01-01' AS fra, NULL AS til`;
    // The engine that writes them would take the signs for a pattern itself.
    await parquet(folder, { 'fritagelser-1.parquet': query('b3'), 'fritagelser-x.parquet': query('b4') });
    for (const [from, to] of [
      ['1', '1'],
      ['x', '[1]'],
    ])
      await cp(
        join(folder, `fritagelser-${from}.parquet`),
        join(folder, 'udtræk [1]', `fritagelser-${to}.parquet`),
      );
    const { extracts } = await codeOf('--data', join(folder, 'udtræk [1]'));
    const citizensOf = (name: string) =>
      extracts.find(({ extract }: { extract: string }) => extract === name).citizens;
    expect(['ydelser', 'fritagelser'].map(citizensOf)).toEqual([2, 2]);
  });

  test('may be folders, files and patterns, all of which make one delivery', async () => {
    const data = await fewDelivery();
    // Counts that are taken again are those of the very same files.
    const whole = await measured(data, ...COUNTED);
    const apart = await folderWith();
    for (const [i, name] of Object.keys(FEW).entries()) {
      await mkdir(join(apart, `del${i}`));
      await cp(join(data, name), join(apart, `del${i}`, name));
    }
    expect(await measured(join(apart, '*', '*.csv'), ...COUNTED)).toBe(whole);
    expect(await measured(join(apart, '**', '*.csv'), ...COUNTED)).toBe(whole);
    expect(await measured(...Object.keys(FEW).map((_, i) => join(apart, `del${i}`)), ...COUNTED)).toBe(whole);
    expect(await measured(...Object.keys(FEW).map((name) => join(data, name)), ...COUNTED)).toBe(whole);
    expect(await measured(data, join(data, '*'), ...COUNTED)).toBe(whole);
  });

  test('tells files of one name apart by their folders', async () => {
    const folder = await folderWith({
      'a/ydelser.csv': SOUND['ydelser.csv'],
      'b/ydelser.csv': csv('borger_id;kommune;ydelse;fra;til', 'b9;Herning;Kaffe;2017-01-01;'),
      'a/samtaler.csv': SOUND['samtaler.csv'],
    });
    const { out } = await run('check', '--data', join(folder, 'a'), join(folder, 'b'));
    expect(out).toMatch(/b\/ydelser\.csv:2 column ydelse has 'Kaffe'/);
  });

  test('that names nothing is refused, and so are two mappings', async () => {
    const folder = await folderWith({
      'a/mapping.yaml': 'words: {}\n',
      'b/mapping.yaml': 'words: {}\n',
      'a/ydelser.csv': '',
    });
    const none = await run('check', '--data', join(folder, 'x*.csv'));
    expect([none.status, none.err]).toEqual([2, expect.stringContaining('no file fits')]);
    const gone = await run('check', '--data', join(folder, 'gone'));
    expect([gone.status, gone.err]).toEqual([2, expect.stringContaining('cannot be read (ENOENT)')]);
    const two = await run('check', '--data', join(folder, 'a'), join(folder, 'b'));
    expect([two.status, two.err]).toEqual([2, expect.stringContaining('several mappings')]);
  });
});
