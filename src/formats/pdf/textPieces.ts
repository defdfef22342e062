import type { HeadingBlock, ParagraphBlock } from '../../document/model.js';
import type { ContentsEntry } from '../contents.js';
import { type Theme, textWidth } from '../theme.js';
import type { Piece } from './flow.js';
import { breakLines, breakText } from './lines.js';
import type { Structure } from './pen.js';

/** Marks a place for bookmarks, links and the list of contents, when it is drawn. */
export type Mark = (entry: { id: string; text: string; level: number; top: number }) => void;

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
      // What ends in a colon belongs to what follows.
      keepWithNext: block.introduces === true || block.content.at(-1)?.text.trimEnd().endsWith(':') === true,
      draw: (pen, top) => {
        const element = pen.element(pen.root, 'P');
        pen.lines(element, lines, { x: pen.left, top, width: pen.width, size, leading, color });
      },
    },
  ];
}

/** @param pageOf the label of a heading's page; known when the pieces are drawn. */
export function contentsPieces(
  entries: readonly ContentsEntry[],
  theme: Theme,
  pageOf: (id: string) => string | undefined,
): Piece[] {
  let list: Structure | undefined;
  const isShort = entries.every(({ level }) => level === 1);
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
      before: !chapter ? 2 : isShort ? 4 : 9,
      draw: (pen, top) => {
        list ??= pen.element(pen.root, 'TOC');
        const color = chapter ? theme.colors.ink : theme.colors.muted;
        const x = pen.left + indent;
        const last = lines.at(-1)!;
        const number = pageOf(id) ?? '';
        const [page] = breakText(number, size, numberWidth, chapter ? 'semibold' : 'regular');
        const lastTop = top + (lines.length - 1) * leading;
        pen.artifact(() => {
          const from = x + last.width + 6;
          const to = pen.left + pen.width - page!.width - 6;
          pen.sheet.lineWidth(0.6).opacity(1).strokeColor(theme.colors.rule).dash([0.6, 2.6]);
          pen.sheet
            .moveTo(from, lastTop + leading * 0.68)
            .lineTo(Math.max(from, to), lastTop + leading * 0.68)
            .stroke()
            .dash([]);
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
        const box = { x: pen.left, top, width: pen.width, height: lines.length * leading };
        pen.annotate(link, `#${id}`, label, [box]);
      },
    };
  });
}
