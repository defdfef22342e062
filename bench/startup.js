import { join } from 'node:path';
import { FIXTURES } from '../dist/src/app/paths.js';

const EMPTY = 'an empty Node process';
const HELP = 'jcreport --help';
const BUILD = 'jcreport build, cold, of the bundled data';

/** What a start takes, beside a process that does nothing. */
export function benchStartup(measured, runs) {
  const build = ['bin/jcreport.js', 'build', '--kommune', 'Aalborg', '--month', '2020-08'];
  const from = ['--data', join(FIXTURES, 'demo'), '--out', measured.scratch];
  for (let i = 0; i < runs; i += 1) {
    measured.process(EMPTY, ['-e', ''], { withMemory: false });
    measured.process(HELP, ['bin/jcreport.js', '--help'], { withMemory: false });
    measured.process(BUILD, [...build, ...from], { withMemory: false });
  }
  const empty = measured.medianOf(EMPTY);
  measured.ratio('--help ÷ an empty process', measured.medianOf(HELP) / empty, 2.5);
  measured.ratio('a cold build ÷ an empty process', measured.medianOf(BUILD) / empty, 18);
}
