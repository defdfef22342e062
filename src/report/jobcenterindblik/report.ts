import { monthName } from '../../danish/date.js';
import type { Note, ReportDocument, ReportRecord } from '../../document/model.js';
import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import { KOMMUNER } from '../../domain/kommuner.js';
import { formatMonth } from '../../domain/month.js';
import type { PeerChoice } from '../../measures/peers.js';
import { type Inserts, readyInserts } from '../../template/insert.js';
import type { Template } from '../../template/template.js';
import { assemble } from '../frame/frame.js';
import { commonNotes, headOf, recordHead, statusData } from '../frame/record.js';
import type { KommuneInput } from '../input.js';
import { type Facts, gatherFacts } from '../kommune/facts.js';
import { conditionsOf, namesOf } from '../kommune/names.js';
import { ANNEXES } from './annexes.js';
import { FIGURES } from './figures.js';
import { PARTS } from './parts.js';
import { type IndblikFacts, type Since, sincePlaces, withSince } from './since/since.js';
import { SINCE } from './since/tables.js';
import { TABLES } from './tables.js';

/** What a Jobcenterindblik is made from. */
export interface IndblikInput extends KommuneInput {
  /** Set the figures from case extracts beside the published ones in an annex. */
  reconcile: boolean;
  /** Whom figure 2.2 compares with; `undefined` when nobody chose. */
  choice: PeerChoice | undefined;
  /** The earlier edition that it is set beside, if any. */
  since?: Since | undefined;
}

const NAME = 'jobcenterindblik';

/** What its template may ask for. */
export const JOBCENTERINDBLIK_INSERTS: Inserts<IndblikFacts> = {
  ...TABLES,
  ...FIGURES,
  ...SINCE,
  ...PARTS,
  ...ANNEXES,
};

/**
 * The Jobcenterindblik of one kommune and month as a document.
 * @throws {import('../../sourceText/error.js').TemplateError} for a mistake in the template.
 */
export function buildJobcenterindblik(input: IndblikInput, template: Template): ReportDocument {
  const facts = withSince(gatherFacts(input, input.reconcile, input.choice), input.since);
  const { kommune, month } = facts;
  const title = `Jobcenterindblik: ${kommune.name}, ${monthName(month)}`;
  const head = headOf(input, facts.rules, title, recordOf(facts));
  return assemble(template, head, {
    places: { ...namesOf(facts), ...sincePlaces(facts) },
    conditions: {
      ...conditionsOf(facts),
      since: facts.since !== undefined,
      'since-why': facts.since?.revisions !== undefined,
    },
    inserts: readyInserts(JOBCENTERINDBLIK_INSERTS, facts),
  });
}

/** The parts of the report JSON beside tables and figures (output.md, section 4). */
function recordOf(facts: Facts): ReportRecord {
  const { input, rules, kommune } = facts;
  return {
    ...recordHead(NAME, input, rules, kommune),
    status: statusData(facts.status),
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
  if (input.hidden.early(facts.kommune.code, facts.month, facts.month))
    notes.push({ code: 'suppressed', text: 'Månedens tal om tidlig indsats er skjult' });
  for (const f of FOKUSMAAL) {
    const { summed, groups3, groups12 } = facts.fokusmaal[f];
    if (summed !== undefined) {
      notes.push({
        code: 'national-sum',
        text: `Hele landet (${f}) er summen af ${summed} af ${KOMMUNER.length} kommuner`,
      });
    }
    if ([...groups3, ...groups12].some((group) => group.hidden)) {
      notes.push({ code: 'suppressed', text: `Tal for små ydelsesgrupper er skjult (${f})` });
    }
  }
  return notes;
}
