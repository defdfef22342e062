import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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

/** Lines of a CSV. */
export const csv = (...lines: string[]): string => `${lines.join('\n')}\n`;
