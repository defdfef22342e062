import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { xlsx } from '../../fixtures/xlsx.js';
import { FAMILIES } from '../../src/report/families.js';
import { csv, folderWith, run } from '../cli/folder.js';
import { WHOLE } from '../cli/whole.js';
import { ended, install } from './installed.js';

let folder: string;
let home: string;
let files: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jcreport-program-'));
  ({ home, files } = await install(folder));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts the installed program in a working folder, with a temporary folder of its own. */
const start = (cwd: string, temporary: string, ...args: string[]) =>
  spawn(process.execPath, [join(home, 'bin/jcreport.js'), ...args], {
    cwd,
    env: { ...process.env, TMPDIR: temporary },
  });

describe('the packed program', () => {
  test('holds templates and bundled data of every report, and neither tests nor sources', () => {
    for (const { name, demo } of FAMILIES) {
      expect(
        files.some((file) => file.startsWith(`templates/${name}/`)),
        name,
      ).toBe(true);
      expect(files, name).toContain(`fixtures/${demo}/delivery.json`);
    }
    expect(files).toContain('templates/theme.json');
    const charts = files.filter((file) => file.endsWith('.vl.json'));
    expect(files.filter((file) => /^dist\/program\/charts\//.test(file))).toHaveLength(charts.length);
    const foreign = files.filter((file) =>
      /^(test|src|bench|docs|node_modules|dist\/(src|test|fixtures))\/|\.ts$/.test(file),
    );
    expect(foreign).toEqual([]);
  });

  test('runs in another folder', async () => {
    const cwd = await folderWith();
    const help = await ended(start(cwd, cwd, '--help'));
    expect(help.status, help.err).toBe(0);
    for (const name of ['build', 'check', 'explain', 'measure']) expect(help.out).toContain(`  ${name} `);
  });

  test('builds a report, leaves nothing in the temporary folder, and says with its status what went wrong', async () => {
    const cwd = await folderWith(
      Object.fromEntries(Object.entries(WHOLE).map(([name, text]) => [`data/${name}`, text])),
    );
    const temporary = await folderWith();
    const built = await ended(start(cwd, temporary, 'build', '--kommune', 'Aalborg', '--month', '2020-08'));
    const expected = { status: 0, out: 'reports/jobcenterindblik-aalborg-2020-08.pdf\n' };
    expect(built, built.err).toMatchObject(expected);
    const report = await readFile(join(cwd, built.out.trim()));
    expect(report.subarray(0, 5).toString()).toBe('%PDF-');
    // The program as it is bundled, its charts compiled before, says and draws what its sources do.
    const { out, err } = await run(
      'build',
      '--kommune',
      'Aalborg',
      '--month',
      '2020-08',
      '--data',
      join(cwd, 'data'),
      '--out',
      join(cwd, 'again'),
    );
    expect(built.err).toBe(err);
    expect((await readFile(out.trim())).equals(report)).toBe(true);
    expect(await readdir(temporary)).toEqual([]);
    const wrong = await ended(start(cwd, temporary, 'build', '--kommune', 'Aalbrog', '--month', '2020-08'));
    expect([wrong.status, wrong.out]).toEqual([2, '']);
  });
});

test('the packed program reads Excel and Parquet', async () => {
  const cwd = await folderWith({ 'ydelser.csv': WHOLE['ydelser.csv']! });
  const sheet = [
    ['borger_id', 'fritaget_for', 'fra', 'til'],
    ['b1', 'Samtaler', '2020-01-01', '2020-02-01'],
  ];
  await writeFile(join(cwd, 'fritagelser.xlsx'), xlsx([{ name: 'fritagelser', rows: sheet }]));
  const engine = await DuckDBInstance.create(':memory:');
  const connection = await engine.connect();
  await connection.run(
    `COPY (SELECT 'b1' AS borger_id, DATE '2020-08-10' AS dato, 'CV-samtale' AS samtaletype, 'Afholdt' AS status)
     TO '${join(cwd, 'samtaler.parquet')}' (FORMAT parquet)`,
  );
  connection.closeSync();
  engine.closeSync();
  const call = ['check', '--data', cwd, '--json'];
  const { out, err } = await ended(start(cwd, cwd, ...call));
  expect(err).not.toContain('the program failed');
  expect(out).toBe((await run(...call)).out);
});

describe('an interrupted run', () => {
  // Windows-1252, so that a plain copy is made; large, so that it takes its time.
  const rows = Array.from(
    { length: 200_000 },
    (_, i) => `b${i % 5000};2020-0${(i % 8) + 1}-10;Opfølgningssamtale;Afholdt`,
  );
  const large = {
    'data/ydelser.csv': csv(
      'borger_id;kommune;ydelse;fra;til',
      ...Array.from({ length: 5000 }, (_, i) => `b${i};Aalborg;Kontanthjælp;2017-01-01;`),
    ),
    'data/samtaler.csv': Buffer.from(['borger_id;dato;samtaletype;status', ...rows, ''].join('\n'), 'latin1'),
  };

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'by %s leaves no citizen behind in the temporary folder, and no report',
    async (signal, expected) => {
      const cwd = await folderWith(large);
      const temporary = await folderWith();
      const child = start(cwd, temporary, 'build', '--kommune', 'Aalborg', '--month', '2020-08');
      const end = ended(child);
      while (child.exitCode === null && (await readdir(temporary)).length === 0) await setImmediate();
      child.kill(signal);
      const { status, out } = await end;
      expect([status, out]).toEqual([expected, '']);
      expect(await readdir(temporary)).toEqual([]);
      expect(await readdir(join(cwd, 'reports'))).toEqual([]);
    },
  );
});
