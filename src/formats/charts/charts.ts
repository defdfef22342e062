import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Chart } from '../../document/model.js';
import { closest } from '../../domain/nearest.js';
import { TemplateError } from '../../sourceText/error.js';
import { lineOfText, parseJson } from '../../sourceText/json.js';
import { fillPlaces } from '../../sourceText/places.js';
import { face } from '../fonts.js';
import { PdfCanvas, parseFont } from '../pdf/canvas.js';
import { type Theme, textWidth } from '../theme.js';

/** A chart template, compiled once in the process; each chart gets a fresh View of it. */
interface Compiled {
  runtime: vega.Runtime;
  fields: { name: string; line: number }[];
  params: string[];
  file: string;
}

/** A chart ready to be drawn, with the size it takes on the page in points. */
export interface ReadyChart {
  width: number;
  height: number;
  draw(doc: PDFKit.PDFDocument, x: number, y: number): void;
}

const compiled = new Map<string, Promise<Compiled>>();

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

/** What Vega exports and its types leave out. */
const internals = vega as unknown as {
  textMetrics: { width: (item: TextItem, text: string) => number };
  CanvasRenderer: new () => {
    initialize(
      element: null,
      width: number,
      height: number,
      origin: readonly number[],
      scale: number,
      options: { externalContext: PdfCanvas },
    ): { background(color: null): { render(scene: unknown): void } };
  };
};

interface TextItem {
  fontSize?: number;
  fontWeight?: string | number;
  fontStyle?: string;
  limit?: number;
}

/** Compiles a chart template. @throws {TemplateError} with file and line for a spec that is broken. */
function compileTemplate(path: string, theme: Theme): Promise<Compiled> {
  const key = `${path} ${JSON.stringify(theme)}`;
  let known = compiled.get(key);
  if (!known) {
    known = readTemplate(path, theme);
    compiled.set(key, known);
  }
  return known;
}

async function readTemplate(path: string, theme: Theme): Promise<Compiled> {
  useEmbeddedFont();
  const file = relative(process.cwd(), path);
  const raw = await readFile(path, 'utf8');
  const text = fillPlaces({ file, line: 1, text: raw }, theme.colors);
  const spec = parseJson(file, text) as Record<string, unknown>;
  const warnings: string[] = [];
  const logger: vega.LoggerInterface = silentLogger((message) => warnings.push(message));
  try {
    const width = textWidth(theme);
    const sized = {
      ...spec,
      width,
      autosize: { type: 'fit', contains: 'padding', resize: false },
      background: null,
    };
    const { spec: vegaSpec } = compile(sized as unknown as TopLevelSpec, {
      logger,
      config: chartConfig(theme),
    });
    const [warning] = warnings.filter((message) => !/^Dropping "fit/.test(message));
    if (warning) throw new Error(warning);
    return {
      runtime: vega.parse(vegaSpec),
      fields: fieldsOf(spec, raw),
      params: ((spec.params as { name: string }[] | undefined) ?? []).map(({ name }) => name),
      file,
    };
  } catch (error) {
    const message = (error as Error).message;
    throw new TemplateError(file, lineOfMessage(raw, message), `broken chart: ${message}`);
  }
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

function chartConfig(theme: Theme): object {
  const { colors } = theme;
  const label = {
    labelColor: colors.muted,
    labelFontSize: 8.5,
    titleColor: colors.muted,
    titleFontSize: 8.5,
  };
  return {
    font: 'Source Sans 3',
    aria: false,
    view: { stroke: null },
    locale: {
      number: { decimal: ',', thousands: '.', grouping: [3], currency: ['', ' kr.'] },
    },
    axis: {
      ...label,
      titleFontWeight: 'normal',
      grid: false,
      domainColor: colors.muted,
      tickColor: colors.rule,
    },
    axisY: {
      ...label,
      grid: true,
      gridColor: colors.rule,
      gridWidth: 0.5,
      domain: false,
      ticks: false,
      labelPadding: 5,
      titleAngle: 0,
      titleAlign: 'left',
      titleAnchor: 'end',
      titleX: 0,
      titleY: -9,
      titleBaseline: 'bottom',
    },
    axisX: { domainWidth: 0.8 },
    legend: {
      labelColor: colors.ink,
      labelFontSize: 8.5,
      symbolSize: 70,
      orient: 'top',
      columnPadding: 16,
      padding: 0,
    },
    text: { color: colors.ink, fontSize: 8.5 },
  };
}

function silentLogger(warn: (message: string) => void): vega.LoggerInterface {
  const logger = {
    level: () => logger,
    error: (...args: unknown[]) => {
      warn(args.join(' '));
      return logger;
    },
    warn: (...args: unknown[]) => {
      warn(args.join(' '));
      return logger;
    },
    info: () => logger,
    debug: () => logger,
  };
  return logger as unknown as vega.LoggerInterface;
}

/**
 * Lays a chart out.
 * @param folders where the chart templates are: the first that has one gives it.
 * @throws {TemplateError} for a template that is not there, is broken, or plots a field that the rows lack.
 */
export async function prepareChart(
  chart: Chart,
  folders: readonly string[],
  theme: Theme,
): Promise<ReadyChart> {
  const paths = folders.map((folder) => join(folder, `${chart.template}.vl.json`));
  const path = paths.find((place) => existsSync(place)) ?? paths[0]!;
  const template = await compileTemplate(path, theme).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new TemplateError(
      relative(process.cwd(), path),
      1,
      `the chart '${chart.template}' has no template here`,
    );
  });
  checkFields(template, chart);
  const view = new vega.View(template.runtime, { renderer: 'none' });
  view.logger(silentLogger(() => {}));
  view.data(
    'rows',
    chart.rows.map((row) => ({ ...row })),
  );
  for (const [name, value] of Object.entries(chart.params)) {
    if (template.params.includes(name)) view.signal(name, value);
  }
  if (chart.height !== undefined) view.height(chart.height);
  await view.runAsync();
  const size = outerSize(view);
  return {
    ...size,
    draw: (doc, x, y) => {
      drawView(view, doc, { x, y }, size);
      view.finalize();
    },
  };
}

function checkFields(template: Compiled, chart: Chart): void {
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

/** Width and height of a View with its padding. */
function outerSize(view: vega.View): { width: number; height: number } {
  const inner = view as unknown as { _viewWidth: number; _viewHeight: number };
  const padding = view.padding() as { left: number; right: number; top: number; bottom: number };
  return {
    width: inner._viewWidth + padding.left + padding.right,
    height: inner._viewHeight + padding.top + padding.bottom,
  };
}

function drawView(
  view: vega.View,
  doc: PDFKit.PDFDocument,
  at: { x: number; y: number },
  size: { width: number; height: number },
): void {
  const context = new PdfCanvas(doc, at, size);
  const inner = view as unknown as { _origin: [number, number] };
  const padding = view.padding() as { left: number; top: number };
  const origin = [inner._origin[0] + padding.left, inner._origin[1] + padding.top];
  const scene = (view.scenegraph() as unknown as { root: unknown }).root;
  new internals.CanvasRenderer()
    .initialize(null, size.width, size.height, origin, 1, { externalContext: context })
    .background(null)
    .render(scene);
}
