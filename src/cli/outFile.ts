import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { machineError, openOutput } from '../app/output.js';
import type { Delivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';

/** The files that a run reads of a delivery. */
export const filesOf = ({ files, plans }: Delivery): string[] => [...files.map(({ path }) => path), ...plans];

/** @throws {InputError} when what an option names to be written is a file that is read: it would be lost. */
export async function refuseRead(option: string, path: string, read: readonly string[]): Promise<void> {
  const place = await realpath(path).catch(() => undefined);
  if (place === undefined) return;
  for (const one of read)
    if ((await realpath(one).catch(() => one)) === place)
      throw new InputError(`${option}: ${path} is a file that is read, and would be lost; name another one`);
}

/**
 * Makes ready what an option names to be written: its folder, before anything is counted.
 * @param read paths of the files that the run reads.
 * @returns folder and name.
 * @throws {InputError} for one of those files, and for a device or a pipe.
 * @throws {import('../app/output.js').MachineError} when it cannot be written there.
 */
export async function openOutFile(
  option: string,
  path: string,
  read: readonly string[],
): Promise<readonly [folder: string, name: string]> {
  await refuseRead(option, path, read);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory())
    throw machineError(`${path} cannot be written`, Object.assign(new Error(), { code: 'EISDIR' }), option);
  // A file that is written whole takes the place of what stands there: a device, say, would be one no more.
  if (found && !found.isFile()) throw new InputError(`${option}: ${path} is no file; name one`);
  await openOutput(dirname(path), option);
  return [dirname(path), basename(path)];
}
