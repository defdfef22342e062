import PDFDocument from 'pdfkit';

/** An indirect object of pdfkit's. */
export interface Ref {
  readonly id: number;
  data: Record<string, unknown>;
  /** Whether pdfkit packs its content; false when it is packed already. */
  compress: boolean;
  write(content: Uint8Array): void;
  end(content?: Uint8Array): void;
}

/** A page of pdfkit's. */
export interface Page {
  readonly height: number;
  readonly dictionary: Ref;
  readonly content: Ref;
  /** Its resources by name. */
  readonly fonts: Record<string, Ref>;
  readonly ext_gstates: Record<string, Ref>;
  readonly annotations: Ref[];
}

/** A picture that pdfkit has read. */
export interface Picture {
  width: number;
  height: number;
}

export interface Outline {
  addItem(title: string, options: { fit: boolean; top: number; left: number }): Outline;
}

/** What this program uses of a pdfkit document, its inner parts included; pdfkit's version is pinned for them. */
export interface PdfkitDocument {
  page: Page;
  readonly outline: Outline;
  readonly _root: Ref;
  readonly _info: Ref;
  readonly _id: Uint8Array;
  /** Where each object stands; its length is the highest object number. */
  readonly _offsets: (number | null)[];
  readonly _pageBuffer: Page[];
  addPage(): this;
  switchToPage(page: number): void;
  ref(data: Record<string, unknown>): Ref;
  appendXML(xml: string): void;
  file(content: Buffer, options: object): void;
  openImage(content: Buffer): Picture;
  image(picture: Picture, x: number, y: number, size: Picture): this;
  link(x: number, y: number, width: number, height: number, url: string, options: object): this;
  goTo(x: number, y: number, width: number, height: number, name: string, options: object): this;
  addNamedDestination(name: string, type: 'XYZ', left: number, top: number, zoom: null): void;
  end(): void;
  /** Colour as 0–1 of red, green and blue. */
  _normalizeColor(color: string | number[]): number[] | null;
  /** Takes the operators that pdfkit itself draws with. */
  addContent(operators: string): PdfkitDocument;
  /** Takes the file line by line, streams as bytes. */
  _write(line: string | Uint8Array): void;
  /** Called when every object is written. */
  _finalize(): void;
}

export interface PdfkitOptions {
  size: [number, number];
  margin: number;
  autoFirstPage: boolean;
  bufferPages: boolean;
  pdfVersion: string;
  subset: string;
  lang: string;
  displayTitle: boolean;
  font: null;
  info: Record<string, string | Date>;
}

export const newPdfkitDocument = (options: PdfkitOptions): PdfkitDocument =>
  new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions) as unknown as PdfkitDocument;

/** A text that stands in a PDF as it is: pdfkit writes an object that is not plain by its `toString`. */
export class Verbatim {
  constructor(private readonly text: string) {}
  get [Symbol.toStringTag](): string {
    return 'Verbatim';
  }
  toString(): string {
    return this.text;
  }
}
