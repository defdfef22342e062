import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { getDocument } from './pdfjs.js';

/** An element of a tag tree, as a screen reader meets it. */
export interface Tag {
  type: string;
  alt?: string;
  /** Left, bottom, right, top in points from the page's lower left corner. */
  bbox?: number[];
  scope?: string;
  /** Text drawn in the element itself, on its pages; not that of its children. */
  text: string;
  /** Pages (from 0) on which its own content stands, with the height of its first line. */
  places: { page: number; top: number }[];
  /** Annotations that belong to it. */
  annotations: { page: number; contents: string; target: string | undefined }[];
  children: Tag[];
}

/** A PDF as its tag tree, with all that must agree with it. */
export interface TaggedPdf {
  root: Tag;
  language: string | undefined;
  /** Pages: their labels and all of their text, artifacts included. */
  pages: { label: string; text: string }[];
  bookmarks: { title: string; level: number }[];
  /** Page (from 0) of each named place. */
  destinations: Map<string, number>;
}

/** Every element of a tree, parents first. */
export const everyTag = (tag: Tag): Tag[] => [tag, ...tag.children.flatMap(everyTag)];

/** Text of an element and all in it, in reading order, one piece a line. */
export const textOf = (tag: Tag): string =>
  everyTag(tag)
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n');

/** What stands on each page, a line for each line: where lines are divided shows here and not in the tag tree. */
export const linesOf = ({ pages }: TaggedPdf): string =>
  pages
    .map(({ label, text }) => `--- page ${label}\n${text}\n`)
    .join('\n')
    .replace(/\d{4}\.\d-[0-9a-f]{8}/g, 'RULES');

/** Reads a PDF with two libraries that share nothing with the writer. */
export async function readTagTree(bytes: Buffer): Promise<TaggedPdf> {
  const content = await readContent(bytes);
  const pdf = await PDFDocument.load(new Uint8Array(bytes), { updateMetadata: false });
  const reader = new TreeReader(pdf, content.texts);
  return { ...content, root: reader.root(), language: reader.language() };
}

/** Text of each marked content, by page and number. */
type MarkedTexts = Map<string, { text: string; top: number }>;

async function readContent(bytes: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const texts: MarkedTexts = new Map();
  const pages: TaggedPdf['pages'] = [];
  const labels = await pdf.getPageLabels();
  for (let page = 0; page < pdf.numPages; page += 1) {
    const opened = await pdf.getPage(page + 1);
    const { items } = await opened.getTextContent({ includeMarkedContent: true });
    const open: (string | undefined)[] = [];
    let whole = '';
    for (const item of items) {
      if ('str' in item) {
        whole += item.str + (item.hasEOL ? '\n' : '');
        const id = open.findLast((name) => name !== undefined);
        if (id === undefined) continue;
        const known = texts.get(id) ?? { text: '', top: item.transform[5] as number };
        known.text += item.str;
        // A name may be divided behind its own hyphen: Lyngby-Taarbæk.
        if (item.hasEOL && !known.text.endsWith('-')) known.text += ' ';
        texts.set(id, known);
      } else if (item.type === 'endMarkedContent') open.pop();
      else {
        const number = /_mc(\d+)$/.exec(item.id ?? '')?.[1];
        open.push(number === undefined ? undefined : `${page}:${number}`);
      }
    }
    pages.push({ label: labels?.[page] ?? String(page + 1), text: whole });
  }
  const bookmarks: TaggedPdf['bookmarks'] = [];
  const walk = (list: { title: string; items: never[] }[], level: number) => {
    for (const { title, items } of list) {
      bookmarks.push({ title, level });
      walk(items, level + 1);
    }
  };
  walk(((await pdf.getOutline()) ?? []) as never, 1);
  const destinations = new Map<string, number>();
  for (const [name, place] of Object.entries(await pdf.getDestinations())) {
    destinations.set(name, await pdf.getPageIndex((place as [never])[0]));
  }
  await pdf.destroy();
  return { texts, pages, bookmarks, destinations };
}

const nameOf = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFName ? object.decodeText() : undefined;

const stringOf = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;

class TreeReader {
  readonly #context: PDFContext;
  readonly #pageOf = new Map<string, number>();

  constructor(
    private readonly pdf: PDFDocument,
    private readonly texts: MarkedTexts,
  ) {
    this.#context = pdf.context;
    pdf.getPages().forEach((page, i) => {
      this.#pageOf.set(page.ref.toString(), i);
    });
  }

  language(): string | undefined {
    return stringOf(this.pdf.catalog.lookup(PDFName.of('Lang')));
  }

