// Speed and memory, side by side in one run: read the ratios, not the seconds.
//   npm run bench
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReports } from '../dist/src/app/buildReports.js';
import { GENERATOR, SHARED_CHARTS, TEMPLATES } from '../dist/src/app/paths.js';
import { judgeEarly } from '../dist/src/core/early.js';
import { judgeCitizen } from '../dist/src/core/judge.js';
import { KOMMUNER, kommuneTitle } from '../dist/src/domain/kommuner.js';
import { parseMonth } from '../dist/src/domain/month.js';
import { openDelivery } from '../dist/src/extracts/delivery.js';
import { renderPdf } from '../dist/src/formats/pdf/pdf.js';
import { loadTheme } from '../dist/src/formats/theme.js';
import { FAMILIES } from '../dist/src/report/families.js';
import { RULES } from '../dist/src/rules/ruleset.js';
import { CaseStore } from '../dist/src/store/caseStore.js';

const DATA = 'fixtures/demo';
const month = parseMonth('2020-08');
const rows = [];

async function measure(name, work, runs = 3) {
  const times = [];
  for (let i = 0; i < runs; i += 1) {
    globalThis.gc?.();
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  const best = Math.min(...times);
  rows.push({ name, ms: Math.round(best), rss: Math.round(process.memoryUsage().rss / 2 ** 20) });
  return best;
}

const out = mkdtempSync(join(tmpdir(), 'jcreport-bench-'));
const node = (...args) => spawnSync(process.execPath, args, { stdio: 'ignore' });
await measure('an empty Node process', () => node('-e', ''));
const cold = await measure('jcreport build, cold, one kommune', () =>
  node(
    'bin/jcreport.js',
    'build',
    '--kommune',
    'Aalborg',
    '--month',
    '2020-08',
    '--data',
    DATA,
    '--out',
    out,
  ),
);

const delivery = await openDelivery(DATA);
const store = await CaseStore.load(delivery.files);
const citizens = [];
await measure('read all citizens from the store', async () => {
  citizens.length = 0;
  for await (const citizen of store.citizens()) citizens.push(citizen.timeline);
});
const judged = await measure(`judge ${citizens.length} citizens in 24 months`, () => {
  for (const citizen of citizens) judgeCitizen(citizen, { from: month - 23, to: month }, RULES);
});
await measure('the same, early effort', () => {
  for (const citizen of citizens) judgeEarly(citizen, { from: month - 23, to: month }, RULES);
});
store.close();

const reports = await openReports(delivery, {
  rules: RULES,
  family: FAMILIES.find(({ name }) => name === 'jobcenterindblik').ask({}),
  month,
  attach: false,
  generator: GENERATOR,
  senderOf: (kommune) => ({ publisher: kommuneTitle(kommune) }),
});
const theme = await loadTheme(join(TEMPLATES, 'theme.json'));
const looks = { charts: [join(TEMPLATES, 'jobcenterindblik', 'charts'), SHARED_CHARTS], theme };
const some = KOMMUNER.slice(0, 20);
const documents = [];
for (const kommune of some) documents.push((await reports.make(kommune)).document);
await measure('20 documents from ready measures', async () => {
  for (const kommune of some) await reports.make(kommune);
});
const pdfs = await measure('20 PDFs from ready documents', async () => {
  for (const report of documents) await renderPdf(report, looks);
});
reports.close();
rmSync(out, { recursive: true, force: true });

for (const { name, ms, rss } of rows)
  console.log(`${String(ms).padStart(7)} ms  ${String(rss).padStart(5)} MB  ${name}`);
console.log(`\ncold build ÷ empty process   ${(cold / rows[0].ms).toFixed(1)}`);
console.log(`citizens judged a second     ${Math.round((citizens.length / judged) * 1000)}`);
console.log(`a warm PDF ÷ a cold build    ${(pdfs / 20 / cold).toFixed(3)}`);
