import { letGo } from '../charts/lifetime.js';
import type { ChartView } from '../charts/view.js';
import { clean } from './escape.js';

/** What a chart may be drawn with. */
const ELEMENTS = new Set(['g', 'path', 'line', 'rect', 'text', 'tspan', 'defs', 'clipPath']);

/** What is kept of an element: its shape, its place and its looks. */
const ATTRIBUTES = new Set([
  ...['d', 'transform', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'dy', 'width', 'height', 'text-anchor'],
  ...['fill', 'fill-opacity', 'opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray'],
  ...['stroke-linecap', 'stroke-linejoin', 'font-size', 'font-weight', 'font-style', 'clip-path', 'id'],
]);

const TAG = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const HATCH = /^url\(#hatch-(#[0-9a-f]{6})\)$/i;
const CLIP = /^url\(#(\w+)\)$/;
const COLOR = /^#[0-9a-f]{3,8}$/i;

/** A chart as the inner part of an SVG element. */
export interface DrawnSvg {
  width: number;
  height: number;
  markup: string;
  /** It has colours that are none of the theme's, so it stays on the ground that it was made for. */
  hasOwnColors: boolean;
}

/**
 * A chart drawn by Vega as SVG, with its colours as the names that they have in the theme, so that a page can change
 * them with its scheme. The View is let go.
 * @param prefix of the ids that it needs, its own on the page.
 * @param names of the theme's colours, by the colours.
 * @throws {Error} for a chart with pictures, links or gradients.
 */
export async function chartSvg(
  { view, width, height }: ChartView,
  prefix: string,
  names: ReadonlyMap<string, string>,
): Promise<DrawnSvg> {
  const drawn = clean(await view.toSVG());
  letGo(view);
  const ids = new Map<string, string>();
  const hatches = new Map<string, string>();
  let hasOwnColors = false;

  const idOf = (known: Map<string, string>, of: string, kind: string): string => {
    const id = known.get(of) ?? `${prefix}-${kind}${known.size}`;
    known.set(of, id);
    return id;
  };
  const color = (value: string): string => {
    const name = names.get(value.toLowerCase());
    if (name !== undefined) return `var(--${name})`;
    hasOwnColors ||= COLOR.test(value) || /^(?:rgb|hsl)/.test(value);
    return value;
  };
  const attribute = (name: string, value: string): string => {
    if (name === 'id') return idOf(ids, value, 'c');
    const hatch = HATCH.exec(value)?.[1];
    if (hatch !== undefined) return `url(#${idOf(hatches, hatch, 'h')})`;
    const clip = CLIP.exec(value)?.[1];
    if (clip !== undefined && name === 'clip-path') return `url(#${idOf(ids, clip, 'c')})`;
    if (/url\(/.test(value)) throw new Error('gradients are not supported in charts');
    if (name === 'fill' || name === 'stroke') return color(value);
    return value.replace(/-?\d+\.\d{3,}(?:e-\d+)?/g, (number) => String(Number(Number(number).toFixed(2))));
  };

  /** Of the groups that are open, which are written: one that says nothing is not. */
  const open: boolean[] = [];
  const inner = drawn
    .slice(drawn.indexOf('>') + 1, drawn.lastIndexOf('</svg>'))
    .replace(TAG, (_, end: string, element: string, text: string, alone: string) => {
      if (!ELEMENTS.has(element)) throw new Error(`charts may not hold the element ${element}`);
      if (end) return element === 'g' && !open.pop() ? '' : `</${element}>`;
      const given = new Map([...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name!, value!]));
      if (element === 'path' && isNothing(given)) return '';
      const kept = [...given]
        .filter(([name, value]) => ATTRIBUTES.has(name) && !isUsual(name, value))
        .map(([name, value]) => ` ${name}="${attribute(name, value)}"`)
        .join('');
      if (element === 'g') {
        if (!alone) open.push(kept !== '');
        if (kept === '' || alone) return '';
      }
      return `<${element}${kept}${alone}>`;
    });
  const patterns = [...hatches].map(([of, id]) => hatchPattern(id, color(of)));
  const markup = `${patterns.length > 0 ? `<defs>${patterns.join('')}</defs>` : ''}${inner}`;
  return { width, height, markup, hasOwnColors };
}

/** A path that nothing is seen of, as Vega draws behind and before groups. */
const isNothing = (given: ReadonlyMap<string, string>): boolean =>
  given.get('display') === 'none' ||
  given.get('d') === '' ||
  (/^(?:background|foreground)$/.test(given.get('class') ?? '') &&
    !given.has('fill') &&
    !given.has('stroke'));

const isUsual = (name: string, value: string): boolean =>
  (name === 'opacity' && value === '1') || (name === 'transform' && value === 'translate(0,0)');

/** Distance and thickness of the lines of what is provisional, in points: as the PDF hatches. */
const HATCHING = { step: 2.4, width: 0.9 };

const hatchPattern = (id: string, color: string): string =>
  `<pattern id="${id}" width="${HATCHING.step}" height="${HATCHING.step}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  `<path d="M0,0h${HATCHING.step}v${HATCHING.step}h-${HATCHING.step}Z" fill="var(--white)"/>` +
  `<path d="M0,0v${HATCHING.step}" stroke="${color}" stroke-width="${2 * HATCHING.width}"/></pattern>`;
