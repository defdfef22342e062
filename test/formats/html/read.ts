import type { ReportDocument } from '../../../src/document/model.js';
import { renderHtml } from '../../../src/formats/html/html.js';
import { loadTheme } from '../../../src/formats/theme.js';

/** A document as a page, drawn by its family's charts. */
export async function makeHtml(document: ReportDocument): Promise<string> {
  const looks = {
    charts: [`templates/${document.record.report}/charts`, 'templates/charts'],
    theme: await loadTheme('templates/theme.json'),
  };
  return String((await renderHtml(document, looks)).content);
}

/** An element's begin tag. */
export interface Tag {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

/** What a browser reads in place of an escaped character. */
export const read = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** A page without the content of its style and its script, which is no markup. */
const withoutRaw = (page: string): string => page.replace(/(<(style|script)>)[\s\S]*?<\/\2>/g, '$1');

/** Every begin tag of a page, in order. */
export const tagsOf = (page: string): Tag[] =>
  [...withoutRaw(page).matchAll(/<([a-zA-Z][\w:]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    ([, name, text]) => ({
      name: name!,
      attributes: Object.fromEntries(
        [...text!.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, read(value!)]),
      ),
    }),
  );

/** The text of some markup as it is read aloud. */
export const spoken = (markup: string): string =>
  read(markup.replace(/<span aria-hidden="true">[^<]*<\/span>/g, '').replace(/<[^>]*>/g, ''))
    .replaceAll('\u00ad', '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

/** The rows of every table of a page that is not folded up, heads too, as they are read aloud. */
export const rowsOf = (page: string): string[][] =>
  [...page.replace(/<details>[\s\S]*?<\/details>/g, '').matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(
    ([, row]) => [...row!.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => spoken(cell!)),
  );
