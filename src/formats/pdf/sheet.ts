import type { Face } from '../fonts.js';
import type { DocumentFonts } from './documentFonts.js';

/** An affine transformation as six numbers, the way canvas and PDF write it. */
export type Matrix = readonly [number, number, number, number, number, number];

/** What a page's drawing is set to; PDF's own beginnings, as far as they are known. */
interface Ink {
  fill: string;
  stroke: string;
  lineWidth: number;
  dash: string;
  cap: Cap;
  join: Join;
  opacity: number;
}

/** The thousandths of a number as they are written: `` of 0, `.5` of 500, `.025` of 25. */
const THOUSANDTHS = Array.from({ length: 1000 }, (_, n) => String(n / 1000).slice(1));
/** Beyond it thousandths are not exact. */
const LARGEST = 1e12;

/** A number as PDF has it, to a thousandth of a point. */
export function numberText(value: number): string {
  const thousandths = Math.round(value * 1000);
  const size = Math.abs(thousandths);
  // In whole numbers, which are written far quicker than others.
  if (!(size < LARGEST)) return `${thousandths / 1000}`;
  const whole = Math.floor(size / 1000);
  const rest = THOUSANDTHS[size - whole * 1000]!;
  return thousandths < 0 ? `-${whole}${rest}` : `${whole}${rest}`;
}

const CAPS = { butt: 0, round: 1, square: 2 } as const;
const JOINS = { miter: 0, round: 1, bevel: 2 } as const;
export type Cap = keyof typeof CAPS;
export type Join = keyof typeof JOINS;

/** How far a quarter of a circle's curve reaches, in radiuses. */
const QUARTER = 0.5523;

/** Characters that are drawn before they become bytes. */
const SETTLED = 4000;

/** What a page calls a face, and an opacity. */
export const fontName = (face: Face): string => `F${face[0]}`;
export const opacityName = (opacity: number): string => `O${Math.round(opacity * 1000)}`;

/** Of text that is not turned. */
const UPRIGHT = '1 0 0 -1';

/** What a page's drawing is set to at its beginning. */
const AT_FIRST: Ink = {
  fill: '',
  stroke: '',
  lineWidth: 1,
  dash: '',
  cap: 'butt',
  join: 'miter',
  opacity: 1,
};

/** Nothing is known: every setting is written before it is drawn with. */
const UNKNOWN: Partial<Ink> = {};

/**
 * The drawing operators of one page, in points from its upper left corner (pdfkit turns the page so when it begins).
 * Settings are written when they change.
 */
export class Sheet {
  /** What is drawn so far, in bytes; and what is not in them yet. */
  readonly #parts: Buffer[] = [];
  #latest = '';
  #ink: Partial<Ink>;
  #stack: Partial<Ink>[] = [];
  /** What the page needs of the document. */
  readonly faces = new Set<Face>();
  readonly opacities = new Set<number>();

  /**
   * @param colorOf red, green and blue of a colour, each 0–1, with spaces between.
   * @param isLoose it is no page's, but will be placed on one.
   */
  constructor(
    private readonly fonts: DocumentFonts,
    private readonly colorOf: (color: string) => string,
    isLoose = false,
  ) {
    this.#ink = { ...(isLoose ? UNKNOWN : AT_FIRST) };
  }

