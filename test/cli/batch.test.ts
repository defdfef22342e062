import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { takeLock } from '../../src/app/batch/lock.js';
import { progressText } from '../../src/cli/progress.js';
import { published } from './deliveries.js';
import { csv, folderWith, run } from './folder.js';

interface Batch {
  status: number;
  err: string;
  out: string;
  files: string[];
  record: {
    finished: string | null;
    reports: {
      kommune: { name: string } | null;
      status: string;
      error: string | null;
      pages: number;
      files: unknown[];
    }[];
  };
}

/** Runs a batch of JSON reports (unless another format is asked for) in this thread. */
async function batch(data: string, folder: string, ...more: string[]): Promise<Batch> {
  const format = more.includes('--format') ? [] : ['--format', 'json'];
  const call = ['--month', '2020-08', '--data', data, '--out', folder, '--jobs', '1', ...format, ...more];
  const { status, err } = await run('batch', ...call);
  const files = (await readdir(folder)).sort();
  const text = await readFile(join(folder, 'batch-2020-08.json'), 'utf8').catch(() => '{}');
  return { status, err, out: folder, files, record: JSON.parse(text) };
}

const statuses = ({ record }: Batch) =>
  Object.fromEntries(record.reports.map(({ kommune, status }) => [kommune?.name, status]));

describe('a batch', () => {
  test('makes the reports of the kommuner named, a record of them, and a page that a person can read', async () => {
    const data = await folderWith(published(['Aalborg', 'Herning']));
    const made = await batch(data, await folderWith(), '--kommuner', 'Herning,851', '--format', 'pdf,pdf');
    expect(made.status).toBe(0);
    expect(made.files).toEqual([
      'batch-2020-08.html',
      'batch-2020-08.json',
      'jobcenterindblik-aalborg-2020-08.pdf',
      'jobcenterindblik-herning-2020-08.pdf',
      'udgaver',
    ]);
    expect(statuses(made)).toEqual({ Herning: 'done', Aalborg: 'done' });
    expect(made.record.reports.map(({ files }) => files.length)).toEqual([1, 1]);
    expect(made.record.finished).not.toBeNull();
    expect(made.record.reports[0]!.pages).toBeGreaterThan(5);
    const page = await readFile(join(made.out, 'batch-2020-08.html'), 'utf8');
    expect(page).toContain('<th scope="row">Aalborg</th><td>done</td>');
    expect(page).toContain('href="jobcenterindblik-aalborg-2020-08.pdf"');
  });

  test('goes on when one kommune has no figures, says why, and ends with status 3', async () => {
    const data = await folderWith(published(['Aalborg', 'Herning']));
    const made = await batch(data, await folderWith(), '--kommuner', 'Aalborg,Odense,Herning');
    expect(made.status).toBe(3);
    expect(statuses(made)).toEqual({ Odense: 'failed', Herning: 'done', Aalborg: 'done' });
    expect(made.err).toContain('no figures for Odense');
    expect(made.files).toContain('jobcenterindblik-herning-2020-08.json');
  });

  test('makes a RAR, or the whole country’s report, or is refused with both', async () => {
    const data = await folderWith(published(['Bornholm']));
    const made = await batch(data, await folderWith(), '--rar', 'Bornholm');
    expect(statuses(made)).toEqual({ Bornholm: 'done' });
    const refused = await batch(data, await folderWith(), '--rar', 'Bornholm', '--kommuner', 'Aalborg');
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('leave one of them out');
    const unknown = await batch(data, await folderWith(), '--rar', 'Jylland');
    expect(unknown.err).toContain("there is no RAR 'Jylland'; they are Hovedstaden");
  });

  test('writes nothing when the delivery has a fault', async () => {
    const data = await folderWith({ 'fokusmaal.csv': csv('Område;Periode', 'Aalborg;2020M08') });
    const made = await batch(data, await folderWith(), '--kommuner', 'Aalborg');
    expect(made.status).toBe(2);
    expect(made.files.filter((name) => name.startsWith('jobcenterindblik'))).toEqual([]);
  });
});

