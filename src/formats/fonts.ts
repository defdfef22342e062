import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { type Kerning, kerningOf } from './kerning.js';
import { type FaceTables, type ReadyFace, readyFace } from './readyFace.js';

/** The three weights of the one family that every report is set in. */
export const FACES = ['regular', 'semibold', 'italic'] as const;
export type Face = (typeof FACES)[number];

const FILES: Record<Face, string> = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  semibold: '600SemiBold/SourceSans3_600SemiBold.ttf',
  italic: '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
};

/** Stands for a character that the font lacks; a PDF with an undefined glyph fails every standard. */
const REPLACEMENT = '?';

/**
 * The characters of Danish reports. Each has one glyph that depends on no other, but for the ligatures; all else is
 * laid out by fontkit.
 */
export const COMMON =
  ' !"#%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyzÆØÅæøåÄäÉéÖöÜü\u00a0§©«»°²³·½×–—‘’“”•…−≈≤≥▲▼○●→‡|';
const LIGATURES = ['ff', 'ft'];
/** A text of common characters alone. */
const ALL_COMMON = new RegExp(`^[${COMMON.replace(/[\]\\^-]/g, '\\$&')}]*$`);

/** A word with the space behind it, as glyphs. */
export interface Word {
  /** Sum of the advances, in font units. */
  advance: number;
  glyphs: readonly number[];
  /** How much wider than the glyph's own each advance is, in font units. */
  kerning: readonly number[];
  /** The characters that each glyph stands for; left out where all are common. */
  characters?: readonly (readonly number[])[];
}

/** A face with its words remembered: they come back, in one report and in the next. */
export interface LoadedFace {
  name: Face;
  tables: FaceTables;
  /** The kerning of common glyphs. */
  kerning: Kerning;
  /** What was made of it when the program was built. */
  ready: ReadyFace | undefined;
  /** The parsed font, for all that is not common. */
  readonly font: Font;
  /** A text word by word, each with the space behind it. */
  words(text: string): Word[];
  /** Width of a text in points at a size. */
  width(text: string, size: number): number;
  /** The text with every character that the font lacks replaced. */
  printable(text: string): string;
  /** The glyphs of the common characters, and what each stands for. */
  common: ReadonlyMap<number, readonly number[]>;
}

/** Words that are remembered of a face before it begins anew; a report has some hundreds. */
const REMEMBERED = 30_000;

const codePointsOf = (text: string): number[] => [...text].map((character) => character.codePointAt(0)!);

const faces = new Map<Face, LoadedFace>();
const require = createRequire(import.meta.url);

/** A face, parsed once in the process. */
export function face(name: Face): LoadedFace {
  let loaded = faces.get(name);
  if (!loaded) {
    loaded = loadFace(name);
    faces.set(name, loaded);
  }
  return loaded;
}

/** A glyph of the face, as far as a line of text needs to know it. */
interface Glyph {
  id: number;
  advance: number;
}

