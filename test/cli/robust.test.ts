import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, renameSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { DuckDBConnection } from '@duckdb/node-api';
import { afterEach, describe, expect, test } from 'vitest';
import { Chance } from '../../fixtures/random.js';
import { KOMMUNER } from '../../src/domain/kommuner.js';
import {
  HOST,
  removeLeft,
  removeTemporary,
  removeTemporaryNow,
  temporaryFolder,
} from '../../src/extracts/temporary.js';
import type * as Measuring from '../../src/measures/measureCitizens.js';
import type * as Storing from '../../src/store/caseStore.js';
import { openPool } from '../../src/threads/pool.js';
import { entry, type Running, start } from './compiled.js';
import { published, SOUND } from './deliveries.js';
import { build, folderWith, run } from './folder.js';
import { fewDelivery, WHOLE, wholeDelivery } from './whole.js';

/** Moments to kill a batch at beside the one after its first report; `npm run soak` takes many, and slower reports. */
const KILLS = Number(process.env.KILLS ?? 0);
const SEED = Number(process.env.PROPERTY_SEED ?? 1);

const THREE = ['Aalborg', 'Herning', 'Rebild'];
/** So many that a batch of them is not done before it is stopped, however late the signal comes. */
const MANY = KOMMUNER.map(({ name }) => name);
const call = (data: string, out: string, ...more: string[]) => [
  ...['batch', '--month', '2020-08', '--kommuner', THREE.join(), '--format', 'json'],
  ...['--data', data, '--out', out, '--jobs', '2', ...more],
];
const slow = KILLS > 0;
const KILLED = ['--format', slow ? 'pdf' : 'json'];
/** With them most of a batch's time goes to its reports. */
const KILLED_TOO = MANY.filter((name) => !THREE.includes(name)).slice(0, 9);
const slowDelivery = (): Promise<string> =>
  folderWith({ ...WHOLE, 'fokusmaal-others.csv': published(KILLED_TOO)['fokusmaal.csv']! });
/** A start of the program takes longer than its reports of these. */
const small = (kommuner = THREE): Promise<string> => folderWith(published(kommuner));

/** A batch in a process of its own. */
const started = (data: string, out: string, ...more: string[]) => start(call(data, out, ...more));
/** A batch in this process, without threads, which are the bundled program's. */
const here = (data: string, out: string, ...more: string[]) =>
  run(...call(data, out, ...more, '--jobs', '1'));

/** The reports in a folder, by name. */
async function reports(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => /^(jobcenterindblik|tilsynsnotat)-/.test(name));
  const texts = await Promise.all(names.sort().map((name) => readFile(join(folder, name), 'latin1')));
  return Object.fromEntries(names.map((name, i) => [name, texts[i]!]));
}

const namesBelow = async (folder: string) => (await readdir(folder, { recursive: true })).sort();
const hidden = async (folder: string) =>
  (await namesBelow(folder)).filter((name) => basename(name).startsWith('.'));

/** Milliseconds until a batch's first report, and from each to the next. */
interface Pace {
  first: number;
  each: number;
}
const NONE: Pace = { first: 0, each: 0 };

/** Waits for a batch of so many reports. @throws an assertion when it does not end well. */
async function undisturbed(running: Running, count: number): Promise<Pace> {
  const begun = performance.now();
  await running.says(`1/${count} `);
  const first = performance.now() - begun;
  const { status, err } = await running.end;
  expect([status, err]).toEqual([0, expect.anything()]);
  return { first, each: (performance.now() - begun - first) / (count - 1) };
}

