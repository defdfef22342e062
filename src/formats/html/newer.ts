import { type Html, html } from './escape.js';
import { WORDS } from './words.js';

const START = '<main id="indhold" tabindex="-1">\n';
const LINE = /^<p class="newer">[^\n]*<\/p>\n/;

/**
 * A page that says at its top that there is a newer one, or says it no more.
 * @returns the page itself when it is none of this program's.
 */
export function withNewer(page: string, newer: { href: string; text: string } | undefined): string {
  const at = page.indexOf(START);
  if (at < 0) return page;
  const [before, after] = [page.slice(0, at + START.length), page.slice(at + START.length)];
  const line: Html | undefined =
    newer && html`<p class="newer">${WORDS.newer} <a href="${newer.href}">${newer.text}</a></p>\n`;
  return `${before}${line?.markup ?? ''}${after.replace(LINE, '')}`;
}
