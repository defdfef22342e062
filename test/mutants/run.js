// Breaks every rule by one, one at a time in a copy of the project, and reports which test falls.
//   npm run mutants
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MUTANTS } from './list.js';

const copy = mkdtempSync(join(tmpdir(), 'jcreport-mutants-'));
for (const name of ['src', 'test', 'templates', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
  cpSync(name, join(copy, name), { recursive: true });
}
symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));

/** Names of the tests that fail now. */
function failing() {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const tests = ['test/core', 'test/measures', 'test/rules/rules.test.ts'];
  spawnSync('npx', ['vitest', 'run', ...tests, '--reporter=json', `--outputFile=${report}`], { cwd: copy });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return testResults.flatMap(({ assertionResults, message, status }) =>
    assertionResults.length === 0 && status === 'failed'
      ? [`(a file that does not load: ${message})`]
      : assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName),
  );
}

const before = failing();
if (before.length > 0) throw new Error(`tests fail without any mutant: ${before.join('; ')}`);

let survivors = 0;
for (const { file, find, put, names } of MUTANTS) {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  const edit = `${file}: ${find.replaceAll('\n', ' ')} -> ${put.replaceAll('\n', ' ')}`;
  if (!source.includes(find)) {
    survivors += 1;
    console.log(`GONE      ${edit}`);
    continue;
  }
  writeFileSync(path, source.replace(find, put));
  const failed = failing();
  writeFileSync(path, source);
  const named = failed.find((name) => names.test(name));
  if (named) console.log(`killed    ${edit}\n          by: ${named}`);
  else {
    survivors += 1;
    console.log(
      `${failed.length > 0 ? 'UNNAMED ' : 'SURVIVED'}  ${edit}\n          ${failed.slice(0, 3).join('; ')}`,
    );
  }
}
rmSync(copy, { recursive: true, force: true });
console.log(
  `${MUTANTS.length - survivors} of ${MUTANTS.length} mutants killed by a test that names the rule`,
);
process.exitCode = survivors > 0 ? 1 : 0;
