import type { StatusBlock } from '../../document/model.js';
import { type Theme, textWidth } from '../theme.js';
import { drawVerdict } from './cardPieces.js';
import type { Piece } from './flow.js';
import { breakText } from './lines.js';
import type { Pen, Structure } from './pen.js';
import { captionHeight, captionLines, drawCaption } from './tablePieces.js';
import type { Mark } from './textPieces.js';

const PADDING = 16;
const SYMBOL = 34;

/** The risk category in large type beside its mark, and the criteria with their answers. */
export function statusPieces(block: StatusBlock, theme: Theme, mark: Mark): Piece[] {
  const { colors, sizes } = theme;
  const caption = block.table && captionLines(block.table, theme);
  const width = textWidth(theme);
  const inner = width - 2 * PADDING - SYMBOL;
  const name = breakText(block.category, 21, inner, 'semibold');
  const answerWidth = 84;
  const criteria = block.criteria.map((criterion) => ({
    criterion,
    lines: breakText(`${criterion.text}:`, sizes.table, inner - answerWidth - 10),
  }));
  const leading = sizes.table * 1.4;
  const criteriaHeight = criteria.reduce((sum, { lines }) => sum + lines.length * leading + 6, 0);
  const height = PADDING * 2 + 10 + name.length * 27 + 8 + criteriaHeight - 12;
  const tone = [colors.good, colors.accent, colors.bad][block.level ?? 1]!;

  let table: Structure | undefined;
  const box: Piece = {
    height,
    before: caption ? 0 : 10,
    draw: (pen, top) => {
      const x = pen.left + PADDING + SYMBOL;
      pen.artifact(() => {
        pen.box(pen.left, top, width, height, colors.paper);
        pen.box(pen.left, top, 4, height, tone);
        drawSymbol(pen, block.level, tone, pen.left + PADDING + 8, top + PADDING + 27);
      });
      // As a table of the report it is one to readers of structure too: what is asked, and the answer.
      const body = table && pen.element(table, 'TBody');
      const div = body ? undefined : pen.element(pen.root, 'Div');
      const first = body && pen.element(body, 'TR');
      const [heading] = breakText(block.heading, sizes.caption, inner);
      const common = { x, width: inner };
      pen.lines(first ? pen.element(first, 'TH', { scope: 'Row' }) : pen.element(div!, 'P'), [heading!], {
        ...common,
        top: top + PADDING - 4,
        size: sizes.caption,
        leading: 14,
        color: colors.muted,
      });
      const nameTop = top + PADDING + 11;
      pen.lines(first ? pen.element(first, 'TD') : pen.element(div!, 'P'), name, {
        ...common,
        top: nameTop,
        size: 21,
        leading: 27,
        color: colors.ink,
      });
      const list = div && pen.element(div, 'L');
      let y = nameTop + name.length * 27 + 8;
      for (const { criterion, lines } of criteria) {
        const rowTop = y;
        pen.artifact(() => pen.rule(x, rowTop - 3, inner, colors.rule, 0.5));
        const color = criterion.met === undefined ? colors.muted : criterion.met ? colors.good : colors.bad;
        const row = body ? pen.element(body, 'TR') : pen.element(pen.element(list!, 'LI'), 'LBody');
        const asked = body ? pen.element(row, 'TH', { scope: 'Row' }) : row;
        const place = { top: y, size: sizes.table, leading };
        pen.lines(asked, lines, { ...place, x, width: inner - answerWidth, color: colors.ink });
        const answerX = x + inner - answerWidth + 26;
        pen.artifact(() => drawVerdict(pen, criterion.met, color, answerX - 14, rowTop + 1.5));
        const [answer] = breakText(criterion.answer, sizes.table, answerWidth, 'semibold');
        const told = body ? pen.element(row, 'TD') : row;
        pen.lines(told, [answer!], { ...place, x: answerX, width: answerWidth, color });
        y += lines.length * leading + 6;
      }
    },
  };
  if (!caption || !block.table) return [box];
  const { label, title, id } = block.table;
  return [
    {
      height: captionHeight(caption, theme),
      before: 15,
      keepWithNext: true,
      draw: (pen, top) => {
        mark({ id, text: `${label}: ${title}`, level: 3, top });
        table = pen.element(pen.root, 'Table');
        drawCaption(pen, pen.element(table, 'Caption'), caption, top);
      },
    },
    box,
  ];
}

/** A mark whose shape says the category: a star-free triad of circle, ring and triangle. */
function drawSymbol(pen: Pen, level: 0 | 1 | 2 | undefined, color: string, x: number, y: number): void {
  const { sheet } = pen;
  sheet.dash([]).opacity(1).lineWidth(2.4).strokeColor(color).fillColor(color);
  if (level === 2)
    sheet
      .moveTo(x, y - 9)
      .lineTo(x + 10, y + 8)
      .lineTo(x - 10, y + 8)
      .closePath()
      .fill();
  else if (level === 0) sheet.circle(x, y, 9).fill();
  else sheet.circle(x, y, 8).stroke();
}
