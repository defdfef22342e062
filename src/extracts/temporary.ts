import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of the program's own in the system's temporary folder. What lies there is about citizens. */
export interface TemporaryFolder {
  path: string;
  remove(): Promise<void>;
}

const made = new Set<string>();

/** The machine, since a folder may be shared by several, each with processes of its own. */
export const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const NAME = new RegExp(`^jcreport-${HOST}-(\\d+)-`);

/** Whether a process of this machine is running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What runs that are dead have left: found once a run. */
let swept: Promise<void> | undefined;

/**
 * Makes a temporary folder that its owner alone can read, and which is removed with {@link removeTemporary} if nobody
 * did before. The first one of a run removes those that killed runs of the same user and machine have left.
 */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  swept ??= removeLeft();
  await swept;
  // At once: an interruption must know of it.
  const path = mkdtempSync(join(tmpdir(), `jcreport-${HOST}-${process.pid}-`));
  made.add(path);
  return {
    path,
    remove: async () => {
      await rm(path, { recursive: true, force: true });
      made.delete(path);
    },
  };
}

/** Removes the folders of dead processes. What cannot be looked at or removed is left to its owner. */
export async function removeLeft(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names) {
    const pid = Number(NAME.exec(name)?.[1] ?? process.pid);
    if (pid === process.pid || isRunning(pid)) continue;
    const path = join(tmpdir(), name);
    const facts = await lstat(path).catch(() => undefined);
    if (!facts?.isDirectory() || (process.getuid && facts.uid !== process.getuid())) continue;
    await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * Removes every temporary folder, while nothing else is done: for an interruption, where what is at work would write
 * into a folder that is being removed, or make another.
 */
export function removeTemporaryNow(): void {
  for (const path of made) {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    } catch {
      // The next run removes it.
    }
  }
}

/** Removes every temporary folder; for the end of a run. */
export async function removeTemporary(): Promise<void> {
  for (const path of made) await rm(path, { recursive: true, force: true }).catch(() => {});
  made.clear();
}
