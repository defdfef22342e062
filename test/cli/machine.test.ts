import { join } from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import { afterEach, describe, expect, test } from 'vitest';
import { SOUND } from './deliveries.js';
import { build, folderWith, run } from './folder.js';

const original = DuckDBConnection.prototype.run;
afterEach(() => {
  DuckDBConnection.prototype.run = original;
  delete process.env.JCREPORT_DEBUG;
});

/** Lets the engine fail at every statement that begins in a way. */
function failAt(start: string, message: string): void {
  DuckDBConnection.prototype.run = function (sql, ...more) {
    return sql.startsWith(start) ? Promise.reject(new Error(message)) : original.call(this, sql, ...more);
  };
}

describe('a machine that is too small ends a run with status 1, what to do, and nothing written', () => {
  test.each([
    [
      'memory',
      'while files are loaded',
      'CREATE OR REPLACE TEMP TABLE staged',
      'Out of Memory Error: failed to allocate data of size 256.0 KiB',
      'too little memory for these extracts',
    ],
    [
      'memory',
      'while citizens are put in order',
      'INSERT INTO citizens',
      'Out of Memory Error: could not allocate block',
      'split the extracts by kommune',
    ],
    [
      'room on the disk',
      'while files are loaded',
      'INSERT INTO samtaler',
      'IO Error: Could not write file: No space left on device',
      'name another with TMPDIR',
    ],
  ])('%s, %s', async (_, __, start, message, said) => {
    const data = await folderWith(SOUND);
    failAt(start, message);
    const { status, err, out, files } = await build(data, '--format', 'json');
    expect([status, out, files]).toEqual([1, '', []]);
    expect(err).toContain(said);
    expect(err).not.toContain('the program failed');
  });

  test('a full disk that the system names by its code', async () => {
    const data = await folderWith(SOUND);
    DuckDBConnection.prototype.run = () =>
      Promise.reject(Object.assign(new Error('write'), { code: 'ENOSPC' }));
    const { status, err } = await run('check', '--data', data);
    expect(status).toBe(1);
    expect(err).toContain("the disk of the system's temporary folder is full");
  });
});

test('a temporary folder that is not there ends a run with status 1 and says which', async () => {
  const data = await folderWith(SOUND);
  const [system, nowhere] = [process.env.TMPDIR, join(data, 'nowhere')];
  process.env.TMPDIR = nowhere;
  try {
    const { status, err } = await run('gap', '--kommune', 'Aalborg', '--month', '2020-08', '--data', data);
    expect([status, err.split('\n').at(-2)]).toEqual([
      1,
      `error: the system's temporary folder ${nowhere} cannot be written (ENOENT); name another with TMPDIR`,
    ]);
  } finally {
    if (system === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = system;
  }
});

describe('a fault of the program itself ends a run with status 1', () => {
  test('and asks for a report, with the details only for those who ask', async () => {
    const data = await folderWith(SOUND);
    failAt('INSERT INTO citizens', 'something odd');
    const { status, err, files } = await build(data, '--format', 'json');
    expect([status, files]).toEqual([1, []]);
    expect(err).toContain('the program failed: something odd\nset JCREPORT_DEBUG=1 for the details');
    expect(err).not.toMatch(/\n\s+at /);
    process.env.JCREPORT_DEBUG = '1';
    expect((await build(data, '--format', 'json')).err).toMatch(/something odd\n\s+at /);
  });
});
