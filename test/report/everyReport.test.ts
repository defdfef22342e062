/**
 * Every check that a program can make of a report, over many of them: its texts, the labels of its charts, its shares
 * beside their thresholds, and of some of them the pages.
 *   EVERY_KOMMUNER=98 EVERY_MONTHS=12 EVERY_PDF_MONTHS=1 npx vitest run test/report/everyReport
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type OpenReports, openReports } from '../../src/app/buildReports.js';
import { FIXTURES, TEMPLATES } from '../../src/app/paths.js';
import { KOMMUNER, type Kommune, kommuneTitle } from '../../src/domain/kommuner.js';
import { formatMonth, type Month, parseMonth } from '../../src/domain/month.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { loadTheme } from '../../src/formats/theme.js';
import { RULES } from '../../src/rules/ruleset.js';
import { breakFaults } from '../checks/breaks.js';
import { labelFaults } from '../checks/labels.js';
import { textFaults } from '../checks/texts.js';
import { thresholdFaults } from '../checks/thresholds.js';
import { counted } from '../counted.js';
import { expectAccessible } from '../pdf/accessible.js';
import { familyOf, makePdf } from '../pdf/document.js';
import { readTagTree } from '../pdf/tagTree.js';

/** Kommuner, months and, counted from the last, months whose pages are drawn: all of them in a long run. */
const [HOW_MANY, MONTHS, DRAWN] = ['EVERY_KOMMUNER', 'EVERY_MONTHS', 'EVERY_PDF_MONTHS'].map((name) =>
  Number(process.env[name] ?? 1),
) as [number, number, number];

const STEP = Math.max(1, Math.floor(KOMMUNER.length / HOW_MANY));
const ASKED = KOMMUNER.filter((_, i) => i % STEP === STEP - 1).slice(0, HOW_MANY);
const AALBORG = KOMMUNER.filter(({ name }) => name === 'Aalborg');

/** Each family with its data, its last months (at most so many) and whom it is about. */
const FAMILIES: readonly {
  name: string;
  data: string;
  last: string;
  most?: number;
  whom?: readonly (Kommune | undefined)[];
  options?: Record<string, unknown>;
}[] = [
  { name: 'jobcenterindblik', data: 'demo', last: '2020-10' },
  // A short run takes a month that other tests count, too.
  {
    name: 'tilsynsnotat',
    data: 'demo',
    last: MONTHS > 1 ? '2020-10' : '2020-08',
    options: { scenarie: '250' },
  },
  { name: 'beskaeftigelsesindblik', data: 'beskaeftigelsesindblik', last: '2026-05' },
  { name: 'beskaeftigelsesplan', data: 'beskaeftigelsesplan', last: '2019-12', most: 8, whom: AALBORG },
  { name: 'opfoelgning', data: 'opfoelgning', last: '2021-06', most: 7, whom: [undefined] },
];

interface Counts {
  documents: number;
  texts: number;
  labels: number;
  shares: number;
  files: number;
  breaks: number;
  faults: string[];
}
const none = (): Counts => ({
  documents: 0,
  texts: 0,
  labels: 0,
  shares: 0,
  files: 0,
  breaks: 0,
  faults: [],
});

async function open({ name, data, options = {} }: (typeof FAMILIES)[number], month: Month) {
  return openReports(await openDelivery(join(FIXTURES, data)), {
    rules: RULES,
    family: familyOf(name).ask(options),
    month,
    attach: false,
    generator: { name: 'jcreport', version: '0' },
    cache: await counted(),
    senderOf: (kommune) => ({ publisher: kommune ? kommuneTitle(kommune) : '' }),
  });
}

const theme = await loadTheme(join(TEMPLATES, 'theme.json'));

/** Looks at one report and adds what is found. */
async function look(reports: OpenReports, kommune: Kommune | undefined, isDrawn: boolean, counts: Counts) {
  const { document, shown } = await reports.make(kommune);
  const [texts, labels, shares] = [
    textFaults(document),
    await labelFaults(document, theme),
    thresholdFaults(document, shown),
  ];
  counts.documents += 1;
  counts.texts += texts.count;
  counts.labels += labels.count;
  counts.shares += shares.count;
  const faults = [...texts.faults, ...labels.faults, ...shares.faults];
  if (isDrawn) {
    const pdf = await readTagTree(await makePdf(document));
    const breaks = breakFaults(pdf);
    counts.files += 1;
    counts.breaks += breaks.count;
    faults.push(...breaks.faults);
    try {
      expectAccessible(pdf, document);
    } catch (error) {
      faults.push((error as Error).message.split('\n')[0]!);
    }
  }
  counts.faults.push(...faults.map((fault) => `${document.meta.title}: ${fault}`));
}

describe.each(FAMILIES)('$name', (family) => {
  const last = parseMonth(family.last);
  const months = Array.from({ length: Math.min(MONTHS, family.most ?? MONTHS) }, (_, i) => last - i);

  test.each(months.map((month) => [formatMonth(month), month] as const))(
    'nothing is wrong with a report of %s',
    async (name, month) => {
      const counts = none();
      const reports = await open(family, month);
      try {
        for (const kommune of family.whom ?? ASKED)
          await look(reports, kommune, last - month < DRAWN, counts);
      } finally {
        reports.close();
      }
      if (process.env.EVERY_KOMMUNER) {
        console.log(JSON.stringify({ family: family.name, month: name, ...counts }));
      }
      expect(counts.documents).toBe((family.whom ?? ASKED).length);
      expect(counts.faults).toEqual([]);
    },
    3_600_000,
  );
});
