import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as vega from 'vega';
import type { Chart } from '../../document/model.js';
import { TemplateError } from '../../sourceText/error.js';
import type { Theme } from '../theme.js';
import { REMEMBERED_EXPRESSIONS } from './expressions.js';
import { layOut } from './lifetime.js';
import { checkFields, compileTemplate } from './template.js';
import { geometryOf, silentLogger } from './vega.js';

/** A chart laid out, with the size it takes in points. Every format draws it in its own way, then lets go of it. */
export interface ChartView {
  width: number;
  height: number;
  view: vega.View;
}

const VIEW_OPTIONS = { renderer: 'none', expr: REMEMBERED_EXPRESSIONS } as vega.ViewOptions;

const found = new Map<string, string>();

/** The path of a chart template: in the first folder that has it, which is looked for once. */
function pathOf(template: string, folders: readonly string[]): string {
  const paths = folders.map((folder) => join(folder, `${template}.vl.json`));
  const [first] = paths;
  const path = found.get(paths.join()) ?? paths.find((place) => existsSync(place));
  if (path !== undefined) found.set(paths.join(), path);
  return path ?? first!;
}

/**
 * Lays a chart out.
 * @param folders where the chart templates are: the first that has one gives it.
 * @throws {TemplateError} for a template that is not there, is broken, plots a field that the rows lack, or draws what must not be shown.
 */
export async function chartView(chart: Chart, folders: readonly string[], theme: Theme): Promise<ChartView> {
  const path = pathOf(chart.template, folders);
  const template = await compileTemplate(path, theme).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new TemplateError(
      relative(process.cwd(), path),
      1,
      `the chart '${chart.template}' has no template here`,
    );
  });
  checkFields(template, chart);
  const view = new vega.View(template.runtime, VIEW_OPTIONS);
  view.logger(silentLogger(() => {}));
  view.data(
    'rows',
    chart.rows.map((row) => ({ ...row })),
  );
  for (const [name, value] of Object.entries(chart.params)) {
    if (template.params.includes(name)) view.signal(name, value);
    else if (value === false && (name.startsWith('has') || name === 'joined'))
      throw new TemplateError(
        template.file,
        1,
        `the chart must be able to leave out what this report must not show: it needs the parameter '${name}'`,
      );
  }
  if (chart.height !== undefined) view.height(chart.height);
  await layOut(view);
  const { width, height } = geometryOf(view);
  return { width, height, view };
}
