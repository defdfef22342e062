import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TEMPLATES } from '../../src/app/paths.js';
import { compileChart, compiledName, readyChart } from '../../src/formats/charts/compile.js';
import { readSource } from '../../src/formats/charts/template.js';
import { withAccent } from '../../src/formats/contrast.js';
import { loadTheme } from '../../src/formats/theme.js';

const CHARTS = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.vl.json'),
);
const theme = await loadTheme(join(TEMPLATES, 'theme.json'));

describe('a compiled chart', () => {
  test.each(CHARTS)('%s is the same when it was written to a file', async (name) => {
    const { source } = await readSource(join(TEMPLATES, name), theme);
    const compiled = await compileChart(source);
    expect(JSON.parse(JSON.stringify(compiled))).toEqual(compiled);
  });

  test('is found by its spec and the colours of its theme, and by nothing else', async () => {
    const sources = await Promise.all(
      CHARTS.flatMap((name) =>
        [theme, withAccent(theme, '#7a1f3d')].map((one) => readSource(join(TEMPLATES, name), one)),
      ),
    );
    const names = sources.map(({ source }) => compiledName(source));
    expect(new Set(names).size).toBe(2 * CHARTS.length);
    expect(compiledName(structuredClone(sources[0]!.source))).toBe(names[0]);
  });

  test('is not there where the program runs from its sources', async () => {
    const { source } = await readSource(join(TEMPLATES, CHARTS[0]!), theme);
    expect(await readyChart(source)).toBeUndefined();
  });
});
