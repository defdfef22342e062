import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const INSTALLED = 'playwright-core@1.65.1';
/** Debian's browser. */
const BROWSER = '/usr/bin/chromium';
export const hasBrowser = () => existsSync(BROWSER);

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const inline = (content) =>
  content
    .map(({ text, strong, emphasis, link }) => {
      const plain = escaped(text);
      const styled = strong ? `<b>${plain}</b>` : emphasis ? `<i>${plain}</i>` : plain;
      return link ? `<a href="${escaped(link)}">${styled}</a>` : styled;
    })
    .join('');
const notes = (list) => list.map((note) => `<p class="note">${inline(note)}</p>`).join('');
const caption = ({ label, title, period }) =>
  `<b>${escaped(label)}:</b> ${escaped(title)}<br>${escaped(period ?? '')}`;
const item = (blocks) =>
  blocks.map((block) => (block.kind === 'list' ? list(block) : inline(block.content))).join('<br>');
const list = ({ ordered, items }) => {
  const tag = ordered ? 'ol' : 'ul';
  return `<${tag}>${items.map((blocks) => `<li>${item(blocks)}</li>`).join('')}</${tag}>`;
};

function tableOf({ columns, rows, dense, ...block }) {
  const head = columns
    .map((column) => `<th scope="col" class="${column.align}">${escaped(column.head)}</th>`)
    .join('');
  const cell = ({ text, strong }, i) => {
    const tag = i === 0 ? 'th' : 'td';
    return `<${tag} class="${columns[i].align}">${strong ? `<b>${escaped(text)}</b>` : escaped(text)}</${tag}>`;
  };
  const body = rows.map(({ cells }) => `<tr>${cells.map(cell).join('')}</tr>`).join('');
  return `<table class="${dense ? 'dense' : ''}"><caption>${caption(block)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${notes(block.notes)}`;
}

function blockOf(block, charts, blocks) {
  switch (block.kind) {
    case 'cover':
      return `<section class="cover"><div><p>${escaped(block.kicker)}</p><h1>${escaped(block.title)}</h1><p>${escaped(block.subtitle)}</p></div>${block.lines.map((line) => `<p>${escaped(line)}</p>`).join('')}<p>${escaped(block.notice ?? '')}</p></section>`;
    case 'heading':
      return `<h${block.level} id="${block.id}">${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return block.role === 'note' ? notes([block.content]) : `<p>${inline(block.content)}</p>`;
    case 'list':
      return list(block);
    case 'table':
      return tableOf(block);
    case 'figure':
      return `<figure><figcaption>${caption(block)}</figcaption><div role="img" aria-label="${escaped(block.alt)}">${charts.get(block.id).svg}</div></figure>${notes(block.notes)}`;
    case 'cards':
      return `<div class="cards">${block.cards.map((card) => `<div><p class="value">${escaped(card.value)}</p>${[card.label, card.verdict?.text ?? '', ...card.details].map((text) => `<p>${escaped(text)}</p>`).join('')}</div>`).join('')}</div>`;
    case 'status':
      return `<div class="box"><p>${escaped(block.heading)}</p><p class="value">${escaped(block.category)}</p><ul>${block.criteria.map(({ text, answer }) => `<li>${escaped(text)}: <b>${escaped(answer)}</b></li>`).join('')}</ul></div>`;
    case 'contents':
      return `<ul>${blocks.flatMap((b) => (b.kind === 'heading' && b.level < 3 ? [`<li><a href="#${b.id}">${escaped(b.text)}</a></li>`] : [])).join('')}</ul>`;
    default:
      return '<div class="break"></div>';
  }
}

/** A report document as a page of HTML. */
export function htmlOf({ meta, running, blocks }, charts, { colors, margins }, fonts) {
  const faces = Object.entries({ 400: fonts[0], 600: fonts[1] }).map(
    ([weight, path]) => `@font-face{font-family:S;font-weight:${weight};src:url("${pathToFileURL(path)}")}`,
  );
  return `<!doctype html><html lang="da"><meta charset="utf-8"><title>${escaped(meta.title)}</title><style>
${faces.join('')}
@page{size:A4;margin:${margins.top}pt ${margins.right}pt ${margins.bottom}pt ${margins.left}pt;
@top-left{content:"${running.left}";font:8.5pt S}@top-right{content:"${running.right}";font:8.5pt S}@bottom-right{content:"Side " counter(page) " af " counter(pages);font:8.5pt S}}
body{font:10pt/1.5 S;color:${colors.ink};margin:0}h2{color:${colors.accent}}b,h1,h2,h3{font-weight:600}
table{width:100%;border-collapse:collapse;font-size:9pt}table.dense{font-size:7.8pt}caption{text-align:left}th,td{border-bottom:.5pt solid ${colors.rule};padding:4pt 6pt;font-weight:400}
.dense th,.dense td{padding:2pt 6pt}thead th{background:${colors.accentPale};font-weight:600}.left{text-align:left}.right{text-align:right}
.cover{break-after:page}.cover div{background:${colors.accent};color:white;padding:90pt 57pt}.break{break-after:page}.note{font-size:8pt}.value{font-size:22pt}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(0,1fr));gap:14pt}.cards div,.box{background:${colors.paper};padding:12pt}figure{margin:0;break-inside:avoid}
</style><body>${blocks.map((block) => blockOf(block, charts, blocks)).join('\n')}</body></html>`;
}

/**
 * Chromium, driven by a package that is installed in a folder.
 * @returns what prints a document with its charts, and closes the browser.
 */
export async function openChromium(folder, fonts) {
  const require = createRequire(join(folder, 'package.json'));
  const { chromium } = require('playwright-core');
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: ['--no-sandbox', '--allow-file-access-from-files'],
  });
  const file = join(folder, 'report.html');
  return {
    async print(document, charts, theme) {
      writeFileSync(file, htmlOf(document, charts, theme, fonts));
      const page = await browser.newPage();
      await page.goto(pathToFileURL(file).href);
      await page.evaluate(() => globalThis.document.fonts.ready.then(() => true));
      const content = await page.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: true,
      });
      await page.close();
      return content;
    },
    close: () => browser.close(),
  };
}