/** A font, parsed when it is first asked for, with its kerning. */
function lazyFont(name: Face): () => { font: Font; kerning: Kerning } {
  let parsed: { font: Font; kerning: Kerning } | undefined;
  return () => {
    if (!parsed) {
      const file = readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${FILES[name]}`));
      const font = create(file) as Font;
      parsed = { font, kerning: kerningIn(font, file) };
    }
    return parsed;
  };
}

/** What a font says of the common characters. */
function tablesOf(font: Font): FaceTables {
  const { unitsPerEm, postscriptName, bbox, italicAngle, ascent, descent, capHeight, xHeight } = font;
  const { minX, minY, maxX, maxY } = bbox;
  const characters = [...COMMON].map((character) => {
    const { id, advanceWidth } = font.glyphForCodePoint(character.codePointAt(0)!);
    return [character, id, advanceWidth] as const;
  });
  const ligatures = LIGATURES.map((ligature) => {
    const { id, advanceWidth } = font.layout(ligature).glyphs[0]!;
    return [ligature, id, advanceWidth] as const;
  });
  return {
    unitsPerEm,
    postscriptName: String(postscriptName),
    bbox: { minX, minY, maxX, maxY },
    italicAngle,
    ascent,
    descent,
    capHeight,
    xHeight,
    glyphs: [...characters, ...ligatures],
  };
}

/** Kerning by a list of the pairs that have any. */
function listedKerning(pairs: ReadyFace['kerning']): Kerning {
  const known = new Map(pairs.map(([left, right, units]) => [left * 2 ** 16 + right, units]));
  return (left, right) => known.get(left * 2 ** 16 + right) ?? 0;
}

function loadFace(name: Face): LoadedFace {
  const parsed = lazyFont(name);
  const ready = readyFace(name);
  const tables = ready?.tables ?? tablesOf(parsed().font);
  const kerning = ready ? listedKerning(ready.kerning) : parsed().kerning;
  const { unitsPerEm } = tables;
  const common = new Map<string, Glyph>();
  const characters = new Map<number, readonly number[]>();
  for (const [text, id, advance] of tables.glyphs) {
    common.set(text, { id, advance });
    // A space that does not break has the glyph of one that does: the first stands for both.
    if (!characters.has(id)) characters.set(id, codePointsOf(text));
  }

  const known = new Map<string, Word>();
  const word = (text: string): Word => {
    let found = known.get(text);
    if (!found) {
      if (known.size >= REMEMBERED) known.clear();
      found = commonWord(text, common, kerning) ?? laidOut(text);
      known.set(text, found);
    }
    return found;
  };
  /** A word with a character that is not common. */
  const laidOut = (text: string): Word => {
    const { glyphs, positions } = parsed().font.layout(text);
    const own = codePointsOf(text);
    // fontkit remembers of a glyph what it first stood for, here what it stands for counts.
    const isOneToOne = own.length === glyphs.length;
    return {
      advance: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0),
      glyphs: glyphs.map(({ id }) => id),
      kerning: positions.map(({ xAdvance }, i) => xAdvance - glyphs[i]!.advanceWidth),
      characters: glyphs.map(({ codePoints }, i) => (isOneToOne ? [own[i]!] : codePoints)),
    };
  };
  const words = (text: string): Word[] => {
    const found: Word[] = [];
    for (let from = 0; from < text.length; ) {
      const space = text.indexOf(' ', from);
      const to = space < 0 ? text.length : space + 1;
      found.push(word(text.slice(from, to)));
      from = to;
    }
    return found;
  };
  const printable = (text: string): string => (ALL_COMMON.test(text) ? text : replaced(text));
  const replaced = (text: string): string =>
    [...text]
      .map((c) => (common.has(c) || parsed().font.hasGlyphForCodePoint(c.codePointAt(0)!) ? c : REPLACEMENT))
      .join('');
  return {
    name,
    tables,
    kerning,
    ready,
    get font() {
      return parsed().font;
    },
    words,
    printable,
    // Word by word, as it is drawn, so that a measured line is as wide as the drawn one.
    width: (text, size) => {
      let advance = 0;
      for (let from = 0; from < text.length; ) {
        const to = text.indexOf(' ', from) + 1 || text.length;
        advance += word(text.slice(from, to)).advance;
        from = to;
      }
      return (advance * size) / unitsPerEm;
    },
    common: characters,
  };
}

/** A word of common characters alone; `undefined` when it has others, or ligatures that touch. */
function commonWord(text: string, common: ReadonlyMap<string, Glyph>, kerning: Kerning): Word | undefined {
  const glyphs: number[] = [];
  const kerns: number[] = [];
  let advance = 0;
  for (let i = 0; i < text.length; ) {
    const two = text.slice(i, i + 2);
    const isLigature = two[0] === 'f' && LIGATURES.includes(two);
    if (isLigature && LIGATURES.includes(text.slice(i + 1, i + 3))) return undefined;
    const glyph = common.get(isLigature ? two : two[0]!);
    if (!glyph) return undefined;
    if (glyphs.length > 0) {
      const kern = kerning(glyphs.at(-1)!, glyph.id);
      kerns[kerns.length - 1] = kern;
      advance += kern;
    }
    glyphs.push(glyph.id);
    kerns.push(0);
    advance += glyph.advance;
    i += isLigature ? 2 : 1;
  }
  return { advance, glyphs, kerning: kerns };
}

/** The kerning of a font, each pair looked up once. */
function kerningIn(font: Font, file: Buffer): Kerning {
  const { directory } = font as unknown as { directory: { tables: { GPOS: Table } } };
  const { offset, length } = directory.tables.GPOS;
  const lookUp = kerningOf(new DataView(file.buffer, file.byteOffset + offset, length));
  const known = new Map<number, number>();
  return (left, right) => {
    const pair = left * 2 ** 16 + right;
    let value = known.get(pair);
    if (value === undefined) {
      value = lookUp(left, right);
      known.set(pair, value);
    }
    return value;
  };
}

/** Where a table stands in a font's file. */
interface Table {
  offset: number;
  length: number;
}

const fonts = new Map<string, { size: number; face: Face }>();

/** Size and face of a CSS font text such as `600 9px SourceSans`; a weight of 600 or more is the bold face. */
export function parseFont(css: string): { size: number; face: Face } {
  let font = fonts.get(css);
  if (!font) {
    const size = Number(/([\d.]+)px/.exec(css)?.[1] ?? 10);
    const bold = /\bbold\b|\b[6-9]00\b/.test(css);
    font = { size, face: bold ? 'semibold' : /italic/.test(css) ? 'italic' : 'regular' };
    fonts.set(css, font);
  }
  return font;
}
