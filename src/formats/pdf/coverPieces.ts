import type { CoverBlock, Logo } from '../../document/model.js';
import { PAGE, type Theme, textWidth } from '../theme.js';
import type { Piece } from './flow.js';
import { breakText, type Line } from './lines.js';
import type { Pen } from './pen.js';

/** The largest a logo is drawn, in points. */
const LOGO = { width: 130, height: 44 };
/** The band at the page's upper edge: enough to be known by, little to print. */
const BAND = 10;
/** How far above the first line of text the head begins, where other pages have their running head. */
const ABOVE = 40;

/** A logo with its upper right corner at a place, as a figure with its words. */
function drawLogo(pen: Pen, { image, alt }: Logo, right: number, top: number): void {
  const { kit } = pen.doc;
  const opened = kit.openImage(Buffer.from(image));
  const scale = Math.min(LOGO.width / opened.width, LOGO.height / opened.height);
  const [width, height] = [opened.width * scale, opened.height * scale];
  const left = right - width;
  const figure = pen.element(pen.root, 'Figure', { alt, bbox: [left, top, right, top + height] });
  pen.content(figure, () => kit.image(opened, left, top, { width, height }));
}

/** Lines of one size below each other. */
interface Run {
  lines: Line[];
  size: number;
  leading: number;
  before: number;
  color: string;
}

/** The head of the first page: a thin band, what the report is, of whom and when, who publishes it, what to beware of. */
export function coverPieces(block: CoverBlock, theme: Theme): Piece[] {
  const { colors, sizes } = theme;
  const width = textWidth(theme);
  const run = (
    text: string,
    size: number,
    factor: number,
    color: string,
    before: number,
    strong = false,
  ) => ({
    lines: breakText(
      text,
      size,
      width - (strong && block.logo ? LOGO.width + 12 : 0),
      strong ? 'semibold' : 'regular',
    ),
    size,
    leading: size * factor,
    before,
    color,
  });
  const title: Run[] = [
    run(block.kicker, 12, 1.3, colors.accent, 0, true),
    run(block.title, 30, 1.2, colors.ink, 1, true),
    run(block.subtitle, 14, 1.3, colors.ink, 0),
  ];
  const lines: Run[] = block.lines.map((line, i) =>
    run(line, i === 0 ? sizes.body : sizes.note, 1.4, i === 0 ? colors.ink : colors.muted, i === 0 ? 6 : 2),
  );
  const notice = block.notice === undefined ? [] : breakText(block.notice, sizes.note + 1, width - 32);
  const noticeLeading = (sizes.note + 1) * 1.4;
  const heightOf = (runs: readonly Run[]) =>
    runs.reduce((sum, { lines: own, leading, before }) => sum + before + own.length * leading, 0);
  const noticeHeight = notice.length === 0 ? 0 : notice.length * noticeLeading + 14;
  const height = heightOf(title) + heightOf(lines) + (noticeHeight > 0 ? noticeHeight + 10 : 0) - ABOVE;
  const draw = (pen: Pen, top: number) => {
    let y = top - ABOVE;
    const draw = (tag: ReturnType<Pen['element']>, { lines: own, size, leading, before, color }: Run) => {
      y += before;
      pen.lines(tag, own, { x: pen.left, top: y, width, size, leading, color });
      y += own.length * leading;
    };
    pen.artifact(() => pen.box(0, 0, PAGE.width, BAND, colors.accent));
    if (block.logo) drawLogo(pen, block.logo, pen.left + width, top - ABOVE);
    const heading = pen.element(pen.root, 'H1');
    heading.actualText = `${block.kicker}: ${block.title}, ${block.subtitle}`;
    for (const part of title) draw(heading, part);
    for (const part of lines) draw(pen.element(pen.root, 'P'), part);
    if (notice.length === 0) return;
    y += 10;
    pen.artifact(() => {
      pen.box(pen.left, y, width, noticeHeight, colors.paper);
      pen.box(pen.left, y, 4, noticeHeight, colors.threshold);
    });
    const place = { x: pen.left + 16, width: width - 32, size: sizes.note + 1, leading: noticeLeading };
    pen.lines(pen.element(pen.root, 'P'), notice, { ...place, top: y + 7, color: colors.ink });
  };
  return [{ height, before: 0, newPage: true, draw }];
}
