import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TEMPLATES } from '../../src/app/paths.js';
import { TEMPLATE_INSERTS, templatesPage } from '../../src/report/describe.js';
import { FAMILIES } from '../../src/report/families.js';

test('the page of templates is the one that the declared settings write (update it with: npx vitest run -u)', async () => {
  const page = templatesPage(await readFile(join(TEMPLATES, 'docs', 'skabeloner.md'), 'utf8'));
  expect(Object.keys(TEMPLATE_INSERTS)).toEqual(FAMILIES.map(({ name }) => name));
  for (const [report, inserts] of Object.entries(TEMPLATE_INSERTS)) {
    expect(page).toContain(`### ${report}`);
    for (const name of Object.keys(inserts)) expect(page).toContain(`| \`${name}\` |`);
  }
  expect(page).not.toMatch(/\{\{indstillinger|\[object|undefined/);
  await expect(page).toMatchFileSnapshot('../../docs/skabeloner.md');
});