  root(): Tag {
    const tree = this.pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    const [document, ...others] = this.#kids(tree);
    if (!(document instanceof PDFDict) || others.length > 0) throw new Error('one Document was expected');
    return this.#tag(document);
  }

  #kids(dict: PDFDict): PDFObject[] {
    const kids = dict.lookup(PDFName.of('K'));
    const list = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [kids];
    return list.map((kid) => this.#context.lookup(kid) ?? kid);
  }

  #tag(dict: PDFDict): Tag {
    const attributes = this.#attributes(dict);
    const alt = stringOf(dict.lookup(PDFName.of('Alt')));
    const bbox = attributes.get('BBox');
    const scope = nameOf(attributes.get('Scope'));
    const tag: Tag = {
      type: nameOf(dict.lookup(PDFName.of('S'))) ?? '',
      ...(alt === undefined ? {} : { alt }),
      ...(bbox instanceof PDFArray ? { bbox: bbox.asArray().map((n) => (n as PDFNumber).asNumber()) } : {}),
      ...(scope === undefined ? {} : { scope }),
      text: '',
      places: [],
      annotations: [],
      children: [],
    };
    const own = this.#page(dict);
    const texts: string[] = [];
    for (const kid of this.#kids(dict)) {
      if (kid instanceof PDFNumber) this.#content(tag, texts, own, kid.asNumber());
      else if (!(kid instanceof PDFDict)) throw new Error('unexpected kid of a structure element');
      else if (kid.has(PDFName.of('MCID'))) {
        const number = kid.lookup(PDFName.of('MCID'), PDFNumber).asNumber();
        this.#content(tag, texts, this.#page(kid) ?? own, number);
      } else if (nameOf(kid.lookup(PDFName.of('Type'))) === 'OBJR') {
        this.#annotation(tag, kid, this.#page(kid) ?? own);
      } else tag.children.push(this.#tag(kid));
    }
    const actual = stringOf(dict.lookup(PDFName.of('ActualText')));
    tag.text = (actual ?? texts.join(' ')).replace(/\s+/g, ' ').trim();
    return tag;
  }

  #page(dict: PDFDict): number | undefined {
    const page = dict.get(PDFName.of('Pg'));
    return page instanceof PDFRef ? this.#pageOf.get(page.toString()) : undefined;
  }

  #content(tag: Tag, texts: string[], page: number | undefined, number: number): void {
    if (page === undefined) throw new Error(`content ${number} of a ${tag.type} is on no page`);
    const marked = this.texts.get(`${page}:${number}`);
    tag.places.push({ page, top: marked?.top ?? Number.NaN });
    if (marked) texts.push(marked.text);
  }

  #annotation(tag: Tag, reference: PDFDict, page: number | undefined): void {
    const object = reference.get(PDFName.of('Obj'));
    const annotation = reference.lookup(PDFName.of('Obj'), PDFDict);
    const holder = this.pdf.getPages().findIndex((p) =>
      p.node
        .Annots()
        ?.asArray()
        .some((a) => a.toString() === object?.toString()),
    );
    if (holder !== page) throw new Error(`an annotation stands on page ${holder} and is said to on ${page}`);
    const action = annotation.lookup(PDFName.of('A'));
    const inAction = action instanceof PDFDict ? action.lookup(PDFName.of('D')) : undefined;
    tag.annotations.push({
      page: holder,
      contents: stringOf(annotation.lookup(PDFName.of('Contents'))) ?? '',
      target: stringOf(inAction ?? annotation.lookup(PDFName.of('Dest'))),
    });
  }

  /** Attributes of all owners together. */
  #attributes(dict: PDFDict): Map<string, PDFObject> {
    const found = new Map<string, PDFObject>();
    const held = dict.lookup(PDFName.of('A'));
    const list = held instanceof PDFArray ? held.asArray() : held === undefined ? [] : [held];
    for (const item of list) {
      const attributes = this.#context.lookup(item);
      if (!(attributes instanceof PDFDict)) continue;
      for (const [name, value] of attributes.entries())
        found.set(name.decodeText(), this.#context.lookup(value) ?? value);
    }
    return found;
  }
}

/** A tag tree as lines: type, then the alternative text or the text, indented by depth. */
export function outline(tag: Tag, depth = 0): string {
  const said = tag.alt === undefined ? tag.text : `[${tag.alt}]`;
  const own = `${'  '.repeat(depth)}${tag.type}${said === '' ? '' : ` ${said}`}`;
  return [own, ...tag.children.map((child) => outline(child, depth + 1))].join('\n');
}
