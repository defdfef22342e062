import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type LoggerInterface, parse, type Runtime } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import { type Theme, textWidth } from '../theme.js';
import { leanRuntime } from './lean.js';
import { silentLogger } from './vega.js';

/** All that a chart is compiled from: a Vega-Lite spec with its size, and the settings of every chart. */
export interface ChartSource {
  spec: object;
  config: object;
}

/** A spec as wide as the text, in the colours and type of a theme. */
export const sourceOf = (spec: object, theme: Theme): ChartSource => ({
  spec: {
    ...spec,
    width: textWidth(theme),
    autosize: { type: 'fit', contains: 'padding', resize: false },
    background: null,
  },
  config: chartConfig(theme),
});

/** Compiles a chart by Vega-Lite. @throws {Error} for a spec that is broken, and for one that it warns of. */
export async function compileChart({ spec, config }: ChartSource): Promise<Runtime> {
  // A large library, which charts that are compiled already do not need.
  const { compile } = await import('vega-lite');
  const warnings: string[] = [];
  const logger: LoggerInterface = silentLogger((message) => warnings.push(message));
  const compiled = compile(spec as unknown as TopLevelSpec, { logger, config });
  const [warning] = warnings.filter((message) => !/^Dropping "fit/.test(message));
  if (warning) throw new Error(warning);
  return leanRuntime(parse(compiled.spec));
}

/** The name of the file that holds a compiled chart: by all that it is compiled from. */
export const compiledName = (source: ChartSource): string =>
  `${createHash('sha256').update(JSON.stringify(source)).digest('hex')}.json`;

/**
 * A chart that was compiled when the program was built (`build/program.js`): the bundled templates in the bundled
 * theme. `undefined` for all others, and where the program runs from its sources.
 */
export async function readyChart(source: ChartSource): Promise<Runtime | undefined> {
  try {
    return JSON.parse(await readFile(new URL(`./charts/${compiledName(source)}`, import.meta.url), 'utf8'));
  } catch {
    return undefined;
  }
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
