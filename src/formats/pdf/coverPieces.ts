import type { CoverBlock, Logo } from '../../document/model.js';
import type { Theme } from '../theme.js';
import type { Piece } from './flow.js';
import { breakText } from './lines.js';
import type { Pen } from './pen.js';

/** The largest a logo is drawn, in points. */
const LOGO = { width: 150, height: 54 };

/** A logo with its foot at a height, as a figure with its words. */
function drawLogo(pen: Pen, { image, alt }: Logo, bottom: number): void {
  const { kit } = pen.doc;
  const opened = kit.openImage(Buffer.from(image));
  const scale = Math.min(LOGO.width / opened.width, LOGO.height / opened.height);
  const [width, height] = [opened.width * scale, opened.height * scale];
  const top = bottom - height;
  const figure = pen.element(pen.root, 'Figure', {
    alt,
    bbox: [pen.left, top, pen.left + width, bottom],
  });
  pen.content(figure, () => kit.image(opened, pen.left, top, { width, height }));
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
    text('P', block.kicker, 96, 15, colors.accentPale, 'regular');
    const height = text('H1', block.title, band - 138, 40, colors.white, 'semibold');
    text('P', block.subtitle, band - 138 + height + 4, 20, colors.white, 'regular');
    let top = band + 38;
    block.lines.forEach((line, i) => {
      top +=
        text('P', line, top, i === 0 ? 13 : 10, i === 0 ? colors.ink : colors.muted, 'regular') +
        (i === 0 ? 16 : 6);
    });
    const size = 10;
    const leading = size * 1.5;
    const lines = block.notice === undefined ? [] : breakText(block.notice, size, pen.width - 32);
    const noticeTop = pageHeight - theme.margins.bottom - lines.length * leading - 40;
    if (block.logo) drawLogo(pen, block.logo, lines.length > 0 ? noticeTop - 44 : noticeTop + 30);
    if (lines.length === 0) return;
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
