import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExtractFile } from './delivery.js';
import { readText } from './file.js';

/** A file that the embedded engine reads as it is: UTF-8, line ends LF or CRLF. */
export interface PlainFile {
  path: string;
  /** Removes what was written for it. */
  remove(): Promise<void>;
}

/** The file itself when the engine can read it, else a plain copy in the system's temporary folder. */
export async function plainCopy(file: ExtractFile): Promise<PlainFile> {
  const { encoding, gzip, head } = file.facts;
  const loneReturns = /\r(?!\n)/.test(head.slice(0, -1));
  const unzippedName = gzip && !/\.gz$/i.test(file.path);
  if (encoding === 'utf-8' && !loneReturns && !unzippedName)
    return { path: file.path, remove: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'jcreport-'));
  const path = join(folder, 'extract.csv');
  const text = await readText(file.path, file.facts);
  await writeFile(path, text.replace(/\r\n?/g, '\n'), { mode: 0o600 });
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
