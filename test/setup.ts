/** Run for every file of tests, in a worker whose files share their modules: what a test leaves behind goes here. */
import fc from 'fast-check';
import { afterAll, afterEach } from 'vitest';
import { removeFolders, removeShared } from './folders.js';

const home = process.cwd();

// The same random cases each time, where a test names no seed of its own; `npm run soak` takes other ones.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });

afterEach(async () => {
  process.chdir(home);
  await removeFolders();
});

afterAll(removeShared);
