import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TEMPLATES } from '../../src/app/paths.js';
import { FAMILIES } from '../../src/report/families.js';
import { parseTemplate } from '../../src/template/parse.js';
import { READINGS } from '../../src/template/readings.js';
import { loadTemplate } from '../../src/template/template.js';

test('what the bundled templates come to is the same when it was written to a file', async () => {
  for (const { name } of FAMILIES) await loadTemplate(join(TEMPLATES, name));
  const { trees, settings } = JSON.parse(JSON.stringify(READINGS));
  expect(trees.length).toBeGreaterThan(100);
  expect(settings.length).toBeGreaterThan(50);
  expect(trees).toStrictEqual(READINGS.trees.toJSON());
  expect(settings).toStrictEqual(READINGS.settings.toJSON());
});

test('the same text in two files is one tree, and each has its own lines', () => {
  const text = '\nEn linje.\n\n```table 1.1\nnotes:\n  - en\n  - to\n```\n';
  const [first, second] = [text, `::: when x\n:::\n${text}`].map((whole, i) =>
    parseTemplate(`${i}.md`, whole),
  );
  expect(second!.map(({ node }) => node.source)).toEqual(
    first!.map(({ node: { source } }) => ({ ...source, file: '1.md', line: source.line + 2 })),
  );
  const lines = [first!, second!].map((nodes) => {
    const { node } = nodes[1]!;
    return node.kind === 'insert' && [[], ['notes'], ['notes', '1'], ['title']].map(node.spec.lineOf);
  });
  expect(lines).toEqual([
    [4, 5, 7, 4],
    [6, 7, 9, 6],
  ]);
});

test.each([
  ['a table in Markdown', '| a |\n|---|\n| b |\n', 1],
  ['settings that are no YAML', '```table 1.1\nnotes: [\n```\n', 2],
])('%s is a mistake every time, where it stands', (_, text, line) => {
  for (const [file, before] of [
    ['a.md', 0],
    ['b.md', 4],
  ] as const)
    expect(() => parseTemplate(file, `${'\n'.repeat(before)}${text}`)).toThrow(`${file}:${line + before}: `);
});
