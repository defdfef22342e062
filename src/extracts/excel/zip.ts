import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { InputError } from '../problems.js';

/** Parts that a workbook may have; Excel itself writes some dozens. */
const MOST_PARTS = 5000;
/** No part that is read may unpack to more, and none that is larger than this to more than so many times its size. */
const BOMB = { bytes: 2 ** 29, ratio: 200, ratioFrom: 2 ** 24 };

/** The parts of a workbook, each read on its own, in pieces. */
export interface Parts {
  /** Whether a part is there, whatever the case of its name. */
  has(name: string): boolean;
  /** Names of the parts, as they stand. */
  names: readonly string[];
  /** The bytes of a part. @throws {InputError} when it is not there or unpacks to too much. */
  bytes(name: string): Promise<AsyncIterable<Buffer>>;
  close(): void;
}

const key = (name: string): string => name.toLowerCase().replace(/^\//, '');

/**
 * Opens a workbook as the ZIP archive that it is. What a part unpacks to is judged by the archive's own list, before a
 * byte is unpacked, and held to that list while it is.
 * @throws {InputError} when it is no sound archive.
 */
export async function openParts(path: string, name: string): Promise<Parts> {
  const zip = await opened(path, name);
  try {
    if (zip.entryCount > MOST_PARTS)
      throw new InputError(
        `${name} holds ${zip.entryCount} parts, more than any workbook; check that it is the right file`,
      );
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      if (entries.has(key(entry.fileName)))
        throw new InputError(
          `${name} holds the part ${entry.fileName} twice; open it in Excel and save it anew`,
        );
      entries.set(key(entry.fileName), entry);
    }
    return partsOf(zip, name, entries);
  } catch (error) {
    zip.close();
    throw broken(name, error);
  }
}

async function opened(path: string, name: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw broken(name, error);
  }
}

function partsOf(zip: ZipFile, name: string, entries: ReadonlyMap<string, Entry>): Parts {
  return {
    has: (part) => entries.has(key(part)),
    names: [...entries.values()].map(({ fileName }) => fileName),
    bytes: async (part) => {
      const entry = entries.get(key(part));
      if (!entry)
        throw new InputError(
          `${name} lacks its part ${part}; it is no whole workbook: save it anew in Excel`,
        );
      refuseBomb(name, entry);
      try {
        return pieces(await zip.openReadStreamPromise(entry), name);
      } catch (error) {
        throw broken(name, error);
      }
    },
    close: () => zip.close(),
  };
}

function refuseBomb(name: string, { fileName, uncompressedSize, compressedSize }: Entry): void {
  const dense = uncompressedSize > BOMB.ratioFrom && uncompressedSize > compressedSize * BOMB.ratio;
  if (uncompressedSize <= BOMB.bytes && !dense) return;
  throw new InputError(
    `${name} is refused: its part ${fileName} unpacks from ${compressedSize} to ${uncompressedSize} bytes, more than any extract holds; export it as CSV if it is the right file`,
  );
}

async function* pieces(stream: Readable, name: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (error) {
    throw broken(name, error);
  } finally {
    stream.destroy();
  }
}

function broken(name: string, error: unknown): InputError {
  if (error instanceof InputError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new InputError(
    `${name} is no whole Excel workbook (${reason}); open it in Excel and save it anew as .xlsx`,
  );
}
