import { deflateSync } from 'node:zlib';

/** Objects that one object stream holds: enough to pack well, few enough to open quickly. */
const OBJECTS_A_STREAM = 200;

/** An indirect object as it stands in the file. */
interface PdfObject {
  number: number;
  body: Buffer;
  isStream: boolean;
}

/**
 * The same PDF with its objects packed in object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
 * A tagged PDF consists of thousands of small objects, which pack to a fraction; content streams stay as they are.
 * @param pdf a file of version 1.5 or later with one cross-reference table, unencrypted, as pdfkit writes it.
 * @throws {Error} when the file is built otherwise.
 */
export function packObjects(pdf: Buffer): Buffer {
  const table = readTable(pdf);
  const packed = table.objects.filter(({ isStream }) => !isStream);
  const loose = table.objects.filter(({ isStream }) => isStream);
  const streams: { number: number; members: PdfObject[] }[] = [];
  let next = table.size;
  for (let i = 0; i < packed.length; i += OBJECTS_A_STREAM) {
    streams.push({ number: next, members: packed.slice(i, i + OBJECTS_A_STREAM) });
    next += 1;
  }
  const out = new Output(table.header);
  const entries = new Map<number, [type: number, where: number, index: number]>();
  for (const { number, body } of loose) entries.set(number, [1, out.object(number, body), 0]);
  for (const { number, members } of streams) {
    entries.set(number, [1, out.object(number, objectStream(members)), 0]);
    members.forEach((member, index) => {
      entries.set(member.number, [2, number, index]);
    });
  }
  const start = out.length;
  entries.set(next, [1, start, 0]);
  out.object(next, referenceStream(entries, next + 1, table.trailer));
  out.add(`startxref\n${start}\n%%EOF\n`);
  return out.bytes();
}

/** Collects the file's bytes and tells where each object begins. */
class Output {
  readonly #parts: Buffer[];
  length: number;

  constructor(header: Buffer) {
    this.#parts = [header];
    this.length = header.length;
  }

  add(part: Buffer | string): void {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    this.#parts.push(bytes);
    this.length += bytes.length;
  }

  /** @returns the offset at which the object begins. */
  object(number: number, body: Buffer): number {
    const start = this.length;
    this.add(`${number} 0 obj\n`);
    this.add(body);
    this.add('\nendobj\n');
    return start;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

interface Table {
  /** The file up to its first object. */
  header: Buffer;
  objects: PdfObject[];
  /** One more than the highest object number. */
  size: number;
  /** The entries of the trailer that the new one keeps: Root, Info, ID. */
  trailer: string;
}

function readTable(pdf: Buffer): Table {
  const tail = pdf.subarray(-64).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
  const text = Number.isNaN(start) ? '' : pdf.subarray(start).toString('latin1');
  const head = /^xref\n0 (\d+)\n/.exec(text);
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text)?.[1];
  if (!head || trailer === undefined) throw new Error('the PDF has no cross-reference table to read');
  const size = Number(head[1]);
  const places: { number: number; offset: number }[] = [];
  for (let number = 1; number < size; number += 1) {
    const entry = text.slice(head[0].length + number * 20, head[0].length + number * 20 + 18);
    const used = /^(\d{10}) 00000 n/.exec(entry);
    if (!used) throw new Error(`object ${number} of the PDF is not as expected: ${entry}`);
    places.push({ number, offset: Number(used[1]) });
  }
  places.sort((a, b) => a.offset - b.offset);
  const objects = places.map(({ number, offset }, i) =>
    readObject(number, pdf.subarray(offset, places[i + 1]?.offset ?? start)),
  );
  const kept = trailer.match(/\/(Root|Info) \d+ 0 R|\/ID \[[^\]]*\]/g) ?? [];
  return {
    header: pdf.subarray(0, places[0]!.offset),
    objects: objects.sort((a, b) => a.number - b.number),
    size,
    trailer: kept.join('\n'),
  };
}

function readObject(number: number, bytes: Buffer): PdfObject {
  const begin = `${number} 0 obj\n`;
  const end = bytes.lastIndexOf('\nendobj');
  if (end < 0 || bytes.subarray(0, begin.length).toString('latin1') !== begin)
    throw new Error(`object ${number} of the PDF does not stand where its table says`);
  const body = bytes.subarray(begin.length, end);
  return { number, body, isStream: body.subarray(-9).toString('latin1') === 'endstream' };
}

/** A stream object with a packed content. */
function stream(dictionary: string, content: Buffer): Buffer {
  const packed = deflateSync(content, { level: 9 });
  return Buffer.concat([
    Buffer.from(`<<\n${dictionary}\n/Filter /FlateDecode\n/Length ${packed.length}\n>>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

function objectStream(members: readonly PdfObject[]): Buffer {
  let offset = 0;
  const places = members.map(({ number, body }) => {
    const place = `${number} ${offset}`;
    offset += body.length + 1;
    return place;
  });
  const index = Buffer.from(`${places.join(' ')}\n`, 'latin1');
  const bodies = members.flatMap(({ body }) => [body, Buffer.from('\n', 'latin1')]);
  return stream(
    `/Type /ObjStm\n/N ${members.length}\n/First ${index.length}`,
    Buffer.concat([index, ...bodies]),
  );
}

function referenceStream(
  entries: ReadonlyMap<number, [type: number, where: number, index: number]>,
  size: number,
  trailer: string,
): Buffer {
  const rows = Buffer.alloc(size * 7);
  rows.writeUInt16BE(0xffff, 5);
  for (const [number, [type, where, index]] of entries) {
    rows.writeUInt8(type, number * 7);
    rows.writeUInt32BE(where, number * 7 + 1);
    rows.writeUInt16BE(index, number * 7 + 5);
  }
  return stream(`/Type /XRef\n/Size ${size}\n/W [1 4 2]\n${trailer}`, rows);
}
