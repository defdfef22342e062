import { expect, test } from 'vitest';
import { rulesPage } from '../../src/rules/describe.js';
import { RULES } from '../../src/rules/ruleset.js';

test('the page of rules is the one that the rules write (update it with: npx vitest run -u)', async () => {
  const page = rulesPage(RULES);
  for (const { id } of RULES.list()) expect(page).toContain(`\`${id}\``);
  expect(page).not.toMatch(/\[object|undefined/);
  await expect(page).toMatchFileSnapshot('../../docs/regler.md');
});
