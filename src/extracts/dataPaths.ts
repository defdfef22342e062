import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { InputError } from './problems.js';

/** A file that may belong to a delivery. */
export interface DataFile {
  /** Its name, for messages: with its folder where two files have one name. */
  name: string;
  path: string;
}

/** What the paths of a delivery name. */
export interface DataPaths {
  /** The paths as they were given, for messages. */
  shown: string;
  /** The folders that its files lie in. */
  folders: string[];
  files: DataFile[];
}

const isPattern = (path: string): boolean => /[*?]/.test(path);

/**
 * The files that paths name: all of a folder, a file itself, or those that fit a pattern of `*`, `?` and `**`. Each once,
 * by name.
 * @throws {InputError} when a path names nothing.
 */
export async function dataPaths(paths: readonly string[]): Promise<DataPaths> {
  const found = new Map<string, string>();
  const folders = new Set<string>();
  for (const path of paths) {
    const kind = await kindOf(path);
    if (kind === 'folder') {
      folders.add(path);
      for (const name of await namesIn(path)) found.set(resolve(path, name), join(path, name));
      continue;
    }
    const files = kind === 'file' ? [path] : isPattern(path) ? await matching(path) : [];
    if (files.length === 0) throw new InputError(nothingAt(path));
    for (const file of files) {
      folders.add(dirname(file));
      found.set(resolve(file), file);
    }
  }
  const files = [...found.values()];
  const nameOf = (file: string): string => {
    const isOnly = files.filter((other) => basename(other) === basename(file)).length === 1;
    return isOnly ? basename(file) : relative('.', file).split(sep).join('/');
  };
  return {
    shown: paths.join(', '),
    folders: [...folders],
    files: files.map((path) => ({ name: nameOf(path), path })).sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

const nothingAt = (path: string): string =>
  isPattern(path)
    ? `no file fits ${path}; name the folder with your extracts, its files, or a pattern: --data DIR`
    : `the data folder ${path} cannot be read (ENOENT); name the folder with your extracts: --data DIR`;

async function kindOf(path: string): Promise<'folder' | 'file' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    throw new InputError(
      `the data folder ${folder} cannot be read (${(error as NodeJS.ErrnoException).code}); ` +
        'name the folder with your extracts: --data DIR',
    );
  }
}

/** The files that fit a pattern; `**` stands for any number of folders. */
async function matching(pattern: string): Promise<string[]> {
  const parts = pattern.split(/[\\/]/);
  const from = parts.findIndex(isPattern);
  const root = parts.slice(0, from).join('/') || (pattern.startsWith('/') ? '/' : '.');
  const wanted = parts
    .slice(from)
    .map((part) => (part === '**' ? '(?:[^/]+/)*' : `${partTest(part)}/`))
    .join('')
    .replace(/\/$/, '');
  const test = new RegExp(`^${wanted}$`);
  const depth = parts.includes('**');
  const names = await readdir(root, {
    recursive: depth || parts.length - from > 1,
    withFileTypes: true,
  }).catch(() => []);
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => test.test(relative(root, path).split(sep).join('/')))
    .sort();
}

const partTest = (part: string): string =>
  part
    .replace(/[.+^${}()|[\]]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
