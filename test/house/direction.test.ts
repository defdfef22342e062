import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The rooms as the page of the architecture lists them, the highest first. */
const ROOMS = [...readFileSync('docs/arkitektur.md', 'utf8').matchAll(/^\| `src\/(\w+)` \|/gm)].map(
  ([, room]) => room!,
);

const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));

const roomOf = (path: string): string => path.split('/')[1]!;

/** The rooms that a file imports from, types included, beside its own. */
function imports(file: string): string[] {
  const paths = readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g);
  return [...paths].map(([, path]) => roomOf(normalize(join(dirname(file), path!))));
}

describe('the house', () => {
  test('has the rooms that docs/arkitektur.md lists, and no other', () => {
    expect([...new Set(FILES.map(roomOf))].sort()).toEqual([...ROOMS].sort());
  });

  test.each(ROOMS)('src/%s imports from rooms below it alone', (room) => {
    const below = ROOMS.slice(ROOMS.indexOf(room));
    const upwards = FILES.filter((file) => roomOf(file) === room).flatMap((file) =>
      imports(file)
        .filter((other) => !below.includes(other))
        .map((other) => `${file} imports from ${other}`),
    );
    expect(upwards).toEqual([]);
  });

  test('no file is left that nothing imports', () => {
    const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join('test', name));
    const imported = new Set([
      // The program is bundled from there.
      'src/cli/main.ts',
      ...[...FILES, ...tests].flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/(?:from|import\(|new URL\()\s*'(\.[^']+)'/g)].map(
          ([, path]) => normalize(join(dirname(file), path!)).replace(/\.js$/, '.ts'),
        ),
      ),
    ]);
    expect(FILES.filter((file) => !imported.has(file))).toEqual([]);
  });
});
