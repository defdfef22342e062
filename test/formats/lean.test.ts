import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, test } from 'vitest';
import { TEMPLATES } from '../../src/app/paths.js';
import { leanRuntime } from '../../src/formats/charts/lean.js';
import { readSource } from '../../src/formats/charts/template.js';
import { sceneOf, silentLogger } from '../../src/formats/charts/vega.js';
import { loadTheme } from '../../src/formats/theme.js';

const CHARTS = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.vl.json'),
);
const theme = await loadTheme(join(TEMPLATES, 'theme.json'));
/** A scene as text; Vega exports it, and its types leave it out. */
const { sceneToJSON } = vega as unknown as { sceneToJSON(scene: unknown): string };
const quiet = silentLogger(() => {});

/** The compiled chart as Vega has it. */
async function wholeRuntime(name: string): Promise<vega.Runtime> {
  const { source } = await readSource(join(TEMPLATES, name), theme);
  return vega.parse(compile(source.spec as TopLevelSpec, { logger: quiet, config: source.config }).spec);
}

const sizeOf = (runtime: vega.Runtime): number => JSON.stringify(runtime).length;

/** Twelve months, and groups, with every field that a bundled template plots. */
const ROWS = Array.from({ length: 12 }, (_, i) => ({
  month: `2020-${String(i + 1).padStart(2, '0')}`,
  role: i % 3 === 0 ? 'own' : 'top',
  group: `g${i % 4}`,
  series: i % 2 === 0 ? 'a' : 'b',
  kind: i % 2 === 0 ? 'met' : 'unmet',
  label: String(i),
  ...{ share: 5 * i, value: i, low: 0, high: 8 * i, citizens: 20, at: 7 * i, line: i % 2, row: 0 },
  ...{ limit: 80, labelAt: 8 * i, last: i > 9, segment: i > 6 ? 1 : 0, strip: 's', percent: '1', apart: '' },
  ...{ highest: 9, isKnown: i !== 5, provisional: i > 9, dead: i === 4, isBreak: i === 6, isLeft: i === 11 },
}));

async function drawn(runtime: vega.Runtime): Promise<string> {
  const view = new vega.View(runtime, { renderer: 'none', logger: quiet });
  view.data('rows', structuredClone(ROWS));
  await view.runAsync();
  const scene = sceneToJSON(sceneOf(view));
  view.finalize();
  return scene;
}

describe('a chart without what nothing asks for', () => {
  test.each(CHARTS)('%s is smaller, and draws the same', async (name) => {
    const whole = await wholeRuntime(name);
    const lean = leanRuntime(whole);
    expect(sizeOf(lean)).toBeLessThan(sizeOf(whole));
    expect(await drawn(lean)).toBe(await drawn(whole));
  });
});
