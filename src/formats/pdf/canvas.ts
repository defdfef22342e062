import { face, parseFont } from '../fonts.js';
import { type Cap, type Join, type Matrix, numberText, type Sheet } from './sheet.js';

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

interface State {
  matrix: Matrix;
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  globalAlpha: number;
  font: string;
  textAlign: string;
  dash: number[];
  lineCap: Cap;
  lineJoin: Join;
}

/**
 * The part of a canvas context that Vega draws with, over a page of a PDF. Points are transformed while a path
 * is built, because Vega moves its origin back before it fills; only text uses the page's own transformation.
 */
export class PdfCanvas {
  #state: State = {
    matrix: [1, 0, 0, 1, 0, 0],
    fillStyle: '#000000',
    strokeStyle: '#000000',
    lineWidth: 1,
    globalAlpha: 1,
    font: '10px sans',
    textAlign: 'left',
    dash: [],
    lineCap: 'butt',
    lineJoin: 'miter',
  };
  #stack: State[] = [];
  /** The path as PDF draws it. */
  #path: string[] = [];
  #at: [number, number] = [0, 0];
  /** Vega asks the pixel ratio and the canvas for their sizes. */
  readonly canvas: { width: number; height: number };
  textBaseline = 'alphabetic';
  miterLimit = 10;
  lineDashOffset = 0;

  constructor(
    private readonly sheet: Sheet,
    origin: { x: number; y: number },
    size: { width: number; height: number },
  ) {
    this.#state.matrix = [1, 0, 0, 1, origin.x, origin.y];
    this.#base = this.#state.matrix;
    this.canvas = size;
  }
  readonly #base: Matrix;

  get fillStyle() {
    return this.#state.fillStyle;
  }
  set fillStyle(value: string) {
    this.#state.fillStyle = value;
  }
  get strokeStyle() {
    return this.#state.strokeStyle;
  }
  set strokeStyle(value: string) {
    this.#state.strokeStyle = value;
  }
  get lineWidth() {
    return this.#state.lineWidth;
  }
  set lineWidth(value: number) {
    this.#state.lineWidth = value;
  }
  get globalAlpha() {
    return this.#state.globalAlpha;
  }
  set globalAlpha(value: number) {
    this.#state.globalAlpha = value;
  }
  get font() {
    return this.#state.font;
  }
  set font(value: string) {
    this.#state.font = value;
  }
  get textAlign() {
    return this.#state.textAlign;
  }
  set textAlign(value: string) {
    this.#state.textAlign = value;
  }
  get lineCap(): Cap {
    return this.#state.lineCap;
  }
  set lineCap(value: Cap) {
    this.#state.lineCap = value;
  }
  get lineJoin(): Join {
    return this.#state.lineJoin;
  }
  set lineJoin(value: Join) {
    this.#state.lineJoin = value;
  }

  save(): void {
    this.#stack.push({ ...this.#state });
    this.sheet.save();
  }
  restore(): void {
    const state = this.#stack.pop();
    if (!state) return;
    this.#state = state;
    this.sheet.restore();
  }
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    this.#state.matrix = multiply(this.#base, [a, b, c, d, e, f]);
  }
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    this.#state.matrix = multiply(this.#state.matrix, [a, b, c, d, e, f]);
  }
  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }
  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.transform(cos, sin, -sin, cos, 0, 0);
  }
  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }
  setLineDash(dash: number[]): void {
    // A dash with no gaps is a solid line.
    this.#state.dash = dash.some((part) => part <= 0) ? [] : [...dash];
  }
  getLineDash(): number[] {
    return this.#state.dash;
  }

  /** A point on the page. */
  #point(x: number, y: number): string {
    const m = this.#state.matrix;
    return `${numberText(m[0] * x + m[2] * y + m[4])} ${numberText(m[1] * x + m[3] * y + m[5])}`;
  }
  beginPath(): void {
    this.#path = [];
  }
  moveTo(x: number, y: number): void {
    this.#at = [x, y];
    this.#path.push(`${this.#point(x, y)} m`);
  }
  lineTo(x: number, y: number): void {
    if (this.#path.length === 0) {
      this.moveTo(x, y);
      return;
    }
    this.#at = [x, y];
    this.#path.push(`${this.#point(x, y)} l`);
  }
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.#at = [x, y];
    this.#path.push(`${this.#point(x1, y1)} ${this.#point(x2, y2)} ${this.#point(x, y)} c`);
  }
  /** As a cubic: PDF has no other. */
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    const [x0, y0] = this.#at;
    const third = 2 / 3;
    this.bezierCurveTo(
      x0 + third * (cx - x0),
      y0 + third * (cy - y0),
      x + third * (cx - x),
      y + third * (cy - y),
      x,
      y,
    );
  }
  /** An arc as cubics of at most a quarter turn. */
  arc(cx: number, cy: number, radius: number, start: number, end: number, counterclockwise = false): void {
    const full = 2 * Math.PI;
    let sweep = end - start;
    if (!counterclockwise && sweep < 0) sweep = (sweep % full) + full;
    if (counterclockwise && sweep > 0) sweep = (sweep % full) - full;
    sweep = Math.max(-full, Math.min(full, sweep));
    const steps = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9));
    const step = sweep / steps;
    const reach = (4 / 3) * Math.tan(step / 4) * radius;
    this.lineTo(cx + radius * Math.cos(start), cy + radius * Math.sin(start));
    for (let i = 0; i < steps; i += 1) {
      const [a, b] = [start + i * step, start + (i + 1) * step];
      this.bezierCurveTo(
        cx + radius * Math.cos(a) - reach * Math.sin(a),
        cy + radius * Math.sin(a) + reach * Math.cos(a),
        cx + radius * Math.cos(b) + reach * Math.sin(b),
        cy + radius * Math.sin(b) - reach * Math.cos(b),
        cx + radius * Math.cos(b),
        cy + radius * Math.sin(b),
      );
    }
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.closePath();
  }
  closePath(): void {
    this.#path.push('h');
  }
  clip(): void {
    if (this.#path.length === 0) return;
    this.#trace().clip();
  }
  #trace(): Sheet {
    this.sheet.operators(this.#path.join('\n'));
    return this.sheet;
  }
  fill(): void {
    if (this.#path.length === 0 || isNothing(this.#state.fillStyle)) return;
    const [, hatch] = HATCH.exec(this.#state.fillStyle) ?? [];
    if (hatch !== undefined) {
      this.#hatch(hatch);
      return;
    }
    this.sheet.opacity(this.#state.globalAlpha).fillColor(this.#state.fillStyle);
    this.#trace().fill();
  }
  /** Fills the path with white and lines of a colour that rise to the right. */
  #hatch(color: string): void {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const part of this.#path) {
      if (part === 'h') continue;
      const words = part.split(' ');
      const [x, y] = [Number(words.at(-3)), Number(words.at(-2))];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
    this.sheet.save();
    this.sheet.opacity(1).fillColor('#ffffff');
    this.#trace().fill();
    this.#trace().clip();
    this.sheet.lineWidth(HATCHING.width).dash([]).strokeColor(color);
    const height = bottom - top;
    // All lines lie on one grid of the page, so that bars beside each other are hatched alike.
    const first = Math.floor((left + top) / HATCHING.step) * HATCHING.step;
    for (let at = first; at <= right + bottom; at += HATCHING.step) {
      this.sheet.moveTo(at - bottom, bottom).lineTo(at - bottom + height, top);
    }
    this.sheet.stroke();
    this.sheet.restore();
  }

  stroke(): void {
    if (this.#path.length === 0 || isNothing(this.#state.strokeStyle)) return;
    const { lineWidth, dash, lineCap, lineJoin, globalAlpha, strokeStyle } = this.#state;
    this.sheet.lineWidth(lineWidth).lineCap(lineCap).lineJoin(lineJoin).dash(dash);
    this.sheet.opacity(globalAlpha).strokeColor(strokeStyle);
    this.#trace().stroke();
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }
  strokeRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.stroke();
  }
  clearRect(): void {}

  fillText(text: string, x: number, y: number): void {
    const { size, face: name } = parseFont(this.#state.font);
    const loaded = face(name);
    const shown = loaded.printable(text);
    const width = loaded.width(shown, size);
    const shift =
      this.#state.textAlign === 'center' ? width / 2 : this.#state.textAlign === 'right' ? width : 0;
    const matrix = multiply(this.#state.matrix, [1, 0, 0, 1, x - shift, y]);
    this.sheet.opacity(this.#state.globalAlpha).fillColor(this.#state.fillStyle);
    // The space keeps a chart's labels apart where its text is copied or read.
    this.sheet.textAt(`${shown} `, name, size, matrix);
  }
  strokeText(): void {}
  measureText(text: string): { width: number } {
    const { size, face: name } = parseFont(this.#state.font);
    return { width: face(name).width(face(name).printable(text), size) };
  }
  createLinearGradient(): never {
    throw new Error('gradients are not supported in charts');
  }
  drawImage(): never {
    throw new Error('images are not supported in charts');
  }
}

/** What a chart template fills with to have hatching in a colour (`url(#hatch-#0b4f6c)`): what is provisional. */
const HATCH = /^url\(#hatch-(#[0-9a-f]{6})\)$/i;
/** Distance and thickness of its lines in points. */
const HATCHING = { step: 3.4, width: 0.9 };

const isNothing = (color: string): boolean => color === 'transparent' || color === 'none' || color === '';
