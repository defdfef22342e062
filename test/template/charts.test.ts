import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SHARED_CHARTS, TEMPLATES } from '../../src/app/paths.js';
import { FAMILIES } from '../../src/report/families.js';

test('every figure that a template may show has its chart, whatever the data that call for it', () => {
  const asked = FAMILIES.flatMap(({ name }) => {
    const folder = join(TEMPLATES, name);
    const texts = readdirSync(folder).filter((file) => file.endsWith('.md'));
    return texts.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^(?:chart|.*-chart): *(\S+)$/gm)].map(
        ([, chart]) => ({ name, chart: `${chart}.vl.json` }),
      ),
    );
  });
  expect(new Set(asked.map(({ name }) => name)).size).toBe(FAMILIES.length);
  const isThere = ({ name, chart }: (typeof asked)[number]) =>
    [join(TEMPLATES, name, 'charts'), SHARED_CHARTS].some((folder) => existsSync(join(folder, chart)));
  expect(asked.filter((one) => !isThere(one))).toEqual([]);
});

test('no text tells parts of a chart apart by dark or light, which a dark scheme turns around', () => {
  const texts = FAMILIES.flatMap(({ name }) => {
    const folder = join(TEMPLATES, name);
    const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
    return files.map((file) => join(folder, file));
  });
  const shade = /(?<!\p{L})(?:mørke?|mørkt|lyse?|lyst|mellemtone|hvide?|hvidt|sorte?)(?!\p{L})/giu;
  expect(texts.flatMap((file) => readFileSync(file, 'utf8').match(shade) ?? [])).toEqual([]);
});
