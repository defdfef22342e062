import type { CardsBlock, Gauge } from '../../document/model.js';
import { type Theme, textWidth } from '../theme.js';
import type { Piece } from './flow.js';
import { breakText, type Line } from './lines.js';
import type { Pen, Structure } from './pen.js';

const CARD_GAP = 14;
const CARD_PADDING = 11;
const VALUE = 24;
/** A scale with its bar, its mark and its numbers. */
const GAUGE = { bar: 8, mark: 4, numbers: 7.5 };

/**
 * The key figures in cards side by side: what each is about, value, what it is, a bar against the threshold, verdict,
 * details.
 * @param level of the heading that they stand under: theirs is one deeper.
 */
export function cardsPieces(block: CardsBlock, theme: Theme, level: number): Piece[] {
  const { colors, sizes } = theme;
  const width = (textWidth(theme) - CARD_GAP * (block.cards.length - 1)) / block.cards.length;
  const inner = width - 2 * CARD_PADDING;
  const laid = block.cards.map((card) => ({
    card,
    title: breakText(card.title, sizes.caption, inner, 'semibold'),
    value: breakText(card.value, VALUE, inner, 'semibold'),
    label: breakText(card.label, sizes.caption, inner),
    verdict: card.verdict ? breakText(card.verdict.text, sizes.caption, inner - 14, 'semibold') : [],
    details: card.details.map((text) => breakText(text, sizes.note, inner)),
  }));
  const leading = { caption: sizes.caption * 1.35, note: sizes.note * 1.4, value: VALUE * 1.25 };
  const most = (lines: (card: (typeof laid)[number]) => number) => Math.max(...laid.map(lines));
  const titleHeight = most(({ title }) => title.length) * leading.caption;
  const labelHeight = most(({ label }) => label.length) * leading.caption;
  const gaugeHeight = block.cards.some(({ gauge }) => gauge) ? 32 : 6;
  const verdictHeight = most(({ verdict }) => verdict.length) * leading.caption;
  const detailHeight = most(({ details }) => details.flat().length) * leading.note;
  const heights = [titleHeight, leading.value, labelHeight, gaugeHeight, verdictHeight, 3 + detailHeight];
  const height = CARD_PADDING * 2 + heights.reduce((sum, part) => sum + part, 0);
  return [
    {
      height,
      before: 12,
      draw: (pen, top) => {
        laid.forEach(({ card, title, value, label, verdict, details }, i) => {
          const left = pen.left + i * (width + CARD_GAP);
          const x = left + CARD_PADDING;
          const good = card.verdict?.good;
          const tone = good === undefined ? colors.muted : good ? colors.good : colors.bad;
          pen.artifact(() => {
            pen.box(left, top, width, height, colors.paper);
            pen.box(left, top, width, 2.5, colors.accent);
          });
          const section = pen.element(pen.root, 'Div');
          const text = (
            element: Structure,
            lines: readonly Line[],
            at: number,
            size: number,
            color: string,
            lead: number,
            indent = 0,
          ) =>
            pen.lines(element, lines, {
              x: x + indent,
              top: at,
              width: inner - indent,
              size,
              leading: lead,
              color,
            });
          const paragraph = () => pen.element(section, 'P');
          const heading = pen.element(section, `H${Math.min(6, level + 1)}`);
          let y = top + CARD_PADDING;
          text(heading, title, y, sizes.caption, colors.accent, leading.caption);
          y += titleHeight;
          text(paragraph(), value, y, VALUE, colors.ink, leading.value);
          y += leading.value;
          text(paragraph(), label, y, sizes.caption, colors.ink, leading.caption);
          y += labelHeight;
          if (card.gauge) drawGauge(pen, card.gauge, x, y + 9, inner);
          y += gaugeHeight;
          if (verdict.length > 0) {
            pen.artifact(() => drawVerdict(pen, good, tone, x, y + 2));
            text(paragraph(), verdict, y, sizes.caption, tone, leading.caption, 14);
          }
          y += verdictHeight + 3;
          if (details.flat().length > 0)
            text(paragraph(), details.flat(), y, sizes.note, colors.muted, leading.note);
        });
      },
    },
  ];
}

/** A bar on a scale of 0–100 with a mark at the threshold, and their numbers; the words beside it say the same. */
function drawGauge(pen: Pen, gauge: Gauge, x: number, top: number, width: number): void {
  const { colors } = pen.theme;
  const at = (share: number) => x + (Math.max(0, Math.min(100, share)) / 100) * width;
  const mark = at(gauge.threshold);
  const number = (text: string, place: number, align: 'left' | 'center' | 'right', color: string) => {
    const [line] = breakText(text, GAUGE.numbers, width);
    const shift = align === 'left' ? 0 : align === 'right' ? line!.width : line!.width / 2;
    const start = Math.max(x, Math.min(place - shift, x + width - line!.width));
    pen.plainLines([line!], {
      x: start,
      top: top + GAUGE.bar + 2,
      width: line!.width,
      size: GAUGE.numbers,
      leading: GAUGE.numbers * 1.3,
      color,
    });
    return { from: start, to: start + line!.width };
  };
  pen.artifact(() => {
    pen.box(x, top, width, GAUGE.bar, colors.accentLight);
    pen.box(x, top, at(gauge.value) - x, GAUGE.bar, colors.accent);
    pen.box(mark - 2, top - GAUGE.mark, 4, GAUGE.bar + GAUGE.mark, colors.paper);
    pen.box(mark - 0.8, top - GAUGE.mark, 1.6, GAUGE.bar + GAUGE.mark, colors.ink);
    const middle = number(gauge.labels.threshold, mark, 'center', colors.ink);
    if (middle.from > x + 8) number(gauge.labels.low, x, 'left', colors.muted);
    if (middle.to < x + width - 16) number(gauge.labels.high, x + width, 'right', colors.muted);
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
  const { sheet } = pen;
  sheet.dash([]).lineWidth(1.7).lineCap('round').opacity(1).strokeColor(color);
  if (good === undefined) sheet.moveTo(x + 1, top + 5).lineTo(x + 8, top + 5);
  else if (good)
    sheet
      .moveTo(x + 1, top + 5)
      .lineTo(x + 3.6, top + 8)
      .lineTo(x + 8.4, top + 1.8);
  else
    sheet
      .moveTo(x + 1.6, top + 1.8)
      .lineTo(x + 7.8, top + 8)
      .moveTo(x + 7.8, top + 1.8)
      .lineTo(x + 1.6, top + 8);
  sheet.stroke().lineCap('butt');
}
