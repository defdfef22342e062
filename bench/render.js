import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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
import { installInto } from './machine.js';
import { chartsOf } from './peers/charts.js';
import { hasBrowser, openChromium, INSTALLED as PLAYWRIGHT } from './peers/chromium.js';
import { openTypst, INSTALLED as TYPST } from './peers/typst.js';

const READ = 'reading the bundled data';
const DOCUMENT = 'a document from ready measures';
const PDF = 'its PDF';
const CHARTS = 'its charts as SVG, for the peers';
const BY_TYPST = 'the same by Typst, charts given';
const BY_CHROMIUM = 'the same by Chromium, charts given';
const FIRST_BATCH = 'batch of 98, counting included';
const BATCH = 'batch of 98 from ready measures, start included';

/** Reports that Chromium prints, at most: it takes a second each. */
const PRINTED = 10;

/** Typst and Chromium with the report's fonts, where they can be had. */
async function openPeers(scratch, installed) {
  const require = createRequire(import.meta.url);
  const fonts = [
    '400Regular/SourceSans3_400Regular',
    '600SemiBold/SourceSans3_600SemiBold',
    '400Regular_Italic/SourceSans3_400Regular_Italic',
  ].map((name) => require.resolve(`@expo-google-fonts/source-sans-3/${name}.ttf`));
  const peers = installed ?? join(scratch, 'peers');
  if (!installed) {
    mkdirSync(peers);
    writeFileSync(join(peers, 'package.json'), '{"private": true}');
    installInto(peers, [TYPST, PLAYWRIGHT]);
  }
  const typst = await openTypst(peers, fonts).catch(() => undefined);
  const chromium = hasBrowser() ? await openChromium(peers, fonts).catch(() => undefined) : undefined;
  return { typst, chromium };
}

/**
 * What a report takes, in a process that has made none and in one that is warm, beside Typst and Chromium with the same
 * content; and the batch of all kommuner.
 * @param installed the folder that the peers' packages are in; they are installed when left out.
 */
export async function benchRender(measured, { warm, reports: count, runs, installed }) {
  const { typst, chromium } = await openPeers(measured.scratch, installed);
  const reports = await measured.took(READ, async () =>
    openReports(await openDelivery(join(FIXTURES, 'demo')), {
      rules: RULES,
      family: FAMILIES.find(({ name }) => name === 'jobcenterindblik').ask({}),
      month: parseMonth('2020-08'),
      attach: false,
      generator: GENERATOR,
      senderOf: (kommune) => ({ publisher: kommuneTitle(kommune) }),
    }),
  );
  const theme = await loadTheme(join(TEMPLATES, 'theme.json'));
  const looks = { charts: [join(TEMPLATES, 'jobcenterindblik', 'charts'), SHARED_CHARTS], theme };
  const whole = async (kommune) => renderPdf((await reports.make(kommune)).document, looks);

  // Other kommuner than those measured, so that no word or number of theirs is known.
  const [first, ...others] = KOMMUNER.slice(-warm);
  await measured.took('the first report of a process, from ready measures', () => whole(first));
  for (const kommune of others) await whole(kommune);
  for (const [i, kommune] of KOMMUNER.slice(0, count).entries()) {
    const { document } = await measured.took(DOCUMENT, () => reports.make(kommune));
    await measured.took(PDF, () => renderPdf(document, looks));
    const charts = await measured.took(CHARTS, () => chartsOf(document, looks));
    if (typst) await measured.took(BY_TYPST, () => typst(document, charts, theme));
    if (chromium && i < PRINTED)
      await measured.took(BY_CHROMIUM, () => chromium.print(document, charts, theme));
  }
  reports.close();
  await chromium?.close();

  const out = join(measured.scratch, 'batch');
  const kept = ['--cache', join(measured.scratch, 'cache'), '--data', join(FIXTURES, 'demo')];
  const batch = ['bin/jcreport.js', 'batch', '--month', '2020-08', ...kept, '--out', out];
  // The first one counts and keeps what it counted; the others begin with measures that are there.
  measured.process(FIRST_BATCH, batch);
  for (let i = 0; i < runs; i += 1) measured.process(BATCH, batch);

  // The charts are a part of the content: what lays them out counts for the peers as it does here.
  const own = measured.medianOf(DOCUMENT) + measured.medianOf(PDF);
  const peer = (name) => measured.medianOf(name) + measured.medianOf(CHARTS);
  measured.ratio('document and PDF ÷ Typst with its charts', own / peer(BY_TYPST), 0.4);
  measured.ratio('document and PDF ÷ Chromium with its charts', own / peer(BY_CHROMIUM), 0.12);
  const contents = KOMMUNER.length * peer(BY_TYPST);
  measured.ratio('batch of 98 from ready measures ÷ 98 by Typst', measured.medianOf(BATCH) / contents, 0.35);
  measured.ratio('peak memory of the batch, MB', measured.memoryOf(BATCH), 700);
}
