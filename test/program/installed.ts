import { type ChildProcess, spawn } from 'node:child_process';
import { cp, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** What a process did. */
export interface Ended {
  status: number | null;
  out: string;
  err: string;
}

/** Waits for a process. */
export function ended(child: ChildProcess): Promise<Ended> {
  const said = { out: '', err: '' };
  child.stdout?.on('data', (text) => {
    said.out += text;
  });
  child.stderr?.on('data', (text) => {
    said.err += text;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (status) => done({ status, ...said }));
  });
}

/** Runs a command to its end. @throws when it fails. */
export async function command(cwd: string, name: string, ...args: string[]): Promise<string> {
  const { status, out, err } = await ended(spawn(name, args, { cwd }));
  if (status !== 0) throw new Error(`${name} ${args.join(' ')} ended with ${status}: ${out}${err}`);
  return out;
}

/**
 * The program as another machine gets it: compiled from these sources, packed, unpacked, beside its dependencies.
 * @param folder an empty folder to do it in.
 * @returns the folder of the installed package, and the names of its files.
 */
export async function install(folder: string): Promise<{ home: string; files: string[] }> {
  const source = join(folder, 'source');
  for (const name of ['package.json', 'README.md', 'bin', 'templates', 'fixtures'])
    await cp(name, join(source, name), { recursive: true });
  const tsc = resolve('node_modules/.bin/tsc');
  await command('.', tsc, '-p', 'tsconfig.build.json', '--outDir', join(source, 'dist'));
  await command('.', process.execPath, 'build/program.js', source);
  const [packed] = JSON.parse(await command(source, 'npm', 'pack', '--ignore-scripts', '--json')) as [
    { filename: string; files: { path: string }[] },
  ];
  await command(folder, 'tar', '-xzf', join(source, packed.filename));
  const home = join(folder, 'package');
  await symlink(resolve('node_modules'), join(home, 'node_modules'));
  return { home, files: packed.files.map(({ path }) => path) };
}
