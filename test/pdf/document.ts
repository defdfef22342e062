import { join } from 'node:path';
import { TEMPLATES } from '../../src/cli/paths.js';
import type { ReportDocument } from '../../src/document/model.js';
import { kommuneTitle, maybeKommune } from '../../src/domain/kommuner.js';
import { parseMonth } from '../../src/domain/month.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { earlyMonths, reportPeriods } from '../../src/measures/caseMeasures.js';
import { renderPdf } from '../../src/render/pdf.js';
import { loadTheme, type Theme } from '../../src/render/theme.js';
import type { ReportInput } from '../../src/report/input.js';
import { buildJobcenterindblik } from '../../src/report/jobcenterindblik/report.js';
import { prepare } from '../../src/report/prepare.js';
import { RULES, type RuleBook } from '../../src/rules/ruleset.js';
import { loadTemplate } from '../../src/template/template.js';

const FOLDER = join(TEMPLATES, 'jobcenterindblik');
const prepared = new Map<string, ReturnType<typeof prepare>>();

/** The Jobcenterindblik of a kommune and month from the demonstration data, as a document. */
export async function makeDocument(
  name: string,
  monthText: string,
  more: Partial<ReportInput> & { rules?: RuleBook; data?: string } = {},
): Promise<ReportDocument> {
  const { rules = RULES, data = 'fixtures/demo', ...input } = more;
  const month = parseMonth(monthText);
  const kommune = maybeKommune(name)!;
  const key = `${data} ${monthText} ${rules.version}`;
  const making =
    prepared.get(key) ??
    prepare(await openDelivery(data), {
      rules,
      periods: reportPeriods(month, rules),
      early: earlyMonths(month, rules),
      neededFrom: month - 12,
    });
  prepared.set(key, making);
  return buildJobcenterindblik(
    {
      ...(await making),
      kommune,
      month,
      demonstration: true,
      sender: { publisher: kommuneTitle(kommune) },
      generator: { name: 'jcreport', version: '0.0.0' },
      ...input,
    },
    await loadTemplate(FOLDER),
  );
}

/** A document as a PDF. */
export async function makePdf(document: ReportDocument, theme?: Theme): Promise<Buffer> {
  return renderPdf(document, {
    charts: join(FOLDER, 'charts'),
    theme: theme ?? (await loadTheme(join(TEMPLATES, 'theme.json'))),
  });
}
