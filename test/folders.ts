import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const folders: string[] = [];
const shared: string[] = [];

/** Removes every folder made so far: after each test (setup.ts), and in a test that makes thousands. */
export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}

/** Removes every folder that tests of a file share: after the file (setup.ts). */
export async function removeShared(): Promise<void> {
  for (const folder of shared.splice(0)) await rm(folder, { recursive: true, force: true });
}

/** A folder of its own with the given files; removed after the test. */
export const folderWith = (files: Record<string, string | Buffer> = {}): Promise<string> =>
  folderIn(folders, files);

/** A folder that tests of a file share and none of them writes in; removed after the file. */
export const sharedFolderWith = (files: Record<string, string | Buffer> = {}): Promise<string> =>
  folderIn(shared, files);

async function folderIn(list: string[], files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jcreport-test-'));
  list.push(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Paths of all files below a folder, in order. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}
