import type { Inline } from '../../document/model.js';
import { type Face, face } from '../fonts.js';

/** A run of one style inside a line. */
export interface Segment {
  text: string;
  face: Face;
  /** Offset from the line's start, and width, in points. */
  x: number;
  width: number;
  link?: string;
}

export interface Line {
  segments: Segment[];
  width: number;
  /** Ends within a word, at a hyphen that is not the word's own. */
  divided: boolean;
}

/** Lines as the text they are, without the hyphens that their ends show. */
export const textOfLines = (lines: readonly Line[]): string =>
  lines
    .map(({ segments, divided }) => {
      const text = segments.map((segment) => segment.text).join('');
      return divided ? text.slice(0, -1) : text;
    })
    .join('');

const SOFT_HYPHEN = '\u00ad';

interface Piece {
  text: string;
  face: Face;
  link: string | undefined;
  /** A break is allowed behind it: at a space, a hyphen or a soft hyphen; at a line's end it must be. */
  break: 'space' | 'hyphen' | 'soft' | 'line' | 'none';
}

const faceOf = (inline: Inline, base: Face): Face =>
  inline.strong ? 'semibold' : inline.emphasis ? 'italic' : base;

/** Up to and with a space, a soft hyphen, or a hyphen between two letters (not in `16-66` or `%-point`). */
const BREAKABLE = /(?:[^ \u00ad-]|(?<!\p{L})-|-(?!\p{L}))*(?: |\u00ad|(?<=\p{L})-(?=\p{L})|$)/gu;

/** The same, but a number stays with the word behind it: neither `12 mdr.` nor `20 %` is divided. */
const BOUND =
  /(?:[^ \u00ad-]|(?<!\p{L})-|-(?!\p{L})|(?<=\d) (?=[\p{Ll}%]))*(?: |\u00ad|(?<=\p{L})-(?=\p{L})|$)/gu;

/** Cuts runs of text where a line may end. */
function pieces(content: readonly Inline[], base: Face, isWide: boolean): Piece[] {
  return content.flatMap((inline) => {
    const name = faceOf(inline, base);
    if (inline.text === '\n') return [{ text: ' ', face: name, link: inline.link, break: 'line' as const }];
    const text = inline.text.split(SOFT_HYPHEN).map(face(name).printable).join(SOFT_HYPHEN);
    return (text.match(isWide ? BOUND : BREAKABLE) ?? [])
      .filter((part) => part !== '')
      .map((part): Piece => {
        const last = part.at(-1);
        const kind =
          last === ' ' ? 'space' : last === SOFT_HYPHEN ? 'soft' : last === '-' ? 'hyphen' : 'none';
        return { text: part, face: name, link: inline.link, break: kind };
      });
  });
}

/** From this width on, in points, lines are those of running text: narrower ones are cells of a table. */
const WIDE = 150;
/** How much narrower lines may be, so that no word stands alone on the last one. */
const NARROWER = [0.97, 0.94, 0.91, 0.88, 0.85];

const isOneWord = (line: Line): boolean => !textOfLines([line]).trim().includes(' ');

function broken(content: readonly Inline[], size: number, width: number, base: Face): Line[] {
  const lines = brokenAt(content, size, width, base);
  if (lines.length < 2 || width < WIDE || !isOneWord(lines.at(-1)!)) return lines;
  for (const part of NARROWER) {
    const tried = brokenAt(content, size, width * part, base);
    if (tried.length > lines.length) break;
    if (!isOneWord(tried.at(-1)!)) return tried;
  }
  return lines;
}

function brokenAt(content: readonly Inline[], size: number, width: number, base: Face): Line[] {
  const lines: Line[] = [];
  let line: Piece[] = [];
  let used = 0;
  let lastBreak = -1;
  const flush = (count: number) => {
    lines.push(toLine(line.slice(0, count), size));
    line = line.slice(count);
    used = line.reduce((sum, piece) => sum + widthOf(piece, size, false), 0);
    lastBreak = -1;
  };
  for (const piece of pieces(content, base, width >= WIDE).flatMap((whole) => fitting(whole, size, width))) {
    const ending = widthOf(piece, size, true);
    if (used + ending > width + 0.01 && lastBreak >= 0) flush(lastBreak + 1);
    line.push(piece);
    used += widthOf(piece, size, false);
    if (piece.break === 'line') flush(line.length);
    else if (piece.break !== 'none') lastBreak = line.length - 1;
  }
  if (line.length > 0 || lines.length === 0) flush(line.length);
  return lines;
}

