import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import { type Ended, ended } from '../program/installed.js';

/** What is started as a program or a thread, and what a test asks of the program beside it. */
const ENTRIES = [
  'cli/main',
  'app/batch/renderWorker',
  'measures/countWorker',
  'measures/measureCitizens',
  'store/caseStore',
  'extracts/delivery',
  'rules/ruleset',
  'rules/whatIf',
];

/** What reports alone need and is large: taken from where it is installed. */
const INSTALLED = ['@duckdb/node-bindings', 'vega', 'vega-lite', 'pdfkit', 'fontkit'];

/** The folder of this run of the tests (run.setup.ts); of a worker's own where there is none. */
const RUN = process.env.JCREPORT_RUN ?? mkdtempSync(join(tmpdir(), 'jcreport-compiled-'));
if (process.env.JCREPORT_RUN === undefined)
  process.on('exit', () => rmSync(RUN, { recursive: true, force: true }));

let made: Promise<string> | undefined;

/** The program as a process runs it, bundled once from these sources, for all workers. @returns the file to start. */
export function compiled(): Promise<string> {
  made ??= compileOnce(join(RUN, 'compiled'));
  return made;
}

/** One of {@link ENTRIES} as the program has it, by its file's name. */
export const entry = async (name: string): Promise<string> =>
  join(dirname(await compiled()), 'dist', `${name}.js`);

/** The worker that makes the folder compiles into it; the other waits for the file to start, which comes last. */
async function compileOnce(home: string): Promise<string> {
  const start = join(home, 'start.mjs');
  try {
    mkdirSync(home);
  } catch {
    while (!existsSync(start)) {
      if (!existsSync(home)) throw new Error('the program could not be bundled: see the other worker');
      await setTimeout(20);
    }
    return start;
  }
  try {
    await compile(home);
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
  cpSync('bin/engine.js', join(home, 'engine.js'));
  writeFileSync(start, "import './engine.js';\nimport { start } from './dist/main.js';\nawait start();\n");
  return start;
}

/** As `build/program.js` does for the program that is sent out, but for what that makes ready beforehand. */
async function compile(home: string): Promise<void> {
  cpSync('package.json', join(home, 'package.json'));
  for (const name of ['node_modules', 'templates', 'fixtures']) symlinkSync(resolve(name), join(home, name));
  await build({
    entryPoints: ENTRIES.map((name) => `src/${name}.ts`),
    outdir: join(home, 'dist'),
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: INSTALLED,
    banner: {
      js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);",
    },
    logLevel: 'error',
  });
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
