import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { command, type Ended, ended } from '../program/installed.js';

let made: Promise<string> | undefined;

/** The program as a process runs it, compiled once from these sources. @returns the file to start. */
export function compiled(): Promise<string> {
  made ??= compile();
  return made;
}

async function compile(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'jcreport-compiled-'));
  process.on('exit', () => rmSync(home, { recursive: true, force: true }));
  cpSync('package.json', join(home, 'package.json'));
  for (const name of ['node_modules', 'templates', 'fixtures']) symlinkSync(resolve(name), join(home, name));
  await command(
    '.',
    resolve('node_modules/.bin/tsc'),
    '-p',
    'tsconfig.build.json',
    '--outDir',
    join(home, 'dist'),
  );
  const start = join(home, 'start.mjs');
  writeFileSync(start, "import { start } from './dist/src/cli/main.js';\nawait start();\n");
  return start;
}

/** A process of the program that is running. */
export interface Running {
  kill(signal: NodeJS.Signals): void;
  /** Waits until it has said something on standard error. */
  says(text: string): Promise<void>;
  end: Promise<Ended>;
}

/** Starts the program as a process. @param shell what is done before it, in a shell. */
export async function start(argv: readonly string[], shell = ''): Promise<Running> {
  const call = [process.execPath, await compiled(), ...argv];
  const child = shell
    ? spawn('sh', ['-c', `${shell}; exec "$0" "$@"`, ...call])
    : spawn(call[0]!, call.slice(1));
  let said = '';
  const waiting: { text: string; go: () => void }[] = [];
  const look = () => {
    for (const { text, go } of waiting) if (said.includes(text)) go();
  };
  child.stderr!.on('data', (text) => {
    said += text;
    look();
  });
  const end = ended(child);
  return {
    kill: (signal) => child.kill(signal),
    says: (text) =>
      Promise.race([
        new Promise<void>((go) => {
          waiting.push({ text, go });
          look();
        }),
        end.then(() => {}),
      ]),
    end,
  };
}
