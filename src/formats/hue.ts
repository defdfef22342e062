import type { Theme } from './theme.js';

/** Hue in degrees and chroma of a colour, as the eye has them (OKLCH, Björn Ottosson 2020). */
function hueOf(color: string): { hue: number; chroma: number } {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const part = Number.parseInt(color.slice(i, i + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const across = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const along = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { hue: (Math.atan2(along, across) * 180) / Math.PI, chroma: Math.hypot(across, along) };
}

/** Colours that warn: nothing else may look like them. */
const WARNING = ['bad', 'threshold'] as const;
/** How far an accent's hue must be from theirs, in degrees. */
export const LEAST_HUE = 35;
/** A colour of less chroma is a grey, and its hue is not seen. */
const GREY = 0.05;

/** The warning colour that the theme's accent would be taken for, and how far apart their hues are in degrees. */
export function warningLike({ colors }: Theme): { color: string; apart: number } | undefined {
  const accent = hueOf(colors.accent);
  if (accent.chroma < GREY) return undefined;
  return WARNING.map((name) => {
    const turn = Math.abs(accent.hue - hueOf(colors[name]).hue);
    return { color: colors[name], apart: Math.min(turn, 360 - turn) };
  }).find(({ apart }) => apart < LEAST_HUE);
}
