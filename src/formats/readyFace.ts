import { readFileSync } from 'node:fs';

/** What texts of common characters are set by, in font units; plain data. */
export interface FaceTables {
  unitsPerEm: number;
  postscriptName: string;
  bbox: { minX: number; minY: number; maxX: number; maxY: number };
  italicAngle: number;
  ascent: number;
  descent: number;
  capHeight: number;
  xHeight: number;
  /** The common characters and ligatures, with the glyph of each and its advance. */
  glyphs: readonly (readonly [text: string, glyph: number, advance: number])[];
}

/** The part of a font that a PDF embeds; streams are packed, and in Base64. */
interface PackedFont {
  program: string;
  programLength: number;
  places: string;
  widths: string;
  characters: string;
}

/** A face as far as common characters go, with nothing left to parse. */
export interface ReadyFace {
  tables: FaceTables;
  /** Pairs of common glyphs that are kerned: left and right glyph, and by how much. */
  kerning: readonly (readonly [left: number, right: number, units: number])[];
  embedded: PackedFont;
}

/**
 * A face that was made ready when the program was built (`build/program.js`); `undefined` where the program runs from
 * its sources, and parses the font.
 */
export function readyFace(name: string): ReadyFace | undefined {
  try {
    return JSON.parse(readFileSync(new URL(`./fonts/${name}.json`, import.meta.url), 'utf8')) as ReadyFace;
  } catch {
    return undefined;
  }
}
