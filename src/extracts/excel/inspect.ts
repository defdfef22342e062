import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { InputError } from '../problems.js';
import { openWorkbook } from './workbook.js';

/** An old workbook and an encrypted one begin alike; the encrypted one holds a part of this name. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const SAVE_AS_XLSX =
  'open it in Excel, choose File > Save As > "Excel Workbook (.xlsx)", and put it in its place';

/** Whether a file begins as workbooks do, new, old and encrypted; other archives do too. */
export async function isWorkbook(path: string): Promise<boolean> {
  let file: FileHandle;
  try {
    file = await open(path);
  } catch {
    return false;
  }
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && (startsWith(buffer, ZIP) || startsWith(buffer, COMPOUND));
  } finally {
    await file.close();
  }
}

/** What a look at a workbook tells before it is read. */
export interface WorkbookFacts {
  /** SHA-256 of the file as it lies on disk, in hex. */
  sha256: string;
  /** Length in bytes, as it lies on disk. */
  bytes: number;
}

/**
 * Looks at a workbook: that it is one, and that the program can and may read it.
 * @throws {InputError} for old and for encrypted workbooks, and for what is none; with what to do.
 */
export async function inspectWorkbook(path: string, name: string): Promise<WorkbookFacts> {
  const hash = createHash('sha256');
  let bytes = 0;
  let first: Buffer | undefined;
  let isEncrypted = false;
  let tail: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
      first ??= piece;
      if (!startsWith(first, COMPOUND)) continue;
      isEncrypted ||= Buffer.concat([tail, piece]).includes(ENCRYPTED);
      tail = piece.subarray(-ENCRYPTED.length);
    }
  } catch (error) {
    throw new InputError(`${name} cannot be read (${(error as Error).message}); check that you may read it`);
  }
  if (!first) throw new InputError(`${name} is empty; export it anew`);
  if (startsWith(first, COMPOUND)) throw new InputError(`${name} ${compoundMessage(isEncrypted)}`);
  if (!startsWith(first, ZIP))
    throw new InputError(`${name} is no Excel workbook, whatever its name says; if it is CSV, name it .csv`);
  (await openWorkbook(path, name)).close();
  return { sha256: hash.digest('hex'), bytes };
}

const startsWith = (bytes: Buffer, start: readonly number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte);

const compoundMessage = (isEncrypted: boolean): string =>
  isEncrypted
    ? 'is protected by a password; open it in Excel, choose File > Info > Protect Workbook > Encrypt with Password, empty the field, and save it'
    : `is an old Excel workbook (.xls); ${SAVE_AS_XLSX}`;
