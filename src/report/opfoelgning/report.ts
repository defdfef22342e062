import { monthName } from '../../danish/date.js';
import type { ReportDocument } from '../../document/model.js';
import type { Template } from '../../template/template.js';
import { assemble } from '../frame/frame.js';
import { gapList } from '../frame/gaps.js';
import { commonNotes, headOf, recordHead } from '../frame/record.js';
import { sourcesTable } from '../frame/sources.js';
import type { ReportInput } from '../input.js';
import { gatherFollowUp } from './facts.js';
import { figureInserts } from './figures.js';
import { conditionsOf, namesOf } from './names.js';
import { keyFigures } from './parts.js';
import { tableInserts } from './tables.js';

const NAME = 'opfoelgning';

/**
 * The national follow-up of a month as a document (method, section 11).
 * @throws {import('../../sourceText/error.js').TemplateError} for a mistake in the template.
 */
export function buildOpfoelgning(input: ReportInput, template: Template): ReportDocument {
  const facts = gatherFollowUp(input);
  const summed = `Hele landet er summen af ${facts.summed} af 98 kommuner`;
  const head = headOf(
    input,
    facts.rules,
    `Opfølgning på kommunernes samtaler og tilbud, ${monthName(input.month)}`,
    {
      ...recordHead(NAME, input, facts.rules),
      notes: [
        ...commonNotes(input, facts.rules),
        ...(facts.summed === undefined ? [] : [{ code: 'national-sum', text: summed }]),
      ],
    },
  );
  return assemble(template, head, {
    places: namesOf(facts),
    conditions: conditionsOf(facts),
    inserts: {
      ...tableInserts(facts),
      ...figureInserts(facts),
      'table B.2': (spec) => [sourcesTable('B.2', input.sources, spec)],
      'part gaps': () => gapList(input),
      'part key-figures': (spec) => keyFigures(facts, spec),
    },
  });
}
