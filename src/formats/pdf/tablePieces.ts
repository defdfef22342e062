import type { Cell, Inline, TableBlock } from '../../document/model.js';
import type { Face } from '../fonts.js';
import { type Theme, textHeight, textWidth } from '../theme.js';
import type { Piece } from './flow.js';
import { breakLines, breakText, type Line } from './lines.js';
import type { Pen, Structure } from './pen.js';
import type { Mark } from './textPieces.js';

/** Caption above a table or figure: label and title in bold, the period below. */
export function captionLines(
  block: { label: string; title: string; period?: string },
  theme: Theme,
): { title: Line[]; period: Line[] } {
  const size = theme.sizes.caption;
  const text: Inline[] = [{ text: `${block.label}: `, strong: true }, { text: block.title }];
  const width = textWidth(theme);
  return {
    title: breakLines(text, size, width),
    period: block.period === undefined ? [] : breakText(block.period, size - 0.8, width),
  };
}

/** Height of a caption in points, with the space below it. */
export function captionHeight({ title, period }: ReturnType<typeof captionLines>, theme: Theme): number {
  return (title.length + period.length) * theme.sizes.caption * 1.4 + 5;
}

export function drawCaption(
  pen: Pen,
  element: Structure,
  { title, period }: ReturnType<typeof captionLines>,
  top: number,
): void {
  const { colors, sizes } = pen.theme;
  const leading = sizes.caption * 1.4;
  const place = { x: pen.left, width: pen.width, leading };
  pen.lines(element, title, { ...place, top, size: sizes.caption, color: colors.ink });
  if (period.length === 0) return;
  const below = top + title.length * leading;
  pen.lines(element, period, { ...place, top: below, size: sizes.caption - 0.8, color: colors.muted });
}

/** Notes below a table or figure, each a paragraph. */
export function notePieces(notes: readonly Inline[][], theme: Theme): Piece[] {
  const size = theme.sizes.note;
  const leading = size * 1.4;
  return notes.map((note) => {
    const lines = breakLines(note, size, textWidth(theme));
    return {
      height: lines.length * leading,
      before: 5,
      draw: (pen, top) => {
        const place = { x: pen.left, top, width: pen.width, size, leading, color: theme.colors.muted };
        pen.lines(pen.element(pen.root, 'P'), lines, place);
      },
    };
  });
}

interface LaidCell {
  cell: Cell;
  lines: Line[];
}

interface Geometry {
  /** Of the whole table, in points. */
  total: number;
  x: number[];
  width: number[];
  size: number;
  leading: number;
  padX: number;
  padY: number;
}

/** A table as its caption, its head and its rows; the head is repeated on every page it runs on to. */
export function tablePieces(block: TableBlock, theme: Theme, mark: Mark): Piece[] {
  const geometry = measure(block, theme);
  const { colors } = theme;
  const heads: Geometry = { ...geometry, ...headSizes(block, theme) };
  const head = block.columns.map((column, i) => layCell({ text: column.head }, i, heads, 'semibold'));
  const rows = block.rows.map((row) => ({
    marked: row.marked === true,
    cells: row.cells.map((cell, i) =>
      layCell(cell, i, geometry, cell.strong || (row.marked && i === 0) ? 'semibold' : 'regular'),
    ),
  }));
  const heightOf = (cells: readonly LaidCell[], { leading, padY }: Geometry) =>
    Math.max(...cells.map(({ lines }) => lines.length)) * leading + 2 * padY;
  const headHeight = heightOf(head, heads);
  const caption = captionLines(block, theme);

  let table: Structure | undefined;
  let body: Structure | undefined;
  const drawHead = (pen: Pen, top: number, element?: Structure) => {
    pen.artifact(() => {
      pen.box(pen.left, top, geometry.total, headHeight, colors.accentPale);
      pen.rule(pen.left, top + headHeight, geometry.total, colors.accent, 0.9);
    });
    const row = element && pen.element(element, 'TR');
    head.forEach((laid, i) => {
      const bottomUp = top + headHeight - heads.padY - laid.lines.length * heads.leading;
      const cell = row && pen.element(row, 'TH', { scope: 'Column' });
      drawCell(pen, cell, laid, i, bottomUp, block, heads, colors.ink);
    });
  };
  // Rows that lie close do not touch the rule below the head.
  const air = block.tight ? 2 : 0;
  const repeated = { height: headHeight + air, draw: (pen: Pen, top: number) => drawHead(pen, top) };

  const captionPiece: Piece = {
    id: block.id,
    height: captionHeight(caption, theme),
    before: 15,
    keepWithNext: true,
    draw: (pen, top) => {
      mark({ id: block.id, text: `${block.label}: ${block.title}`, level: 3, top });
      table = pen.element(pen.root, 'Table');
      drawCaption(pen, pen.element(table, 'Caption'), caption, top);
    },
  };
  const headPiece: Piece = {
    height: headHeight,
    before: 0,
    keepWithNext: true,
    draw: (pen, top) => drawHead(pen, top, pen.element(table!, 'THead')),
  };
  const rowPieces = rows.map(({ cells, marked }, i): Piece => {
    const height = heightOf(cells, geometry);
    return {
      height,
      before: i === 0 ? air : 0,
      repeated,
      draw: (pen, top) => {
        body ??= pen.element(table!, 'TBody');
        pen.artifact(() => {
          if (marked) {
            pen.box(pen.left, top, geometry.total, height, colors.accentPale);
            pen.box(pen.left, top, 3, height, colors.accent);
          }
          pen.rule(pen.left, top + height, geometry.total, colors.rule, 0.5);
        });
        const row = pen.element(body, 'TR');
        cells.forEach((laid, i) => {
          const element = i === 0 ? pen.element(row, 'TH', { scope: 'Row' }) : pen.element(row, 'TD');
          const color = laid.cell.muted ? colors.muted : colors.ink;
          drawCell(pen, element, laid, i, top + geometry.padY, block, geometry, color);
        });
      },
    };
  });
  return keptTogether([captionPiece, headPiece, ...rowPieces], notePieces(block.notes, theme), theme);
}

