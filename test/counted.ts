/**
 * What case extracts of bundled data come to is counted once in a run of the tests, and kept where `--cache` keeps it: for
 * tests of what is made of the counts. Tests of counting leave it out, and test/cli/measures.test.ts holds that nothing
 * differs.
 */
import { join } from 'node:path';
import { openCache } from '../src/app/cache.js';
import type { Cache } from '../src/figures/figures.js';

/** The folder; none in a run that was not set up with one. */
const FOLDER = process.env.JCREPORT_RUN && join(process.env.JCREPORT_RUN, 'counted');

/** Options of a command that takes counts from the shared folder. */
export const COUNTED: readonly string[] = FOLDER ? ['--cache', FOLDER] : [];

/** The same for the program's own way. */
export const counted = async (): Promise<Cache | undefined> =>
  FOLDER
    ? openCache(FOLDER, (text) => {
        throw new Error(text);
      })
    : undefined;
