/** Run for every file of tests, in a worker whose files share their modules: what a test leaves behind goes here. */
import fc from 'fast-check';
import { afterAll, afterEach, vi } from 'vitest';
import type * as Looking from '../src/extracts/file.js';
import type * as Reading from '../src/extracts/readExtract.js';
import type * as Parsing from '../src/template/parse.js';
import { removeFolders, removeShared } from './folders.js';

const home = process.cwd();

// The same random cases each time, where a test names no seed of its own; `npm run soak` takes other ones.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });

// What templates and bundled files say is found out once by each worker: most tests make a report, and of the same few.
vi.mock('../src/template/parse.js', async (original) => {
  const { rememberingNodes } = await import('./remembered.js');
  const parsing = await original<typeof Parsing>();
  return { ...parsing, parseTemplate: rememberingNodes(parsing.parseTemplate) };
});
vi.mock('../src/extracts/file.js', async (original) => {
  const { rememberingFacts } = await import('./remembered.js');
  const looking = await original<typeof Looking>();
  return { ...looking, inspectFile: rememberingFacts(looking.inspectFile) };
});
vi.mock('../src/extracts/readExtract.js', async (original) => {
  const { rememberingRows } = await import('./remembered.js');
  const reading = await original<typeof Reading>();
  return { ...reading, readExtract: rememberingRows(reading.readExtract) };
});

afterEach(async () => {
  process.chdir(home);
  await removeFolders();
});

afterAll(removeShared);