/** A table of less than so much of a page is not divided. */
const WHOLE = 0.42;
/** Rows that stay together where a table is divided, and at its ends. */
const TOGETHER = 4;

/** Tells which pieces of a table a page break must not part. The notes stay with the last rows. */
function keptTogether(table: readonly Piece[], notes: readonly Piece[], theme: Theme): Piece[] {
  const pieces = [...table, ...notes];
  const height = pieces.reduce((sum, piece) => sum + piece.before + piece.height, 0);
  const isWhole = height < WHOLE * textHeight(theme);
  return pieces.map((piece, i) => {
    const isStart = i < 1 + TOGETHER;
    const isEnd = i >= table.length - TOGETHER;
    return { ...piece, keepWithNext: i < pieces.length - 1 && (isWhole || isStart || isEnd) };
  });
}

function measure(block: TableBlock, theme: Theme): Geometry {
  const size = block.dense ? theme.sizes.dense - (block.tight ? 0.3 : 0) : theme.sizes.table;
  const weights = block.columns.reduce((sum, { weight }) => sum + weight, 0);
  const total = textWidth(theme) * (block.span ?? 1);
  const width = block.columns.map(({ weight }) => (weight / weights) * total);
  const x = width.map((_, i) => width.slice(0, i).reduce((sum, w) => sum + w, 0));
  const padY = block.tight ? 0.8 : block.dense ? 2.1 : 5;
  return { total, x, width, size, leading: size * (block.tight ? 1.3 : 1.32), padX: 6, padY };
}

/** Heads are a little smaller than what stands below them. */
function headSizes({ dense }: TableBlock, { sizes }: Theme): Pick<Geometry, 'size' | 'leading'> {
  const size = dense ? Math.min(sizes.head, sizes.dense) : sizes.head;
  return { size, leading: size * 1.32 };
}

function layCell(cell: Cell, column: number, { width, size, padX }: Geometry, name: Face): LaidCell {
  return { cell, lines: breakText(cell.text, size, width[column]! - 2 * padX, name) };
}

/** The sign of a hidden number, and what is read in its place: of itself it is read as a full stop. */
const HIDDEN = '(.)';
const HIDDEN_READ = 'skjult';

/** Draws a cell; without an element, as an artifact (the repeated head). */
function drawCell(
  pen: Pen,
  element: Structure | undefined,
  { cell, lines }: LaidCell,
  column: number,
  top: number,
  block: TableBlock,
  geometry: Geometry,
  color: string,
): void {
  const { x, width, size, leading, padX } = geometry;
  const place = {
    x: pen.left + x[column]! + padX,
    top,
    width: width[column]! - 2 * padX,
    size,
    leading,
    color,
    align: block.columns[column]!.align,
  };
  if (element && cell.text === HIDDEN) element.actualText = HIDDEN_READ;
  if (element) pen.lines(element, lines, place);
  else pen.artifact(() => pen.plainLines(lines, place), 'Pagination');
}
