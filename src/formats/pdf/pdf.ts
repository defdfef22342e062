import type { Block, ReportDocument } from '../../document/model.js';
import { civil } from '../../domain/day.js';
import { chartView } from '../charts/view.js';
import { contentsEntries } from '../contents.js';
import type { Looks } from '../looks.js';
import type { Rendered } from '../rendered.js';
import { PAGE } from '../theme.js';
import { isFurtherNote, isIntroduction, keptWithNext } from './belonging.js';
import { boxPieces } from './boxPieces.js';
import { cardsPieces } from './cardPieces.js';
import { coverPieces } from './coverPieces.js';
import { type DrawnChart, drawChart } from './drawChart.js';
import { figurePieces } from './figurePieces.js';
import { type Piece, paginate } from './flow.js';
import { breakText } from './lines.js';
import { listPieces } from './listPieces.js';
import { withOwnPlaces } from './ownPlaces.js';
import { hasPageRefs, withPages } from './pageRefs.js';
import { PdfDocument } from './pdfDocument.js';
import { baselineOf, Pen } from './pen.js';
import { statusPieces } from './statusPieces.js';
import { tablePieces } from './tablePieces.js';
import { contentsPieces, headingPieces, type Mark, paragraphPieces } from './textPieces.js';
import { unprintable } from './unprintable.js';
import type { Outline } from './vendor.js';

/** A report as the bytes of a tagged PDF, A4. */
export const renderPdf = async (report: ReportDocument, looks: Looks): Promise<Buffer> =>
  (await drawPdf(report, looks)).content;

/** A report as a tagged PDF, A4, with the number of its pages. Equal documents give equal bytes. */
export async function drawPdf(given: ReportDocument, looks: Looks): Promise<Rendered & { content: Buffer }> {
  const { theme } = looks;
  const report = withOwnPlaces(given);
  const doc = newDocument(report);
  const charts = new Map<Block, DrawnChart>();
  for (const block of report.blocks) {
    if (block.kind !== 'figure') continue;
    const view = await chartView(block.chart, looks.charts, theme);
    charts.set(block, drawChart(view, doc.looseSheet()));
  }

  const pen = new Pen(doc, theme);
  const pages = new Map<string, string>();
  const mark = marker(pen);

  let level = 0;

  /** The pieces of the whole report, with the pages that are known so far. */
  function allPieces(): Piece[] {
    const pieces: Piece[] = [];
    let breakBefore = false;
    level = 0;
    for (const [i, block] of report.blocks.entries()) {
      if (block.kind === 'page-break') {
        breakBefore = true;
        continue;
      }
      const own = laidPieces(block);
      const [first, ...others] = isIntroduction(report.blocks, i, own) ? own.map(keptWithNext) : own;
      if (!first) continue;
      if (isFurtherNote(report.blocks, i)) pieces.push(keptWithNext(pieces.pop()!));
      if (block.kind === 'cover') level = 1;
      if (block.kind === 'heading') level = block.level;
      pieces.push(breakBefore ? { ...first, newPage: true } : first, ...others);
      breakBefore = false;
    }
    return pieces;
  }

  const laid = new Map<Block, Piece[]>();

  /** A block's pieces; those of one that names no pages stay as they are. */
  function laidPieces(block: Exclude<Block, { kind: 'page-break' }>): Piece[] {
    const numbered = withPages(block, pages);
    if (numbered !== block) return piecesOf(numbered);
    const pieces = laid.get(block) ?? piecesOf(block);
    laid.set(block, pieces);
    return pieces;
  }

  function piecesOf(block: Exclude<Block, { kind: 'page-break' }>): Piece[] {
    switch (block.kind) {
      case 'cover':
        return coverPieces(block, theme);
      case 'heading':
        return headingPieces(block, theme, mark);
      case 'paragraph':
        return paragraphPieces(block, theme);
      case 'list':
        return listPieces(block, theme);
      case 'table':
        return tablePieces(block, theme, mark);
      case 'figure':
        return figurePieces(block, charts.get(block)!, theme, mark);
      case 'cards':
        return cardsPieces(block, theme, level);
      case 'box':
        return boxPieces(block, theme);
      case 'status':
        return statusPieces(block, theme, mark);
      case 'contents':
        return contentsPieces(contentsEntries(report.blocks, block.levels), theme, (id) => pages.get(id));
    }
  }

  function lay() {
    const placed = paginate(allPieces(), theme);
    for (const { piece, page } of placed) if (piece.id !== undefined) pages.set(piece.id, String(page + 1));
    return placed;
  }
  // Text that names pages is laid out again when they are known: the numbers may take more room, or less.
  if (hasPageRefs(report)) lay();
  const placed = lay();

  let page = -1;
  for (const { piece, page: number, top, repeat } of placed) {
    while (page < number) {
      doc.kit.addPage();
      page += 1;
    }
    if (repeat) piece.repeated!.draw(pen, top - piece.repeated!.height);
    piece.draw(pen, top);
  }
  drawRunning(pen, report);
  const file = await pen.end();
  // Views that finished in one synchronous run pile up until the loop turns.
  await new Promise(setImmediate);
  return { content: file, pages: page + 1, warnings: unprintable(report) };
}

