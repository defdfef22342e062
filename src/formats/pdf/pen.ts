import { FACES, face } from '../fonts.js';
import { PAGE, type Theme } from '../theme.js';
import { type Line, type Segment, textOfLines } from './lines.js';

export type Doc = PDFKit.PDFDocument;
export type Structure = PDFKit.PDFStructureElement;

/** Structure types, with the options that pdfkit's types leave out. */
interface StructureOptions {
  alt?: string;
  bbox?: [number, number, number, number];
  scope?: 'Row' | 'Column';
  title?: string;
}

/**
 * Draws on the pages of one PDF and keeps the tag tree. What is drawn is either content of a structure element
 * or an artifact; nothing else can be drawn through it.
 */
export class Pen {
  readonly root: Structure;

  constructor(
    readonly doc: Doc,
    readonly theme: Theme,
  ) {
    for (const name of FACES) doc.registerFont(name, face(name).font as unknown as string);
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
  }

  /** A structure element in another. */
  element(parent: Structure, type: string, options: StructureOptions = {}): Structure {
    const element = this.doc.struct(type as 'P', options as PDFKit.Mixins.StructureElementOptions);
    parent.add(element);
    return element;
  }

  /** Draws as content of a structure element, on the current page. */
  content(element: Structure, draw: () => void): void {
    element.add(draw as unknown as Structure);
  }

  /** Draws something that carries no meaning of its own. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** Text at a baseline. A trailing space stays in, so that words of wrapped lines keep apart. */
  segment(
    segment: Pick<Segment, 'text' | 'face'>,
    x: number,
    baseline: number,
    size: number,
    color: string,
  ): void {
    this.doc
      .font(segment.face)
      .fontSize(size)
      .fillOpacity(1)
      .fillColor(color)
      .text(segment.text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  }

  /** Lines below each other as one content of an element; `top` is the first line's top. */
  lines(element: Structure, lines: readonly Line[], at: TextPlace): void {
    if (lines.some(({ divided }) => divided)) sayInstead(element, textOfLines(lines));
    if (lines.every((line) => line.segments.every(({ link }) => link === undefined))) {
      this.content(element, () => this.plainLines(lines, at));
      return;
    }
    this.#linesWithLinks(element, lines, at);
  }

  /** Lines of text alone, inside an artifact. */
  plainLines(lines: readonly Line[], at: TextPlace): void {
    lines.forEach((line, i) => {
      for (const segment of line.segments) this.#place(line, segment, i, at);
    });
  }

  #place(line: Line, segment: Segment, i: number, at: TextPlace): { x: number; top: number } {
    const free = at.width - line.width;
    const indent = at.align === 'right' ? free : at.align === 'center' ? free / 2 : 0;
    const top = at.top + i * at.leading;
    const x = at.x + indent + segment.x;
    const baseline = baselineOf(top, at.leading, at.size);
    const isLink = segment.link !== undefined;
    this.segment(segment, x, baseline, at.size, isLink ? this.theme.colors.accent : at.color);
    if (isLink) this.rule(x, baseline + 1.6, segment.width, this.theme.colors.accent, 0.5);
    return { x, top };
  }

  /** A link is an element of its own inside the paragraph, with one annotation a line. */
  #linesWithLinks(element: Structure, lines: readonly Line[], at: TextPlace): void {
    const items = lines.flatMap((line, i) => line.segments.map((segment) => ({ line, segment, i })));
    for (let start = 0; start < items.length; ) {
      const { link } = items[start]!.segment;
      let end = start;
      while (end < items.length && items[end]!.segment.link === link) end += 1;
      const run = items.slice(start, end);
      const target = link === undefined ? element : this.element(element, 'Link');
      const boxes: { x: number; top: number; width: number }[] = [];
      this.content(target, () => {
        for (const { line, segment, i } of run) {
          const placed = this.#place(line, segment, i, at);
          boxes.push({ ...placed, width: segment.width });
        }
      });
      if (link !== undefined) {
        const label = run.map(({ segment }) => segment.text).join('');
        this.annotate(
          target,
          link,
          label,
          boxes.map((box) => ({ ...box, height: at.leading })),
        );
      }
      start = end;
    }
  }

  /**
   * The clickable areas of a Link element, which ends with them: pdfkit takes the page that an area stands on from
   * where the document is when its element ends.
   */
  annotate(element: Structure, link: string, label: string, boxes: readonly Box[]): void {
    const options = {
      structParent: element,
      Contents: new String(label),
    } as unknown as PDFKit.Mixins.AnnotationOption;
    for (const { x, top, width, height } of boxes) {
      if (link.startsWith('#')) this.doc.goTo(x, top, width, height, link.slice(1), options);
      else this.doc.link(x, top, width, height, link, options);
    }
    element.end();
  }

  /** A named place that links of the document lead to. */
  destination(id: string, y: number): void {
    this.doc.addNamedDestination(id, 'XYZ', 0, Math.max(0, y - 12), null as unknown as number);
  }

  rule(x: number, y: number, width: number, color: string, thickness = 0.6): void {
    this.doc.undash().lineWidth(thickness).strokeOpacity(1).strokeColor(color);
    this.doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke();
  }

  box(x: number, y: number, width: number, height: number, color: string): void {
    this.doc.fillOpacity(1).rect(x, y, width, height).fill(color);
  }

  get left(): number {
    return this.theme.margins.left;
  }
  get width(): number {
    return PAGE.width - this.theme.margins.left - this.theme.margins.right;
  }
}

/** What is read of an element in place of what is drawn, where words are divided. */
function sayInstead(element: Structure, text: string): void {
  const { dictionary } = element as unknown as { dictionary: { data: Record<string, unknown> } };
  dictionary.data.ActualText = new String(text);
}

/** A place on the page in points, from its upper left corner. */
interface Box {
  x: number;
  top: number;
  width: number;
  height: number;
}

/** Where lines of text go. */
export interface TextPlace {
  x: number;
  top: number;
  width: number;
  size: number;
  leading: number;
  color: string;
  align?: 'left' | 'right' | 'center';
}

/** Baseline of a line whose top and leading are given: the small letters stand in its middle. */
export function baselineOf(top: number, leading: number, size: number): number {
  return top + leading / 2 + size * 0.33;
}
