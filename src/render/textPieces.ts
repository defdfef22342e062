import type {
  Block,
  CardsBlock,
  CoverBlock,
  HeadingBlock,
  ListBlock,
  ParagraphBlock,
} from '../document/model.js';
import type { Piece } from './flow.js';
import { breakLines, breakText } from './lines.js';
import type { Pen, Structure } from './pen.js';
import { type Theme, textWidth } from './theme.js';

/** Marks a place for bookmarks, links and the list of contents, when it is drawn. */
export type Mark = (entry: { id: string; text: string; level: number; top: number }) => void;

/** A line of a list of contents. */
export interface ContentsEntry {
  id: string;
  text: string;
  level: 1 | 2;
}

const HEADINGS = {
  1: { size: 'h1', before: 26, after: 8, tag: 'H1' },
  2: { size: 'h2', before: 17, after: 4, tag: 'H2' },
  3: { size: 'h3', before: 12, after: 3, tag: 'H3' },
} as const;

export function headingPieces(block: HeadingBlock, theme: Theme, mark: Mark): Piece[] {
  const { size: name, before, after, tag } = HEADINGS[block.level];
  const size = theme.sizes[name];
  const leading = size * 1.25;
  const lines = breakText(block.text, size, textWidth(theme), 'semibold');
  return [
    {
      id: block.id,
      height: lines.length * leading + after,
      before,
      keepWithNext: true,
      draw: (pen, top) => {
        mark({ id: block.id, text: block.text, level: block.level, top });
        const color = block.level === 2 ? theme.colors.accent : theme.colors.ink;
        const element = pen.element(pen.root, tag);
        pen.lines(element, lines, { x: pen.left, top, width: pen.width, size, leading, color });
      },
    },
  ];
}

export function paragraphPieces(block: ParagraphBlock, theme: Theme): Piece[] {
  const size = theme.sizes[block.role];
  const leading = size * (block.role === 'note' ? 1.4 : 1.5);
  const color = block.role === 'note' ? theme.colors.muted : theme.colors.ink;
  const lines = breakLines(block.content, size, textWidth(theme));
  return [
    {
      height: lines.length * leading,
      before: block.role === 'note' ? 6 : 7,
      draw: (pen, top) => {
        const element = pen.element(pen.root, 'P');
        pen.lines(element, lines, { x: pen.left, top, width: pen.width, size, leading, color });
      },
    },
  ];
}

const LIST_INDENT = 15;

export function listPieces(block: ListBlock, theme: Theme): Piece[] {
  const size = theme.sizes.body;
  const leading = size * 1.5;
  let list: Structure | undefined;
  return block.items.map((item, i) => {
    const lines = breakLines(item, size, textWidth(theme) - LIST_INDENT);
    const label = block.ordered ? `${i + 1}.` : '•';
    return {
      height: lines.length * leading,
      before: i === 0 ? 7 : 4,
      draw: (pen, top) => {
        list ??= pen.element(pen.root, 'L');
        const entry = pen.element(list, 'LI');
        const common = { top, size, leading, color: theme.colors.ink };
        const [mark] = breakText(label, size, LIST_INDENT);
        pen.lines(pen.element(entry, 'Lbl'), [mark!], { ...common, x: pen.left, width: LIST_INDENT });
        pen.lines(pen.element(entry, 'LBody'), lines, {
          ...common,
          x: pen.left + LIST_INDENT,
          width: pen.width - LIST_INDENT,
        });
      },
    };
  });
}

/** The headings that a list of contents shows: chapters and sections that stand after it. */
export function contentsEntries(blocks: readonly Block[]): ContentsEntry[] {
  return blocks
    .slice(blocks.findIndex((block) => block.kind === 'contents') + 1)
    .flatMap((block) =>
      block.kind === 'heading' && block.level < 3
        ? [{ id: block.id, text: block.text, level: block.level as 1 | 2 }]
        : [],
    );
}

