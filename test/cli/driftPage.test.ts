import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addCommands } from '../../src/cli/commands.js';

/** Every call of the program on the page: its command and the names of its options. */
const CALLS = [
  ...readFileSync('docs/drift.md', 'utf8')
    .replaceAll(/\n\s+--/g, ' --')
    .matchAll(/jcreport (\w+)( [^\n]*)/g),
].flatMap(([, command, rest]) => {
  const options = [...rest!.matchAll(/ --([a-z]+)/g)].map(([, name]) => name!);
  return options.length > 0 ? [{ command: command!, options }] : [];
});

test('the calls on the page of nightly operation have options that the program has', async () => {
  const program = new Command();
  await addCommands(program, ['batch', 'build', 'check', 'measure']);
  const known = CALLS;
  expect(new Set(known.map(({ command }) => command))).toEqual(
    new Set(['batch', 'build', 'check', 'measure']),
  );
  expect(known.length).toBeGreaterThan(9);
  for (const { command, options } of known) {
    const names = program.commands.find((one) => one.name() === command)!.options.map(({ long }) => long);
    for (const option of options) expect(names, command).toContain(`--${option}`);
  }
});

test('all that the page tells of is used in a call', () => {
  const used = new Set(CALLS.flatMap(({ options }) => options));
  for (const option of ['part', 'merge', 'measures', 'cache', 'memory', 'resume', 'rar'])
    expect(used).toContain(option);
});
