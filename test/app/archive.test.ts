import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { editionsOf, verifyArchive } from '../../src/app/archive/archive.js';
import { earlierIn } from '../../src/app/archive/earlier.js';
import { keepEdition, type NewEdition } from '../../src/app/archive/keep.js';
import { fraction } from '../../src/domain/fraction.js';
import { maybeKommune } from '../../src/domain/kommuner.js';
import { parseMonth } from '../../src/domain/month.js';
import { I_ALT } from '../../src/domain/ydelse.js';
import { valuesOf } from '../../src/editions/shown.js';
import { folderWith } from '../folders.js';

const MONTH = parseMonth('2020-08');
const NAME = 'jobcenterindblik-aalborg-2020-08';
const aalborg = maybeKommune('Aalborg')!;
const clock = () => new Date('2020-11-02T03:04:05Z');

const edition = (met: number): NewEdition => ({
  report: 'jobcenterindblik',
  kommune: { code: aalborg.code, name: aalborg.name },
  month: MONTH,
  program: 'jcreport 0 abc',
  rules: 'r1',
  sources: [{ file: 'ydelser.csv', sha256: 'f'.repeat(64), rows: 9 }],
  json: JSON.stringify({
    tables: {},
    figures: { 4.2: { rows: [{ group: 'Sygedagpenge', suppressed: true }] } },
  }),
  shown: [
    {
      name: { figure: 'fokusmaal', fokusmaal: 'samtaler', group: I_ALT, months: 3 },
      month: MONTH,
      values: valuesOf({ citizens: 30, met }),
    },
    {
      name: { figure: 'fokusmaal', fokusmaal: 'samtaler', group: 'Revalidering', months: 3 },
      month: MONTH,
      values: null,
    },
    {
      name: { figure: 'average', fokusmaal: 'tilbud', group: I_ALT, months: 'year' },
      month: MONTH,
      values: { share: fraction(7, 9) },
    },
  ],
});

let archive: string;
beforeEach(async () => {
  archive = await folderWith();
});
const keep = (met: number) => keepEdition(archive, edition(met), clock);
const faults = async () => (await verifyArchive(archive)).flatMap((one) => one.faults);

describe('an archive of editions', () => {
  test('keeps one folder an edition, with figures, sources, rules, program, time and what is hidden', async () => {
    expect(await keep(20)).toEqual({ id: `${NAME}/1`, isNew: true });
    const folder = join(archive, NAME, '1');
    expect((await readdir(folder)).sort()).toEqual(['SHA256SUMS', `${NAME}.json`, 'tal.json', 'udgave.json']);
    expect(JSON.parse(await readFile(join(folder, 'udgave.json'), 'utf8'))).toEqual({
      form: 'jcreport-udgave-1',
      report: 'jobcenterindblik',
      kommune: { code: 851, name: 'Aalborg' },
      month: '2020-08',
      number: 1,
      made: '2020-11-02T03:04:05.000Z',
      program: 'jcreport 0 abc',
      rules: 'r1',
      sources: [{ file: 'ydelser.csv', sha256: 'f'.repeat(64), rows: 9 }],
      hidden: { groups: ['Revalidering', 'Sygedagpenge'], early: [] },
    });
    const { editions } = await editionsOf(archive, { report: 'jobcenterindblik', kommune: aalborg });
    expect(editions[0]!.shown).toEqual(edition(20).shown);
  });

  test('makes no new edition of the same content, and one of other content under the next number', async () => {
    await keep(20);
    expect(await keep(20)).toEqual({ id: `${NAME}/1`, isNew: false });
    expect(await keep(21)).toEqual({ id: `${NAME}/2`, isNew: true });
    // What was published before and is published again is the newest once more.
    expect(await keep(20)).toEqual({ id: `${NAME}/3`, isNew: true });
  });

  test('never writes into an edition that is there', async () => {
    await keep(20);
    const file = join(archive, NAME, '1', 'tal.json');
    const before = await stat(file);
    await keep(21);
    expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
    expect(before.mode & 0o222).toBe(0);
  });

  test('gives each of many runs at once a number of its own', async () => {
    const kept = await Promise.all(Array.from({ length: 12 }, (_, i) => keep(i)));
    expect(new Set(kept.map(({ id }) => id)).size).toBe(12);
    expect((await readdir(join(archive, NAME))).sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 12 }, (_, i) => String(i + 1)),
    );
    expect(await faults()).toEqual([]);
  });

  test('removes what a dead run has left half made', async () => {
    await keep(20);
    const left = (await readdir(join(archive, NAME)))[0]!;
    expect(left).toBe('1');
    const { HOST } = await import('../../src/extracts/temporary.js');
    await mkdir(join(archive, NAME, `.2.${HOST}-999999999-1.tmp`));
    await keep(21);
    expect(await readdir(join(archive, NAME))).toEqual(['1', '2']);
  });
});

describe('an edition that is not as it was written', () => {
  const spoil = async (change: (folder: string) => Promise<void>) => {
    await keep(20);
    await change(join(archive, NAME, '1'));
    return faults();
  };
  const rewrite = async (path: string, text: string) => {
    await chmod(path, 0o644);
    await writeFile(path, text);
  };

  test.each([
    ['a changed number', (f: string) => rewrite(join(f, 'tal.json'), '{}'), /^tal\.json is damaged/],
    ['a changed manifest', (f: string) => rewrite(join(f, 'udgave.json'), '{}'), /^udgave\.json is damaged/],
    ['a lost file', (f: string) => rm(join(f, `${NAME}.json`)), /2020-08\.json is missing$/],
    ['a strange file', (f: string) => writeFile(join(f, 'x.txt'), ''), /^x\.txt does not belong/],
    ['lost checksums', (f: string) => rm(join(f, 'SHA256SUMS')), /^SHA256SUMS is missing/],
    ['broken checksums', (f: string) => rewrite(join(f, 'SHA256SUMS'), 'x\n'), /^SHA256SUMS is damaged/],
  ])('is told: %s', async (_, change, fault) => {
    expect(await spoil(change)).toEqual([expect.stringMatching(fault)]);
  });

  test('is passed over with a warning when editions are compared', async () => {
    await spoil((folder) => rewrite(join(folder, 'tal.json'), '{}'));
    const found = await editionsOf(archive, { report: 'jobcenterindblik', kommune: aalborg });
    expect(found).toEqual({ editions: [], warnings: [expect.stringContaining('is passed over: tal.json')] });
  });
});

test('what an edition hid that cannot be read is not taken for nothing: it is named', async () => {
  const out = await folderWith({ udgaver: 'a file where the archive should be' });
  await mkdir(join(out, `${NAME}.json`));
  const archive = join(out, 'udgaver');
  const { groups, unknown } = await earlierIn({ out, archive }, aalborg, MONTH);
  expect([...groups]).toEqual([]);
  expect(unknown).toEqual([archive, join(out, `${NAME}.json`)]);
  expect((await earlierIn({ out, archive: join(out, 'none') }, aalborg, MONTH)).unknown).toHaveLength(1);
});