const isLetter = (character: string | undefined): boolean => /^\p{L}$/u.test(character ?? '');

/**
 * A piece, or the parts of one that is wider than a line: as many characters to each as fit with a hyphen behind them.
 * It is divided between two letters only: a number in two would be another number.
 */
function fitting(piece: Piece, size: number, width: number): Piece[] {
  const fits = (text: readonly string[], kind: Piece['break']): boolean =>
    widthOf({ ...piece, text: text.join(''), break: kind }, size, true) <= width + 0.01;
  const parts: Piece[] = [];
  let rest = [...piece.text];
  while (!fits(rest, piece.break)) {
    const places = rest.flatMap((letter, i) =>
      i > 0 && isLetter(rest[i - 1]) && isLetter(letter) ? [i] : [],
    );
    if (places.length === 0) break;
    const count = places.findLast((place) => fits(rest.slice(0, place), 'soft')) ?? places[0]!;
    parts.push({ ...piece, text: rest.slice(0, count).join(''), break: 'soft' });
    rest = rest.slice(count);
  }
  return [...parts, { ...piece, text: rest.join('') }];
}

/** Width of a piece; at a line's end its space vanishes and its soft hyphen shows. */
function widthOf(piece: Piece, size: number, atEnd: boolean): number {
  const bare = piece.text.replaceAll(SOFT_HYPHEN, '');
  const text = !atEnd ? bare : piece.break === 'soft' ? `${bare}-` : bare.trimEnd();
  return face(piece.face).width(text, size);
}

function toLine(parts: readonly Piece[], size: number): Line {
  const segments: Segment[] = [];
  let x = 0;
  parts.forEach((piece, i) => {
    const isLast = i === parts.length - 1;
    const bare = piece.text.replaceAll(SOFT_HYPHEN, '');
    const text = isLast && piece.break === 'soft' ? `${bare}-` : bare;
    const previous = segments.at(-1);
    if (previous && previous.face === piece.face && previous.link === piece.link) previous.text += text;
    else
      segments.push({ text, face: piece.face, x: 0, width: 0, ...(piece.link ? { link: piece.link } : {}) });
  });
  for (const segment of segments) {
    segment.x = x;
    segment.width = face(segment.face).width(segment.text, size);
    x += segment.width;
  }
  const last = segments.at(-1);
  const width = last ? last.x + face(last.face).width(last.text.trimEnd(), size) : 0;
  return { segments, width, divided: parts.at(-1)?.break === 'soft' };
}

/** Texts that are remembered with their lines before they are begun anew: most of one report recur in the next. */
const REMEMBERED = 10_000;
const known = new Map<string, Line[]>();

/**
 * Breaks text into lines no wider than `width` points; a word wider than that is divided where it must be. In running
 * text no word stands alone on the last line where a narrower break of as many lines can help it.
 * @returns lines that are not to be changed, for they are remembered.
 */
export function breakLines(
  content: readonly Inline[],
  size: number,
  width: number,
  base: Face = 'regular',
): Line[] {
  let key = `${base} ${size} ${width}`;
  for (const { text, strong, emphasis, link } of content)
    key += ` ${strong ? 'b' : ''}${emphasis ? 'i' : ''}${link === undefined ? '' : `${link.length} ${link}`}:${text.length} ${text}`;
  let lines = known.get(key);
  if (!lines) {
    if (known.size >= REMEMBERED) known.clear();
    lines = broken(content, size, width, base);
    known.set(key, lines);
  }
  return lines;
}

/** The same of plain text in one face. */
export const breakText = (text: string, size: number, width: number, base?: Face): Line[] =>
  breakLines([{ text }], size, width, base);
