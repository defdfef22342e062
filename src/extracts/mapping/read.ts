import { access, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError } from '../problems.js';
import { Mapping } from './mapping.js';
import { parseMapping, type WrittenMapping } from './parse.js';
import { READY_MADE } from './ready.js';

/** What a delivery's own mapping is called in its folder. */
const OWN = ['mapping.yaml', 'mapping.yml'];
/** A mapping is some hundred lines. */
const LARGEST = 2_000_000;

const READY_NAMES = Object.keys(READY_MADE).join(', ');

/**
 * The mapping of a delivery: the one that is named, or else the one that lies in its folders.
 * @param named a file, or the name of one that comes with the program.
 * @throws {InputError} when there is none of that name, or it says what the program does not know.
 */
export async function readMapping(folders: readonly string[], named?: string): Promise<Mapping> {
  const path = named ?? (await ownMapping(folders));
  if (path === undefined) return Mapping.none;
  const own = await written(path);
  const ready = own.uses.map(({ name, line }): WrittenMapping => {
    const text = READY_MADE[name];
    if (text !== undefined) return parseMapping(name, text);
    throw new InputError(
      `${own.file}:${line}: no mapping '${name}' comes with the program; there is ${READY_NAMES}`,
    );
  });
  return new Mapping([own, ...ready]);
}

async function ownMapping(folders: readonly string[]): Promise<string | undefined> {
  const there: string[] = [];
  for (const folder of folders) {
    const paths = OWN.map((name) => join(folder, name));
    const own = await Promise.all(paths.map(isThere));
    there.push(...paths.filter((_, i) => own[i]).slice(0, 1));
  }
  if (there.length > 1)
    throw new InputError(
      `there are several mappings, ${there.join(' and ')}; name the one that holds: --mapping FILE`,
    );
  return there[0];
}

async function written(named: string): Promise<WrittenMapping> {
  const ready = READY_MADE[named];
  if (ready !== undefined && !(await isThere(named))) return parseMapping(named, ready);
  let text: string;
  try {
    text = await readFile(named, 'utf8');
  } catch (error) {
    throw new InputError(
      `the mapping ${named} cannot be read (${(error as Error).message}); name a file, or one that comes with the program: ${READY_NAMES}`,
    );
  }
  if (text.length > LARGEST) throw new InputError(`${named} is no mapping: it is larger than 2 MB`);
  return parseMapping(basename(named), text);
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