  /** Everything drawn. */
  content(): Buffer {
    this.#settle();
    return Buffer.concat(this.#parts);
  }

  /** Operators as they are; they leave the settings as they were. */
  operators(text: string): void {
    this.#write(text);
  }

  /** Draws what stands on a loose sheet, its upper left corner at a place. */
  place(sheet: Sheet, x: number, y: number): this {
    for (const face of sheet.faces) this.faces.add(face);
    for (const opacity of sheet.opacities) this.opacities.add(opacity);
    this.#write(`q 1 0 0 1 ${numberText(x)} ${numberText(y)} cm\n`);
    this.#settle();
    sheet.#settle();
    this.#parts.push(...sheet.#parts);
    return this.#write('Q');
  }

  save(): this {
    this.#stack.push({ ...this.#ink });
    return this.#write('q');
  }
  restore(): this {
    this.#ink = this.#stack.pop()!;
    return this.#write('Q');
  }

  #write(operators: string): this {
    this.#latest += this.#latest === '' && this.#parts.length === 0 ? operators : `\n${operators}`;
    // A long text of many parts is many objects, which the collector of garbage would look at again and again.
    if (this.#latest.length > SETTLED) this.#settle();
    return this;
  }

  #settle(): void {
    if (this.#latest === '') return;
    this.#parts.push(Buffer.from(this.#latest, 'latin1'));
    this.#latest = '';
  }

  /** Writes a setting unless it is what it was. */
  #set<Key extends keyof Ink>(key: Key, value: Ink[Key], operators: () => string): this {
    if (this.#ink[key] === value) return this;
    this.#ink[key] = value;
    return this.#write(operators());
  }

  fillColor(color: string): this {
    return this.#set('fill', color, () => `${this.colorOf(color)} rg`);
  }
  strokeColor(color: string): this {
    return this.#set('stroke', color, () => `${this.colorOf(color)} RG`);
  }
  lineWidth(width: number): this {
    return this.#set('lineWidth', width, () => `${numberText(width)} w`);
  }
  lineCap(cap: Cap): this {
    return this.#set('cap', cap, () => `${CAPS[cap]} J`);
  }
  lineJoin(join: Join): this {
    return this.#set('join', join, () => `${JOINS[join]} j`);
  }
  /** Lengths of lines and gaps in turn; none for a line without gaps. */
  dash(lengths: readonly number[]): this {
    const dash = lengths.map(numberText).join(' ');
    return this.#set('dash', dash, () => `[${dash}] 0 d`);
  }
  /** Of lines and areas, 0–1. */
  opacity(opacity: number): this {
    return this.#set('opacity', opacity, () => {
      this.opacities.add(opacity);
      return `/${opacityName(opacity)} gs`;
    });
  }

  moveTo(x: number, y: number): this {
    return this.#write(`${numberText(x)} ${numberText(y)} m`);
  }
  lineTo(x: number, y: number): this {
    return this.#write(`${numberText(x)} ${numberText(y)} l`);
  }
  curveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): this {
    const controls = `${numberText(x1)} ${numberText(y1)} ${numberText(x2)} ${numberText(y2)}`;
    return this.#write(`${controls} ${numberText(x)} ${numberText(y)} c`);
  }
  rect(x: number, y: number, width: number, height: number): this {
    return this.#write(`${numberText(x)} ${numberText(y)} ${numberText(width)} ${numberText(height)} re`);
  }
  circle(x: number, y: number, r: number): this {
    const k = r * QUARTER;
    return this.moveTo(x + r, y)
      .curveTo(x + r, y + k, x + k, y + r, x, y + r)
      .curveTo(x - k, y + r, x - r, y + k, x - r, y)
      .curveTo(x - r, y - k, x - k, y - r, x, y - r)
      .curveTo(x + k, y - r, x + r, y - k, x + r, y)
      .closePath();
  }
  closePath(): this {
    return this.#write('h');
  }
  fill(): this {
    return this.#write('f');
  }
  stroke(): this {
    return this.#write('S');
  }
  /** Cuts off what is drawn outside the path, until {@link restore}. */
  clip(): this {
    return this.#write('W n');
  }

  /** Text with its baseline's beginning at a place. */
  text(text: string, face: Face, size: number, x: number, y: number): this {
    return this.#show(text, face, size, UPRIGHT, x, y);
  }

  /** Text along a baseline that is turned, moved or scaled. */
  textAt(text: string, face: Face, size: number, [a, b, c, d, e, f]: Matrix): this {
    // The page is turned over, so the letters are turned back.
    const turned = `${numberText(a)} ${numberText(b)} ${numberText(-c)} ${numberText(-d)}`;
    return this.#show(text, face, size, turned, e, f);
  }

  /** @param turned the first four numbers of the text's matrix. */
  #show(text: string, face: Face, size: number, turned: string, x: number, y: number): this {
    this.faces.add(face);
    const place = `${turned} ${numberText(x)} ${numberText(y)}`;
    const shown = this.fonts.shown(face, text);
    return this.#write(`BT /${fontName(face)} ${numberText(size)} Tf ${place} Tm ${shown} TJ ET`);
  }

  /** Begins marked content. */
  begin(tag: string, properties: string): void {
    this.#write(`/${tag} <<${properties}>> BDC`);
  }
  end(): void {
    this.#write('EMC');
  }
}