function newDocument({ meta, attachments }: ReportDocument): PdfDocument {
  const { year, month, day } = civil(meta.created);
  const created = new Date(Date.UTC(year, month - 1, day, 12));
  const doc = new PdfDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    // Part 3 is part 2 with attachments allowed.
    subset: attachments.length > 0 ? 'PDF/A-3a' : 'PDF/A-2a',
    lang: 'da-DK',
    displayTitle: true,
    font: null,
    info: {
      Title: plain(meta.title),
      Author: plain(meta.author),
      Subject: plain(meta.subject),
      Creator: 'jcreport',
      Producer: 'jcreport',
      CreationDate: created,
      ModDate: created,
    },
  });
  doc.kit.appendXML(PDF_UA);
  for (const { name, mediaType, description, content } of attachments) {
    const dates = { creationDate: created, modifiedDate: created };
    doc.kit.file(Buffer.from(content), {
      name,
      type: mediaType,
      description,
      relationship: 'Data',
      ...dates,
    });
  }
  return doc;
}

/** pdfkit writes these texts into the file's XML as they are: the characters that would break it go. */
const plain = (text: string): string => text.replace(/\s*&\s*/g, ' og ').replace(/[<>]/g, '');

/** Says that the file is PDF/UA-1, and describes the property that says so, as PDF/A wants it. */
const PDF_UA = `
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`;

/** Bookmarks as the headings, tables and figures nest; and the places that links lead to. */
function marker(pen: Pen): Mark {
  const parents: { level: number; item: Outline }[] = [];
  return ({ id, text, level, top }) => {
    pen.destination(id, top);
    while (parents.length > 0 && parents.at(-1)!.level >= level) parents.pop();
    const parent = parents.at(-1)?.item ?? pen.doc.kit.outline;
    const item = parent.addItem(text, { fit: false, top: Math.max(0, top - 12), left: PAGE.width });
    parents.push({ level: level === 3 ? 3.5 : level, item });
  };
}

/** Header and footer of every page, as artifacts; a cover is a header itself. */
function drawRunning(pen: Pen, { running, blocks }: ReportDocument): void {
  const { theme } = pen;
  const { kit } = pen.doc;
  const { colors, sizes, margins } = theme;
  const count = kit._pageBuffer.length;
  const right = pen.left + pen.width;
  const size = sizes.running;
  const text = (
    value: string,
    x: number,
    y: number,
    color: string,
    name: 'regular' | 'semibold' = 'regular',
  ) => pen.segment({ text: value, face: name }, x, baselineOf(y, size * 1.4, size), size, color);
  const widthOf = (value: string, name: 'regular' | 'semibold' = 'regular') =>
    breakText(value, size, 1e6, name)[0]!.width;
  const hasCover = blocks[0]?.kind === 'cover';
  const head = () => {
    const headTop = margins.top - 44;
    text(running.left, pen.left, headTop, colors.ink, 'semibold');
    text(running.right, right - widthOf(running.right), headTop, colors.muted);
    if (running.warning !== undefined) {
      text(
        running.warning,
        (PAGE.width - widthOf(running.warning, 'semibold')) / 2,
        headTop,
        colors.threshold,
        'semibold',
      );
    }
    pen.rule(pen.left, headTop + 16, pen.width, colors.rule);
  };
  for (let i = 0; i < count; i += 1) {
    kit.switchToPage(i);
    pen.artifact(() => {
      if (i > 0 || !hasCover) head();
      const footTop = PAGE.height - margins.bottom + 26;
      pen.rule(pen.left, footTop - 6, pen.width, colors.rule);
      text(running.footer, pen.left, footTop, colors.muted);
      const label = running.pageLabel.replace('{page}', String(i + 1)).replace('{pages}', String(count));
      text(label, right - widthOf(label), footTop, colors.muted);
    }, 'Pagination');
  }
}
