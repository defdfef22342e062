import { type Content, type Html, html, ready } from './escape.js';
import { SCRIPT, sourceHash } from './script.js';
import { WORDS } from './words.js';

/** A page without its frame. */
export interface Page {
  title: string;
  author?: string;
  description: string;
  style: string;
  head: Content;
  body: Content;
  foot: Content;
}

/**
 * A whole page in one file: it asks for nothing beside itself, and its own policy lets it ask for nothing; no style and
 * no script but its own is used.
 */
export function pageOf({ title, author, description, style, head, body, foot }: Page): string {
  const sheet = `\n${style}\n`;
  const script = `\n${SCRIPT}\n`;
  const policy = [
    "default-src 'none'",
    `style-src ${sourceHash(sheet)}`,
    `script-src ${sourceHash(script)}`,
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page: Html = html`<!doctype html>
<html lang="${WORDS.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ready(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${author !== undefined && html`<meta name="author" content="${author}">\n`}<meta name="description" content="${description}">
<meta name="generator" content="jcreport">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<style>${ready(sheet)}</style>
</head>
<body id="top">
<a class="skip" href="#indhold">${WORDS.skip}</a>
<header class="band">${head}</header>
<main id="indhold" tabindex="-1">
${body}</main>
<footer class="foot"><div>${foot}<a href="#top">${WORDS.toTop}</a></div></footer>
<script>${ready(script)}</script>
</body>
</html>
`;
  return page.markup;
}
