import { monthName } from '../../danish/date.js';
import type { ReportDocument } from '../../document/model.js';
import { type Inserts, readyInserts } from '../../template/insert.js';
import type { Template } from '../../template/template.js';
import { assemble } from '../frame/frame.js';
import { gapList } from '../frame/gaps.js';
import { commonNotes, headOf, recordHead } from '../frame/record.js';
import { changedRules } from '../jobcenterindblik/parts.js';
import { gatherInsight, type Insight, type InsightInput } from './facts.js';
import { FIGURES } from './figures.js';
import { messagesOf } from './messages.js';
import { conditionsOf, namesOf } from './names.js';
import { messages } from './parts.js';
import { TABLES } from './tables.js';

const NAME = 'beskaeftigelsesindblik';

/** What its template may ask for. */
export const BESKAEFTIGELSESINDBLIK_INSERTS: Inserts<Insight> = {
  ...TABLES,
  ...FIGURES,
  'part messages': messages,
  'part gaps': gapList(({ input }: Insight) => input),
  'part changed-rules': changedRules,
};

/**
 * A kommune's monthly report for any month, from public extracts, as a document (metode.md, section 13).
 * @throws {import('../../sourceText/error.js').TemplateError} for a mistake in the template.
 */
export function buildBeskaeftigelsesindblik(input: InsightInput, template: Template): ReportDocument {
  const insight = gatherInsight(input);
  const { kommune, month, rules } = insight;
  const head = headOf(input, rules, `Beskæftigelsesindblik: ${kommune.name}, ${monthName(month)}`, {
    ...recordHead(NAME, input, rules, kommune),
    messages: messagesOf(insight).map(({ kind, persons, target, data }) => ({
      kind,
      persons,
      target,
      ...data,
    })),
    notes: commonNotes(insight.input, rules),
  });
  return assemble(template, head, {
    places: namesOf(insight),
    conditions: conditionsOf(insight),
    inserts: readyInserts(BESKAEFTIGELSESINDBLIK_INSERTS, insight),
  });
}
