import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { native } from './test/native.js';

/** Files of tests that take longest: begun last, one worker would wait for the other. */
const LONG = [
  'cli/robust',
  'report/files',
  'cli/measures',
  'formats/labels',
  'report/everyReport',
  'cli/editions',
  'cli/families',
  'extracts/dialects',
  'report/danishTexts',
  'report/together',
  'store/caseStore',
  'store/crossChecks',
  'template/markdown',
];
const place = ({ moduleId }: TestSpecification): number =>
  LONG.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`)) + 1 || LONG.length + 1;

/** The long ones first, the others by their paths: the same order in each run, and reports of one folder near each other. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => place(a) - place(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  plugins: [native()],
  test: {
    include: ['test/**/*.test.ts'],
    // What packs and installs the program, makes every report again in fresh modules, or publishes a country by the
    // program's own commands, is for `npm run soak`.
    exclude: process.env.PACKED
      ? []
      : ['test/program/**', 'test/formats/charts.test.ts', 'test/report/nation.test.ts'],
    // Another time zone than the developer's, so that no date depends on it.
    env: { TZ: 'America/St_Johns' },
    // Processes, not threads: tests change the working folder. The files of a worker share its modules, so that
    // the libraries of charts and PDF are loaded twice and not fifty times; setup.ts cleans up after each test.
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    // Reports are made of many short-lived objects: a larger young generation is cleared less often.
    // Most of the program runs a few times in a test: to optimize it would take longer than it saves.
    // Later engines than Node 20's wait by themselves, and do not know the flag.
    execArgv: [
      '--max-semi-space-size=64',
      ...(process.versions.v8.startsWith('11.') ? ['--interrupt-budget=1000000'] : []),
    ],
    sequence: { sequencer: LongFirst },
    setupFiles: ['test/setup.ts'],
    globalSetup: ['test/run.setup.ts'],
    // No test may fall because the machine has other things to do.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
