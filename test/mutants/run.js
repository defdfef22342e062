// Breaks every rule by one, each mutant in a worker of its own but all in one run of vitest over copies of the
// project, and reports which test falls.
//   npm run mutants
//   npm run mutants -- 'tilsyn|2026-07'    those alone whose edit has this pattern
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MUTANTS, RULE_TESTS } from './list.js';

/** The tests that a mutant must fall to; pages and commands stand on them and would fall as well. */
const TESTS = ['core', 'measures', 'rules']
  .flatMap((folder) =>
    readdirSync(join('test', folder))
      .filter((name) => name.endsWith('.test.ts') && name !== 'page.test.ts')
      .map((name) => `${folder}/${name}`),
  )
  .concat('editions/compare.test.ts', 'editions/shown.test.ts');
/** The tests of ydelser, which are quick only for those who ask for them. */
const OF_YDELSER = ['domain/ydelse.test.ts', 'domain/newYdelse.test.ts'];

/** The mutants asked for, by a pattern of their edits. */
const asked = new RegExp(process.argv[2] ?? '');
const editOf = ({ file, find, put }) =>
  `${file}: ${find.replaceAll('\n', ' ')} -> ${put.replaceAll('\n', ' ')}`;
const edits = MUTANTS.filter((mutant) => asked.test(editOf(mutant)));

const started = Date.now();
const root = mkdtempSync(join(tmpdir(), 'jcreport-mutants-'));
symlinkSync(resolve('node_modules'), join(root, 'node_modules'));

/** A copy of the sources and the tests under a name of its own. */
function copyTo(name) {
  const copy = join(root, name);
  for (const part of [
    'src',
    'test/mutants',
    'test/core',
    'test/measures',
    'test/rules',
    'test/domain',
    'test/editions',
    'test/cli',
    'test/reference',
    'test/folders.ts',
    'test/lists.ts',
    'package.json',
  ])
    cpSync(part, join(copy, part), { recursive: true });
  symlinkSync(resolve('templates'), join(copy, 'templates'));
  return copy;
}

/** Writes the file that runs the tests of one mutant in a worker of its own. */
function writeRun(copy, name, tests, first = '') {
  const imports = tests.map((test) => `await import('../${test}');`);
  mkdirSync(join(copy, 'test', 'run'), { recursive: true });
  writeFileSync(join(copy, 'test', 'run', `${name}.mutant.ts`), [first, ...imports, ''].join('\n'));
}

/** Runs files by a part of their path. @returns the names of the tests that fail, by the file's name. */
function failing(filter) {
  const report = join(root, 'report.json');
  rmSync(report, { force: true });
  const { stderr } = spawnSync(
    'npx',
    ['vitest', 'run', '--root', root, filter, '--reporter=json', `--outputFile=${report}`],
    { encoding: 'utf8', maxBuffer: 1e9 },
  );
  let results;
  try {
    results = JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    throw new Error(`vitest gave no report: ${stderr}`);
  }
  return new Map(
    results.map(({ name, assertionResults, message, status }) => [
      /(\w+)\.mutant\.ts$/.exec(name)[1],
      assertionResults.length === 0 && status === 'failed'
        ? [`(a file that does not load: ${message})`]
        : assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName),
    ]),
  );
}

writeFileSync(
  join(root, 'vitest.config.ts'),
  `export default { test: { include: ['**/*.mutant.ts'], env: { TZ: 'America/St_Johns' }, testTimeout: 60_000, maxWorkers: 2 } };\n`,
);
const sound = copyTo('sound');
writeRun(
  sound,
  'none',
  [...TESTS, ...OF_YDELSER],
  `import { writeFileSync } from 'node:fs';
import { RULE_MUTANTS } from '../mutants/fromRules.js';
writeFileSync(${JSON.stringify(join(root, 'rules.json'))}, JSON.stringify(RULE_MUTANTS.map(({ id, edit }) => ({ id, edit }))));`,
);
const before = failing('none.mutant').get('none');
if (before.length > 0) throw new Error(`tests fail without any mutant: ${before.join('; ')}`);

const ofRules = JSON.parse(readFileSync(join(root, 'rules.json'), 'utf8'));
for (const [number, { id, edit }] of ofRules.entries()) {
  if (!asked.test(`${id}: ${edit}`)) continue;
  writeRun(
    sound,
    `r${number}`,
    TESTS,
    `import { mutate } from '../mutants/fromRules.js';\nmutate(${number});`,
  );
}
const gone = [];
for (const [number, { file, find, put }] of edits.entries()) {
  const source = readFileSync(file, 'utf8');
  if (!source.includes(find)) {
    gone.push(number);
    continue;
  }
  const copy = copyTo(`c${number}`);
  writeFileSync(
    join(copy, file),
    source.replace(find, () => put),
  );
  writeRun(copy, `c${number}`, file.startsWith('src/domain/') ? OF_YDELSER : TESTS);
}
rmSync(join(sound, 'test', 'run', 'none.mutant.ts'));
const failed = failing('mutant');

const mutants = [
  ...ofRules.map(({ id, edit }, i) => ({
    name: `r${i}`,
    edit: `${id}: ${edit}`,
    // A rule without its first value stops every test that asks of that month: the law's own test names it.
    names: new RegExp(`${RULE_TESTS[id]?.source ?? 'no other test'}|the rule ${id} in`),
  })),
  ...edits.map((mutant, i) => ({ name: `c${i}`, edit: editOf(mutant), names: mutant.names })),
].filter(({ edit }) => asked.test(edit));
let survivors = 0;
for (const { name, edit, names } of mutants) {
  const fallen = failed.get(name) ?? [];
  const named = fallen.find((test) => names.test(test));
  if (named) console.log(`killed    ${edit}\n          by: ${named}`);
  else {
    survivors += 1;
    const word =
      gone.includes(Number(name.slice(1))) && name.startsWith('c')
        ? 'GONE     '
        : fallen.length > 0
          ? 'UNNAMED  '
          : 'SURVIVED ';
    console.log(`${word} ${edit}\n          ${fallen.slice(0, 3).join('; ')}`);
  }
}
rmSync(root, { recursive: true, force: true });
console.log(
  `${mutants.length - survivors} of ${mutants.length} mutants (${mutants.length - edits.length} of the rules, ${edits.length} of the code) ` +
    `killed by a test that names the rule, in ${Math.round((Date.now() - started) / 1000)} s`,
);
process.exitCode = survivors > 0 ? 1 : 0;
