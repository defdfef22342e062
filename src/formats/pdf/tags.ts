import type { PdfDocument } from './pdfDocument.js';
import { numberText } from './sheet.js';
import { type Page, type Ref, Verbatim } from './vendor.js';

/** What a structure element says of itself (ISO 32000-1, 14.7.2 and 14.8.5). */
export interface TagOptions {
  alt?: string;
  /** Left, top, right, bottom in points from the page's upper left corner. */
  bbox?: [number, number, number, number];
  scope?: 'Row' | 'Column';
}

/** A structure element of the tag tree. */
export class Tag {
  /** Read in place of what is drawn. */
  actualText: string | undefined;
  /** Elements, marked content by its number on its page, and annotations, in reading order. */
  readonly kids: (Tag | { page: Page; content: number } | { page: Page; annotation: Ref })[] = [];

  constructor(
    readonly number: number,
    readonly type: string,
    readonly parent: Tag | undefined,
    readonly options: TagOptions,
  ) {}
}

/** The tag tree of one PDF: written when all is drawn, each element as short as it can be. */
export class TagTree {
  readonly root: Tag;
  readonly #tags: Tag[] = [];
  /** The elements of each page's marked contents by their numbers, and of each annotation. */
  readonly #owners: (Tag | Tag[])[] = [];
  readonly #pages = new Map<Page, Tag[]>();

  constructor(private readonly doc: PdfDocument) {
    this.root = this.#tag('Document', undefined, {});
  }

  #tag(type: string, parent: Tag | undefined, options: TagOptions): Tag {
    const tag = new Tag(this.doc.newNumber(), type, parent, options);
    this.#tags.push(tag);
    return tag;
  }

  element(parent: Tag, type: string, options: TagOptions): Tag {
    const tag = this.#tag(type, parent, options);
    parent.kids.push(tag);
    return tag;
  }

  /** The number of a new marked content of an element on the current page. */
  content(tag: Tag): number {
    const { page } = this.doc.kit;
    let owners = this.#pages.get(page);
    if (!owners) {
      owners = [];
      this.#pages.set(page, owners);
      page.dictionary.data.StructParents = this.#owners.push(owners) - 1;
    }
    const content = owners.push(tag) - 1;
    tag.kids.push({ page, content });
    return content;
  }

  /** The key of the next annotation of an element, which {@link annotated} then takes. */
  get nextKey(): number {
    return this.#owners.length;
  }

  /** Takes the annotation that was drawn last on the current page as an element's. */
  annotated(tag: Tag): void {
    const { page } = this.doc.kit;
    this.#owners.push(tag);
    tag.kids.push({ page, annotation: page.annotations.at(-1)! });
  }

  /** Writes every element, and the tree's root. */
  write(): void {
    const { kit } = this.doc;
    const root = kit.ref({
      Type: 'StructTreeRoot',
      K: new Verbatim(`${this.root.number} 0 R`),
      ParentTree: new Verbatim(this.#parentTree()),
      ParentTreeNextKey: this.#owners.length,
    });
    for (const tag of this.#tags)
      this.doc.write({ number: tag.number, text: textOf(tag, tag.parent?.number ?? root.id) });
    // pdfkit ends both with the document.
    kit._root.data.StructTreeRoot = root;
    kit._root.data.MarkInfo = kit.ref({ Marked: true });
  }

  #parentTree(): string {
    const entries = this.#owners.map((owner, key) =>
      Array.isArray(owner) ? `${key}[${owner.map(reference).join(' ')}]` : `${key} ${reference(owner)}`,
    );
    return `<</Nums[${entries.join('\n')}]>>`;
  }
}

const reference = ({ number }: Tag): string => `${number} 0 R`;

/** An element's dictionary. */
function textOf({ type, kids, options, actualText }: Tag, parent: number): string {
  let page: Page | undefined;
  const list = kids.map((kid) => {
    if (kid instanceof Tag) return reference(kid);
    page ??= kid.page;
    const pageOf = kid.page === page ? '' : `/Pg ${kid.page.dictionary.id} 0 R`;
    if ('annotation' in kid)
      return `<</Type/OBJR/Obj ${kid.annotation.id} 0 R/Pg ${kid.page.dictionary.id} 0 R>>`;
    return pageOf === '' ? String(kid.content) : `<</Type/MCR${pageOf}/MCID ${kid.content}>>`;
  });
  const { alt, bbox, scope } = options;
  let text = `<</S/${type}/P ${parent} 0 R`;
  if (page) text += `/Pg ${page.dictionary.id} 0 R`;
  if (list.length > 0) text += `/K${list.length === 1 ? ` ${list[0]}` : `[${list.join(' ')}]`}`;
  if (alt !== undefined) text += `/Alt${textString(alt)}`;
  if (actualText !== undefined) text += `/ActualText${textString(actualText)}`;
  if (scope) text += `/A<</O/Table/Scope/${scope}>>`;
  if (bbox && page) {
    const [left, top, right, bottom] = bbox;
    const corners = [left, page.height - bottom, right, page.height - top];
    text += `/A<</O/Layout/Placement/Block/BBox[${corners.map(numberText).join(' ')}]>>`;
  }
  return `${text}>>`;
}

/** A text string: its characters in two bytes each where one is outside ASCII. */
export function textString(text: string): string {
  let bytes = text;
  if (/[^\0-\x7f]/.test(text)) {
    bytes = '\xfe\xff';
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      bytes += String.fromCharCode(code >> 8, code & 0xff);
    }
  }
  return `(${bytes.replace(/[\n\r\\()]/g, (character) => ESCAPES[character]!)})`;
}

const ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\\': '\\\\', '(': '\\(', ')': '\\)' };
