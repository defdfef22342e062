import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of the program's own in the system's temporary folder. What lies there is about citizens. */
export interface TemporaryFolder {
  path: string;
  remove(): Promise<void>;
}

const made = new Set<string>();

/** Makes a temporary folder, which is removed with {@link removeTemporary} if nobody did before. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'jcreport-'));
  made.add(path);
  return {
    path,
    remove: async () => {
      await rm(path, { recursive: true, force: true });
      made.delete(path);
    },
  };
}

/** A path in the system's temporary folder at which somebody else makes a folder, removed in the same way. */
export function temporaryPath(name: string): string {
  const path = join(tmpdir(), `jcreport-${name}-${process.pid}`);
  made.add(path);
  return path;
}

/** Removes every temporary folder; for the end of a run, however it comes. */
export async function removeTemporary(): Promise<void> {
  for (const path of made) await rm(path, { recursive: true, force: true }).catch(() => {});
  made.clear();
}
