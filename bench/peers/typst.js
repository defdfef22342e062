import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PACKAGE = '@myriaddreamin/typst-ts-node-compiler';
export const INSTALLED = `${PACKAGE}@0.7.0`;

const escaped = (text) =>
  text
    .replaceAll('\u00ad', '-?')
    .replace(/[\\#$*_`@<>[\]~=+/-]/g, '\\$&')
    .replaceAll('\\-?', '-?');
const quoted = (text) => `"${text.replace(/["\\]/g, '\\$&')}"`;
const inline = (content) =>
  content
    .map(({ text, strong, emphasis, link }) => {
      const plain = escaped(text);
      const styled = strong ? `#strong[${plain}]` : emphasis ? `#emph[${plain}]` : plain;
      return link && !link.startsWith('#') ? `#link(${quoted(link)})[${styled}]` : styled;
    })
    .join('');
const notes = (list) => list.map((note) => `#text(size: 8pt)[${inline(note)}]\n\n`).join('');
const caption = ({ label, title, period }) =>
  `#text(weight: 600)[${escaped(label)}:] ${escaped(title)}${period ? ` \\ ${escaped(period)}` : ''}`;
const item = (blocks) =>
  blocks.map((block) => (block.kind === 'list' ? list(block) : inline(block.content))).join('\n\n');
const list = ({ ordered, items }) =>
  `#${ordered ? 'enum' : 'list'}(${items.map((blocks) => `[${item(blocks)}]`).join(', ')})\n\n`;

function tableOf({ columns, rows, dense }) {
  const cells = rows.flatMap((row) =>
    row.cells.map(({ text, strong }) =>
      strong || row.marked ? `[#strong[${escaped(text)}]]` : `[${escaped(text)}]`,
    ),
  );
  const heads = columns.map(({ head }) => `[#strong[${escaped(head)}]]`).join(', ');
  return `#table(columns: (${columns.map(({ weight }) => `${weight}fr`).join(', ')},), align: (${columns
    .map(({ align }) => align)
    .join(
      ', ',
    )},), inset: (x: 6pt, y: ${dense ? 2.4 : 5}pt), stroke: (bottom: .5pt + gray), table.header(${heads}), ${cells.join(', ')})`;
}

function blockOf(block, charts) {
  switch (block.kind) {
    case 'cover':
      return `#block(width: 100%, height: 380pt, fill: accent, inset: 57pt)[#set text(fill: white)
#text(size: 15pt)[${escaped(block.kicker)}]
#v(1fr)#text(size: 40pt, weight: 600)[${escaped(block.title)}]

#text(size: 20pt)[${escaped(block.subtitle)}]]
${block.lines.map((line) => `${escaped(line)}\n\n`).join('')}${escaped(block.notice ?? '')}\n#pagebreak()\n`;
    case 'heading':
      return `${'='.repeat(block.level)} ${escaped(block.text)}\n`;
    case 'paragraph':
      return block.role === 'note' ? notes([block.content]) : `${inline(block.content)}\n\n`;
    case 'list':
      return list(block);
    case 'table':
      return `#figure(caption: [${caption(block)}])[#set text(size: ${block.dense ? 7.8 : 9}pt)\n${tableOf(block)}]\n${notes(block.notes)}`;
    case 'figure':
      return `#figure(caption: [${caption(block)}], image(${quoted(`${block.id}.svg`)}, width: ${charts.get(block.id).width}pt, alt: ${quoted(block.alt)}))\n${notes(block.notes)}`;
    case 'cards':
      return `#grid(columns: (${block.cards.map(() => '1fr').join(', ')},), gutter: 14pt, ${block.cards
        .map((card) => {
          const lines = [card.label, card.verdict?.text ?? '', ...card.details].map(escaped).join(' \\ ');
          return `block(fill: paper, inset: 12pt)[#text(size: 25pt, weight: 600)[${escaped(card.value)}]\n\n#text(size: 9pt)[${lines}]]`;
        })
        .join(', ')})\n`;
    case 'status':
      return `#block(fill: paper, inset: 16pt, width: 100%)[#text(size: 9pt)[${escaped(block.heading)}]\n\n#text(size: 21pt, weight: 600)[${escaped(block.category)}]\n\n${block.criteria
        .map(({ text, answer }) => `- ${escaped(text)}: #strong[${escaped(answer)}]`)
        .join('\n')}]\n`;
    case 'contents':
      return '#outline(title: none, depth: 2)\n';
    default:
      return '#pagebreak(weak: true)\n';
  }
}

/** A report document as Typst's source. */
export function typstOf({ meta, running, blocks }, charts, { colors, margins }) {
  return `#set document(title: ${quoted(meta.title)}, author: ${quoted(meta.author)}, date: none)
#let accent = rgb("${colors.accent}")
#let paper = rgb("${colors.paper}")
#set text(font: "Source Sans 3", size: 10pt, fill: rgb("${colors.ink}"), lang: "da", hyphenate: false)
#set par(leading: 5.2pt, spacing: 9pt)
#set page(paper: "a4", margin: (left: ${margins.left}pt, right: ${margins.right}pt, top: ${margins.top}pt, bottom: ${margins.bottom}pt),
  header: [#set text(size: 8.5pt); #strong[${escaped(running.left)}] #h(1fr) ${escaped(running.warning ?? '')} #h(1fr) ${escaped(running.right)}],
  footer: context [#set text(size: 8.5pt); ${escaped(running.footer)} #h(1fr) Side #counter(page).display() af #counter(page).final().first()])
#set figure(numbering: none, supplement: none, gap: 6pt)
#set figure.caption(position: top)
#show figure: set align(left)
#show figure: set block(breakable: true)
#show figure.caption: set align(left)
#show heading.where(level: 2): set text(fill: accent)
${blocks.map((block) => blockOf(block, charts)).join('\n')}`;
}

/**
 * Typst, from a folder that its package is installed in.
 * @returns a function from a document and its charts to a PDF, with the pages that it has.
 */
export async function openTypst(folder, fonts) {
  const require = createRequire(join(folder, 'package.json'));
  const entry = require.resolve(PACKAGE);
  const { NodeCompiler } = await import(pathToFileURL(existsSync(entry) ? entry : PACKAGE).href);
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: fonts }] });
  return (document, charts, theme) => {
    for (const [id, { svg }] of charts) compiler.mapShadow(join(folder, `${id}.svg`), Buffer.from(svg));
    const compiled = compiler.compile({ mainFileContent: typstOf(document, charts, theme) });
    if (compiled.hasError()) {
      compiled.printErrors();
      throw new Error('Typst does not take the document');
    }
    const pages = compiled.result.numOfPages;
    const content = compiler.pdf(compiled.result);
    compiler.evictCache(10);
    return { content, pages };
  };
}
