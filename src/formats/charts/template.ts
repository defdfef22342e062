import { relative } from 'node:path';
import type { Runtime } from 'vega';
import type { Chart } from '../../document/model.js';
import { closest } from '../../domain/nearest.js';
import { TemplateError } from '../../sourceText/error.js';
import { lineOfText, parseJson } from '../../sourceText/json.js';
import { fillPlaces } from '../../sourceText/places.js';
import { readSourceText } from '../../sourceText/read.js';
import { face, parseFont } from '../fonts.js';
import type { Theme } from '../theme.js';
import { type ChartSource, compileChart, readyChart, sourceOf } from './compile.js';
import { internals } from './vega.js';

/** A chart template, compiled once in the process; each chart gets a fresh View of it. */
export interface Compiled {
  runtime: Runtime;
  fields: { name: string; line: number }[];
  params: string[];
  file: string;
}

/** Compiled charts, by their path and what the theme holds: each report of a batch brings a copy of it. */
const compiled = new Map<string, Promise<Compiled>>();
const themeKeys = new WeakMap<Theme, string>();

function keyOf(theme: Theme): string {
  const key = themeKeys.get(theme) ?? JSON.stringify(theme);
  themeKeys.set(theme, key);
  return key;
}

/** Vega measures text with the embedded font, before any View is made. */
function useEmbeddedFont(): void {
  internals.textMetrics.width = (item, text) => {
    const { size, face: name } = parseFont(
      `${item.fontWeight ?? ''} ${item.fontStyle ?? ''} ${item.fontSize ?? 11}px`,
    );
    const width = face(name).width(face(name).printable(String(text ?? '')), size);
    return item.limit ? Math.min(item.limit, width) : width;
  };
}

/** Compiles a chart template. @throws {TemplateError} with file and line for a spec that is broken. */
export function compileTemplate(path: string, theme: Theme): Promise<Compiled> {
  const key = `${path} ${keyOf(theme)}`;
  const known = compiled.get(key) ?? readTemplate(path, theme);
  compiled.set(key, known);
  return known;
}

async function readTemplate(path: string, theme: Theme): Promise<Compiled> {
  useEmbeddedFont();
  const { file, text, spec, source } = await readSource(path, theme);
  const runtime = (await readyChart(source)) ?? (await compileChart(source).catch(refuse));
  function refuse(error: Error): never {
    throw new TemplateError(file, lineOfMessage(text, error.message), `broken chart: ${error.message}`);
  }
  return {
    runtime,
    fields: fieldsOf(spec, text),
    params: ((spec.params as { name: string }[] | undefined) ?? []).map(({ name }) => name),
    file,
  };
}

/** A chart template as it stands, and what it is compiled from. */
interface ReadTemplate {
  file: string;
  text: string;
  spec: Record<string, unknown>;
  source: ChartSource;
}

/** Reads a chart template in the colours of a theme. @throws {TemplateError} for a file that is no JSON. */
export async function readSource(path: string, theme: Theme): Promise<ReadTemplate> {
  const file = relative(process.cwd(), path);
  const text = await readSourceText(path);
  const filled = fillPlaces({ file, line: 1, text }, theme.colors);
  const spec = parseJson(file, filled) as Record<string, unknown>;
  return { file, text, spec, source: sourceOf(spec, theme) };
}

/** The line that a message of Vega most likely means: the first quoted word of it that the file holds. */
function lineOfMessage(text: string, message: string): number {
  for (const [, word] of message.matchAll(/"([^"{}]+)"/g)) {
    if (text.includes(`"${word}"`)) return lineOfText(text, `"${word}"`);
  }
  return 1;
}

/** Every field that a spec plots and does not make itself, with the line that names it. */
function fieldsOf(spec: unknown, text: string): Compiled['fields'] {
  const used = new Set<string>();
  const made = new Set<string>();
  const visit = (node: unknown, key: string): void => {
    if (Array.isArray(node)) for (const item of node) visit(item, key);
    else if (typeof node === 'object' && node !== null) {
      for (const [k, value] of Object.entries(node)) {
        if (k === 'field' && typeof value === 'string') used.add(value);
        if (k === 'as') for (const name of [value].flat()) made.add(String(name));
        visit(value, k);
      }
    } else if (typeof node === 'string' && /filter|test|calculate|labelExpr/.test(key)) {
      if (key !== 'labelExpr')
        for (const [, name] of node.matchAll(/datum\.([A-Za-z_]\w*)/g)) used.add(name!);
    }
  };
  visit(spec, '');
  return [...used]
    .filter((name) => !made.has(name))
    .map((name) => ({
      name,
      line: Math.max(lineOfText(text, `"${name}"`), lineOfText(text, `datum.${name}`)),
    }));
}

/** @throws {TemplateError} when a template plots a field that the rows lack. */
export function checkFields(template: Compiled, chart: Chart): void {
  const [row] = chart.rows;
  if (!row) return;
  for (const { name, line } of template.fields) {
    if (name in row) continue;
    const [near] = closest(name, Object.keys(row), (n) => n, 1);
    throw new TemplateError(
      template.file,
      line,
      `unknown field '${name}'; did you mean '${near}'? The rows have ${Object.keys(row).join(', ')}`,
    );
  }
}
