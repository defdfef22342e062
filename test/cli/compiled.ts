import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
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

const require = createRequire(import.meta.url);
const packageOf = (name: string): string => dirname(require.resolve(name));

let made: Promise<string> | undefined;

/** The program as a process runs it, bundled once from these sources. @returns the file to start. */
export function compiled(): Promise<string> {
  made ??= compile();
  return made;
}

/** One of {@link ENTRIES} as the program has it, by its file's name. */
export const entry = async (name: string): Promise<string> =>
  join(dirname(await compiled()), 'dist', `${name}.js`);

/** As `build/program.js` does for the program that is sent out, but for what that makes ready beforehand. */
async function compile(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'jcreport-compiled-'));
  process.on('exit', () => rmSync(home, { recursive: true, force: true }));
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
    external: ['@duckdb/node-bindings'],
    alias: { 'vega-canvas': join(packageOf('vega-canvas'), 'vega-canvas.browser.js') },
    banner: {
      js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);",
    },
    logLevel: 'error',
  });
  // pdfkit reads its colour profile beside itself.
  cpSync(join(packageOf('pdfkit'), 'data'), join(home, 'dist', 'data'), { recursive: true });
  const start = join(home, 'start.mjs');
  writeFileSync(start, "import { start } from './dist/main.js';\nawait start();\n");
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
