import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Chance } from '../../fixtures/random.js';
import { CASE_EXTRACTS } from '../../src/extracts/caseSchemas.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { CaseStore } from '../../src/store/caseStore.js';
import { folderWith, removeFolders, run } from '../cli/folder.js';
import { written } from './grammar.js';
import { CHANGES, type Meaning, meaning } from './meaning.js';

/** Meanings that are tried, more by `npm run soak`; with FUZZ_SECONDS, as many as there is time for, from a seed of the caller's. */
const RUNS = Number(process.env.GRAMMAR_RUNS ?? 1);
const SECONDS = process.env.FUZZ_SECONDS === undefined ? undefined : Number(process.env.FUZZ_SECONDS);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
/** Ways in which each meaning is written beside the first. */
const NOTATIONS = Number(process.env.GRAMMAR_NOTATIONS ?? (SECONDS === undefined ? 2 : 3));

/** What `measure` makes of a delivery. */
interface Measured {
  status: number;
  err: string;
  text: string;
  /** What the files were, for a failure. */
  files: string;
}

async function measured(files: Record<string, Buffer>): Promise<Measured> {
  const data = await folderWith(files);
  const out = join(await folderWith(), 'maalt.csv');
  const { status, err } = await run(
    ...['measure', '--from', '2020-07', '--to', '2020-08', '--kommune', 'Aalborg,Herning'],
    ...['--data', data, '--out', out],
  );
  const text = status === 0 ? await readFile(out, 'utf8') : '';
  return { status, err: err.replaceAll(data, ''), text, files: Object.keys(files).join(', ') };
}

/** Every row that was written is counted, or passed over with a reason. */
async function expectAllRows(files: Record<string, Buffer>, said: Meaning, about: string): Promise<void> {
  const store = await CaseStore.load((await openDelivery(await folderWith(files))).files);
  try {
    for (const extract of CASE_EXTRACTS) {
      const accounts = store.loaded
        .filter(({ file }) => file.extract === extract)
        .map(({ account }) => account);
      const outside = accounts.flatMap(({ outside }) => Object.values(outside));
      const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
      const counted = sum(accounts.map(({ counted }) => counted)) + sum(outside);
      expect(counted, `${about} ${extract}`).toBe(said[extract].length);
      for (const { rows, rejected } of accounts) expect(rejected, `${about} ${extract} of ${rows}`).toBe(0);
    }
  } finally {
    store.close();
  }
}

async function tryOut(seed: number): Promise<void> {
  const about = `FUZZ_SEED=${seed} FUZZ_SECONDS=1`;
  const said = meaning(new Chance(seed));
  const first = written(said, new Chance(seed * 1000));
  const expected = await measured(first);
  expect(expected.status, `${about}\n${expected.err}\n${expected.files}`).toBe(0);
  expect(expected.text, about).toMatch(/^Aalborg;2020M08;Ydelsesgrupper i alt;Samtaler;21;21;/m);
  for (let i = 1; i <= NOTATIONS; i += 1) {
    const files = written(said, new Chance(seed * 1000 + i));
    const same = await measured(files);
    expect(same.status, `${about} notation ${i}\n${same.err}\n${same.files}`).toBe(0);
    expect(same.text, `${about} notation ${i}\n${same.files}`).toBe(expected.text);
    await expectAllRows(files, said, `${about} notation ${i}`);
  }
  const chance = new Chance(seed * 1000 + 500);
  const change = chance.pick(CHANGES);
  const other = structuredClone(said);
  change.make(other, chance);
  const changed = await measured(written(other, new Chance(seed * 1000 + 501)));
  const isTold = changed.status !== 0 || /count for nobody/.test(changed.err);
  const isSeen = isTold || changed.text !== expected.text;
  expect(isSeen, `${about}: ${change.name}`).toBe(true);
  await removeFolders();
}

test(
  'a delivery means the same however it is written, and a change of one thing that it says shows',
  async () => {
    if (SECONDS === undefined) {
      for (let seed = 1; seed <= RUNS; seed += 1) await tryOut(seed);
      return;
    }
    const end = performance.now() + SECONDS * 1000;
    let seed = SEED;
    for (; performance.now() < end; seed += 1) await tryOut(seed);
    console.log(`${seed - SEED} meanings from seed ${SEED}`);
  },
  ((SECONDS ?? 60) + 120) * 1000,
);
