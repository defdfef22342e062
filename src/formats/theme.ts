import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { z } from 'zod';
import { TemplateError } from '../sourceText/error.js';
import { parseJson } from '../sourceText/json.js';

const color = z.string().regex(/^#[0-9a-f]{6}$/i, 'expected a colour written as #0b4f6c');
const points = z.number().positive();

const themeSchema = z.strictObject({
  colors: z
    .object({
      ink: color,
      muted: color,
      faint: color,
      rule: color,
      paper: color,
      accent: color,
      accentLight: color,
      accentPale: color,
      threshold: color,
      good: color,
      bad: color,
      white: color,
    })
    .catchall(color),
  sizes: z.strictObject({
    body: points,
    lead: points,
    note: points,
    caption: points,
    table: points,
    head: points,
    dense: points,
    h1: points,
    h2: points,
    h3: points,
    running: points,
  }),
  margins: z.strictObject({ left: points, right: points, top: points, bottom: points }),
});

/** Colours, type sizes and margins (points) of every report. */
export type Theme = z.infer<typeof themeSchema>;

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 };

/** Width of the text in points. */
export const textWidth = ({ margins }: Theme): number => PAGE.width - margins.left - margins.right;

/** Height of the text in points. */
export const textHeight = ({ margins }: Theme): number => PAGE.height - margins.top - margins.bottom;

/** Reads a theme file. @throws {TemplateError} with file and line for a setting that is wrong or missing. */
export async function loadTheme(path: string): Promise<Theme> {
  const file = relative(process.cwd(), path);
  const text = await readFile(path, 'utf8');
  const result = themeSchema.safeParse(parseJson(file, text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const key = String(issue!.path.at(-1) ?? '');
  const line = text.split('\n').findIndex((l) => l.includes(`"${key}"`)) + 1;
  throw new TemplateError(file, Math.max(1, line), `${issue!.path.join('.')}: ${issue!.message}`);
}
