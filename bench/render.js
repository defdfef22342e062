// How long reports take, beside an empty Node process, Typst and Chromium: read the ratios, not the milliseconds.
//   npm run bench:render            the peers are installed into a temporary folder
//   npm run bench:render -- DIR     or were, into that one
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReports } from '../dist/src/app/buildReports.js';
import { FIXTURES, GENERATOR, SHARED_CHARTS, TEMPLATES } from '../dist/src/app/paths.js';
import { KOMMUNER, kommuneTitle } from '../dist/src/domain/kommuner.js';
import { parseMonth } from '../dist/src/domain/month.js';
import { openDelivery } from '../dist/src/extracts/delivery.js';
import { renderPdf } from '../dist/src/formats/pdf/pdf.js';
import { loadTheme } from '../dist/src/formats/theme.js';
import { FAMILIES } from '../dist/src/report/families.js';
import { RULES } from '../dist/src/rules/ruleset.js';
import { installInto, machine, median } from './machine.js';
import { chartsOf } from './peers/charts.js';
import { hasBrowser, openChromium, INSTALLED as PLAYWRIGHT } from './peers/chromium.js';
import { openTypst, INSTALLED as TYPST } from './peers/typst.js';

/** Runs of a process, reports that warm up, and reports that are measured. */
const [RUNS, WARM, MEASURED] = [7, 40, 30];

const rows = [];
const times = new Map();
const took = async (name, work) => {
  const start = performance.now();
  const result = await work();
  times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
  return result;
};
const medianOf = (name) => median(times.get(name));

const scratch = mkdtempSync(join(tmpdir(), 'jcreport-bench-'));
const peers = process.argv[2] ?? join(scratch, 'peers');
const node = (...args) => spawnSync(process.execPath, args, { stdio: 'ignore' });
const build = ['bin/jcreport.js', 'build', '--kommune', 'Aalborg', '--month', '2020-08'];
for (let i = 0; i < RUNS; i += 1) {
  await took('an empty Node process', () => node('-e', ''));
  await took('jcreport --help', () => node('bin/jcreport.js', '--help'));
  await took('jcreport build, cold', () =>
    node(...build, '--data', join(FIXTURES, 'demo'), '--out', scratch),
  );
}

const require = createRequire(import.meta.url);
const fonts = [
  '400Regular/SourceSans3_400Regular',
  '600SemiBold/SourceSans3_600SemiBold',
  '400Regular_Italic/SourceSans3_400Regular_Italic',
].map((name) => require.resolve(`@expo-google-fonts/source-sans-3/${name}.ttf`));
if (!process.argv[2]) {
  const { mkdirSync } = await import('node:fs');
  mkdirSync(peers);
  writeFileSync(join(peers, 'package.json'), '{"private": true}');
  installInto(peers, [TYPST, PLAYWRIGHT]);
}
const typst = await openTypst(peers, fonts).catch(() => undefined);
const chromium = hasBrowser() ? await openChromium(peers, fonts).catch(() => undefined) : undefined;

const reports = await openReports(await openDelivery(join(FIXTURES, 'demo')), {
  rules: RULES,
  family: FAMILIES.find(({ name }) => name === 'jobcenterindblik').ask({}),
  month: parseMonth('2020-08'),
  attach: false,
  generator: GENERATOR,
  senderOf: (kommune) => ({ publisher: kommuneTitle(kommune) }),
});
const theme = await loadTheme(join(TEMPLATES, 'theme.json'));
const looks = { charts: [join(TEMPLATES, 'jobcenterindblik', 'charts'), SHARED_CHARTS], theme };

// Other kommuner than those measured, so that no word or number of theirs is known.
for (const kommune of KOMMUNER.slice(-WARM)) await renderPdf((await reports.make(kommune)).document, looks);
for (const [i, kommune] of KOMMUNER.slice(0, MEASURED).entries()) {
  const { document } = await took('a document from ready measures', () => reports.make(kommune));
  await took('its PDF', () => renderPdf(document, looks));
  const charts = await took('its charts as SVG, for the peers', () => chartsOf(document, looks));
  if (typst) await took('the same by Typst, charts given', () => typst(document, charts, theme));
  if (chromium && i < 10)
    await took('the same by Chromium, charts given', () => chromium.print(document, charts, theme));
}
const [document, pdf, charts] = [
  'a document from ready measures',
  'its PDF',
  'its charts as SVG, for the peers',
].map(medianOf);
times.set('98 reports one after another', []);
await took('98 reports one after another', async () => {
  for (const kommune of KOMMUNER) await renderPdf((await reports.make(kommune)).document, looks);
});
reports.close();
await chromium?.close();
rmSync(scratch, { recursive: true, force: true });

console.log(machine());
for (const [name, values] of times) rows.push([`${median(values).toFixed(0)} ms`.padStart(10), name]);
for (const [time, name] of rows) console.log(`${time}  ${name}`);
console.log(
  `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`.padStart(10),
  ' peak memory, the peers’ in this process included',
);
const ratio = (name, value, most) => console.log(value.toFixed(2).padStart(10), ` ${name} (at most ${most})`);
const empty = medianOf('an empty Node process');
ratio('--help ÷ an empty process', medianOf('jcreport --help') / empty, 2.5);
ratio('a cold build ÷ an empty process', medianOf('jcreport build, cold') / empty, 18);
// The charts are a part of the content: what lays them out counts for the peers as it does here.
for (const [name, key, most] of [
  ['Typst', 'the same by Typst, charts given', 0.4],
  ['Chromium', 'the same by Chromium, charts given', 0.12],
]) {
  if (times.has(key))
    ratio(`document and PDF ÷ ${name} with its charts`, (document + pdf) / (medianOf(key) + charts), most);
  else console.log(`${'–'.padStart(10)}  ${name} is not there`);
}
