import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TEMPLATES } from '../../src/app/paths.js';
import { CASE_SCHEMAS } from '../../src/extracts/caseSchemas.js';
import { extractsPage } from '../../src/extracts/describe.js';
import { JOBINDSATS_SCHEMAS } from '../../src/extracts/jobindsats/schemas.js';

test('the page of extracts is the one that the schemas write (update it with: npx vitest run -u)', async () => {
  const page = extractsPage(await readFile(join(TEMPLATES, 'docs', 'udtraek.md'), 'utf8'));
  const schemas = [
    ...Object.values(CASE_SCHEMAS),
    ...Object.values(JOBINDSATS_SCHEMAS).map(({ columns }) => columns),
  ];
  for (const columns of schemas) {
    for (const [name, { cell, aliases }] of Object.entries(columns)) {
      expect(cell.description, name).toBeTruthy();
      for (const word of [name, ...aliases]) expect(page).toContain(`\`${word}\``);
    }
  }
  expect(page).not.toContain('{{');
  await expect(page).toMatchFileSnapshot('../../docs/udtraek.md');
});
