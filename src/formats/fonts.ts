import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type GlyphRun } from 'fontkit';

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

/** A face with its layout remembered: words come back, in one report and in the next. */
export interface LoadedFace {
  name: Face;
  /** The parsed font as pdfkit takes it. */
  font: Font;
  /** Width of a text in points at a size. */
  width(text: string, size: number): number;
  /** The text with every character that the font lacks replaced. */
  printable(text: string): string;
}

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

function loadFace(name: Face): LoadedFace {
  const path = require.resolve(`@expo-google-fonts/source-sans-3/${FILES[name]}`);
  const parsed = create(readFileSync(path)) as Font;
  const runs = new Map<string, { run: GlyphRun; advance: number }>();
  const layout = (text: string) => {
    let known = runs.get(text);
    if (!known) {
      const run = parsed.layout(text);
      known = { run, advance: run.advanceWidth };
      runs.set(text, known);
    }
    return known;
  };
  const font: Font = Object.create(parsed);
  // pdfkit scales the positions it gets in place, so each caller gets its own.
  font.layout = (text: string) => {
    const { run, advance } = layout(text);
    const positions = run.positions.map((position) => ({ ...position }));
    return { glyphs: run.glyphs, positions, advanceWidth: advance } as unknown as GlyphRun;
  };
  const has = new Map<string, boolean>();
  const isPrintable = (character: string): boolean => {
    let known = has.get(character);
    if (known === undefined) {
      known = parsed.hasGlyphForCodePoint(character.codePointAt(0)!);
      has.set(character, known);
    }
    return known;
  };
  return {
    name,
    font,
    printable: (text) =>
      [...text].map((character) => (isPrintable(character) ? character : REPLACEMENT)).join(''),
    width: (text, size) => {
      // Word by word, as pdfkit lays a line out, so that a measured line is as wide as the drawn one.
      let advance = 0;
      for (const word of text.match(/[^ ]* ?/g) ?? []) {
        if (word !== '') advance += layout(word).advance;
      }
      return (advance * size) / parsed.unitsPerEm;
    },
  };
}

/** Size and face of a CSS font text such as `600 9px SourceSans`; a weight of 600 or more is the bold face. */
export function parseFont(css: string): { size: number; face: Face } {
  const size = Number(/([\d.]+)px/.exec(css)?.[1] ?? 10);
  const bold = /\bbold\b|\b[6-9]00\b/.test(css);
  return { size, face: bold ? 'semibold' : /italic/.test(css) ? 'italic' : 'regular' };
}