describe('a batch', () => {
  test(
    'that is killed at any moment leaves no damaged report, and is completed to the same bytes',
    async () => {
      const kommuner = slow ? [...THREE, ...KILLED_TOO] : THREE;
      const more = [...KILLED, '--kommuner', kommuner.join()];
      const data = await (slow ? slowDelivery() : small());
      const whole = await folderWith();
      const pace = slow ? await undisturbed(await started(data, whole, ...more), kommuner.length) : NONE;
      if (!slow) expect((await here(data, whole)).status).toBe(0);
      const expected = await reports(whole);
      expect(Object.keys(expected)).toHaveLength(kommuner.length);
      // While it reads, and while it makes each of its reports: as many of the one as of any other.
      const chance = new Chance(SEED);
      const moments = Array.from({ length: KILLS }, () => chance.between(0, kommuner.length));
      const found: number[] = [];
      let [running, temporary] = [0, 0];
      for (const moment of [undefined, ...moments]) {
        const about = moment === undefined ? 'its first report' : `${moment.toFixed(2)} reports`;
        const out = await folderWith();
        const killed = await started(data, out, ...more);
        const [after, part] = moment === undefined ? [1, 0] : [Math.floor(moment), moment % 1];
        if (after > 0) await killed.says(`${after}/${kommuner.length} `);
        if (part > 0) await setTimeout(part * (after === 0 ? pace.first : pace.each));
        killed.kill('SIGKILL');
        if ((await killed.end).status === null) running += 1;
        const left = await reports(out);
        found.push(Object.keys(left).length);
        temporary += (await hidden(out)).length > 0 ? 1 : 0;
        if (moment === undefined) expect(Object.keys(left)).not.toEqual([]);
        for (const [name, text] of Object.entries(left))
          expect(text === expected[name], `${name} after ${about}`).toBe(true);
        const again = slow
          ? await (await started(data, out, ...more, '--resume')).end
          : await here(data, out, '--resume');
        expect([again.status, again.err]).toEqual([0, expect.anything()]);
        const now = await reports(out);
        expect(Object.keys(now)).toEqual(Object.keys(expected));
        for (const [name, text] of Object.entries(now))
          expect(text === expected[name], `${name} completed after ${about}`).toBe(true);
        expect(await hidden(out)).toEqual([]);
        expect(await namesBelow(out)).toEqual(await namesBelow(whole));
      }
      if (!slow) return;
      console.log(
        `${running} of ${found.length} kills met a running batch of ${kommuner.length}, ${temporary} left hidden files; whole reports that they left:`,
        found.sort((x, y) => x - y).join(' '),
      );
      // The machine may have been slower before than now; a kill that comes too late says nothing.
      expect(running).toBeGreaterThan(found.length / 2);
    },
    60_000 * (KILLS + 4),
  );

  test.each([
    ['SIGINT', 130, 'with threads that render', '2'],
    ['SIGTERM', 143, 'without threads', '1'],
    ['SIGHUP', 129, 'as a terminal that is closed sends it', '1'],
  ] as const)(
    'that is stopped by %s ends with %i and leaves nothing behind, %s',
    async (signal, status, _, jobs) => {
      const out = await folderWith();
      const more = ['--kommuner', MANY.join(), '--jobs', jobs];
      const running = await started(await small(MANY), out, ...more);
      await running.says(`1/${MANY.length} `);
      running.kill(signal);
      expect((await running.end).status).toBe(status);
      expect(await hidden(out)).toEqual([]);
    },
  );

  test('whose disk is full says so with status 1, and goes on when there is room', async () => {
    const [data, out] = [await small(), await folderWith()];
    const note = ['--rapport', 'tilsynsnotat'];
    // No file may be larger than 4 KB: what the machine says of a full disk, without one.
    const full = await (await start(call(data, out, '--jobs', '1', ...note), 'ulimit -f 8')).end;
    expect([full.status, full.err]).toEqual([1, expect.stringMatching(/cannot be written: /)]);
    expect(await hidden(out)).toEqual([]);
    expect((await here(data, out, ...note, '--resume')).status).toBe(0);
    expect(Object.keys(await reports(out))).toHaveLength(3);
  });

  test('whose folder is removed meanwhile ends with status 1 and says what is gone', async () => {
    const out = join(await folderWith(), 'out');
    const running = here(await small(), out);
    while (!existsSync(join(out, 'jobcenterindblik-aalborg-2020-08.json'))) await setImmediate();
    renameSync(out, `${out}-gone`);
    const { status, err } = await running;
    expect([status, err]).toEqual([1, expect.stringContaining('its folder is gone')]);
  });

  test('that cannot put a report in its place says so, and leaves the place alone', async () => {
    const [data, out] = [await small(), await folderWith()];
    await mkdir(join(out, 'jobcenterindblik-herning-2020-08.json', 'x'), { recursive: true });
    const { status, err } = await here(data, out);
    expect([status, err]).toEqual([
      1,
      expect.stringContaining('jobcenterindblik-herning-2020-08.json cannot be written'),
    ]);
    expect(await readdir(join(out, 'jobcenterindblik-herning-2020-08.json'))).toEqual(['x']);
  });
});

