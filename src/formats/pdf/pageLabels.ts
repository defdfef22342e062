import type { Placed } from './flow.js';
import type { PdfkitDocument } from './vendor.js';

/** How a report's pages are called: i, ii, iii before the body, then 1, 2, 3. */
export interface PageLabels {
  /** The page (from 0) on which the body begins; 0 when there is no front matter. */
  bodyFrom: number;
  /** The label of a page (from 0). */
  of(page: number): string;
  /** Tells viewers of the file the same. */
  write(kit: PdfkitDocument): void;
}

const ROMAN = [
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const;

/** A small number (1–39) in Roman figures. */
export function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [letters, value] of ROMAN) {
    for (; rest >= value; rest -= value) text += letters;
  }
  return text;
}

/** The labels of pages on which pieces have been placed. */
export function pageLabels(placed: readonly Placed[]): PageLabels {
  const bodyFrom = placed.find(({ piece }) => piece.body)?.page ?? 0;
  return {
    bodyFrom,
    of: (page) => (page < bodyFrom ? roman(page + 1) : String(page - bodyFrom + 1)),
    write: (kit) => {
      const front = bodyFrom > 0 ? [0, { S: 'r' }] : [];
      kit._root.data.PageLabels = { Nums: [...front, bodyFrom, { S: 'D' }] };
    },
  };
}
