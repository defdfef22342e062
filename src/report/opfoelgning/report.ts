import { monthName } from '../../danish/date.js';
import type { ReportDocument } from '../../document/model.js';
import { KOMMUNER } from '../../domain/kommuner.js';
import { type Inserts, readyInserts } from '../../template/insert.js';
import type { Template } from '../../template/template.js';
import { assemble } from '../frame/frame.js';
import { gapList } from '../frame/gaps.js';
import { commonNotes, headOf, recordHead } from '../frame/record.js';
import type { ReportInput } from '../input.js';
import { type FollowUp, gatherFollowUp } from './facts.js';
import { national } from './figures.js';
import { conditionsOf, namesOf } from './names.js';
import { keyFigures } from './parts.js';
import { TABLES } from './tables.js';
import { withUndecided } from './undecided.js';

const NAME = 'opfoelgning';

/** What its template may ask for. */
export const OPFOELGNING_INSERTS: Inserts<FollowUp> = {
  ...TABLES,
  'figure 1': national,
  'part gaps': gapList(({ input }: FollowUp) => input),
  'part key-figures': keyFigures,
};

/**
 * The national follow-up of a month as a document (metode.md, section 11).
 * @throws {import('../../sourceText/error.js').TemplateError} for a mistake in the template.
 */
export function buildOpfoelgning(given: ReportInput, template: Template): ReportDocument {
  const input = withUndecided(given);
  const facts = gatherFollowUp(input);
  const summed = `Hele landet er summen af ${facts.summed} af ${KOMMUNER.length} kommuner`;
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
    inserts: readyInserts(OPFOELGNING_INSERTS, facts),
  });
}
