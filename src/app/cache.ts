import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cache } from '../figures/figures.js';
import { unsealed } from '../figures/measuresFile.js';
import { machineError, makeFolders, PRIVATE, removeLeftIn, writeWhole } from './output.js';
import { programName } from './program.js';

const DAY = 24 * 60 * 60 * 1000;
/** What no run has asked for in so many days is removed. */
const KEPT_DAYS = 60;
const NAME = /^jcreport-[0-9a-f]{64}\.json$/;

/**
 * A folder in which counts are kept from one run to the next: numbers of citizens, small ones too, so that its owner
 * alone may read it. Any number of runs may use it at once: files come into being whole, and equal keys have equal
 * texts.
 * @param warn told of a damaged file, and when nothing can be kept.
 * @throws {import('./output.js').MachineError} when the folder cannot be made.
 */
export async function openCache(folder: string, warn: (text: string) => void): Promise<Cache> {
  try {
    await makeFolders(folder, 0o700);
    await removeLeftIn(folder);
  } catch (error) {
    throw machineError(`the folder ${folder} of --cache cannot be made`, error, '--cache');
  }
  const nameOf = (key: string) => `jcreport-${createHash('sha256').update(key).digest('hex')}.json`;
  return {
    program: await programName(),
    get: async (key) => {
      const path = join(folder, nameOf(key));
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT')
          warn(`${path} cannot be read (${error.code}): its figures are counted anew`);
        return undefined;
      });
      if (text === undefined) return undefined;
      if (unsealed(text) === undefined) {
        warn(`${path} is damaged: its figures are counted anew`);
        return undefined;
      }
      const now = new Date();
      await utimes(path, now, now).catch(() => {});
      return text;
    },
    put: async (key, text) => {
      try {
        await writeWhole(folder, nameOf(key), text, PRIVATE);
      } catch (error) {
        warn(`nothing is kept in --cache: ${(error as Error).message}`);
        return;
      }
      await removeOld(folder);
    },
  };
}

/** Removes what nobody has asked for in a long time. */
async function removeOld(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => NAME.test(one))) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => undefined);
    if (facts && Date.now() - facts.mtimeMs > KEPT_DAYS * DAY)
      await rm(path, { force: true }).catch(() => {});
  }
}
