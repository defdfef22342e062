import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDERS = ['src', 'bench', 'fixtures'];
const CODE = /\.(?:ts|js)$/;

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => CODE.test(name))
    .map((name) => join(folder, name)),
);

/** The comments of a file, each on one line. */
const commentsOf = (text: string): string[] =>
  (text.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g) ?? []).map((comment) =>
    comment.replace(/\n\s*\*?\s*/g, ' '),
  );

/** Numbers of the headings of a document: `## 3. Forløb` is 3. */
function sectionsOf(path: string): Set<number> {
  const headings = readFileSync(path, 'utf8').matchAll(/^## (\d+)\. /gm);
  return new Set([...headings].map(([, number]) => Number(number)));
}

/** Every number of `3`, `3–5` or `1, 3 and 6–8`. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/(\d+)(?:–(\d+))?/g)].flatMap(([, first, last]) => {
    const from = Number(first);
    return Array.from({ length: Number(last ?? first) - from + 1 }, (_, i) => from + i);
  });

/** A document, and the numbers of its headings where they are named. */
const CITED = /(?<![\w/.-])((?:[\w-]+\/)*[\w-]+\.md)(?:,? sections? ((?:\d+(?:–\d+)?(?:, | and )?)+))?/g;

/** What a comment cites and the repository does not hold. */
function broken(comment: string): string[] {
  const faults = [...comment.matchAll(CITED)].flatMap(([whole, name, sections]) => {
    const path = [name!, join('docs', name!)].find((candidate) => existsSync(candidate));
    if (!path) return [`${whole}: there is no such document`];
    const known = sectionsOf(path);
    return numbersIn(sections ?? '')
      .filter((number) => !known.has(number))
      .map((number) => `${whole}: ${path} has no heading '## ${number}. '`);
  });
  const nameless = comment.replace(CITED, '').match(/\bsections? \d+/g) ?? [];
  return [...faults, ...nameless.map((text) => `'${text}' names no document`)];
}

test('comments cite what the repository holds', () => {
  const faults = files.flatMap((file) =>
    commentsOf(readFileSync(file, 'utf8'))
      .flatMap(broken)
      .map((fault) => `${file}: ${fault}`),
  );
  expect(faults).toEqual([]);
});

test('a citation of a document or a heading that is not there is found', () => {
  expect(broken('/** (metode.md, sections 3 and 8–11) */')).toEqual([]);
  expect(broken('/** (metode.md, section 99) */')).toHaveLength(1);
  expect(broken('/** (regler.md) */')).toEqual([]);
  expect(broken('/** (outputs.md) */')).toHaveLength(1);
  expect(broken('/** (method, section 3) */')).toHaveLength(1);
});
