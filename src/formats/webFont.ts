import { brotliCompressSync, inflateSync } from 'node:zlib';
import { embedded } from './embeddedFont.js';
import { type Face, face } from './fonts.js';

/** What a font calls itself; the reserved name of the whole one may not be that of a part (SIL Open Font License 1.1, 3). */
export const WEB_FAMILY = 'Rapport';
const LICENSE =
  'A part of Source Sans 3. Copyright Adobe (http://www.adobe.com/). SIL Open Font License 1.1, https://openfontlicense.org';

const STYLES: Record<Face, { style: string; weight: number; selection: number }> = {
  regular: { style: 'Regular', weight: 400, selection: 0x40 },
  semibold: { style: 'SemiBold', weight: 600, selection: 0 },
  italic: { style: 'Italic', weight: 400, selection: 0x01 },
};

const made = new Map<Face, Buffer>();

/** A face with the glyphs of the common characters as WOFF2, about 10 KB; all else is left to the reader's own fonts. */
export function webFont(name: Face): Buffer {
  let font = made.get(name);
  if (!font) {
    font = woff2(tablesOf(name));
    made.set(name, font);
  }
  return font;
}

type Tables = Map<string, Buffer>;

/** Numbers of 16 bits, one after the other. */
function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, 2 * i);
  return bytes;
}

/** The tables of the font program that a PDF embeds, and those that a browser wants beside them (OpenType 1.9). */
function tablesOf(name: Face): Tables {
  const { program, places } = embedded(name);
  const place = inflateSync(places);
  const { tables, kerning } = face(name);
  const glyphs = new Map(
    tables.glyphs
      .filter(([text]) => text.length === 1)
      .map(([text, glyph]) => [text.charCodeAt(0), glyph] as const)
      .sort(([a], [b]) => a - b),
  );
  const at = (glyph: number) => place.readUInt16BE(2 * glyph);
  const found = programTables(inflateSync(program));
  const head = found.get('head')!;
  // Made from another form of the same outlines, as WOFF2 wants to be told.
  head.writeUInt16BE(head.readUInt16BE(16) | 0x0800, 16);
  found.set('cmap', cmap([...glyphs].map(([code, glyph]) => [code, at(glyph)])));
  found.set('OS/2', os2(name, [...glyphs.keys()]));
  found.set('name', names(name));
  found.set('post', Buffer.concat([words(3, 0, 0, 0), Buffer.alloc(24)]));
  const ids = [...new Set(glyphs.values())];
  found.set(
    'kern',
    kern(ids.flatMap((left) => ids.map((right) => [at(left), at(right), kerning(left, right)] as const))),
  );
  return found;
}

/** The tables of a font file by their names. */
function programTables(file: Buffer): Tables {
  const tables: Tables = new Map();
  for (let i = 0; i < file.readUInt16BE(4); i += 1) {
    const entry = 12 + 16 * i;
    const start = file.readUInt32BE(entry + 8);
    const content = file.subarray(start, start + file.readUInt32BE(entry + 12));
    tables.set(file.toString('latin1', entry, entry + 4), Buffer.from(content));
  }
  return tables;
}

/** Characters and their glyphs, in order, as a table of format 4: each a segment of its own. */
function cmap(characters: readonly (readonly [code: number, glyph: number])[]): Buffer {
  const segments = [...characters, [0xffff, 0] as const];
  const count = segments.length;
  const power = 2 ** Math.floor(Math.log2(count));
  const codes = words(...segments.map(([code]) => code));
  const body = Buffer.concat([
    words(2 * count, 2 * power, Math.log2(power), 2 * (count - power)),
    codes,
    words(0),
    codes,
    words(...segments.map(([code, glyph]) => (code === 0xffff ? 1 : glyph - code))),
    words(...segments.map(() => 0)),
  ]);
  return Buffer.concat([words(0, 1, 3, 1, 0, 12), words(4, body.length + 6, 0), body]);
}

