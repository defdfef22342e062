/**
 * The tests and the program in one run, as Node itself loads them: compiled to JavaScript once, at its start, instead
 * of module for module as Vite would, whose modules are also slower to run. Errors name the lines of the sources all the
 * same.
 *
 * A test that asks Vite for something ({@link ASKS_VITE}) is left to it with all that it imports. So is everything
 * while `vitest` watches: what was compiled at the start would be old.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'vitest/config';

const ROOT = resolve('.');
/** A folder for each run, named by its process, in the project: packages, templates and fixtures are found from there. */
const RUNS = join(ROOT, 'dist', 'tests');
const HOME = join(RUNS, String(process.pid));

/** What tests are made of, all that they import of it included. */
const PARTS = ['src', 'fixtures', 'test'];

/** Runs for every file of tests, which Node would not do: it stays with Vite, and shares its imports with the tests. */
const SETUP = 'test/setup.ts';
/** Modules put in the place of others, or made anew, and snapshots that are written into the test's own source. */
const ASKS_VITE = /\bvi\.(mock|doMock|resetModules)\(|\.toMatch\w*InlineSnapshot\(/;

/** What each worker finds out once, by its file, with what remembers it: most tests make a report of the same few. */
const REMEMBERED = {
  'src/template/parse': ['parseTemplate', 'rememberingNodes'],
  'src/extracts/file': ['inspectFile', 'rememberingFacts'],
  'src/extracts/readExtract': ['readExtract', 'rememberingRows'],
} as const;

/** The plugin of vitest that hands the compiled files to Node. */
export function native(): Plugin {
  let isCompiled = false;
  return {
    name: 'native',
    enforce: 'pre',
    config: () => ({ test: { server: { deps: { external: [/\/dist\/tests\/\d+\//] } } } }),
    async configureVitest({ vitest }) {
      if (vitest.config.watch) return;
      await compile();
      isCompiled = true;
    },
    resolveId(source, importer) {
      if (!isCompiled || !source.startsWith('.') || importer !== join(ROOT, SETUP)) return undefined;
      return join(HOME, dirname(SETUP), source);
    },
    load(id) {
      const file = relative(ROOT, id);
      if (!isCompiled || !file.endsWith('.test.ts') || ASKS_VITE.test(readFileSync(id, 'utf8')))
        return undefined;
      return { code: `import ${JSON.stringify(join(HOME, file.replace(/ts$/, 'js')))};`, map: null };
    },
  };
}

/** Compiles the files of {@link PARTS} into this run's folder, which goes when the process ends. */
async function compile(): Promise<void> {
  removeEnded();
  process.on('exit', () => rmSync(HOME, { recursive: true, force: true }));
  await build({
    entryPoints: PARTS.flatMap(sourcesIn),
    outdir: HOME,
    outbase: ROOT,
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'error',
  });
  for (const [file, [name, remembering]] of Object.entries(REMEMBERED)) {
    const original = `./${basename(file)}.original.js`;
    const wrapped = join(HOME, `${file}.js`);
    const helpers = relative(dirname(wrapped), join(HOME, 'test/remembered.js'));
    renameSync(wrapped, join(dirname(wrapped), original));
    writeFileSync(
      wrapped,
      `import { ${name} as original } from '${original}';
import { ${remembering} } from '${helpers}';
export * from '${original}';
export const ${name} = ${remembering}(original);
`,
    );
  }
}

const sourcesIn = (part: string): string[] =>
  readdirSync(part, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(part, name));

/** Removes the folders of runs that were killed. */
function removeEnded(): void {
  for (const run of existsSync(RUNS) ? readdirSync(RUNS) : [])
    try {
      process.kill(Number(run), 0);
    } catch {
      rmSync(join(RUNS, run), { recursive: true, force: true });
    }
}
