import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { makeFolders } from '../../src/app/output.js';
import { HOST } from '../../src/extracts/temporary.js';
import { start } from './compiled.js';
import { published, SOUND } from './deliveries.js';
import { folderWith, run } from './folder.js';

const home = process.cwd();
afterEach(() => process.chdir(home));

const AUGUST = ['--kommune', 'Aalborg', '--month', '2020-08'];

describe('a file that is to be written', () => {
  const months = ['--from', '2020-06', '--to', '2020-08'];
  const COMMANDS: Record<string, (data: string, file: string) => string[]> = {
    measure: (data, file) => ['measure', ...months, '--data', data, '--out', file],
    gap: (data, file) => ['gap', ...AUGUST, '--data', data, '--list', file],
    reconcile: (data, file) => [
      'reconcile',
      '--kommune',
      'Aalborg',
      ...months,
      '--data',
      data,
      '--out',
      file,
    ],
    check: (data, file) => ['check', '--data', data, '--write-mapping', file],
    compare: (data, file) => ['compare', ...AUGUST, '--data', data, '--data-then', data, '--csv', file],
    merge: (data, file) => ['measure', '--merge', join(data, 'samtaler.csv'), '--out', file],
  };

  test.each(Object.keys(COMMANDS))('is no file that is read: %s', async (name) => {
    const data = await folderWith(SOUND);
    const file = join(data, 'samtaler.csv');
    const { status, err } = await run(...COMMANDS[name]!(data, file));
    expect([status, await readFile(file, 'utf8')]).toEqual([2, SOUND['samtaler.csv']]);
    expect(err).toContain(`${file} is a file that is read, and would be lost; name another one`);
  });

  test.each(['measure', 'gap', 'compare'])(
    'is no folder, which is told before anything is counted: %s',
    async (name) => {
      const [data, folder] = [await folderWith({ ...SOUND, 'tilbud.csv': 'broken' }), await folderWith()];
      const { status, err } = await run(...COMMANDS[name]!(data, folder));
      expect([status, err]).toEqual([1, expect.stringContaining('there is a folder of that name')]);
    },
  );
});

test.skipIf(process.platform === 'win32')(
  'a file that is to be written takes the place of no device or pipe',
  async () => {
    const [data, folder] = [await folderWith(SOUND), await folderWith()];
    const pipe = join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    const { status, err } = await run('gap', ...AUGUST, '--data', data, '--list', pipe);
    expect([status, err.split('\n').at(-2)]).toEqual([2, `error: --list: ${pipe} is no file; name one`]);
    expect(statSync(pipe).isFIFO()).toBe(true);
  },
);

describe('what a killed run has left half written', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const LEFT = `.liste.csv.${HOST}-${pid}-1.tmp`;

  test('is removed by the next one that writes there: reports, lists about citizens, counts', async () => {
    const data = await folderWith(SOUND);
    const left = () => folderWith({ [LEFT]: 'b1' });
    const [out, list, cache] = [await left(), await left(), await left()];
    const call = ['--data', data, ...AUGUST];
    expect((await run('build', ...call, '--format', 'json', '--out', out, '--cache', cache)).status).toBe(0);
    expect((await run('gap', ...call, '--list', join(list, 'liste.csv'))).status).toBe(0);
    for (const folder of [out, list, cache]) expect(readdirSync(folder)).not.toContain(LEFT);
  });
});

describe('a folder', () => {
  test('is made with those above it; one that is there is left as it is', async () => {
    const folder = await folderWith({ file: '' });
    await makeFolders(join(folder, 'a', 'b', 'c'), 0o700);
    await makeFolders(join(folder, 'a', 'b'));
    expect(statSync(join(folder, 'a', 'b')).mode & 0o777).toBe(0o700);
    await expect(makeFolders(join(folder, 'file'))).rejects.toThrow('EEXIST');
    await expect(makeFolders(join(folder, 'file', 'x'))).rejects.toThrow('ENOTDIR');
  });

  test.skipIf(process.platform !== 'linux')(
    'that the system lets nobody make where it has others ends a run at once',
    async () => {
      await expect(makeFolders('/proc/jcreport/x')).rejects.toThrow('ENOENT');
    },
  );

  test('of editions that the configuration names is made with those above it, or refused at once', async () => {
    const data = await folderWith(published(['Aalborg']));
    process.chdir(await folderWith({ 'jcreport.config.json': '{"archive": "a/b/c"}' }));
    const call = ['build', ...AUGUST, '--data', data, '--format', 'json'];
    const first = await run(...call);
    expect([first.status, first.err]).toEqual([0, expect.anything()]);
    expect(readdirSync('a/b/c')).toEqual(['jobcenterindblik-aalborg-2020-08']);
    rmSync('a', { recursive: true });
    writeFileSync('a', '');
    const { status, err } = await run(...call);
    expect([status, err]).toEqual([1, expect.stringMatching(/^error: the output folder a\/b\/c /)]);
  });
});

describe('what is there and cannot be read is not taken for missing', () => {
  test('a configuration, which may hide more', async () => {
    process.chdir(await folderWith({ 'jcreport.config.json/x': '' }));
    const { status, err } = await run('check', '--data', await folderWith(SOUND));
    expect([status, err]).toEqual([
      2,
      expect.stringContaining('jcreport.config.json cannot be read (EISDIR)'),
    ]);
  });

  test('a folder of editions, into which none can be put either', async () => {
    const [data, archive] = [await folderWith(published(['Aalborg'])), await folderWith()];
    const call = ['build', ...AUGUST, '--data', data, '--format', 'json', '--archive', archive];
    expect((await run(...call, '--out', await folderWith())).status).toBe(0);
    const folder = join(archive, 'jobcenterindblik-aalborg-2020-08');
    rmSync(folder, { recursive: true });
    // A link to itself: for every user, root too, what a folder without leave to look into it is.
    symlinkSync(folder, folder);
    for (const argv of [
      ['editions', '--archive', archive],
      [...call, '--out', await folderWith()],
    ]) {
      const { status, err } = await run(...argv);
      expect([status, err]).toEqual([
        2,
        expect.stringContaining(`error: the archive ${folder} cannot be read (ELOOP)`),
      ]);
    }
  });

  test('the mark of demonstration data', async () => {
    const data = await folderWith({ ...SOUND, 'delivery.json/x': '' });
    const { status, err } = await run('check', '--data', data);
    expect([status, err]).toEqual([2, expect.stringContaining('delivery.json cannot be read (EISDIR)')]);
  });

  test('a configuration that an editor has begun with a byte order mark is read', async () => {
    process.chdir(await folderWith({ 'jcreport.config.json': '\ufeff{"data": "nowhere"}' }));
    expect((await run('check')).err).toContain('the data folder nowhere cannot be read');
  });
});

test('a template that cannot be copied whole is not begun', async () => {
  const out = await folderWith();
  // No file may be larger than nothing: what the machine says of a full disk, without one.
  const { status, err } = await (await start(['new-report', 'vores', '--out', out], 'ulimit -f 0')).end;
  expect([status, readdirSync(out)]).toEqual([1, []]);
  expect(err).toContain('vores cannot be written: ');
  mkdirSync(join(out, 'vores'));
  expect((await run('new-report', 'vores', '--out', out)).status).toBe(0);
  expect(readdirSync(join(out, 'vores'))).toContain('charts');
});