/** Pairs of glyphs with what their distance differs by, as a table of format 0. */
function kern(all: readonly (readonly [left: number, right: number, units: number])[]): Buffer {
  const pairs = all.filter(([, , units]) => units !== 0).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const power = 2 ** Math.floor(Math.log2(Math.max(1, pairs.length)));
  return Buffer.concat([
    words(0, 1, 0, 14 + 6 * pairs.length, 1),
    words(pairs.length, 6 * power, Math.log2(power), 6 * (pairs.length - power)),
    ...pairs.map((pair) => words(...pair)),
  ]);
}

function os2(name: Face, codes: readonly number[]): Buffer {
  const { ascent, descent, capHeight, xHeight, glyphs } = face(name).tables;
  const { weight, selection } = STYLES[name];
  const average = Math.round(glyphs.reduce((sum, [, , advance]) => sum + advance, 0) / glyphs.length);
  return Buffer.concat([
    words(4, average, weight, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 250, 0),
    // Panose, the ranges of characters that it has some of, and who made it.
    Buffer.alloc(10),
    words(0, 3, 0, 0, 0, 0, 0, 0),
    Buffer.from('ADBO', 'latin1'),
    words(selection, codes[0]!, codes.at(-1)!, ascent, descent, 0, ascent, -descent, 0, 1, 0, 0),
    words(xHeight, capHeight, 0, 32, 2),
  ]);
}

function names(name: Face): Buffer {
  const { style } = STYLES[name];
  const full = `${WEB_FAMILY} ${style}`;
  const texts = [LICENSE, WEB_FAMILY, style, full, full, 'Version 1', full.replace(' ', '-')];
  const encoded = texts.map((text) => Buffer.from(text, 'utf16le').swap16());
  let offset = 0;
  const records = encoded.map((text, i) => {
    const record = words(3, 1, 0x0409, i, text.length, offset);
    offset += text.length;
    return record;
  });
  return Buffer.concat([words(0, texts.length, 6 + 12 * texts.length), ...records, ...encoded]);
}

/** Tables that WOFF2 knows by a number. */
const KNOWN = [
  'cmap',
  'head',
  'hhea',
  'hmtx',
  'maxp',
  'name',
  'OS/2',
  'post',
  'cvt ',
  'fpgm',
  'glyf',
  'loca',
  'prep',
];
const KERN = 19;
/** Says of the outlines that they stand as they are in the font. */
const AS_IT_IS = 3 << 6;

/** A number in as few bytes as it needs, seven bits each, the highest first. */
function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

/** A font of some tables as WOFF2 (W3C Recommendation of 8 August 2024), its outlines not transformed. */
function woff2(tables: Tables): Buffer {
  const ordered = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const directory = Buffer.from(
    ordered.flatMap(([tag, content]) => {
      const isOutline = tag === 'glyf' || tag === 'loca';
      return [
        (tag === 'kern' ? KERN : KNOWN.indexOf(tag)) | (isOutline ? AS_IT_IS : 0),
        ...base128(content.length),
      ];
    }),
  );
  const packed = brotliCompressSync(Buffer.concat(ordered.map(([, content]) => content)));
  const rounded = (length: number) => 4 * Math.ceil(length / 4);
  const unpacked = ordered.reduce(
    (sum, [, content]) => sum + rounded(content.length),
    12 + 16 * ordered.length,
  );
  const length = rounded(48 + directory.length + packed.length);
  const file = Buffer.alloc(length);
  file.write('wOF2', 'latin1');
  file.writeUInt32BE(0x00010000, 4);
  file.writeUInt32BE(length, 8);
  file.writeUInt16BE(ordered.length, 12);
  file.writeUInt32BE(unpacked, 16);
  file.writeUInt32BE(packed.length, 20);
  file.writeUInt16BE(1, 24);
  directory.copy(file, 48);
  packed.copy(file, 48 + directory.length);
  return file;
}