/** @param pageOf the page number (from 1) of a heading; known when the pieces are drawn. */
export function contentsPieces(
  entries: readonly ContentsEntry[],
  theme: Theme,
  pageOf: (id: string) => number | undefined,
): Piece[] {
  let list: Structure | undefined;
  return entries.map(({ id, text, level }) => {
    const chapter = level === 1;
    const size = chapter ? theme.sizes.body + 0.5 : theme.sizes.body - 0.5;
    const leading = size * 1.45;
    const indent = chapter ? 0 : 14;
    const numberWidth = 26;
    const lines = breakText(
      text,
      size,
      textWidth(theme) - indent - numberWidth - 20,
      chapter ? 'semibold' : 'regular',
    );
    return {
      height: lines.length * leading,
      before: chapter ? 9 : 2,
      draw: (pen, top) => {
        list ??= pen.element(pen.root, 'TOC');
        const color = chapter ? theme.colors.ink : theme.colors.muted;
        const x = pen.left + indent;
        const last = lines.at(-1)!;
        const number = String(pageOf(id) ?? '');
        const [page] = breakText(number, size, numberWidth, chapter ? 'semibold' : 'regular');
        const lastTop = top + (lines.length - 1) * leading;
        pen.artifact(() => {
          const from = x + last.width + 6;
          const to = pen.left + pen.width - page!.width - 6;
          pen.doc.lineWidth(0.6).strokeColor(theme.colors.rule).dash(0.6, { space: 2.6 });
          pen.doc
            .moveTo(from, lastTop + leading * 0.68)
            .lineTo(Math.max(from, to), lastTop + leading * 0.68)
            .stroke();
          pen.doc.undash();
        });
        const link = pen.element(pen.element(pen.element(list, 'TOCI'), 'Reference'), 'Link');
        pen.lines(link, lines, { x, top, width: pen.width, size, leading, color });
        pen.lines(link, [page!], {
          x: pen.left,
          top: lastTop,
          width: pen.width,
          size,
          leading,
          color: theme.colors.ink,
          align: 'right',
        });
        const label = `${text}, side ${number}`;
        pen.annotate(link, `#${id}`, label, {
          x: pen.left,
          top,
          width: pen.width,
          height: lines.length * leading,
        });
      },
    };
  });
}

/** The cover: a page of its own. */
export function coverPieces(block: CoverBlock, theme: Theme, pageHeight: number): Piece[] {
  const draw = (pen: Pen) => {
    const { colors } = theme;
    const band = pageHeight * 0.46;
    pen.artifact(() => {
      pen.box(0, 0, pen.left * 2 + pen.width, band, colors.accent);
    });
    const text = (
      tag: string,
      value: string,
      top: number,
      size: number,
      color: string,
      name: 'regular' | 'semibold',
    ) => {
      const lines = breakText(value, size, pen.width, name);
      const leading = size * 1.3;
      pen.lines(pen.element(pen.root, tag), lines, {
        x: pen.left,
        top,
        width: pen.width,
        size,
        leading,
        color,
      });
      return lines.length * leading;
    };
    text('P', block.kicker, 96, 15, colors.accentLight, 'regular');
    const height = text('H1', block.title, band - 138, 40, colors.white, 'semibold');
    text('P', block.subtitle, band - 138 + height + 4, 20, colors.white, 'regular');
    let top = band + 38;
    block.lines.forEach((line, i) => {
      top +=
        text('P', line, top, i === 0 ? 13 : 10, i === 0 ? colors.ink : colors.muted, 'regular') +
        (i === 0 ? 16 : 6);
    });
    if (block.notice === undefined) return;
    const size = 10;
    const lines = breakText(block.notice, size, pen.width - 32);
    const leading = size * 1.5;
    const noticeTop = pageHeight - theme.margins.bottom - lines.length * leading - 40;
    pen.artifact(() => {
      pen.box(pen.left, noticeTop - 12, pen.width, lines.length * leading + 24, colors.paper);
      pen.box(pen.left, noticeTop - 12, 4, lines.length * leading + 24, colors.threshold);
    });
    const place = {
      x: pen.left + 18,
      top: noticeTop,
      width: pen.width - 32,
      size,
      leading,
      color: colors.ink,
    };
    pen.lines(pen.element(pen.root, 'P'), lines, place);
  };
  const height = pageHeight - theme.margins.top - theme.margins.bottom;
  return [{ height, before: 0, newPage: true, draw }];
}

const CARD_GAP = 14;
const CARD_PADDING = 12;