describe('a batch that is taken up again', () => {
  const kommuner = ['Aalborg', 'Herning'];
  const call = ['--kommuner', 'Aalborg,Herning', '--resume'];

  test('makes nothing that is there already', async () => {
    const data = await folderWith(published(kommuner));
    const first = await batch(data, await folderWith(), ...call);
    expect(statuses(first)).toEqual({ Aalborg: 'done', Herning: 'done' });
    expect(statuses(await batch(data, first.out, ...call))).toEqual({ Aalborg: 'kept', Herning: 'kept' });
  });

  test('makes what is gone or damaged, to the same bytes', async () => {
    const data = await folderWith(published(kommuner));
    const first = await batch(data, await folderWith(), ...call);
    const [aalborg, herning] = ['aalborg', 'herning'].map((name) =>
      join(first.out, `jobcenterindblik-${name}-2020-08.json`),
    );
    const before = await readFile(aalborg!, 'utf8');
    await writeFile(aalborg!, before.slice(0, 100));
    expect(statuses(await batch(data, first.out, ...call))).toEqual({ Aalborg: 'done', Herning: 'kept' });
    expect(await readFile(aalborg!, 'utf8')).toBe(before);
    await rm(herning!);
    expect(statuses(await batch(data, first.out, ...call))).toEqual({ Aalborg: 'kept', Herning: 'done' });
  });

  test('makes everything anew when an extract, a rule or an option is another one', async () => {
    const data = await folderWith(published(kommuner));
    const first = await batch(data, await folderWith(), ...call);
    const rules = join(await folderWith({ 'r.yaml': 'rules: { top-antal: 5 }\n' }), 'r.yaml');
    const anew = { Aalborg: 'done', Herning: 'done' };
    expect(statuses(await batch(data, first.out, ...call, '--rules', rules))).toEqual(anew);
    expect(statuses(await batch(data, first.out, ...call, '--format', 'json,html'))).toEqual(anew);
    const other = published(kommuner, 171)['fokusmaal.csv']!;
    await writeFile(join(data, 'fokusmaal.csv'), other);
    expect(statuses(await batch(data, first.out, ...call))).toEqual(anew);
  });

  test('without --resume everything is made', async () => {
    const data = await folderWith(published(kommuner));
    const first = await batch(data, await folderWith(), '--kommuner', 'Aalborg,Herning');
    const second = await batch(data, first.out, '--kommuner', 'Aalborg,Herning');
    expect(statuses(second)).toEqual({ Aalborg: 'done', Herning: 'done' });
  });
});

describe('two batches into one folder', () => {
  const holder = (pid: number, host = hostname()) =>
    JSON.stringify({ pid, host, since: '2020-01-01T00:00:00.000Z' });

  test('are told apart: the second says who is there and what to do', async () => {
    const data = await folderWith(published(['Aalborg']));
    const out = await folderWith({ '.batch-2020-08.lock': holder(process.pid) });
    const second = await batch(data, out, '--kommuner', 'Aalborg');
    expect(second.status).toBe(2);
    expect(second.err).toContain(`process ${process.pid} on ${hostname()}`);
    expect(second.err).toContain('--out');
    expect(second.files).toEqual(['.batch-2020-08.lock']);
  });

  test('a dead one’s lock is taken over; one of another machine is not', async () => {
    const dead = await deadProcess();
    const folder = await folderWith({ '.lock': holder(dead) });
    await (await takeLock(folder, '.lock'))();
    expect(await readdir(folder)).toEqual([]);
    await writeFile(join(folder, '.lock'), holder(dead, 'another-machine'));
    await expect(takeLock(folder, '.lock')).rejects.toThrow('another-machine');
  });

  test('leave nothing of a run that was killed while it took or gave back a lock', async () => {
    const data = await folderWith(published(['Aalborg']));
    const out = await folderWith();
    const killed = spawn(process.execPath, ['-e', '']);
    // What a kill at each step leaves is what each step writes: the names are taken while it happens.
    const names = new Set<string>();
    const watching = watch(out, (_, name) => names.add(String(name)));
    await writeFile(join(out, '.batch-2020-08.lock'), holder(await ended(killed)));
    await (await takeLock(out, '.batch-2020-08.lock'))();
    await setTimeout(50);
    watching.close();
    const steps = [...names].filter((name) => name !== '.batch-2020-08.lock');
    expect(steps.length).toBeGreaterThan(1);
    const own = new RegExp(`(?<=[.-])${process.pid}(?=[.-]|$)`);
    for (const name of steps)
      await writeFile(join(out, name.replace(own, String(killed.pid))), holder(killed.pid!));
    const made = await batch(data, out, '--kommuner', 'Aalborg');
    expect(made.files.filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('of many that want a lock at once, one gets it, dead holder or none', async () => {
    for (const files of [{}, { '.lock': holder(await deadProcess()) }]) {
      const folder = await folderWith(files);
      const tries = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(folder, '.lock')));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });
});

/** The number of a process, once it has ended. */
const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => child.on('exit', () => resolve(child.pid!)));
const deadProcess = (): Promise<number> => ended(spawn(process.execPath, ['-e', '']));

test('progress tells rate and time left', () => {
  expect(progressText(0, 98, 0)).toBe('0 of 98');
  expect(progressText(12, 98, 4)).toBe('12 of 98, 3.0 a second, 0:28 left');
});
