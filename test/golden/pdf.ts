import { getDocument } from '../pdf/pdfjs.js';

/** What a reader of the file finds in it. */
export interface ReadPdf {
  /** Text of each page, a line for each line. */
  pages: string[];
  /** What each page is called. */
  labels: string[];
  title: string;
  language: string | null;
  bookmarks: { title: string; level: number }[];
  /** Named places that links lead to, and whether each leads somewhere. */
  links: { name: string; found: boolean }[];
  /** Types of the tag tree's elements, in order. */
  tags: string[];
  /** Alternative texts of the figures. */
  alts: string[];
}

interface Node {
  role?: string;
  alt?: string;
  children?: Node[];
}

/** Opens a PDF with a reader that shares nothing with the writer. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  const links: ReadPdf['links'] = [];
  const tags: string[] = [];
  const alts: string[] = [];
  const visit = (node: Node) => {
    if (node.role) tags.push(node.role);
    if (node.role === 'Figure') alts.push(node.alt ?? '');
    for (const child of node.children ?? []) visit(child);
  };
  for (let i = 1; i <= pdf.numPages; i += 1) {
    const page = await pdf.getPage(i);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    for (const annotation of await page.getAnnotations()) {
      const name = annotation.dest as string;
      links.push({ name, found: (await pdf.getDestination(name)) !== null });
    }
    const tree = (await page.getStructTree()) as Node | null;
    if (tree) visit(tree);
  }
  const labels = (await pdf.getPageLabels()) ?? pages.map((_, i) => String(i + 1));
  const bookmarks: ReadPdf['bookmarks'] = [];
  const walk = (items: { title: string; items: never[] }[], level: number) => {
    for (const item of items) {
      bookmarks.push({ title: item.title, level });
      walk(item.items, level + 1);
    }
  };
  walk((await pdf.getOutline()) as never, 1);
  const { info } = await pdf.getMetadata();
  const { Title, Language } = info as { Title: string; Language: string | null };
  await pdf.destroy();
  return { pages, labels, title: Title, language: Language, bookmarks, links, tags, alts };
}

/** All text as one line, so that a sentence can be looked for whatever the line breaks. */
export const flat = (pages: readonly string[]): string => pages.join(' ').replace(/\s+/g, ' ');
