import { monthName } from '../../danish/date.js';
import type { ReportDocument } from '../../document/model.js';
import { type Inserts, readyInserts } from '../../template/insert.js';
import type { Template } from '../../template/template.js';
import { assemble } from '../frame/frame.js';
import { gapList } from '../frame/gaps.js';
import { commonNotes, headOf, recordHead, statusData } from '../frame/record.js';
import { keyFigures, statusPart } from '../kommune/parts.js';
import { lastYear } from '../kommune/seriesFigures.js';
import { gatherNote, type NoteFacts, type NoteInput } from './facts.js';
import { conditionsOf, namesOf } from './names.js';
import { TABLES } from './tables.js';

const NAME = 'tilsynsnotat';
const NO_MONTHS = 'Kan ikke vises, fordi de leverede data ikke har tal for kommunens måneder.';

/** What its template may ask for. */
export const TILSYNSNOTAT_INSERTS: Inserts<NoteFacts> = {
  ...TABLES,
  'figure 1': lastYear('1', 'samtaler', NO_MONTHS),
  'figure 2': lastYear('2', 'tilbud', NO_MONTHS),
  'part status': statusPart(),
  'part key-figures': keyFigures,
  'part gaps': gapList(({ input }: NoteFacts) => input),
};

/**
 * The note for the committee on skærpet tilsyn, in the agenda's form (metode.md, section 8).
 * @throws {import('../../sourceText/error.js').TemplateError} for a mistake in the template.
 */
export function buildTilsynsnotat(input: NoteInput, template: Template): ReportDocument {
  const facts = gatherNote(input);
  const { kommune, month } = input;
  const head = headOf(
    input,
    facts.rules,
    `Orientering om skærpet tilsyn: ${kommune.name}, ${monthName(month)}`,
    {
      ...recordHead(NAME, input, facts.rules, kommune),
      status: statusData(facts.status),
      scenario: facts.extraSamtaler === undefined ? null : { extraSamtaler: facts.extraSamtaler },
      notes: commonNotes(facts.input, facts.rules),
    },
  );
  return assemble(template, head, {
    places: namesOf(facts),
    conditions: conditionsOf(facts),
    inserts: readyInserts(TILSYNSNOTAT_INSERTS, facts),
  });
}
