import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { textChunks } from './file.js';
import type { Layout } from './layout.js';
import { withLineFeeds, withoutStart } from './lineFeeds.js';
import type { TableFile } from './table.js';
import { temporaryFolder } from './temporary.js';

/** A file that the embedded engine reads as it is: UTF-8, line ends LF or CRLF. */
export interface PlainFile {
  path: string;
  /** Lines above the rows. */
  skip: number;
  /** Removes what was written for it. */
  remove(): Promise<void>;
}

/** Whether the engine reads a file as it is: it knows one kind of line end a file, and counts lines, not records. */
function isPlain({ path, facts }: TableFile, layout: Layout): boolean {
  const { lf, crlf, cr } = facts.ends;
  const oneKind = cr === 0 && (lf === 0 || crlf === 0);
  const isNamedRight = facts.gzip === /\.gz$/i.test(path);
  return facts.encoding === 'utf-8' && oneKind && isNamedRight && layout.isPlain;
}

/**
 * The file itself when the engine can read it, else a plain copy of its rows in the system's temporary folder.
 */
export async function plainCopy(file: TableFile, layout: Layout): Promise<PlainFile> {
  if (isPlain(file, layout)) return { path: file.path, skip: layout.lines, remove: async () => {} };
  const folder = await temporaryFolder();
  const path = join(folder.path, 'extract.csv');
  try {
    await pipeline(
      Readable.from(withLineFeeds(withoutStart(textChunks(file.path, file.facts), layout.chars))),
      createWriteStream(path, { mode: 0o600 }),
    );
  } catch (error) {
    await folder.remove();
    throw error;
  }
  return { path, skip: 0, remove: folder.remove };
}
