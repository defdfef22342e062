import { link, readFile, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../extracts/problems.js';
import { isRunning } from '../../extracts/temporary.js';
import { discard, machineError, temporaryIn, untilTheEnd } from '../output.js';

/** Who holds a lock. */
interface Holder {
  pid: number;
  host: string;
  since: string;
}

const isAlive = ({ pid, host }: Holder): boolean => host !== hostname() || isRunning(pid);

async function holderOf(path: string): Promise<{ text: string; holder: Holder | undefined } | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    try {
      return { text, holder: JSON.parse(text) as Holder };
    } catch {
      return { text, holder: undefined };
    }
  } catch {
    return undefined;
  }
}

/**
 * Takes a lock in a folder, so that no two batches write the same files. One that a dead run has left is taken over.
 * @returns what gives it back.
 * @throws {InputError} when another run holds it.
 * @throws {import('../output.js').MachineError} when the folder cannot be written.
 */
export async function takeLock(folder: string, name: string): Promise<() => Promise<void>> {
  const path = join(folder, name);
  const own = temporaryIn(folder, name);
  const me: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  try {
    await writeFile(own, JSON.stringify(me));
    // A link comes into being whole, and only where there is none: two runs cannot both make it.
    for (let tries = 0; tries < 3; tries += 1) {
      try {
        await link(own, path);
        return untilTheEnd(path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const found = await holderOf(path);
      if (found?.holder && isAlive(found.holder)) {
        const { pid, host, since } = found.holder;
        throw new InputError(
          `another batch writes into ${folder} (process ${pid} on ${host}, since ${since}); wait for it, or choose ` +
            `another folder with --out. If it is dead, remove ${path}`,
        );
      }
      if (found) await removeIfStill(path, found.text, temporaryIn(folder, name));
    }
    throw new InputError(
      `other batches write into ${folder}; wait for them, or choose another folder with --out`,
    );
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw machineError(`the lock ${path} cannot be made`, error);
  } finally {
    await discard(own);
  }
}

/** Removes a dead run's lock, unless another run has taken it over meanwhile. @param aside where it is looked at. */
async function removeIfStill(path: string, text: string, aside: string): Promise<void> {
  try {
    await rename(path, aside);
    if ((await readFile(aside, 'utf8')) !== text) await link(aside, path).catch(() => {});
  } catch {
    // Somebody else was quicker.
  } finally {
    await discard(aside);
  }
}
