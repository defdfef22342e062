import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { main } from '../../src/cli/main.js';

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A folder of its own with the given files; removed after the test. */
export async function folderWith(files: Record<string, string | Buffer> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jcreport-test-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

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

/** The JSON of a report built from a data folder. @throws when the build fails. */
export async function buildJson(
  kommune: string,
  month: string,
  data: string,
): Promise<ReturnType<typeof JSON.parse>> {
  const out = await folderWith();
  const call = [
    'build',
    '--kommune',
    kommune,
    '--month',
    month,
    '--data',
    data,
    '--out',
    out,
    '--format',
    'json',
  ];
  const result = await run(...call);
  if (result.status !== 0) throw new Error(result.err);
  return JSON.parse(await readFile(result.out.trim(), 'utf8'));
}

/** Lines of a CSV. */
export const csv = (...lines: string[]): string => `${lines.join('\n')}\n`;
