import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { folderWith, run } from '../cli/folder.js';

const COMMENT = 'Godt.\n\n| a | b |\n|---|---|\n| 1 | 2 |';
const GOALS = [
  { heading: 'Et', wording: 'x', indicator: { notMeasurable: 'y' } },
  { heading: 'To', wording: 'x', indicator: { notMeasurable: 'y' }, comment: COMMENT },
];
const JSON_PLAN = JSON.stringify({ kommune: 'Aalborg', year: 2019, title: 'Plan', goals: GOALS });
const CSV_PLAN = `kommune;år;overskrift;mål;ikke målbar;kommentar\nAalborg;2019;Et;x;y;\nAalborg;2019;To;x;y;"${COMMENT}"\n`;

test('a link of a comment that leads nowhere is refused with the goal', async () => {
  const goals = [{ ...GOALS[0], comment: 'Se [her](#99).' }];
  const plan = JSON.stringify({ kommune: 'Aalborg', year: 2019, title: 'Plan', goals });
  const folder = await folderWith({ 'plan.json': plan });
  const what = ['--rapport', 'beskaeftigelsesplan', '--kommune', 'Aalborg', '--month', '2019-08'];
  const { status, err } = await run('build', ...what, '--plan', `${folder}/plan.json`, '--out', folder);
  expect(err).toContain('plan.json: goal 1 (Et), comment, line 1: unknown link #99;');
  expect(status).toBe(2);
});

test('HTML of a comment is shown as it is written', async () => {
  const comment = 'Se <b>her</b> <!-- kladde --> 3 <4\n\n<script>\nalert(1)</script>';
  const plan = JSON.stringify({
    kommune: 'Aalborg',
    year: 2019,
    title: 'Plan',
    goals: [{ ...GOALS[0], comment }],
  });
  const folder = await folderWith({ 'plan.json': plan });
  const what = ['--rapport', 'beskaeftigelsesplan', '--kommune', 'Aalborg', '--month', '2019-08'];
  const call = ['--plan', `${folder}/plan.json`, '--format', 'html', '--out', folder];
  const { out, err } = await run('build', ...what, ...call);
  const page = await readFile(out.trim(), 'utf8').catch(() => err);
  expect(page).toContain('Se &lt;b&gt;her&lt;/b&gt; &lt;!-- kladde --&gt; 3 &lt;4');
  expect(page).toContain('&lt;script&gt; alert(1)&lt;/script&gt;');
});

test.each([
  ['plan.json', JSON_PLAN],
  ['plan.csv', CSV_PLAN],
])('Markdown of a comment that cannot be shown is refused with the goal: %s', async (name, text) => {
  const folder = await folderWith({ [name]: text });
  const [plan, out] = [`${folder}/${name}`, `${folder}/out`];
  const what = ['--rapport', 'beskaeftigelsesplan', '--kommune', 'Aalborg', '--month', '2019-08'];
  const { status, err } = await run('build', ...what, '--plan', plan, '--out', out);
  expect(err).toContain(
    `${name}: goal 2 (To), comment, line 3: a report cannot show a table in Markdown; put one in with`,
  );
  expect(status).toBe(2);
});
