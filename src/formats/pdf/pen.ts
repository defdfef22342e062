import { PAGE, type Theme } from '../theme.js';
import { type Line, type Segment, textOfLines } from './lines.js';
import type { PdfDocument } from './pdfDocument.js';
import type { Sheet } from './sheet.js';
import { type Tag, type TagOptions, TagTree } from './tags.js';

export type Structure = Tag;

/**
 * Draws on the pages of one PDF and keeps the tag tree. What is drawn is either content of a structure element
 * or an artifact; nothing else can be drawn through it.
 */
export class Pen {
  readonly #tags: TagTree;

  constructor(
    readonly doc: PdfDocument,
    readonly theme: Theme,
  ) {
    this.#tags = new TagTree(doc);
  }

  /** The element that holds all others. */
  get root(): Tag {
    return this.#tags.root;
  }

  /** The drawing on the current page. */
  get sheet(): Sheet {
    return this.doc.sheet;
  }

  /** A structure element in another. */
  element(parent: Tag, type: string, options: TagOptions = {}): Tag {
    return this.#tags.element(parent, type, options);
  }

  /** Draws as content of a structure element, on the current page. */
  content(tag: Tag, draw: () => void): void {
    const { sheet } = this;
    sheet.begin(tag.type, `/MCID ${this.#tags.content(tag)}`);
    draw();
    sheet.end();
  }

  /** Draws something that carries no meaning of its own. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    const { sheet } = this;
    sheet.begin('Artifact', `/Type/${type}`);
    draw();
    sheet.end();
  }

  /** The file. Nothing can be drawn after it. */
  end(): Promise<Buffer> {
    this.#tags.write();
    return this.doc.end();
  }

  /** Text at a baseline. A trailing space stays in, so that words of wrapped lines keep apart. */
  segment(
    segment: Pick<Segment, 'text' | 'face'>,
    x: number,
    baseline: number,
    size: number,
    color: string,
  ): void {
    this.sheet.opacity(1).fillColor(color).text(segment.text, segment.face, size, x, baseline);
  }

  /** Lines below each other as one content of an element; `top` is the first line's top. */
  lines(element: Tag, lines: readonly Line[], at: TextPlace): void {
    let hasLinks = false;
    for (const { divided, segments } of lines) {
      if (divided) element.actualText ??= textOfLines(lines);
      for (const { link } of segments) hasLinks ||= link !== undefined;
    }
    if (hasLinks) this.#linesWithLinks(element, lines, at);
    else this.content(element, () => this.plainLines(lines, at));
  }

  /** Lines of text alone, inside an artifact. */
  plainLines(lines: readonly Line[], at: TextPlace): void {
    for (const [i, line] of lines.entries())
      for (const segment of line.segments) this.#place(line, segment, i, at);
  }

  /** @returns where the segment begins on its line. */
  #place(line: Line, segment: Segment, i: number, at: TextPlace): number {
    const free = at.width - line.width;
    const indent = at.align === 'right' ? free : at.align === 'center' ? free / 2 : 0;
    const x = at.x + indent + segment.x;
    const baseline = baselineOf(at.top + i * at.leading, at.leading, at.size);
    const isLink = segment.link !== undefined;
    this.segment(segment, x, baseline, at.size, isLink ? this.theme.colors.accent : at.color);
    if (isLink) this.rule(x, baseline + 1.6, segment.width, this.theme.colors.accent, 0.5);
    return x;
  }

  /** A link is an element of its own inside the paragraph, with one annotation a line. */
  #linesWithLinks(element: Tag, lines: readonly Line[], at: TextPlace): void {
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
          const x = this.#place(line, segment, i, at);
          boxes.push({ x, top: at.top + i * at.leading, width: segment.width });
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

  /** The clickable areas of a Link element, on the current page. */
  annotate(tag: Tag, link: string, label: string, boxes: readonly Box[]): void {
    const { kit } = this.doc;
    for (const { x, top, width, height } of boxes) {
      const options = { StructParent: this.#tags.nextKey, Contents: new String(label) };
      if (link.startsWith('#')) kit.goTo(x, top, width, height, link.slice(1), options);
      else kit.link(x, top, width, height, link, options);
      this.#tags.annotated(tag);
    }
  }

  /** A named place that links of the document lead to. */
  destination(id: string, y: number): void {
    this.doc.kit.addNamedDestination(id, 'XYZ', 0, Math.max(0, y - 12), null);
  }

  rule(x: number, y: number, width: number, color: string, thickness = 0.6): void {
    this.sheet.dash([]).lineWidth(thickness).opacity(1).strokeColor(color);
    this.sheet
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke();
  }

  box(x: number, y: number, width: number, height: number, color: string): void {
    this.sheet.opacity(1).fillColor(color).rect(x, y, width, height).fill();
  }

  get left(): number {
    return this.theme.margins.left;
  }
  get width(): number {
    return PAGE.width - this.theme.margins.left - this.theme.margins.right;
  }
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