/** The key figures in cards side by side: value, what it is, a bar against the threshold, verdict, details. */
export function cardsPieces(block: CardsBlock, theme: Theme): Piece[] {
  const { colors, sizes } = theme;
  const width = (textWidth(theme) - CARD_GAP * (block.cards.length - 1)) / block.cards.length;
  const inner = width - 2 * CARD_PADDING;
  const laid = block.cards.map((card) => {
    const value = breakText(card.value, 25, inner, 'semibold');
    const label = breakText(card.label, sizes.caption, inner);
    const verdict = card.verdict ? breakText(card.verdict.text, sizes.caption, inner - 14, 'semibold') : [];
    const details = card.details.map((text) => breakText(text, sizes.note, inner));
    return { card, value, label, verdict, details };
  });
  const labelHeight = Math.max(...laid.map(({ label }) => label.length)) * sizes.caption * 1.35;
  const detailHeight = Math.max(...laid.map(({ details }) => details.flat().length)) * sizes.note * 1.4;
  const height = CARD_PADDING * 2 + 32 + labelHeight + 34 + 18 + detailHeight + 6;
  return [
    {
      height,
      before: 14,
      draw: (pen, top) => {
        laid.forEach(({ card, value, label, verdict, details }, i) => {
          const left = pen.left + i * (width + CARD_GAP);
          const x = left + CARD_PADDING;
          const good = card.verdict?.good;
          const tone = good === undefined ? colors.muted : good ? colors.good : colors.bad;
          const barTop = top + CARD_PADDING + 32 + labelHeight + 14;
          pen.artifact(() => {
            pen.box(left, top, width, height, colors.paper);
            pen.box(left, top, width, 2.5, colors.accent);
          });
          const section = pen.element(pen.root, 'Div');
          const text = (
            lines: typeof value,
            at: number,
            size: number,
            color: string,
            factor: number,
            indent = 0,
          ) =>
            pen.lines(pen.element(section, 'P'), lines, {
              x: x + indent,
              top: at,
              width: inner - indent,
              size,
              leading: size * factor,
              color,
            });
          text(value, top + CARD_PADDING - 2, 25, colors.ink, 1.25);
          text(label, top + CARD_PADDING + 32, sizes.caption, colors.ink, 1.35);
          if (card.gauge) drawGauge(pen, card.gauge, x, barTop, inner);
          const verdictTop = barTop + 22;
          if (verdict.length > 0) {
            pen.artifact(() => drawVerdict(pen, good, tone, x, verdictTop + 2));
            text(verdict, verdictTop, sizes.caption, tone, 1.35, 14);
          }
          text(details.flat(), verdictTop + 18, sizes.note, colors.muted, 1.4);
        });
      },
    },
  ];
}

/** A bar on a scale of 0–100 with a mark at the threshold; the numbers stand beside it in words. */
function drawGauge(
  pen: Pen,
  gauge: { value: number; threshold: number },
  x: number,
  top: number,
  width: number,
): void {
  const { colors } = pen.theme;
  const at = (share: number) => x + (Math.max(0, Math.min(100, share)) / 100) * width;
  pen.artifact(() => {
    pen.box(x, top, width, 8, colors.accentLight);
    pen.box(x, top, at(gauge.value) - x, 8, colors.accent);
    pen.box(at(gauge.threshold) - 0.8, top - 4, 1.6, 16, colors.threshold);
  });
}

/** A tick for good, a cross for bad, a dash for unknown: shapes, not colours, carry the meaning. */
export function drawVerdict(
  pen: Pen,
  good: boolean | undefined,
  color: string,
  x: number,
  top: number,
): void {
  const { doc } = pen;
  doc.undash().lineWidth(1.7).lineCap('round').strokeOpacity(1).strokeColor(color);
  if (good === undefined) doc.moveTo(x + 1, top + 5).lineTo(x + 8, top + 5);
  else if (good)
    doc
      .moveTo(x + 1, top + 5)
      .lineTo(x + 3.6, top + 8)
      .lineTo(x + 8.4, top + 1.8);
  else
    doc
      .moveTo(x + 1.6, top + 1.8)
      .lineTo(x + 7.8, top + 8)
      .moveTo(x + 7.8, top + 1.8)
      .lineTo(x + 1.6, top + 8);
  doc.stroke().lineCap('butt');
}
