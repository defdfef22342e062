import { join } from 'node:path';
import * as vega from 'vega';
import { expect, test } from 'vitest';
import { SHARED_CHARTS, TEMPLATES } from '../../src/app/paths.js';
import { compileTemplate } from '../../src/formats/charts/template.js';
import { loadTheme } from '../../src/formats/theme.js';

const theme = await loadTheme(join(TEMPLATES, 'theme.json'));

/** How many columns a shared chart draws of months with such shares; null is hidden, or there is none. */
async function columnsOf(chart: string, shares: readonly (number | null)[]): Promise<number> {
  const { runtime } = await compileTemplate(join(SHARED_CHARTS, `${chart}.vl.json`), theme);
  const view = new vega.View(runtime, { renderer: 'none' });
  view.data(
    'rows',
    shares.map((share, i) => ({
      month: `2020-0${i + 1}`,
      share: share ?? 0,
      isKnown: share !== null,
      label: share === null ? '(.)' : '1',
    })),
  );
  const svg = await view.toSVG();
  view.finalize();
  return svg.match(/<path d="[^"]*Z"[^>]*stroke-width="0.9"/g)?.length ?? 0;
}

test.each(['columns', 'slots'])(
  'a month whose number is hidden has no column in %s, not even the outline of one without height',
  async (chart) => {
    expect(await columnsOf(chart, [85, 0])).toBe(2);
    expect(await columnsOf(chart, [85, null])).toBe(1);
    expect(await columnsOf(chart, [null, null])).toBe(0);
  },
);
