import type { FigureBlock } from '../../document/model.js';
import type { Theme } from '../theme.js';
import type { DrawnChart } from './drawChart.js';
import type { Piece } from './flow.js';
import type { Structure } from './pen.js';
import { captionHeight, captionLines, drawCaption, notePieces } from './tablePieces.js';
import type { Mark } from './textPieces.js';

/**
 * A figure as its caption, its chart in one Figure element with alternative text, and its notes. The caption stands
 * beside the Figure: inside, the alternative text would be read in its place.
 */
export function figurePieces(block: FigureBlock, chart: DrawnChart, theme: Theme, mark: Mark): Piece[] {
  const caption = captionLines(block, theme);
  const notes = notePieces(block.notes, theme);
  let whole: Structure | undefined;
  const pieces: Piece[] = [
    {
      id: block.id,
      height: captionHeight(caption, theme),
      before: 8,
      keepWithNext: true,
      draw: (pen, top) => {
        mark({ id: block.id, text: `${block.label}: ${block.title}`, level: 3, top });
        whole = pen.element(pen.root, 'Div');
        drawCaption(pen, pen.element(whole, 'Caption'), caption, top);
      },
    },
    {
      height: chart.height,
      before: 2,
      keepWithNext: notes.length > 0,
      draw: (pen, top) => {
        const bbox: [number, number, number, number] = [
          pen.left,
          top,
          pen.left + chart.width,
          top + chart.height,
        ];
        const figure = pen.element(whole!, 'Figure', { alt: block.alt, bbox });
        pen.content(figure, () => pen.sheet.place(chart.sheet, pen.left, top));
      },
    },
  ];
  return [...pieces, ...notes];
}
