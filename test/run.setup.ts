import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder for all workers of a run: counts of the bundled data ({@link import('./counted.js')}) and the program as a
 * process runs it ({@link import('./cli/compiled.js')}) are kept there.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'jcreport-run-'));
  process.env.JCREPORT_RUN = folder;
  return () => rm(folder, { recursive: true, force: true });
}
