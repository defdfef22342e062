// Validates reports against PDF/UA-1 and PDF/A with veraPDF.
//   npm run check:pdf              the reports of reports.js, built anew
//   npm run check:pdf -- --all     those, and every kommune's report of August 2020
//   npm run check:pdf -- FILE …    files that are there already
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everyKommune, makeReport, REPORTS } from './reports.js';

/** The command line of veraPDF has only so much room. */
const AT_ONCE = 30;

/** The PDF/A profile that a file claims in its XMP, which archives want to read without unpacking. */
function archiveProfile(file) {
  const part = /<pdfaid:part>(\d)</.exec(readFileSync(file, 'latin1'))?.[1];
  if (part === undefined) throw new Error(`${file} does not say that it is PDF/A`);
  return `PDFA_${part}_A`;
}

/** Whether every file passes; prints the verdicts. */
function validate(files) {
  const jar = join('node_modules', '@opendataloader', 'pdf', 'lib', 'opendataloader-pdf-cli.jar');
  if (!existsSync(jar)) throw new Error(`${jar} is not there; run npm install`);
  let sound = true;
  for (let i = 0; i < files.length; i += AT_ONCE) {
    const pairs = files
      .slice(i, i + AT_ONCE)
      .flatMap((file) => ['PDFUA_1', file, archiveProfile(file), file]);
    const shell = ['-cp', jar, 'org.mozilla.javascript.tools.shell.Main', join('test', 'pdf', 'validate.js')];
    const { status, error } = spawnSync('java', [...shell, ...pairs], { stdio: 'inherit' });
    if (error) throw new Error('no Java runtime is on the path; install one (Debian: default-jre-headless)');
    sound &&= status === 0;
  }
  return sound;
}

const asked = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'jcreport-pdf-'));
try {
  const named = asked.filter((word) => !word.startsWith('--'));
  const wanted = asked.includes('--all') ? [...REPORTS, ...everyKommune()] : REPORTS;
  const files = named.length > 0 ? named : wanted.map((report) => makeReport(report, folder));
  const sound = validate(files);
  console.log(sound ? `${files.length} of ${files.length} files pass` : 'not every file passes');
  process.exitCode = sound ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
