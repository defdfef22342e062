import type { Theme } from './theme.js';

/** Least contrast of text against its ground, and of graphics against theirs (WCAG 2.1, 1.4.3 and 1.4.11). */
const TEXT = 4.5;
const GRAPHICS = 3;

type Rgb = readonly [red: number, green: number, blue: number];
type ColorName = keyof Theme['colors'] & string;

/** Parts 0–255 of a colour written as `#0b4f6c`. */
const partsOf = (color: string): Rgb =>
  [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16)) as unknown as Rgb;

const written = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance (WCAG 2.1), 0–1. */
function luminance(color: string): number {
  const [r, g, b] = partsOf(color).map((whole) => {
    const part = whole / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours, from 1 (none) to 21 (black on white). */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** A colour with so much of another in it: 0 none, 1 nothing else. */
export function mix(color: string, other: string, part: number): string {
  const [from, to] = [partsOf(color), partsOf(other)];
  return written(from.map((value, i) => value + (to[i]! - value) * part) as unknown as Rgb);
}

/** What stands on what in the reports: every pair that a reader must be able to tell apart. */
const PAIRS: readonly { on: ColorName; least: number; colors: readonly ColorName[] }[] = [
  { on: 'white', least: TEXT, colors: ['ink', 'muted', 'accent', 'threshold', 'good', 'bad'] },
  { on: 'paper', least: TEXT, colors: ['ink', 'muted', 'accent', 'threshold', 'good', 'bad'] },
  { on: 'accentPale', least: TEXT, colors: ['ink', 'muted', 'accent'] },
  { on: 'accent', least: TEXT, colors: ['white', 'accentPale'] },
  { on: 'accent', least: GRAPHICS, colors: ['accentLight'] },
  { on: 'white', least: GRAPHICS, colors: ['faint'] },
];

/** A pair of colours with too little contrast between them. */
export interface ContrastFault {
  color: ColorName;
  on: ColorName;
  contrast: number;
  least: number;
}

/** The pairs of a theme that have too little contrast. */
export function contrastFaults({ colors }: Theme): ContrastFault[] {
  return PAIRS.flatMap(({ on, least, colors: names }) =>
    names.flatMap((color): ContrastFault[] => {
      const found = contrast(colors[color]!, colors[on]!);
      return found < least ? [{ color, on, contrast: found, least }] : [];
    }),
  );
}

/** The theme in another accent colour, with its two lighter shades. */
export function withAccent(theme: Theme, accent: string): Theme {
  const { white } = theme.colors;
  const colors = {
    ...theme.colors,
    accent,
    accentLight: mix(accent, white, 0.7),
    accentPale: mix(accent, white, 0.9),
  };
  return { ...theme, colors };
}

/** The accent nearest to a colour that the theme can take: the colour itself, or as much darker as it must be. */
export function nearestAccent(theme: Theme, color: string): string {
  for (let part = 0; part < 1; part += 0.02) {
    const darker = mix(color, '#000000', part);
    if (contrastFaults(withAccent(theme, darker)).length === 0) return darker;
  }
  return theme.colors.accent;
}
