import type { BoxBlock } from '../../document/model.js';
import { type Theme, textWidth } from '../theme.js';
import type { Piece } from './flow.js';
import { breakText } from './lines.js';

const PADDING = 9;
const EDGE = 4;

/** A box with a heading and what it says, item by item; its edge is that of a warning. */
export function boxPieces(block: BoxBlock, theme: Theme): Piece[] {
  const { colors, sizes } = theme;
  const size = sizes.note + 1;
  const leading = size * 1.4;
  const width = textWidth(theme);
  const inner = width - 2 * PADDING - EDGE - 4;
  const heading = breakText(block.heading, size, inner, 'semibold');
  const items = block.items.map((item) => breakText(item, size, inner));
  const height = 2 * PADDING + (heading.length + items.flat().length) * leading;
  return [
    {
      height,
      before: 10,
      draw: (pen, top) => {
        pen.artifact(() => {
          pen.box(pen.left, top, width, height, colors.paper);
          pen.box(pen.left, top, EDGE, height, colors.threshold);
        });
        const div = pen.element(pen.root, 'Div');
        const place = { x: pen.left + EDGE + 4 + PADDING, width: inner, size, leading };
        let y = top + PADDING;
        pen.lines(pen.element(div, 'P'), heading, { ...place, top: y, color: colors.threshold });
        y += heading.length * leading;
        const list = pen.element(div, 'L');
        for (const item of items) {
          const body = pen.element(pen.element(list, 'LI'), 'LBody');
          pen.lines(body, item, { ...place, top: y, color: colors.ink });
          y += item.length * leading;
        }
      },
    },
  ];
}
