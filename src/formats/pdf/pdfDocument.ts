import { DocumentFonts } from './documentFonts.js';
import { type PdfObject, packed, packedFile } from './objectStreams.js';
import { fontName, numberText, opacityName, Sheet } from './sheet.js';
import { newPdfkitDocument, type Page, type PdfkitDocument, type PdfkitOptions, type Ref } from './vendor.js';

/**
 * A pdfkit document that is written otherwise than pdfkit writes: what stands on a page is gathered in one buffer, and
 * the objects go into object streams.
 */
export class PdfDocument {
  readonly kit: PdfkitDocument;
  readonly #sheets = new Map<Page, Sheet>();
  readonly #fonts = new DocumentFonts();
  readonly #colors = new Map<string, string>();
  readonly #opacities = new Map<number, Ref>();
  readonly #objects: PdfObject[] = [];
  /** The object that pdfkit is writing. */
  #open: PdfObject | undefined;
  #written: (file: Promise<Buffer>) => void = () => {};

  constructor(options: PdfkitOptions) {
    this.kit = newPdfkitDocument(options);
    // Written onto it one by one, functions would keep the whole document in memory for long (charts/lifetime.ts).
    Object.assign(this.kit, {
      addContent: (operators: string) => {
        this.sheet.operators(operators);
        return this.kit;
      },
      _write: (line: string | Uint8Array) => this.#take(line),
      _finalize: () => {
        const { _offsets, _root, _info, _id } = this.kit;
        const trailer = { root: `${_root.id} 0 R`, info: `${_info.id} 0 R`, id: _id };
        this.#written(packedFile(this.#objects, _offsets.length + 1, trailer));
      },
    } satisfies Partial<PdfkitDocument>);
  }

  /** The drawing on the current page. */
  get sheet(): Sheet {
    const { page } = this.kit;
    let sheet = this.#sheets.get(page);
    if (!sheet) {
      sheet = new Sheet(this.#fonts, (color) => this.#colorOf(color));
      this.#sheets.set(page, sheet);
    }
    return sheet;
  }

  /** A sheet to draw on before it is known where its drawing stands. */
  looseSheet(): Sheet {
    return new Sheet(this.#fonts, (color) => this.#colorOf(color), true);
  }

  /** The number of a new object, which must be written with {@link write}. */
  newNumber(): number {
    return this.kit._offsets.push(null);
  }

  write(object: PdfObject): void {
    this.#objects.push(object);
  }

  /** Takes what pdfkit writes, line by line: `12 0 obj`, the object, its stream if it has one, `endobj`. */
  #take(line: string | Uint8Array): void {
    if (!this.#open) {
      this.#open = { number: Number.parseInt(String(line), 10), text: '' };
    } else if (line === 'endobj') {
      this.#objects.push(this.#open);
      this.#open = undefined;
    } else if (typeof line !== 'string') {
      this.#open.stream = line;
    } else if (line !== 'stream' && line !== '\nendstream') {
      this.#open.text = line;
    }
  }

  /** Colours as charts write them: `#0b4f6c`, by name, and `rgb(11, 79, 108)`. */
  #colorOf(color: string): string {
    let known = this.#colors.get(color);
    if (known === undefined) {
      const rgb = /^rgba?\((\d+), ?(\d+), ?(\d+)/.exec(color);
      const parts = this.kit._normalizeColor(rgb ? rgb.slice(1, 4).map(Number) : color) ?? BLACK;
      known = parts.map(numberText).join(' ');
      this.#colors.set(color, known);
    }
    return known;
  }

  #opacity(opacity: number): Ref {
    let ref = this.#opacities.get(opacity);
    if (!ref) {
      ref = this.kit.ref({ Type: 'ExtGState', ca: opacity, CA: opacity });
      ref.end();
      this.#opacities.set(opacity, ref);
    }
    return ref;
  }

  /** The file, when every picture is read. Nothing can be drawn after it. */
  async end(): Promise<Buffer> {
    const contents = Array.from(this.#sheets.values(), (sheet) => packed(sheet.content()));
    const fonts = this.#fonts.write(this.kit);
    for (const [page, sheet] of this.#sheets) {
      for (const face of sheet.faces) page.fonts[fontName(face)] = fonts.get(face)!;
      for (const opacity of sheet.opacities) page.ext_gstates[opacityName(opacity)] = this.#opacity(opacity);
    }
    for (const [i, { content }] of [...this.#sheets.keys()].entries()) {
      content.compress = false;
      content.write(await contents[i]!);
      content.data.Filter = 'FlateDecode';
    }
    return new Promise((resolve) => {
      this.#written = resolve;
      this.kit.end();
    });
  }
}

const BLACK = [0, 0, 0];
