import { monthName } from '../../danish/date.js';
import type { ReportDocument } from '../../document/model.js';
import type { Template } from '../../template/template.js';
import { figure } from '../frame/blocks.js';
import { assemble } from '../frame/frame.js';
import { gapList } from '../frame/gaps.js';
import { commonNotes, headOf, recordHead } from '../frame/record.js';
import { keyFigures, statusBlock } from '../kommune/parts.js';
import { lastYear } from '../kommune/seriesFigures.js';
import { gatherNote, type NoteFacts, type NoteInput } from './facts.js';
import { conditionsOf, namesOf } from './names.js';
import { tableInserts } from './tables.js';

const NAME = 'tilsynsnotat';
const NO_FIGURES = 'Kan ikke vises, fordi leveringen ikke har tal for kommunens måneder.';

/**
 * The note for the committee on skærpet tilsyn, in the agenda's form (method, section 8).
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
      status: { category: facts.status.category ?? null, criteria: criteriaOf(facts) },
      scenario: facts.extraSamtaler === undefined ? null : { extraSamtaler: facts.extraSamtaler },
      notes: commonNotes(input, facts.rules),
    },
  );
  const { samtaler, tilbud } = facts.fokusmaal;
  return assemble(template, head, {
    places: namesOf(facts),
    conditions: conditionsOf(facts),
    inserts: {
      ...tableInserts(facts),
      'figure 1': (spec) => figure('1', spec, lastYear(facts, samtaler), NO_FIGURES),
      'figure 2': (spec) => figure('2', spec, lastYear(facts, tilbud), NO_FIGURES),
      'part status': (spec) => [statusBlock(facts, spec)],
      'part key-figures': (spec) => [keyFigures(facts, spec)],
      'part gaps': () => gapList(input),
    },
  });
}

const criteriaOf = ({ status: { criteria } }: NoteFacts) => ({
  result: criteria.result ?? null,
  last12: criteria.last12 ?? null,
  year: criteria.year ?? null,
});
