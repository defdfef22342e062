/** Run for every file of tests, in a worker whose files share their modules: what a test leaves behind goes here. */
import fc from 'fast-check';
import { afterAll, afterEach, vi } from 'vitest';
import type * as Parsing from '../src/template/parse.js';
import { removeFolders, removeShared } from './folders.js';

const home = process.cwd();

// The same random cases each time, where a test names no seed of its own; `npm run soak` takes other ones.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });

// What a template's text says is found out once: most tests make a report, and of the same few templates. A batch fills
// what was read once many times, too.
vi.mock('../src/template/parse.js', async (original) => {
  const parsing = await original<typeof Parsing>();
  const read = new Map<string, ReturnType<typeof parsing.parseTemplate>>();
  const parseTemplate: typeof parsing.parseTemplate = (file, text) => {
    const key = `${file}\n${text}`;
    const nodes = read.get(key) ?? parsing.parseTemplate(file, text);
    read.set(key, nodes);
    return nodes;
  };
  return { ...parsing, parseTemplate };
});

afterEach(async () => {
  process.chdir(home);
  await removeFolders();
});

afterAll(removeShared);
