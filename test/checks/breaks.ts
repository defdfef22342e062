import { everyTag, type Tag, type TaggedPdf } from '../pdf/tagTree.js';

/** Rows that a table has on a page at least, where it has so many. */
const FEWEST = 4;

/** Tables that leave fewer rows than that on a page, and how many places they are divided in. */
export function tableFaults({ root }: TaggedPdf): { count: number; faults: string[] } {
  let count = 0;
  const faults: string[] = [];
  for (const table of root.children.filter(({ type }) => type === 'Table')) {
    const pages = table.children.at(-1)!.children.map((row) => row.children[0]!.places[0]!.page);
    const parts = [...new Set(pages)].map((page) => pages.filter((other) => other === page).length);
    count += parts.length - 1;
    for (const part of parts)
      if (part < Math.min(FEWEST, pages.length))
        faults.push(`${part} rows of ${table.children[0]!.text} stand alone on a page`);
  }
  return { count, faults };
}

/** A heading or its short introduction last on a page, or a note first on one; and how many pages end. */
export function orphans({ root }: TaggedPdf): { count: number; faults: string[] } {
  const parts = root.children;
  const pagesOf = (part: Tag): number[] =>
    everyTag(part).flatMap(({ places }) => places.map(({ page }) => page));
  const isHeading = (part: Tag | undefined): boolean => /^H\d$/.test(part?.type ?? '');
  let count = 0;
  const faults: string[] = [];
  for (const [i, part] of parts.entries()) {
    const before = parts[i - 1];
    if (!before || Math.max(...pagesOf(before)) >= Math.min(...pagesOf(part))) continue;
    count += 1;
    const isIntroduction =
      before.type === 'P' &&
      isHeading(parts[i - 2]) &&
      /^(Table|Div)$/.test(part.type) &&
      before.text.length < 200;
    if (isHeading(before)) faults.push(`a heading ends a page: ${before.text}`);
    if (isIntroduction) faults.push(`an introduction ends a page: ${before.text}`);
    if (part.text.startsWith('Note:')) faults.push(`a note begins a page: ${part.text}`);
  }
  return { count, faults };
}

/** Both, of one file. */
export function breakFaults(pdf: TaggedPdf): { count: number; faults: string[] } {
  const [tables, pages] = [tableFaults(pdf), orphans(pdf)];
  return { count: tables.count + pages.count, faults: [...tables.faults, ...pages.faults] };
}
