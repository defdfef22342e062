// The reports that check.js validates: the kinds that differ in what they hold.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KOMMUNER } from '../../dist/src/domain/kommuner.js';

const PROGRAM = resolve('bin/jcreport.js');
const FIXTURES = resolve('fixtures');
const DEMO = join(FIXTURES, 'demo');

/** A picture with transparency, as logos have it: one red dot. */
const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** Each with its arguments, the files of its working folder, and the demonstration extracts that it leaves out. */
export const REPORTS = [
  { name: 'aalborg', args: ['--kommune', 'Aalborg', '--month', '2020-08'] },
  { name: 'suppressed-groups', args: ['--kommune', 'Herning', '--month', '2020-10'] },
  {
    name: 'almost-no-data',
    args: ['--kommune', 'Læsø', '--month', '2020-08'],
    only: /^(benchmark|delivery)/,
  },
  {
    name: '24-months-of-everything',
    args: [
      ...['--kommune', 'Aalborg', '--month', '2020-10', '--format', 'pdf'],
      ...['--afstemning', '--attach', '--rules', 'rules.yaml'],
    ],
    files: {
      'rules.yaml': 'rules: { tidlig-suspenderet: false }\n',
      'logo.png': LOGO,
      'jcreport.config.json': JSON.stringify({
        unit: 'Job- og Velfærdsforvaltningen',
        contact: 'jobcenter@example.dk',
        logo: 'logo.png',
        accent: '#7a3e9d',
      }),
    },
  },
];

/** The other kinds of report, each from its own demonstration data. */
const family = (name, data, ...args) => ({ name, data, args: ['--rapport', name, ...args] });
REPORTS.push(
  family('beskaeftigelsesindblik', 'beskaeftigelsesindblik', '--kommune', 'Aalborg', '--month', '2026-05'),
  family('beskaeftigelsesplan', 'beskaeftigelsesplan', '--kommune', 'Aalborg', '--month', '2019-08'),
  family('tilsynsnotat', 'tilsynsnotat', '--kommune', 'Aalborg', '--month', '2019-10', '--scenarie', '250'),
  family('opfoelgning', 'opfoelgning', '--month', '2021-06', '--attach'),
);

/** August 2020 of all 98 kommuner. */
export const everyKommune = () =>
  KOMMUNER.map(({ code }) => ({
    name: `kommune-${code}`,
    args: ['--kommune', String(code), '--month', '2020-08'],
  }));

/** Builds a report in a folder of its own. @returns the path of its file in the format. */
export function makeReport({ name, args, files = {}, only, data: demo = 'demo' }, folder, format = 'pdf') {
  const work = join(folder, name);
  mkdirSync(work, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(work, file), content);
  const data = only ? join(work, 'data') : join(FIXTURES, demo);
  if (only) {
    for (const file of readdirSync(DEMO).filter((file) => only.test(file)))
      cpSync(join(DEMO, file), join(data, file));
  }
  const formats = format === 'pdf' ? [] : ['--format', `pdf,${format}`];
  const call = ['build', ...args, ...formats, '--data', data, '--out', '.'];
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...call], { cwd: work, encoding: 'utf8' });
  if (status !== 0) throw new Error(`jcreport ${call.join(' ')} failed:\n${stderr}`);
  return join(
    work,
    readdirSync(work).find((file) => file.endsWith(`.${format}`)),
  );
}
