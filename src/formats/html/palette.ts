import { contrastFaults, mix } from '../contrast.js';
import type { Theme } from '../theme.js';

type Colors = Theme['colors'];

/** How much lighter than the light scheme's a colour may become, step by step. */
const STEPS = Array.from({ length: 50 }, (_, i) => i / 50);

/** The colours of the dark scheme, with an accent so much lighter than the theme's. */
function darker(colors: Colors, light: number): Colors {
  const white = mix(colors.ink, '#000000', 0.42);
  const accent = mix(colors.accent, '#ffffff', light);
  const tone = (color: string) => mix(color, '#ffffff', 0.5);
  const own = Object.entries(colors).map(([name, color]) => [name, tone(color!)]);
  return {
    ...(Object.fromEntries(own) as Colors),
    white,
    paper: mix(white, '#ffffff', 0.06),
    ink: mix('#ffffff', white, 0.1),
    muted: mix('#ffffff', white, 0.3),
    faint: mix('#ffffff', white, 0.5),
    rule: mix(white, '#ffffff', 0.22),
    accent,
    accentLight: mix(white, accent, 0.32),
    accentPale: mix(white, accent, 0.13),
  };
}

/** The colours of a theme in a dark scheme: names stand for what they stood for, with the contrast that texts need. */
export function darkColors(theme: Theme): Colors {
  const isReadable = (colors: Colors) => contrastFaults({ ...theme, colors }).length === 0;
  const light = STEPS.find((step) => isReadable(darker(theme.colors, step)));
  return darker(theme.colors, light ?? 0.75);
}

/** Colours of a theme as custom properties. */
const properties = (colors: Colors): string =>
  Object.entries(colors)
    .map(([name, color]) => `--${name}:${color}`)
    .join(';');

/** The system's own colours, where the reader has chosen them: what a colour stands for decides. */
const FORCED: Readonly<Record<string, string>> = {
  white: 'Canvas',
  paper: 'Canvas',
  accentPale: 'Canvas',
  rule: 'GrayText',
  faint: 'GrayText',
  accentLight: 'GrayText',
  accent: 'LinkText',
};

/** The colours of a page in every scheme, as rules of a style sheet. */
export function paletteCss(theme: Theme): string {
  const light = properties(theme.colors);
  const forced = Object.keys(theme.colors).map((name) => `--${name}:${FORCED[name] ?? 'CanvasText'}`);
  return `:root,.light{${light}}
@media(prefers-color-scheme:dark){:root{${properties(darkColors(theme))}}}
@media(prefers-contrast:more){:root{--muted:var(--ink);--faint:var(--ink);--rule:var(--ink)}}
@media print{:root{${light}}}
@media(forced-colors:active){:root,.light{${forced.join(';')}}}`;
}

/** The name of every colour of a theme, by the colour itself: the first where several are alike. */
export function colorNames({ colors }: Theme): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, color] of Object.entries(colors)) {
    const key = color!.toLowerCase();
    if (!names.has(key)) names.set(key, name);
  }
  return names;
}
