import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { main } from '../../src/cli/main.js';
import { folderWith } from '../folders.js';

export { folderWith, removeFolders, sharedFolderWith } from '../folders.js';

/** The demonstration data of the Jobcenterindblik. */
export const DEMO = 'fixtures/demo';

/** Runs the program in this process. */
export async function run(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const { stdout, stderr } = process;
  const original = { out: stdout.write, err: stderr.write };
  const catching = (to: 'out' | 'err') =>
    ((text: string) => {
      written[to] += text;
      return true;
    }) as typeof stdout.write;
  stdout.write = catching('out');
  stderr.write = catching('err');
  try {
    const status = await main(argv);
    return { status, ...written };
  } finally {
    stdout.write = original.out;
    stderr.write = original.err;
  }
}

/** What a build for August 2020 did, and the files it left in its folder. */
export interface Built {
  status: number;
  out: string;
  err: string;
  folder: string;
  files: string[];
}

/** Builds the report of a kommune for August 2020 from a data folder, into a folder of its own. */
export async function build(data: string, ...more: string[]): Promise<Built> {
  const folder = await folderWith();
  const asked = more.includes('--kommune') ? [] : ['--kommune', 'Aalborg'];
  const month = more.includes('--month') ? [] : ['--month', '2020-08'];
  const result = await run('build', ...asked, ...month, '--data', data, '--out', folder, ...more);
  return { ...result, folder, files: (await readdir(folder)).sort() };
}

/** The JSON of a report built from a data folder. @throws when the build fails. */
export async function buildJson(
  kommune: string,
  month: string,
  data: string,
  ...more: string[]
): Promise<ReturnType<typeof JSON.parse>> {
  const result = await build(data, '--kommune', kommune, '--month', month, '--format', 'json', ...more);
  if (result.status !== 0) throw new Error(result.err);
  return JSON.parse(await readFile(result.out.trim(), 'utf8'));
}

/** The measures of June to August 2020 of the data at some paths, as the file that `measure` writes. */
export async function measured(...data: string[]): Promise<string> {
  const out = join(await folderWith(), 'f.csv');
  const { status, err } = await run(
    'measure',
    '--from',
    '2020-06',
    '--to',
    '2020-08',
    '--data',
    ...data,
    '--out',
    out,
  );
  expect(status, err).toBe(0);
  return readFile(out, 'utf8');
}

/** Lines of a CSV. */
export const csv = (...lines: string[]): string => `${lines.join('\n')}\n`;
