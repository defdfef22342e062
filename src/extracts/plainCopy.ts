import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExtractFile } from './delivery.js';
import { textChunks } from './file.js';
import { temporaryFolder } from './temporary.js';

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
  const zippedName = !gzip && /\.gz$/i.test(file.path);
  if (encoding === 'utf-8' && !loneReturns && !unzippedName && !zippedName)
    return { path: file.path, remove: async () => {} };
  const folder = await temporaryFolder();
  const path = join(folder.path, 'extract.csv');
  try {
    await pipeline(
      Readable.from(withLineFeeds(textChunks(file.path, file.facts))),
      createWriteStream(path, { mode: 0o600 }),
    );
  } catch (error) {
    await folder.remove();
    throw error;
  }
  return { path, remove: folder.remove };
}

/** The same text with LF for every line end, whatever piece a CRLF is cut in. */
async function* withLineFeeds(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const chunk of chunks) {
    const text = held + chunk;
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held) yield '\n';
}
