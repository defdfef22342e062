import { deflateSync } from 'node:zlib';
import type { Font } from 'fontkit';
import { type Face, face } from './fonts.js';
import type { ReadyFace } from './readyFace.js';

/** A part of a font, as fontkit makes it. */
interface Subset {
  /** Takes a glyph in. @returns its number in the subset. */
  includeGlyph(glyph: number): number;
  /** The font program. */
  encode(): Uint8Array;
}

const newSubset = (font: Font): Subset => font.createSubset() as unknown as Subset;

/** The part of a font that a PDF embeds; streams are packed. */
export interface EmbeddedFont {
  /** The font program with the glyphs that are shown. */
  program: Uint8Array;
  programLength: number;
  /** Where each glyph of the whole font stands in the program, two bytes each. */
  places: Uint8Array;
  /** The advances, as the entry W of the font. */
  widths: string;
  /** The characters that the glyphs stand for, as a ToUnicode CMap. */
  characters: Uint8Array;
}

const known = new Map<Face, EmbeddedFont>();

/**
 * A face with the glyphs of the common characters, made once in the process.
 * @param others further glyphs of one document, with the characters they stand for; then it is made for that.
 */
export function embedded(name: Face, others?: ReadonlyMap<number, readonly number[]>): EmbeddedFont {
  const { common, ready } = face(name);
  if (others) return embed(name, new Map([...common, ...others]));
  let font = known.get(name);
  if (!font) {
    font = ready ? unpacked(ready.embedded) : embed(name, common);
    known.set(name, font);
  }
  return font;
}

function embed(name: Face, characters: ReadonlyMap<number, readonly number[]>): EmbeddedFont {
  const { font } = face(name);
  const glyphs = [...characters.keys()].sort((a, b) => a - b);
  const subset = newSubset(font);
  const places = Buffer.alloc(2 * (glyphs.at(-1)! + 1));
  for (const glyph of glyphs) places.writeUInt16BE(subset.includeGlyph(glyph), 2 * glyph);
  const program = subset.encode();
  const scale = 1000 / font.unitsPerEm;
  const widths = glyphs.map((glyph) => `${glyph} [${Math.round(font.getGlyph(glyph).advanceWidth * scale)}]`);
  return {
    program: packed(program),
    programLength: program.length,
    places: packed(places),
    widths: `[${widths.join(' ')}]`,
    characters: packed(Buffer.from(toUnicode(glyphs, characters), 'latin1')),
  };
}

/** An embedded font from a file that has its streams in Base64. */
const unpacked = ({ program, places, characters, ...plain }: ReadyFace['embedded']): EmbeddedFont => ({
  ...plain,
  program: Buffer.from(program, 'base64'),
  places: Buffer.from(places, 'base64'),
  characters: Buffer.from(characters, 'base64'),
});

const packed = (content: Uint8Array): Uint8Array => deflateSync(content, { level: 9 });

/** The most lines that a block of a CMap may have. */
const LINES = 100;

/** A CMap from glyphs to characters (ISO 32000-1, 9.10.3). */
function toUnicode(glyphs: readonly number[], characters: ReadonlyMap<number, readonly number[]>): string {
  const hex = (value: number) => value.toString(16).padStart(4, '0');
  const lines = glyphs.map((glyph) => {
    const text = String.fromCodePoint(...characters.get(glyph)!);
    return `<${hex(glyph)}> <${Array.from({ length: text.length }, (_, i) => hex(text.charCodeAt(i))).join('')}>`;
  });
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += LINES) {
    const block = lines.slice(i, i + LINES);
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
