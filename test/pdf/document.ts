import { join } from 'node:path';
import { type OpenReports, openReports } from '../../src/app/buildReports.js';
import { FIXTURES, SHARED_CHARTS, TEMPLATES } from '../../src/app/paths.js';
import type { Block, ReportDocument } from '../../src/document/model.js';
import { kommuneTitle, maybeKommune } from '../../src/domain/kommuner.js';
import { parseMonth } from '../../src/domain/month.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { renderPdf } from '../../src/formats/pdf/pdf.js';
import { loadTheme, type Theme } from '../../src/formats/theme.js';
import { FAMILIES } from '../../src/report/families.js';
import type { Family } from '../../src/report/family.js';
import type { Sender } from '../../src/report/frame/sender.js';
import { RULES, type RuleBook } from '../../src/rules/ruleset.js';
import { counted } from '../counted.js';

/** A document of some blocks and nothing else. */
export const bareDocument = (blocks: Block[]): ReportDocument => ({
  meta: { title: 'x', author: 'x', subject: 'x', created: 18_000 },
  running: { left: 'x', right: 'x', footer: 'x', pageLabel: '{page}' },
  blocks,
  attachments: [],
  record: {
    report: 'jobcenterindblik',
    month: '2020-08',
    generator: { name: 'jcreport', version: '0' },
    rules: '0',
    sources: [],
    accounts: [],
    notes: [],
  },
});

/** The family of a name. */
export const familyOf = (name: string): Family => FAMILIES.find((family) => family.name === name)!;

/** What a test may ask for beside the family, the kommune and the month. */
export interface Wishes {
  rules?: RuleBook;
  /** Else the family's demonstration data. */
  data?: string;
  attach?: boolean;
  sender?: Sender;
  /** The family's own options, as the command line has them; those of other families are passed over. */
  options?: Readonly<Record<string, unknown>>;
}

const made = new Map<string, Promise<ReportDocument>>();

/** Readings that reports are still made of, the newest last: a kommune more costs no other reading. */
const readings = new Map<string, Promise<OpenReports>>();
const READINGS_KEPT = 3;

function readOnce(of: string, open: () => Promise<OpenReports>): Promise<OpenReports> {
  const reading = readings.get(of) ?? open();
  readings.delete(of);
  readings.set(of, reading);
  for (const [old, closing] of [...readings].slice(0, -READINGS_KEPT)) {
    readings.delete(old);
    // What is being made of it is done first.
    Promise.allSettled([...made.values()])
      .then(() => closing)
      .then((reports) => reports.close())
      .catch(() => {});
  }
  return reading;
}

/**
 * A report as a document, by the way that `build` goes. Equal wishes are made once.
 * @param name the kommune; nobody for a report about the whole country.
 */
export function makeReport(
  family: Family,
  name: string | undefined,
  monthText: string,
  wishes: Wishes = {},
): Promise<ReportDocument> {
  const { rules = RULES, data = join(FIXTURES, family.demo), attach = false, sender, options = {} } = wishes;
  const key = JSON.stringify([family.name, name, monthText, rules.version, data, attach, sender, options]);
  const kommune = maybeKommune(name ?? '');
  const known = made.get(key);
  if (known) return known;
  const of = JSON.stringify([family.name, monthText, rules.version, data, attach, sender, options]);
  const open = async () =>
    openReports(await openDelivery(data), {
      rules,
      family: family.ask(options),
      month: parseMonth(monthText),
      attach,
      generator: { name: 'jcreport', version: '0.0.0' },
      cache: await counted(),
      senderOf: (whom) => sender ?? { publisher: whom ? kommuneTitle(whom) : '' },
    });
  const making = readOnce(of, open).then(async (reports) => (await reports.make(kommune)).document);
  made.set(key, making);
  return making;
}

/** The Jobcenterindblik of a kommune and month. */
export const makeDocument = (name: string, month: string, wishes: Wishes = {}): Promise<ReportDocument> =>
  makeReport(familyOf('jobcenterindblik'), name, month, wishes);

/** A document as a PDF, drawn by its family's charts. */
export async function makePdf(document: ReportDocument, theme?: Theme): Promise<Buffer> {
  return renderPdf(document, {
    charts: [join(TEMPLATES, String(document.record.report), 'charts'), SHARED_CHARTS],
    theme: theme ?? (await loadTheme(join(TEMPLATES, 'theme.json'))),
  });
}
