import { type EmbeddedFont, embedded } from '../embeddedFont.js';
import { FACES, type Face, face, type Word } from '../fonts.js';
import { type PdfkitDocument, type Ref, Verbatim } from './vendor.js';

const hex = (glyph: number): string => glyph.toString(16).padStart(4, '0');

/** A word's part of what stands between `[<` and `>]`: glyphs in hexadecimal digits, kerning between them. */
function shownWord({ glyphs, kerning }: Word, unitsPerEm: number): string {
  let shown = '';
  for (let i = 0; i < glyphs.length; i += 1) {
    shown += hex(glyphs[i]!);
    // Numbers among glyphs are thousandths of the size, and move back.
    const kern = Math.round((kerning[i]! * -1000) / unitsPerEm);
    if (kern !== 0) shown += `>${kern}<`;
  }
  return shown;
}

/** Texts that are remembered as they are shown before they are begun anew: most of one report's stand in the next. */
const REMEMBERED = 5000;
const shownTexts = new Map<Face, Map<string, string>>(FACES.map((name) => [name, new Map()]));

/**
 * The fonts of one PDF. A glyph's code is its number in the font's own file, so that a text is shown the same way in
 * every document; each document embeds the glyphs of the common characters, and those of its other ones.
 */
export class DocumentFonts {
  readonly #used = new Set<Face>();
  /** Glyphs that are not common, with the characters they stand for. */
  readonly #others = new Map<Face, Map<number, readonly number[]>>();

  /** A text as the operand of TJ. */
  shown(name: Face, text: string): string {
    this.#used.add(name);
    const known = shownTexts.get(name)!;
    let shown = known.get(text);
    if (shown === undefined) {
      const { tables, words, common } = face(name);
      const all = words(text);
      shown = ['[<', ...all.map((word) => shownWord(word, tables.unitsPerEm)), '>]'].join('');
      const others = all.filter((word) => word.characters);
      if (others.length > 0) {
        this.#take(name, others, common);
      } else {
        if (known.size >= REMEMBERED) known.clear();
        known.set(text, shown);
      }
    }
    return shown;
  }

  /** Notes the glyphs of words that have some that are not common. */
  #take(name: Face, words: readonly Word[], common: ReadonlyMap<number, unknown>): void {
    for (const { glyphs, characters } of words)
      characters?.forEach((own, i) => {
        const glyph = glyphs[i]!;
        if (common.has(glyph)) return;
        const others = this.#others.get(name) ?? new Map<number, readonly number[]>();
        if (!others.has(glyph)) this.#others.set(name, others.set(glyph, own));
      });
  }

  /** Writes the fonts that were used. */
  write(kit: PdfkitDocument): ReadonlyMap<Face, Ref> {
    const used = FACES.filter((name) => this.#used.has(name));
    return new Map(used.map((name) => [name, writeFont(kit, name, embedded(name, this.#others.get(name)))]));
  }
}

const FLATE = { Filter: 'FlateDecode' };

/** A font as a Type 0 font of TrueType outlines (ISO 32000-1, 9.7). */
function writeFont(kit: PdfkitDocument, name: Face, font: EmbeddedFont): Ref {
  const { tables } = face(name);
  const ended = (data: Record<string, unknown>, content?: Uint8Array): Ref => {
    const ref = kit.ref(data);
    ref.end(content);
    return ref;
  };
  const scale = 1000 / tables.unitsPerEm;
  const { bbox } = tables;
  // Six letters say that the font is a part of the whole.
  const baseFont = `JCREPO+${tables.postscriptName}`;
  const descriptor = ended({
    Type: 'FontDescriptor',
    FontName: baseFont,
    // Symbolic: its codes are no character set's; and italic.
    Flags: 4 + (tables.italicAngle === 0 ? 0 : 64),
    FontBBox: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((value) => value * scale),
    ItalicAngle: tables.italicAngle,
    Ascent: tables.ascent * scale,
    Descent: tables.descent * scale,
    CapHeight: tables.capHeight * scale,
    XHeight: tables.xHeight * scale,
    StemV: 0,
    FontFile2: ended({ ...FLATE, Length1: font.programLength }, font.program),
  });
  const descendant = ended({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: baseFont,
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: 0,
    W: new Verbatim(font.widths),
    CIDToGIDMap: ended({ ...FLATE }, font.places),
  });
  return ended({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: baseFont,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: ended({ ...FLATE }, font.characters),
  });
}
