import { expect, test } from 'vitest';
import { rulesPage } from '../../src/rules/describe.js';
import { PARAMETERS } from '../../src/rules/ruleset.js';

test('the page of rules is the one that the rules write (update it with: npx vitest run -u)', async () => {
  const page = rulesPage();
  for (const { id } of Object.values(PARAMETERS)) expect(page).toContain(`\`${id}\``);
  expect(page).not.toMatch(/\[object|undefined/);
  await expect(page).toMatchFileSnapshot('../../docs/regler.md');
});