test('citizens that are counted in threads are counted as in one, whatever the rules', async () => {
  const load = async (name: string) => import(pathToFileURL(await entry(name)).href);
  const { measureCitizens } = (await load('measureCitizens')) as typeof Measuring;
  const { CaseStore } = (await load('caseStore')) as typeof Storing;
  const { openDelivery } = await load('delivery');
  const { RULES } = await load('ruleset');
  const { withChanges } = await load('whatIf');
  const store = await CaseStore.load(
    (await openDelivery(await (slow ? wholeDelivery() : fewDelivery()))).files,
  );
  // More than what is counted, as a request is: functions travel to no thread.
  const asked = {
    periods: [
      { from: 24_240, to: 24_247 },
      { from: 24_247, to: 24_247 },
    ],
    early: [24_236, 24_247],
    other: () => {},
  };
  try {
    // Rules that are changed and travel whole take those in force with them; `npm run soak` counts by both.
    const changed = withChanges(RULES, { rules: { 'samtaler-krav': 3 } });
    for (const rules of KILLS > 0 ? [RULES, changed] : [changed]) {
      const alone = await measureCitizens(store, asked, rules);
      expect(alone.cells.length).toBeGreaterThan(10);
      expect(await measureCitizens(store, asked, rules, 0)).toEqual(alone);
    }
  } finally {
    store.close();
  }
});

describe('a thread that dies', () => {
  const answering = (work: string) =>
    new URL(
      `data:text/javascript,${encodeURIComponent(
        `import { parentPort } from 'node:worker_threads'; parentPort.on('message', (job) => { ${work} });`,
      )}`,
    );

  test('is replaced, and its job done by another', async () => {
    const deaths = new Int32Array(new SharedArrayBuffer(4));
    const pool = openPool<Int32Array, string>(
      answering(
        "if (Atomics.add(job, 0, 1) === 0) process.exit(7); else parentPort.postMessage({ answer: 'done' });",
      ),
      1,
    );
    expect(await pool.ask(deaths)).toBe('done');
    await pool.close();
  });

  test('twice over one job is a failure of that job alone', async () => {
    const pool = openPool<string, string>(
      answering("if (job === 'bad') process.exit(7); else parentPort.postMessage({ answer: job });"),
      1,
    );
    await expect(pool.ask('bad')).rejects.toThrow('ended with 7');
    expect(await pool.ask('good')).toBe('good');
    await pool.close();
  });
});

describe('a file that is changed or replaced while it is read', () => {
  const original = DuckDBConnection.prototype.run;
  afterEach(() => {
    DuckDBConnection.prototype.run = original;
  });

  test('ends the run: the checksum would not be that of what was read', async () => {
    const data = await folderWith(SOUND);
    let changed = false;
    DuckDBConnection.prototype.run = function (sql, ...more) {
      if (!changed && sql.includes('staged') && sql.includes('samtaler.csv')) {
        changed = true;
        appendFileSync(join(data, 'samtaler.csv'), 'b1;2020-08-11;Jobsamtale;Afholdt\n');
      }
      return original.call(this, sql, ...more);
    };
    const { status, err, files } = await build(data, '--format', 'json');
    expect([status, files]).toEqual([2, []]);
    expect(err).toContain('samtaler.csv was changed, replaced or removed while it was read');
  });
});

describe('temporary folders', () => {
  test('are their owner’s alone', async () => {
    const { path, remove } = await temporaryFolder();
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    await remove();
  });

  test('are gone before anything else is done when a run is interrupted', async () => {
    const folders = await Promise.all([temporaryFolder(), temporaryFolder()]);
    await writeFile(join(folders[0]!.path, 'extract.csv'), 'b1');
    removeTemporaryNow();
    expect(folders.map(({ path }) => existsSync(path))).toEqual([false, false]);
  });

  test('of dead runs are removed; those of running ones, and of other machines, are not', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((gone) => child.on('exit', gone));
    const make = async (prefix: string) => {
      const path = await mkdtemp(join(tmpdir(), prefix));
      await writeFile(join(path, 'extract.csv'), 'b1');
      return path;
    };
    const dead = await make(`jcreport-${HOST}-${child.pid}-`);
    const running = await make(`jcreport-${HOST}-${process.ppid}-`);
    const other = await make(`jcreport-00000000-${child.pid}-`);
    await removeLeft();
    const isThere = (path: string) =>
      stat(path).then(
        () => true,
        () => false,
      );
    expect(await Promise.all([dead, running, other].map(isThere))).toEqual([false, true, true]);
    for (const path of [running, other]) await rm(path, { recursive: true });
    await removeTemporary();
  });
});
