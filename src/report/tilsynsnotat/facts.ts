import { addMonths, type Day } from '../../domain/day.js';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import type { Fraction } from '../../domain/fraction.js';
import { firstDay, type Month, monthOf, singleMonth, yearOf } from '../../domain/month.js';
import { SAMTALETYPER } from '../../domain/vocabulary.js';
import { ALL_TYPES } from '../../extracts/jobindsats/samtaletal.js';
import { type CloseLook, NOTHING_SEEN } from '../../figures/closeLook.js';
import { auditSample, type Road, roadsOf } from '../../measures/road.js';
import { personsMissing } from '../../measures/shares.js';
import type { RuleValues } from '../../rules/parameters.js';
import type { Supervision } from '../../rules/supervision.js';
import type { KommuneInput } from '../input.js';
import { type Facts, type FokusmaalFacts, type GroupFact, gatherFacts } from '../kommune/facts.js';
import { supervisionIn } from '../supervision.js';

/** What a note is made from. */
export interface NoteInput extends KommuneInput, CloseLook {
  /** Further samtaler a month to look ahead with. */
  extraSamtaler: number | undefined;
}

/** A ydelsesgruppe with the citizens that it lacks; hidden ones are known by name alone. */
export interface GroupGap extends GroupFact {
  missing: number | undefined;
}

/** Samtaler of one type by month; `counts` when the fokusmål counts them. */
export interface SamtaleLine {
  type: string;
  counts: boolean;
  /** In the order of the months; `undefined` where there is no figure. */
  numbers: (number | undefined)[];
}

/** Dates of what follows when a kommune is selected on the year of the report. */
export interface Consequences {
  published: Day;
  accountBy: Day;
  recoveredBy: Day;
}

/** What the note says about one fokusmål: there is always a threshold to hold it against. */
export type SupervisedFacts = FokusmaalFacts & { threshold: Fraction };

/** The facts of one note; everything in it is worked out here and only worded elsewhere. */
export interface NoteFacts extends Facts {
  supervision: Supervision;
  fokusmaal: Record<Fokusmaal, SupervisedFacts>;
  rulesNow: RuleValues;
  groups: Record<Fokusmaal, GroupGap[]>;
  /** Citizens of the three months without the effort, and how many of them an audit looks at. */
  passive: Record<Fokusmaal, { citizens: number; audit: number } | undefined>;
  roads: Record<Fokusmaal, Road[]>;
  extraSamtaler: number | undefined;
  /** The citizens of the month, where the scenario has more further samtaler than that. */
  scenarioBeyond: number | undefined;
  /** The further samtaler go first to those who lack fewest, as the case extracts tell; else one to each citizen. */
  lacksKnown: boolean;
  samtaler: { months: Month[]; lines: SamtaleLine[]; source: 'published' | 'counted' } | undefined;
  consequences: Consequences;
}

/**
 * Works out the facts of a kommune's note.
 * @throws {import('../../extracts/problems.js').InputError} for a month without skærpet tilsyn.
 */
export function gatherNote(given: NoteInput): NoteFacts {
  const input = withOwnCases(given);
  const supervision = supervisionIn(input.book.rules, input.month);
  const all = gatherFacts(input);
  const supervised = (fokusmaal: Fokusmaal): SupervisedFacts => ({
    ...all.fokusmaal[fokusmaal],
    threshold: supervision.thresholds[fokusmaal],
  });
  const facts = {
    ...all,
    supervision,
    fokusmaal: { samtaler: supervised('samtaler'), tilbud: supervised('tilbud') },
  };
  const rulesNow = facts.rules.at(facts.month);
  const each = <T>(of: (f: SupervisedFacts) => T): Record<Fokusmaal, T> => ({
    samtaler: of(facts.fokusmaal.samtaler),
    tilbud: of(facts.fokusmaal.tilbud),
  });
  return {
    ...facts,
    rulesNow,
    groups: each(({ groups3, threshold }) =>
      groups3.map((group) => ({
        ...group,
        missing: group.hidden ? undefined : personsMissing(group, threshold),
      })),
    ),
    passive: each(({ total }) => {
      if (!total || total.hidden) return undefined;
      const citizens = total.citizens - total.met;
      return { citizens, audit: auditSample(citizens, facts.supervision) };
    }),
    roads: each((f) => roads(f, facts, input, rulesNow)),
    extraSamtaler: input.extraSamtaler,
    scenarioBeyond: scenarioBeyond(input),
    lacksKnown: input.lackingSamtaler !== undefined,
    samtaler: publishedSamtaler(input, rulesNow) ?? countedSamtaler(input),
    consequences: consequencesOf(facts.month, facts.supervision),
  };
}

