import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { Readable, type Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type LineEnds, RecordCounter, type Separator } from './countRecords.js';
import { inspectWorkbook, isWorkbook } from './excel/inspect.js';
import { inspectParquet, isParquet } from './parquet.js';
import { InputError } from './problems.js';
import { Utf8Check } from './utf8.js';

/** What a look through a whole file tells, before any row is read. */
export interface FileFacts {
  form: 'csv' | 'json' | 'workbook' | 'parquet';
  /** SHA-256 of the file as it lies on disk, in hex. */
  sha256: string;
  /** Where the file lay, how long it was and when it was last changed, as it was looked through. */
  stamp: string;
  /** SHA-256 of the file unpacked: the same for a file and its packed copy. */
  contentSha256: string;
  encoding: 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';
  gzip: boolean;
  /** Length in bytes, unpacked. */
  bytes: number;
  /** The first 64 KB as text. */
  head: string;
  /** Records that are not empty, by the separator that a CSV may have: a count of its own beside the readers'. */
  records: Record<Separator, number>;
  ends: LineEnds;
}

/** Whether a text is JSON and not CSV. */
export const looksLikeJson = (head: string): boolean => /^\s*[[{]/.test(head.replace(/^\ufeff/, ''));

/** Length of the head. */
export const HEAD_BYTES = 65_536;
/** Bytes that are read at a time. */
const PIECE = 2 ** 18;
/** Bytes that are unpacked at a time: with fewer, handing them on takes as long as unpacking does. */
const UNPACKED = 2 ** 16;
/** An unpacked file may be this many times as long as the packed one, and this long in any case. */
export const BOMB = { ratio: 200, bytes: 2 ** 28 };

/** What a file is that is no text, told by its first bytes; with what to do. */
const NO_TEXT: readonly [start: number[], message: string][] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'is a packed workbook or ZIP archive; unpack it, and put what is in it in its place',
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is a packed old Excel workbook; unpack it, and save it as .xlsx'],
  // What was packed once is unpacked already.
  [[0x1f, 0x8b], 'is packed twice; unpack it once'],
  [[0x25, 0x50, 0x44, 0x46], 'is a PDF, not CSV; fetch the figures as CSV'],
];

/**
 * Reads a file once, in pieces.
 * @param bomb how far a packed file may unpack.
 * @throws {InputError} when it cannot be read or unpacked, is no text, or changes meanwhile.
 */
export async function inspectFile(path: string, name: string, bomb = BOMB): Promise<FileFacts> {
  const stamp = await stampOf(path);
  const facts = await factsOf(path, name, bomb);
  await assertUnchanged({ path, name, facts: { stamp } });
  return { ...facts, stamp };
}

/** Tells a file from what may stand in its place later. @throws {InputError} when there is none. */
async function stampOf(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * Makes sure that a file is still the one that was looked through: its checksum is that of what was read.
 * @throws {InputError} when it was changed, replaced or removed meanwhile.
 */
export async function assertUnchanged({
  path,
  name,
  facts,
}: {
  path: string;
  name: string;
  facts: Pick<FileFacts, 'stamp'>;
}): Promise<void> {
  if ((await stampOf(path).catch(() => '')) === facts.stamp) return;
  throw new InputError(
    `${name} was changed, replaced or removed while it was read; wait until the delivery is whole, and run again`,
  );
}

async function factsOf(path: string, name: string, bomb: typeof BOMB): Promise<Looked> {
  if (await isWorkbook(path)) return binaryFacts('workbook', await inspectWorkbook(path, name));
  if (await isParquet(path)) return binaryFacts('parquet', await inspectParquet(path, name));
  return textFacts(path, name, bomb);
}

/** Facts before the stamp is known. */
type Looked = Omit<FileFacts, 'stamp'>;

async function textFacts(path: string, name: string, bomb: typeof BOMB): Promise<Looked> {
  const hash = createHash('sha256');
  let packed = 0;
  let bytes = 0;
  const { gzip, chunks } = await openBytes(path, (raw) => {
    hash.update(raw);
    packed += raw.length;
  });
  const content = gzip ? createHash('sha256') : undefined;
  const head: Buffer[] = [];
  let sniffer: EncodingSniffer | undefined;
  const counter = new RecordCounter();
  try {
    for await (const chunk of chunks) {
      if (bytes < HEAD_BYTES) head.push(Buffer.from(chunk.subarray(0, HEAD_BYTES)));
      bytes += chunk.length;
      if (bytes > bomb.bytes && bytes > packed * bomb.ratio)
        throw new InputError(
          `${name} unpacks to more than any extract holds; check that it is the right file`,
        );
      sniffer ??= new EncodingSniffer(chunk, name);
      sniffer.add(chunk);
      counter.add(sniffer.asciiBytes(chunk));
      content?.update(chunk);
    }
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(path, error);
  }
  const encoding = sniffer?.end() ?? 'utf-8';
  const text = new TextDecoder(encoding).decode(Buffer.concat(head).subarray(0, HEAD_BYTES), {
    stream: true,
  });
  if (/^\s*<(!doctype html|html)/i.test(text))
    throw new InputError(
      `${name} is a web page, not CSV; perhaps a login page was saved: fetch the file again`,
    );
  const sha256 = hash.digest('hex');
  return {
    form: looksLikeJson(text) ? 'json' : 'csv',
    sha256,
    contentSha256: content?.digest('hex') ?? sha256,
    encoding,
    gzip,
    bytes,
    head: text,
    records: counter.end(),
    ends: counter.ends,
  };
}

/** What is no text of its own; its rows are counted where they are read. */
const binaryFacts = (
  form: 'workbook' | 'parquet',
  { sha256, bytes }: { sha256: string; bytes: number },
): Looked => ({
  form,
  sha256,
  contentSha256: sha256,
  encoding: 'utf-8',
  gzip: false,
  bytes,
  head: '',
  records: { ';': 0, ',': 0, '\t': 0 },
  ends: { lf: 0, crlf: 0, cr: 0 },
});

/** Tells a file's encoding apart by its content, piece by piece. */
class EncodingSniffer {
  #encoding: FileFacts['encoding'] = 'utf-8';
  readonly #utf8 = new Utf8Check();
  #utf16: InstanceType<typeof TextDecoder> | undefined;

  /** @throws {InputError} when the first bytes say that the file is no text. */
  constructor(
    first: Buffer,
    private readonly name: string,
  ) {
    for (const [start, message] of NO_TEXT) {
      if (start.every((byte, i) => first[i] === byte)) throw new InputError(`${name} ${message}`);
    }
    if (first[0] === 0xff && first[1] === 0xfe) this.#encoding = 'utf-16le';
    if (first[0] === 0xfe && first[1] === 0xff) this.#encoding = 'utf-16be';
    if (this.#encoding.startsWith('utf-16')) this.#utf16 = new TextDecoder(this.#encoding);
  }

  /** A piece in an encoding in which the signs of ASCII are bytes of their own. */
  asciiBytes(chunk: Buffer): Buffer {
    return this.#utf16 ? Buffer.from(this.#utf16.decode(chunk, { stream: true })) : chunk;
  }

  add(chunk: Buffer): void {
    if (this.#encoding.startsWith('utf-16')) return;
    if (chunk.includes(0)) {
      throw new InputError(
        `${this.name} holds NUL bytes and is no text file; export it anew, as CSV with the encoding UTF-8`,
      );
    }
    if (this.#encoding === 'utf-8' && !this.#utf8.add(chunk)) this.#encoding = 'windows-1252';
  }

  end(): FileFacts['encoding'] {
    if (this.#encoding === 'utf-8' && !this.#utf8.end()) this.#encoding = 'windows-1252';
    return this.#encoding;
  }
}

/** The text of a file piece by piece, unpacked and decoded, without a byte order mark. */
export async function* textChunks(path: string, facts: FileFacts): AsyncGenerator<string> {
  const decoder = new TextDecoder(facts.encoding);
  const { chunks } = await openBytes(path);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The whole text of a file; for those that are known to be small. */
export async function readText(path: string, facts: FileFacts): Promise<string> {
  const parts: string[] = [];
  for await (const part of textChunks(path, facts)) parts.push(part);
  return parts.join('');
}

/**
 * The bytes of a file in pieces, unpacked. A piece is good until the next one is asked for: they share their memory.
 * @param onRaw is told of every piece as it lies on disk.
 */
async function openBytes(path: string, onRaw?: (bytes: Buffer) => void) {
  let file: FileHandle | undefined;
  let first: Buffer;
  const buffer = Buffer.allocUnsafeSlow(PIECE);
  const next = async () => buffer.subarray(0, (await file!.read(buffer, 0, PIECE, null)).bytesRead);
  try {
    file = await open(path);
    first = await next();
  } catch (error) {
    await file?.close();
    throw unreadable(path, error);
  }
  const gzip = first[0] === 0x1f && first[1] === 0x8b;
  async function* all(): AsyncGenerator<Buffer> {
    try {
      for (let piece = first; piece.length > 0; piece = await next()) {
        onRaw?.(piece);
        // What unpacks it may ask for the next before it is done with this one.
        yield gzip ? Buffer.from(piece) : piece;
      }
    } finally {
      await file!.close();
    }
  }
  const chunks: AsyncIterable<Buffer> = gzip
    ? compose(Readable.from(all()), createGunzip({ chunkSize: UNPACKED }))
    : all();
  return { gzip, chunks };
}

/** One stream through another, with the errors of both at its end. */
function compose(source: Readable, through: Transform): AsyncIterable<Buffer> {
  source.on('error', (error) => through.destroy(error));
  through.on('close', () => source.destroy());
  return source.pipe(through);
}

function unreadable(path: string, error: unknown): InputError {
  const reason = error instanceof Error ? error.message : String(error);
  return new InputError(
    `${path} cannot be read (${reason}); check that it is whole and that you may read it`,
  );
}
