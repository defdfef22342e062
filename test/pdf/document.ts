import { join } from 'node:path';
import { FIXTURES, SHARED_CHARTS, TEMPLATES } from '../../src/app/paths.js';
import type { ReportDocument } from '../../src/document/model.js';
import { kommuneTitle, maybeKommune } from '../../src/domain/kommuner.js';
import { monthsEnding, numberInYear, parseMonth } from '../../src/domain/month.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { readPlan } from '../../src/extracts/plan/readPlan.js';
import { prepare } from '../../src/figures/readFigures.js';
import { renderPdf } from '../../src/formats/pdf/pdf.js';
import { loadTheme, type Theme } from '../../src/formats/theme.js';
import { FAMILIES } from '../../src/report/families.js';
import type { Family } from '../../src/report/family.js';
import type { KommuneInput } from '../../src/report/input.js';
import { reportOf } from '../../src/report/make.js';
import { RULES, type RuleBook } from '../../src/rules/ruleset.js';
import { loadTemplate } from '../../src/template/template.js';

const prepared = new Map<string, ReturnType<typeof prepare>>();

/** The family of a name. */
export const familyOf = (name: string): Family => FAMILIES.find((family) => family.name === name)!;

/**
 * A report as a document, from its family's demonstration data.
 * @param name the kommune; nobody for a report about the whole country.
 */
export async function makeReport(
  family: Family,
  name: string | undefined,
  monthText: string,
  more: Partial<KommuneInput> & { rules?: RuleBook; data?: string } = {},
): Promise<ReportDocument> {
  const { rules = RULES, data = join(FIXTURES, family.demo), ...own } = more;
  const month = parseMonth(monthText);
  const kommune = maybeKommune(name ?? '');
  const key = `${family.name} ${data} ${monthText} ${rules.version} ${name}`;
  const delivery = await openDelivery(data);
  const making =
    prepared.get(key) ??
    prepare(delivery, {
      rules,
      ...family.reading(month, rules),
      needs: family.needs,
      ...(kommune
        ? { samtalerOf: { kommune: kommune.code, period: monthsEnding(month, numberInYear(month)) } }
        : {}),
    });
  prepared.set(key, making);
  const template = await loadTemplate(join(TEMPLATES, family.name));
  const input = {
    ...(await making),
    month,
    demonstration: true,
    sender: { publisher: kommune ? kommuneTitle(kommune) : 'jcreport' },
    generator: { name: 'jcreport', version: '0.0.0' },
    ...own,
  };
  const hasPlan = family.about === 'kommune' && family.hasPlan;
  const plan = hasPlan ? { plan: await readPlan(delivery.plans[0]!) } : {};
  return reportOf(family, input, kommune && { kommune, ...plan, ...own }, template).make();
}

/** The Jobcenterindblik of a kommune and month. */
export const makeDocument = (
  name: string,
  month: string,
  more: Parameters<typeof makeReport>[3] = {},
): Promise<ReportDocument> => makeReport(familyOf('jobcenterindblik'), name, month, more);

/** A document as a PDF, drawn by its family's charts. */
export async function makePdf(document: ReportDocument, theme?: Theme): Promise<Buffer> {
  return renderPdf(document, {
    charts: [join(TEMPLATES, String(document.record.report), 'charts'), SHARED_CHARTS],
    theme: theme ?? (await loadTheme(join(TEMPLATES, 'theme.json'))),
  });
}
