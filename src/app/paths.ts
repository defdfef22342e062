import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program's own folder: the nearest one above this file that holds the package. */
function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

const ROOT = findRoot();

/** Folders of the demonstration data that come with the program. */
export const FIXTURES = join(ROOT, 'fixtures');
/** The templates of every report. */
export const TEMPLATES = join(ROOT, 'templates');
/** Chart templates that several reports use. */
export const SHARED_CHARTS = join(TEMPLATES, 'charts');

/** Name and version of this program. */
export const GENERATOR: { name: string; version: string } = (() => {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return { name, version };
})();
