/** Run for every file of tests, in a worker whose files share their modules: what a test leaves behind goes here. */
import { afterEach } from 'vitest';
import { removeFolders } from './folders.js';

const home = process.cwd();

afterEach(async () => {
  process.chdir(home);
  await removeFolders();
});
