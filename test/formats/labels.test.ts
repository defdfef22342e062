import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { SHARED_CHARTS, TEMPLATES } from '../../src/app/paths.js';
import { type FigureBlock, figuresOf, type ReportDocument } from '../../src/document/model.js';
import { KOMMUNER } from '../../src/domain/kommuner.js';
import { sceneOf } from '../../src/formats/charts/vega.js';
import { chartView } from '../../src/formats/charts/view.js';
import { loadTheme, type Theme } from '../../src/formats/theme.js';
import { familyOf, makeDocument, makeReport } from '../pdf/document.js';

/** Kommuner whose charts are measured: all of them in a long run. */
const HOW_MANY = Number(process.env.LABEL_KOMMUNER ?? 0);

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

let theme: Theme;
beforeAll(async () => {
  theme = await loadTheme(join(TEMPLATES, 'theme.json'));
});

/** The texts of a chart that are printed over each other, and those that reach beyond it. */
async function collisions(
  { chart, id }: FigureBlock,
  report: string,
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

async function faultsIn(documents: readonly ReportDocument[]): Promise<{ count: number; faults: string[] }> {
  let count = 0;
  const faults: string[] = [];
  for (const document of documents) {
    for (const figure of figuresOf(document)) {
      const found = await collisions(figure, String(document.record.report));
      count += found.count;
      faults.push(...found.faults.map((fault) => `${document.meta.title}: ${fault}`));
    }
  }
  return { count, faults };
}

test('no label of a chart is printed over another, nor beyond the chart', async () => {
  const step = Math.max(1, Math.floor(KOMMUNER.length / HOW_MANY));
  const names = HOW_MANY > 0 ? KOMMUNER.filter((_, i) => i % step === 0).map(({ name }) => name) : [];
  const hard = ['Læsø', 'Ringkøbing-Skjern', 'Lyngby-Taarbæk'];
  const harder = HOW_MANY > 0 ? ['Aalborg', 'Herning', 'Aarhus', 'Egedal'] : [];
  const documents: ReportDocument[] = [];
  for (const name of new Set([...hard, ...harder, ...names]))
    documents.push(await makeDocument(name, '2020-08'));
  documents.push(
    await makeDocument('Herning', '2020-10'),
    await makeReport(familyOf('tilsynsnotat'), 'Aalborg', '2019-10'),
    await makeReport(familyOf('beskaeftigelsesplan'), 'Aalborg', '2019-08'),
    await makeReport(familyOf('opfoelgning'), undefined, '2021-06'),
  );
  const { count, faults } = await faultsIn(documents);
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(500);
}, 600_000);
