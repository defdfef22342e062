import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TEMPLATES } from '../../src/app/paths.js';
import { templatesPage } from '../../src/report/describe.js';
import { FAMILIES } from '../../src/report/families.js';

test('the page of templates is the one that the declared settings write (update it with: npx vitest run -u)', async () => {
  const page = templatesPage(await readFile(join(TEMPLATES, 'docs', 'skabeloner.md'), 'utf8'));
  for (const { name, inserts } of FAMILIES) {
    expect(page).toContain(`### ${name}\n`);
    for (const insert of Object.keys(inserts)) expect(page).toContain(`| \`${insert}\` |`);
  }
  expect(page).not.toMatch(/\{\{indstillinger|\[object|undefined/);
  await expect(page).toMatchFileSnapshot('../../docs/skabeloner.md');
});
