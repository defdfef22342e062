import { cpSync, mkdirSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SOUND } from './deliveries.js';
import { folderWith, run } from './folder.js';

const CHART = 'forloeb.vl.json';
const original = DuckDBConnection.prototype.run;
let statements = 0;
beforeEach(() => {
  statements = 0;
  DuckDBConnection.prototype.run = function (sql, ...more) {
    statements += 1;
    return original.call(this, sql, ...more);
  };
});
afterEach(() => {
  DuckDBConnection.prototype.run = original;
});

/** Runs the program with a temporary folder of its own. */
async function runIn(temporary: string, argv: readonly string[]) {
  const system = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
  try {
    return { ...(await run(...argv)), left: await readdir(temporary) };
  } finally {
    if (system === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = system;
  }
}

/** A template folder as `new-report` makes it, with one file of its own. */
async function template(name: string, content: string | undefined): Promise<string> {
  const folder = await folderWith();
  cpSync('templates/jobcenterindblik', folder, { recursive: true });
  mkdirSync(join(folder, 'charts'), { recursive: true });
  // A folder of that name, which nobody can read as a file.
  if (content === undefined) mkdirSync(join(folder, name));
  else await writeFile(join(folder, name), content);
  return folder;
}

const COMMANDS = {
  build: ['build', '--kommune', 'Aalborg'],
  batch: ['batch', '--kommuner', 'Aalborg', '--jobs', '1'],
};
const MISTAKES = {
  'a passage that has no name': ['95-egen.md', '# Egen\n\n::: when\n'],
  'a text that cannot be read': ['95-egen.md', undefined],
  'a chart that cannot be read': [`charts/${CHART}`, undefined],
  'a chart that is no JSON': [`charts/${CHART}`, '{\n  "mark": "line",\n  }\n'],
  'a chart that Vega refuses': [
    `charts/${CHART}`,
    '{\n  "mark": "bar",\n  "encoding": { "x": { "field": "a", "type": "nothing" } }\n}\n',
  ],
} as const;

describe.each(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])('%s by a template', (command) => {
  test.each(Object.keys(MISTAKES) as (keyof typeof MISTAKES)[])(
    'with %s is refused with file and line before the data are looked for, and leaves nothing',
    async (mistake) => {
      const [name, content] = MISTAKES[mistake];
      const [own, data, folder] = [
        await template(name, content),
        await folderWith(SOUND),
        await folderWith(),
      ];
      const call = [
        ...COMMANDS[command],
        '--month',
        '2020-08',
        '--template',
        own,
        '--out',
        join(folder, 'out'),
      ];
      // Nothing is read of data that are not there, and nothing of data that are.
      for (const place of [join(data, 'nowhere'), data]) {
        const { status, err, out, left } = await runIn(await folderWith(), [
          ...call,
          ...['--data', place, '--format', 'pdf'],
        ]);
        expect([status, out, left, statements]).toEqual([2, '', [], 0]);
        expect(err).toMatch(new RegExp(`^error: \\S*${name.replaceAll('.', '\\.')}:\\d+: `));
      }
      expect(await readdir(folder)).toEqual([]);
    },
  );
});

test('a place in a template that no report has ends a batch with status 2, told once, and leaves the record of the last batch', async () => {
  const [own, data, out] = [
    await template('95-egen.md', 'Hej {{kommunen}}\n'),
    await folderWith(SOUND),
    await folderWith(),
  ];
  const call = [
    'batch',
    '--month',
    '2020-08',
    '--jobs',
    '1',
    '--format',
    'json',
    '--data',
    data,
    '--out',
    out,
  ];
  expect((await run(...call, '--kommuner', 'Aalborg')).status).toBe(0);
  const record = await readFile(join(out, 'batch-2020-08.json'), 'utf8');
  const more = ['--kommuner', 'Aalborg,Herning', '--template', own];
  const { status, err } = await run(...call, ...more);
  expect(status).toBe(2);
  expect(err.split('unknown place').length).toBe(2);
  expect(err).toContain('95-egen.md:1: ');
  expect(await readFile(join(out, 'batch-2020-08.json'), 'utf8')).toBe(record);
});
