import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TEMPLATES } from '../../src/app/paths.js';
import { YDELSER, YDELSESOMRAADER, type Ydelsesomraade } from '../../src/domain/ydelser.js';
import { methodPage, rulesPage } from '../../src/rules/describe.js';
import { RULES } from '../../src/rules/ruleset.js';

test('the page of rules is the one that the rules write (update it with: npx vitest run -u)', async () => {
  const page = rulesPage(RULES);
  for (const { id } of RULES.list()) expect(page).toContain(`\`${id}\``);
  expect(page).not.toMatch(/\[object|undefined/);
  await expect(page).toMatchFileSnapshot('../../docs/regler.md');
});

test('the method page names every ydelse that counts', async () => {
  const page = (await readFile(join(TEMPLATES, 'docs', 'metode.md'), 'utf8'))
    .replace(/\s+/g, ' ')
    .toLowerCase();
  const section = page.slice(page.indexOf('## 2. '), page.indexOf('## 3. '));
  for (const { name } of YDELSER) expect(section).toContain(name.toLowerCase());
});

test('the note to figure 2.1 names the ydelser of each ydelsesområde', async () => {
  const text = await readFile(join(TEMPLATES, 'jobcenterindblik', '30-forsoergelse.md'), 'utf8');
  const spoken: Record<Ydelsesomraade, string> = {
    'A-dagpenge mv.': 'Dagpengeområdet',
    'Kontanthjælp mv.': 'Kontanthjælpsområdet',
    'Sygedagpenge mv.': 'Sygedagpengeområdet',
  };
  for (const omraade of YDELSESOMRAADER) {
    const sentence = text.match(new RegExp(`${spoken[omraade]} omfatter ([^.]*)`))![1]!;
    // Some ydelser share their last word: "selvforsørgelses- og hjemrejse- samt overgangsydelse".
    for (const { name, omraade: of } of YDELSER) {
      const isNamed = sentence.includes(name.toLowerCase().replace(/ydelse mv\.$/, '-'));
      expect(isNamed, `${name} in ${spoken[omraade]}`).toBe(of === omraade);
    }
  }
});

test('the method page tells of every rule, with values, dates and standing marks', async () => {
  const text = await readFile(join(TEMPLATES, 'docs', 'metode.md'), 'utf8');
  for (const { id } of RULES.list()) expect(text, 'templates/docs/metode.md').toContain(`{{${id}}}`);
  const page = methodPage(text, RULES);
  expect(page).not.toMatch(/\{\{|\[object|undefined/);
  expect(page).toContain('225; fra 1. januar 2023: 100 [K]');
  expect(page).toContain('365 [V]');
  await expect(page).toMatchFileSnapshot('../../docs/metode.md');
  expect(() => methodPage('{{findes-ikke}}', RULES)).toThrow('findes-ikke');
});