/** The citizens of the month that a scenario has more samtaler than; `undefined` when it has not, or they are unknown. */
export function scenarioBeyond({ book, kommune, month, extraSamtaler }: NoteInput): number | undefined {
  const figure = book.month(kommune.code, month, 'samtaler');
  if (!figure || figure.hidden || extraSamtaler === undefined) return undefined;
  return extraSamtaler > figure.citizens ? figure.citizens : undefined;
}

/** Case extracts of another kommune hold a few citizens who moved: their samtaler are not this kommune's. */
function withOwnCases(input: NoteInput): NoteInput {
  const { book, kommune, month } = input;
  if (book.isCoveredByCases(kommune.code, singleMonth(month))) return input;
  return { ...input, ...NOTHING_SEEN };
}

function roads(f: SupervisedFacts, { month }: Facts, input: NoteInput, rules: RuleValues): Road[] {
  const own = f.own.filter((m) => yearOf(m.month) === yearOf(month));
  const figure = input.book.month(input.kommune.code, month, f.fokusmaal);
  if (!figure || figure.hidden || !own.at(-1)?.share) return [];
  const earlier = f.own.find((m) => m.month === month - rules.trendMonths)?.share;
  const extra =
    f.fokusmaal === 'samtaler' && input.extraSamtaler !== undefined
      ? { perMonth: input.extraSamtaler, lacks: input.lackingSamtaler }
      : undefined;
  return roadsOf(
    {
      month,
      threshold: f.threshold,
      shares: own.flatMap(({ share }) => share ?? []),
      missing: f.averageYear?.missing ?? [],
      earlier: earlier && { share: earlier, months: rules.trendMonths },
      figure,
    },
    extra,
  );
}

/** Whether a type that an extract names counts: each part of `Jobsamtaler og opfølgningssamtaler` must. */
function typeCounts(type: string, rules: RuleValues): boolean {
  return type.split(/ og |, /).every((part) => {
    const word = SAMTALETYPER.find(({ name, aliases }) =>
      [name, ...aliases].some((known) => known.toLowerCase() === part.trim().toLowerCase()),
    );
    return word !== undefined && (rules.samtaletyper as readonly string[]).includes(word.name);
  });
}

/** The year's months as the extract `samtaletal` has them, types that count first. */
function publishedSamtaler(
  { samtaletal, kommune, month }: KommuneInput,
  rules: RuleValues,
): NoteFacts['samtaler'] {
  const own = samtaletal.filter(
    ({ area, period }) =>
      area === kommune.code &&
      period.from === period.to &&
      yearOf(period.to) === yearOf(month) &&
      period.to <= month,
  );
  if (own.length === 0) return undefined;
  const months = [...new Set(own.map(({ period }) => period.to))].sort((a, b) => a - b);
  const types = [...new Set(own.map(({ type }) => type))].filter((type) => type !== ALL_TYPES);
  const lines = types.map((type) => ({
    type,
    counts: typeCounts(type, rules),
    numbers: months.map(
      (m) => own.find((row) => row.type === type && row.period.to === m)?.count ?? undefined,
    ),
  }));
  return { months, lines: lines.sort((a, b) => Number(b.counts) - Number(a.counts)), source: 'published' };
}

/** The same, counted of the case extracts: of a type that counts, what was not held or not allowed does not. */
function countedSamtaler({ countedSamtaler: counts }: NoteInput): NoteFacts['samtaler'] {
  if (counts.length === 0) return undefined;
  const months = [...new Set(counts.map(({ month }) => month))].sort((a, b) => a - b);
  const line = (type: string, key: 'counted' | 'notCounted'): SamtaleLine => ({
    type,
    counts: key === 'counted',
    numbers: months.map((m) => counts.find((row) => row.type === type && row.month === m)?.[key] ?? 0),
  });
  const types = SAMTALETYPER.map(({ name }) => name);
  const lines = (['counted', 'notCounted'] as const).flatMap((key) => types.map((type) => line(type, key)));
  return {
    months,
    lines: lines.filter(({ numbers }) => numbers.some((n) => (n ?? 0) > 0)),
    source: 'counted',
  };
}

function consequencesOf(month: Month, rules: Supervision): Consequences {
  const published = firstDay(monthOf(yearOf(month) + 1, rules.publicationMonth));
  const accountBy = addMonths(published, rules.accountMonths);
  return { published, accountBy, recoveredBy: addMonths(accountBy, rules.recoveryMonths) };
}
