import { join } from 'node:path';
import { SHARED_CHARTS, TEMPLATES } from '../../src/app/paths.js';
import { type FigureBlock, figuresOf, type ReportDocument } from '../../src/document/model.js';
import { sceneOf } from '../../src/formats/charts/vega.js';
import { chartView } from '../../src/formats/charts/view.js';
import type { Theme } from '../../src/formats/theme.js';

interface Box {
  text: string;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

interface Scene {
  marktype?: string;
  items?: Item[];
}
interface Item {
  x?: number;
  y?: number;
  text?: string | string[];
  opacity?: number;
  bounds?: { x1: number; y1: number; x2: number; y2: number };
  items?: Scene[];
}

/** Every text of a chart with the box it takes. */
function boxesIn(scene: Scene, dx = 0, dy = 0): Box[] {
  return (scene.items ?? []).flatMap((item): Box[] => {
    if (scene.marktype === 'group')
      return (item.items ?? []).flatMap((inner) => boxesIn(inner, dx + (item.x ?? 0), dy + (item.y ?? 0)));
    const text = [item.text ?? ''].flat().join(' ').trim();
    if (scene.marktype !== 'text' || text === '' || item.opacity === 0 || !item.bounds) return [];
    const { x1, y1, x2, y2 } = item.bounds;
    return [{ text, x1: x1 + dx, y1: y1 + dy, x2: x2 + dx, y2: y2 + dy }];
  });
}

/** Boxes are a little higher than their letters: so much of two may overlap. */
const SLACK = 2.2;
const collide = (a: Box, b: Box): boolean =>
  Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1) > 0.5 && Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1) > SLACK;

/** The texts of a chart that are printed over each other, and those that reach beyond it. */
async function collisions(
  { chart, id }: FigureBlock,
  report: string,
  theme: Theme,
): Promise<{ count: number; faults: string[] }> {
  const folders = [join(TEMPLATES, report, 'charts'), SHARED_CHARTS];
  const { view, width } = await chartView(chart, folders, theme);
  const origin = (view as unknown as { _origin: [number, number] })._origin;
  const padding = view.padding() as { left: number };
  const boxes = boxesIn(sceneOf(view) as Scene, origin[0] + padding.left);
  view.finalize();
  const pairs = boxes.flatMap((a, i) => boxes.slice(i + 1).map((b) => [a, b] as const));
  const over = pairs.filter(([a, b]) => collide(a, b)).map(([a, b]) => `${id}: '${a.text}' over '${b.text}'`);
  const beyond = boxes
    .filter(({ x2 }) => x2 > width + 1)
    .map(({ text }) => `${id}: '${text}' beyond the chart`);
  return { count: boxes.length, faults: [...over, ...beyond] };
}

/** The same of all charts of a document, with how many texts there are. */
export async function labelFaults(
  document: ReportDocument,
  theme: Theme,
): Promise<{ count: number; faults: string[] }> {
  let count = 0;
  const faults: string[] = [];
  for (const figure of figuresOf(document)) {
    const found = await collisions(figure, String(document.record.report), theme);
    count += found.count;
    faults.push(...found.faults.map((fault) => `${document.meta.title}: ${fault}`));
  }
  return { count, faults };
}
