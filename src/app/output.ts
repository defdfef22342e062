import { constants, rmSync } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HOST, isRunning } from '../extracts/temporary.js';

/** The machine would not let the program do its work: a full disk, a folder that may not be written. */
export class MachineError extends Error {}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space',
  EDQUOT: 'your share of the disk is used up; free some space',
  EFBIG: 'the file is larger than this account may write',
  ENOENT: 'its folder is gone; make it again, or choose another with --out',
  EISDIR: 'there is a folder of that name; choose another name, or another folder with --out',
  EBUSY: 'another program has it open; close it there',
  EACCES: 'you may not write there; choose another folder with --out',
  EPERM: 'you may not write there; choose another folder with --out',
  EROFS: 'it is read-only; choose another folder with --out',
  ENOTDIR: 'a part of the path is a file; choose another folder with --out',
  EEXIST: 'there is a file of that name; choose another folder with --out',
  ELOOP: 'a link in the path leads to itself; choose another folder with --out',
  ENAMETOOLONG: 'the name is too long; choose a shorter one',
};

/** An error of the machine, with what to do about it. @param option what names the place. */
export function machineError(what: string, error: unknown, option = '--out'): MachineError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new MachineError(`${what}: ${REASONS[code]?.replace('--out', option) ?? message}`);
}

/**
 * Makes a folder, and those above it that are not there. Node's own way to do that never ends where the system says of
 * a folder that it is there and lets nobody make one in it, as where others are mounted by name.
 * @param mode who may look into them, before the user's own mask.
 * @throws the system's error when one cannot be made.
 */
export async function makeFolders(path: string, mode = 0o777): Promise<void> {
  const make = () =>
    mkdir(path, mode).catch(async (error: NodeJS.ErrnoException) => {
      const isThere = await stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      );
      return isThere ? undefined : error;
    });
  const first = await make();
  if (!first) return;
  const above = dirname(path);
  if (first.code !== 'ENOENT' || above === path) throw first;
  await makeFolders(above, mode);
  const second = await make();
  if (second) throw second;
}

/**
 * Makes the output folder, makes sure that it can be written, and removes what killed runs have left in it.
 * @param option what names it.
 * @throws {MachineError} when it cannot be written.
 */
export async function openOutput(folder: string, option = '--out'): Promise<void> {
  try {
    await makeFolders(folder);
    await access(folder, constants.W_OK);
    await removeLeftIn(folder);
  } catch (error) {
    throw machineError(`the output folder ${folder} cannot be written`, error, option);
  }
}

/** Mode of a file that only its owner may read. */
export const PRIVATE = 0o600;

const unfinished = new Set<string>();
/** Files begun by this run: two of one name at once are two. */
let begun = 0;

/**
 * A name to begin a file or a folder under, which goes when the run is interrupted, and with {@link removeLeftIn} when
 * it was killed.
 */
export function temporaryIn(folder: string, name: string): string {
  begun += 1;
  const path = join(folder, `.${name}.${HOST}-${process.pid}-${begun}.tmp`);
  unfinished.add(path);
  return path;
}

/** Removes what was begun under a name of {@link temporaryIn}, if it is still there. */
export async function discard(temporary: string): Promise<void> {
  await rm(temporary, { force: true, recursive: true }).catch(() => {});
  unfinished.delete(temporary);
}

/**
 * Writes a file whole or not at all: under another name first, which then becomes its own.
 * @param mode who may read it, before the user's own mask.
 * @throws {MachineError} when it cannot be written; what stood under the name before still does.
 */
export async function writeWhole(
  folder: string,
  name: string,
  content: Buffer | string,
  mode = 0o666,
): Promise<string> {
  const path = join(folder, name);
  const temporary = temporaryIn(folder, name);
  try {
    const file = await open(temporary, 'w', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    throw machineError(`${path} cannot be written`, error);
  } finally {
    await discard(temporary);
  }
  return path;
}

const TAKEN = ['ENOTEMPTY', 'EEXIST', 'EPERM', 'ENOTDIR'];

/**
 * Makes a folder of files whole or not at all, where there is none of its name: of several runs that try at once, one
 * makes it.
 * @param mode who may read the files.
 * @returns whether it was made; there may be another one of that name.
 * @throws {MachineError} when it cannot be written.
 */
export async function makeWholeFolder(
  parent: string,
  name: string,
  files: Readonly<Record<string, string>>,
  mode: number,
): Promise<boolean> {
  const path = join(parent, name);
  const temporary = temporaryIn(parent, name);
  try {
    await mkdir(temporary);
    for (const [file, content] of Object.entries(files)) {
      const opened = await open(join(temporary, file), 'w', mode);
      try {
        await opened.writeFile(content);
        await opened.sync();
      } finally {
        await opened.close();
      }
    }
    await rename(temporary, path);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (
      TAKEN.includes(code) &&
      (await access(path).then(
        () => true,
        () => false,
      ))
    )
      return false;
    throw machineError(`${path} cannot be written`, error);
  } finally {
    await discard(temporary);
  }
}

const UNFINISHED = new RegExp(`^\\..+\\.${HOST}-(\\d+)-\\d+\\.tmp$`);

/** Removes what runs of this machine that were killed have left half written in a folder. */
export async function removeLeftIn(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = UNFINISHED.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(folder, name), { force: true, recursive: true }).catch(() => {});
  }
}

/** A file that must not outlive the run. @returns what removes it before the run's end. */
export function untilTheEnd(path: string): () => Promise<void> {
  unfinished.add(path);
  return async () => {
    await rm(path, { force: true });
    unfinished.delete(path);
  };
}

/** Removes what is half written: the last that an interrupted run does, so that nothing is begun after it. */
export function removeUnfinished(): void {
  for (const path of unfinished) {
    try {
      rmSync(path, { force: true, recursive: true });
    } catch {
      // The next run removes it.
    }
  }
}
