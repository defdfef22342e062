import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GENERATOR } from './paths.js';

/** The folder that holds the program's code: the nearest one above this file that is called src or dist. */
function codeFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!['src', 'dist'].includes(basename(folder)) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

let named: Promise<string> | undefined;

/**
 * The program as it marks what it keeps: name, version, and a checksum of its code, so that nothing which another
 * program counted is taken for its own.
 */
export function programName(): Promise<string> {
  named ??= nameProgram();
  return named;
}

async function nameProgram(): Promise<string> {
  const built = await readFile(new URL('./code.sha256', import.meta.url), 'utf8').catch(() => undefined);
  const checksum = built ?? (await codeChecksum(codeFolder(), extname(fileURLToPath(import.meta.url))));
  return `${GENERATOR.name} ${GENERATOR.version} ${checksum.slice(0, 16)}`;
}

/**
 * The checksum of all code in a folder. Of the bundled program it is taken when that is built, into `code.sha256`.
 * @param ending of the files that are code: `.js`.
 */
export async function codeChecksum(folder: string, ending: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => extname(name) === ending && !name.endsWith('.d.ts')).sort();
  const hash = createHash('sha256');
  for (const content of await Promise.all(files.map((name) => readFile(join(folder, name)))))
    hash.update(content);
  return hash.digest('hex');
}
