import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { start } from './compiled.js';
import { SOUND } from './deliveries.js';
import { folderWith } from './folder.js';

/** Commands that print at once, after they have read citizens, and after they have written files. */
const COMMANDS = {
  help: ['--help'],
  gap: ['gap', '--kommune', 'Aalborg', '--month', '2020-08'],
  batch: ['batch', '--kommuner', 'Aalborg', '--month', '2020-08', '--format', 'json', '--jobs', '1'],
};

/** Runs a command whose streams are what a shell makes of them. */
async function heard(name: keyof typeof COMMANDS, streams: string) {
  const [data, out, temporary] = [await folderWith(SOUND), await folderWith(), await folderWith()];
  const more = name === 'batch' ? ['--data', data, '--out', out] : name === 'gap' ? ['--data', data] : [];
  const pipe = join(await folderWith(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  // Whoever reads the pipe has gone before anything is written.
  const shell = streams.replaceAll('CLOSED', pipe).replace('OPEN', `exec 3<>${pipe}`);
  const running = await start([...COMMANDS[name], ...more], `export TMPDIR=${temporary}; ${shell}`);
  const { status, err } = await running.end;
  return { status, err, left: readdirSync(temporary), files: readdirSync(out).sort() };
}

/** A process each is a second: a long run takes all commands. */
const IN_ALL = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[];
const TAKEN: typeof IN_ALL = process.env.HEARD_ALL ? IN_ALL : ['gap'];

describe('a reader who stops listening', () => {
  test.each(TAKEN)('has read enough: %s', async (name) => {
    const { status, err, left } = await heard(name, 'OPEN; exec >CLOSED 3<&-');
    expect([status, left]).toEqual([0, []]);
    expect(err).not.toMatch(/EPIPE|\n\s+at /);
  });

  test.runIf(process.platform === 'linux')(
    'and warnings that nobody can be told of stop no batch',
    async () => {
      const { status, files } = await heard('batch', 'OPEN; exec >CLOSED 2>/dev/full 3<&-');
      expect([status, files]).toEqual([
        0,
        ['batch-2020-08.html', 'batch-2020-08.json', 'jobcenterindblik-aalborg-2020-08.json', 'udgaver'],
      ]);
    },
  );
});

describe.skipIf(process.platform !== 'linux')('a full disk', () => {
  test.each(TAKEN)('that a result is written to is told with status 1: %s', async (name) => {
    const { status, err, left } = await heard(name, 'exec >/dev/full');
    expect([status, left]).toEqual([1, []]);
    expect(err).toContain('error: standard output cannot be written: the disk is full; free some space');
    expect(err).not.toMatch(/\n\s+at /);
  });
});
