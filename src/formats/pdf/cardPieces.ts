import type { CardsBlock } from '../../document/model.js';
import { type Theme, textWidth } from '../theme.js';
import type { Piece } from './flow.js';
import { breakText } from './lines.js';
import type { Pen } from './pen.js';

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
    pen.box(at(gauge.threshold) - 2, top - 4, 4, 16, colors.paper);
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
