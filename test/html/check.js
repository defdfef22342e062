// Looks at reports as web pages in a browser: axe, keyboard, print, and that they ask for nothing beside themselves.
//   npm run check:html             the reports of test/pdf/reports.js, built anew, and the pages of a folder to publish
//   npm run check:html -- FILE …   pages that are there already
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeReport, REPORTS } from '../pdf/reports.js';
import { faultsOf, openBrowser } from './browser.js';

/** What a page may weigh, in bytes. */
const MOST = 400_000;

/** The pages that stand around reports that are published: made of two months of three kommuner. */
function publishedPages(folder) {
  const place = join(folder, 'published');
  for (const month of ['2020-07', '2020-08']) {
    const call = [
      'batch',
      '--month',
      month,
      '--kommuner',
      'Aalborg,Herning,Rebild',
      '--data',
      'fixtures/demo',
    ];
    const made = spawnSync(
      process.execPath,
      ['bin/jcreport.js', ...call, '--out', join(folder, 'batch'), '--publish', place],
      { encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(`jcreport ${call.join(' ')} failed:\n${made.stderr}`);
  }
  const pages = [
    'index',
    'udgave-jobcenterindblik-2020-07',
    'tilgaengelighed',
    'jobcenterindblik-rebild-2020-07',
  ];
  return [...pages, 'data/jobcenterindblik-2020-08/indhold'].map((name) => join(place, `${name}.html`));
}

const named = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'jcreport-html-'));
const browser = await openBrowser();
try {
  const files =
    named.length > 0
      ? named.map((file) => resolve(file))
      : [...REPORTS.map((report) => makeReport(report, folder, 'html')), ...publishedPages(folder)];
  let sound = 0;
  for (const file of files) {
    const { size } = statSync(file);
    const faults = await faultsOf(browser, file);
    if (size > MOST) faults.push(`weighs ${size} bytes, more than ${MOST}`);
    for (const fault of new Set(faults)) console.log(`${file}: ${fault}`);
    console.log(
      `${file}: ${(size / 1000).toFixed(0)} KB, ${faults.length === 0 ? 'nothing found' : `${faults.length} faults`}`,
    );
    if (faults.length === 0) sound += 1;
  }
  console.log(`${sound} of ${files.length} pages are sound`);
  process.exitCode = sound === files.length ? 0 : 1;
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
