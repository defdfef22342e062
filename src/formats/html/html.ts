import type {
  Block,
  ContentsBlock,
  CoverBlock,
  ListBlock,
  ParagraphBlock,
  ReportDocument,
} from '../../document/model.js';
import { chartView } from '../charts/view.js';
import { type ContentsEntry, contentsEntries } from '../contents.js';
import type { Looks } from '../looks.js';
import { targetsOf } from '../places.js';
import type { Rendered } from '../rendered.js';
import { boxHtml, cardsHtml, statusHtml } from './cards.js';
import { chartSvg, type DrawnSvg } from './chartSvg.js';
import { type Content, type Html, html, ready } from './escape.js';
import { figureHtml } from './figure.js';
import { type Outline, outlineOf } from './outline.js';
import { pageOf } from './page.js';
import { colorNames } from './palette.js';
import { styleOf } from './style.js';
import { tableHtml } from './tables.js';
import { type FindTarget, inlines } from './text.js';
import { WORDS } from './words.js';

/** A report as a web page in one file, which asks for nothing beside itself. Equal documents give equal bytes. */
export async function renderHtml(report: ReportDocument, looks: Looks): Promise<Rendered> {
  const { meta, running, blocks } = report;
  const outline = outlineOf(report);
  const charts = await chartsOf(report, outline, looks);
  const find = targetsOf(blocks, outline.ids);
  const hasContents = blocks.some(({ kind }) => kind === 'contents');
  const content = pageOf({
    title: meta.title,
    author: meta.author,
    description: meta.subject,
    style: styleOf(looks.theme, running),
    head: html`<span class="name">${running.left}</span> <span>${running.right}</span>${
      running.warning !== undefined && html` <span class="warning">${running.warning}</span>`
    }${hasContents && html` <a href="#${CONTENTS}">${WORDS.toContents}</a>`}`,
    body: bodyOf(report, outline, charts, find),
    foot: html`<span>${running.footer}</span>${running.warning !== undefined && html` <span class="warning">${running.warning}</span>`}`,
  });
  return { content };
}

/** The id of the list of contents. */
const CONTENTS = 'indholdsfortegnelse';

async function chartsOf(
  { blocks }: ReportDocument,
  { ids }: Outline,
  { charts: folders, theme }: Looks,
): Promise<ReadonlyMap<Block, DrawnSvg>> {
  const names = colorNames(theme);
  const charts = new Map<Block, DrawnSvg>();
  for (const block of blocks) {
    if (block.kind !== 'figure') continue;
    const view = await chartView(block.chart, folders, theme);
    charts.set(block, await chartSvg(view, ids.get(block)!, names));
  }
  return charts;
}

function bodyOf(
  { blocks, running }: ReportDocument,
  { levels, ids, ownHeading }: Outline,
  charts: ReadonlyMap<Block, DrawnSvg>,
  find: FindTarget,
): Content {
  const made: Content[] = [ownHeading !== undefined && html`<h1>${ownHeading}</h1>\n`];
  let isNewPage = false;
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'page-break') isNewPage = true;
    else {
      made.push(blockHtml(block, isNewPage, blocks[i + 1]?.kind === 'contents'));
      isNewPage = false;
    }
  }
  return made;

  function blockHtml(
    block: Exclude<Block, { kind: 'page-break' }>,
    isNew: boolean,
    isOfContents: boolean,
  ): Content {
    switch (block.kind) {
      case 'cover':
        return coverHtml(block);
      case 'heading': {
        const level = levels.get(block)!;
        const kinds = [...(level === 1 ? [] : [`l${block.level}`]), ...(isNew ? ['new-page'] : [])];
        const tag = ready(`h${level}`);
        // A printed page says of itself what it must warn of; here each chapter does.
        const warns = block.level === 1 && level > 1 && !isOfContents && running.warning !== undefined;
        return html`<${tag} id="${ids.get(block)}"${kinds.length > 0 && html` class="${kinds.join(' ')}"`}>${block.text}</${tag}>
${warns && html`<p class="warning chapter-warning">${running.warning}</p>\n`}`;
      }
      case 'paragraph':
        return paragraphHtml(block, find);
      case 'list':
        return listHtml(block, find);
      case 'table':
        return tableHtml(block, ids.get(block)!, find);
      case 'figure':
        return figureHtml(block, charts.get(block)!, ids.get(block)!, find);
      case 'cards':
        return cardsHtml(block, levels.get(block)!);
      case 'box':
        return boxHtml(block);
      case 'status':
        return statusHtml(block, ids.get(block));
      case 'contents':
        return contentsHtml(block, blocks, find);
    }
  }
}

function coverHtml({ kicker, title, subtitle, lines, notice, logo }: CoverBlock): Html {
  const pause = (mark: string) => html`<span class="vh">${mark}</span>`;
  return html`<div class="cover">${logo && html`<img class="logo" src="${imageAddress(logo.image)}" alt="${logo.alt}">\n`}<h1><span class="kicker">${kicker}${pause(': ')}</span>${title}${pause(', ')}<span class="subtitle">${subtitle}</span></h1>
${lines.map((line) => html`<p class="line">${line}</p>\n`)}${notice !== undefined && html`<p class="notice">${notice}</p>\n`}</div>
`;
}

/** A picture inside the page: a PNG, or else a JPEG. */
function imageAddress(image: Uint8Array): string {
  const type = image[0] === 0x89 ? 'png' : 'jpeg';
  return `data:image/${type};base64,${Buffer.from(image).toString('base64')}`;
}

const paragraphHtml = ({ role, content }: ParagraphBlock, find: FindTarget): Html =>
  html`<p${role !== 'body' && html` class="${role}"`}>${inlines(content, find)}</p>
`;

function listHtml({ ordered, start, items }: ListBlock, find: FindTarget): Html {
  const tag = ready(ordered ? 'ol' : 'ul');
  const made = items.map((item) => {
    const [only] = item;
    if (item.length === 1 && only?.kind === 'paragraph')
      return html`<li>${inlines(only.content, find)}</li>\n`;
    return html`<li>${item.map((part) => (part.kind === 'list' ? listHtml(part, find) : paragraphHtml(part, find)))}</li>\n`;
  });
  return html`<${tag}${start !== undefined && start !== 1 && html` start="${start}"`}>
${made}</${tag}>
`;
}

/** The list of contents: chapters, and in each its sections. */
function contentsHtml({ levels }: ContentsBlock, blocks: readonly Block[], find: FindTarget): Content {
  const chapters: { entry: ContentsEntry; sections: ContentsEntry[] }[] = [];
  for (const entry of contentsEntries(blocks, levels)) {
    if (entry.level === 1 || chapters.length === 0) chapters.push({ entry, sections: [] });
    else chapters.at(-1)!.sections.push(entry);
  }
  if (chapters.length === 0) return undefined;
  const link = ({ id, text }: ContentsEntry) =>
    html`<a href="#${encodeURIComponent(find(id, text)?.id ?? id)}">${text}</a>`;
  const made = chapters.map(
    ({ entry, sections }) =>
      html`<li>${link(entry)}${sections.length > 0 && html`<ul>${sections.map((section) => html`<li>${link(section)}</li>`)}</ul>`}</li>\n`,
  );
  return html`<nav class="contents" id="${CONTENTS}" aria-label="${WORDS.contents}"><ul>
${made}</ul></nav>
`;
}
