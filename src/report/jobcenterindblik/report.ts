import { monthName } from '../../danish/date.js';
import type { ReportDocument } from '../../document/model.js';
import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import { formatMonth } from '../../domain/month.js';
import type { Template } from '../../template/template.js';
import { assemble } from '../frame/frame.js';
import { commonNotes, headOf, type Note, recordHead } from '../frame/record.js';
import type { KommuneInput } from '../input.js';
import { type Facts, gatherFacts } from '../kommune/facts.js';
import { conditionsOf, namesOf } from '../kommune/names.js';
import { annexInserts } from './annexes.js';
import { figureInserts } from './figures.js';
import { partInserts } from './parts.js';
import { tableInserts } from './tables.js';

/** What a Jobcenterindblik is made from. */
export interface IndblikInput extends KommuneInput {
  /** Set the figures from case extracts beside the published ones in an annex. */
  reconcile: boolean;
}

const NAME = 'jobcenterindblik';

/**
 * The Jobcenterindblik of one kommune and month as a document.
 * @throws {import('../../sourceText/error.js').TemplateError} for a mistake in the template.
 */
export function buildJobcenterindblik(input: IndblikInput, template: Template): ReportDocument {
  const facts = gatherFacts(input, input.reconcile);
  const { kommune, month } = input;
  const title = `Jobcenterindblik: ${kommune.name}, ${monthName(month)}`;
  const head = headOf(input, facts.rules, title, recordOf(facts));
  return assemble(template, head, {
    places: namesOf(facts),
    conditions: conditionsOf(facts),
    inserts: {
      ...tableInserts(facts),
      ...figureInserts(facts),
      ...partInserts(facts),
      ...annexInserts(facts),
    },
  });
}

/** The parts of the report JSON beside tables and figures (outputs.md). */
function recordOf(facts: Facts): Record<string, unknown> {
  const { input, rules, kommune } = facts;
  const { category, criteria } = facts.status;
  return {
    ...recordHead(NAME, input, rules, kommune),
    status: {
      category: category ?? null,
      criteria: {
        result: criteria.result ?? null,
        last12: criteria.last12 ?? null,
        year: criteria.year ?? null,
      },
    },
    notes: notesOf(facts),
  };
}

/** What is missing or provisional and why, for the JSON. */
function notesOf(facts: Facts): Note[] {
  const { input } = facts;
  const notes = commonNotes(input, facts.rules);
  const outside = Object.entries(input.outOfScope).map(([ydelse, count]) => `${ydelse} (${count})`);
  if (outside.length > 0) {
    notes.push({ code: 'out-of-scope', text: `Uden for målingerne: ${outside.join(', ')}` });
  }
  const provisional = facts.fokusmaal.samtaler.own
    .filter((m) => m.provisional)
    .map((m) => formatMonth(m.month));
  if (provisional.length > 0) {
    notes.push({ code: 'provisional', text: `Foreløbige måneder: ${provisional.join(', ')}` });
  }
  if (facts.earlySuspended)
    notes.push({ code: 'early-suspended', text: 'Tidlig indsats er udgået af rapporten for denne måned' });
  for (const f of FOKUSMAAL) {
    const { summed, groups3, groups12 } = facts.fokusmaal[f];
    if (summed !== undefined) {
      notes.push({ code: 'national-sum', text: `Hele landet (${f}) er summen af ${summed} af 98 kommuner` });
    }
    if ([...groups3, ...groups12].some((group) => group.hidden)) {
      notes.push({ code: 'suppressed', text: `Tal for små ydelsesgrupper er skjult (${f})` });
    }
  }
  return notes;
}
