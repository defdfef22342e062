import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable, type Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from './problems.js';

/** What a look through a whole file tells, before any row is read. */
export interface FileFacts {
  /** SHA-256 of the file as it lies on disk, in hex. */
  sha256: string;
  encoding: 'utf-8' | 'windows-1252';
  gzip: boolean;
  /** The first 64 KB as text. */
  head: string;
}

const HEAD_BYTES = 65_536;

/** Reads a file once, in pieces. @throws {InputError} when it cannot be read or unpacked. */
export async function inspectFile(path: string): Promise<FileFacts> {
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let encoding: FileFacts['encoding'] = 'utf-8';
  const head: Buffer[] = [];
  let headLength = 0;
  const { gzip, chunks } = await openBytes(path, (bytes) => hash.update(bytes));
  try {
    for await (const chunk of chunks) {
      if (headLength < HEAD_BYTES) {
        head.push(chunk);
        headLength += chunk.length;
      }
      if (encoding === 'utf-8') {
        try {
          utf8.decode(chunk, { stream: true });
        } catch {
          encoding = 'windows-1252';
        }
      }
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  const text = new TextDecoder(encoding).decode(Buffer.concat(head).subarray(0, HEAD_BYTES), {
    stream: true,
  });
  return { sha256: hash.digest('hex'), encoding, gzip, head: text };
}

/** The whole text of a file, unpacked and decoded, without a byte order mark. */
export async function readText(path: string, facts: FileFacts): Promise<string> {
  const parts: Buffer[] = [];
  const { chunks } = await openBytes(path);
  for await (const chunk of chunks) parts.push(chunk);
  return new TextDecoder(facts.encoding).decode(Buffer.concat(parts));
}

/** The text of a file piece by piece, unpacked and decoded, without a byte order mark. */
export async function* textChunks(path: string, facts: FileFacts): AsyncGenerator<string> {
  const decoder = new TextDecoder(facts.encoding);
  const { chunks } = await openBytes(path);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function openBytes(path: string, onRaw?: (bytes: Buffer) => void) {
  const raw = createReadStream(path);
  const iterator = raw[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let first: IteratorResult<Buffer>;
  try {
    first = await iterator.next();
  } catch (error) {
    throw unreadable(path, error);
  }
  const gzip = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
  async function* all(): AsyncGenerator<Buffer> {
    for (let item = first; !item.done; item = await iterator.next()) {
      onRaw?.(item.value);
      yield item.value;
    }
  }
  const chunks: AsyncIterable<Buffer> = gzip ? compose(Readable.from(all()), createGunzip()) : all();
  return { gzip, chunks };
}

/** One stream through another, with the errors of both at its end. */
function compose(source: Readable, through: Transform): AsyncIterable<Buffer> {
  source.on('error', (error) => through.destroy(error));
  return source.pipe(through);
}

function unreadable(path: string, error: unknown): InputError {
  const reason = error instanceof Error ? error.message : String(error);
  return new InputError(
    `${path} cannot be read (${reason}); check that it is whole and that you may read it`,
  );
}
