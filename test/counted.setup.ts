import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for all workers of a run, that counts of the bundled data are kept in ({@link import('./counted.js')}). */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'jcreport-counted-'));
  process.env.JCREPORT_COUNTED = folder;
  return () => rm(folder, { recursive: true, force: true });
}
