import type { Day } from '../domain/day.js';
import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import { firstDay, lastDay, type Month, monthOfDay, type Period, singleMonth } from '../domain/month.js';
import { ydelseCode } from '../domain/ydelse.js';
import type { RuleValues } from '../rules/parameters.js';
import type { RuleBook } from '../rules/ruleset.js';
import { accumulatedAnciennitet, accumulationStart, completionDay } from './anciennitet.js';
import { anciennitetOf, type Derived, derive, spellOf } from './derived.js';
import { type EarlyCompletion, earlyCompletions, earlyEffort } from './early.js';
import { exemptDays, exemptionsFrom, isExempt } from './exemption.js';
import { mergeIntervals } from './intervals.js';
import { judgeCitizen, type MonthOutcome } from './judge.js';
import { type Placement, placementIn } from './placement.js';
import { type SamtaleObstacle, samtaleObstacle } from './samtaler.js';
import type { Spell } from './spells.js';
import { hoursInWindow, isCountedTilbud, touchesWindow } from './tilbud.js';
import type { Fritagelse, Interval, Loentimer, Samtale, Tilbud, Timeline, YdelseRow } from './timeline.js';
import { effortWindow } from './window.js';

/** Why a citizen is not in the population of a month. */
export type Absence = 'no-ydelse' | 'introduktionsprogram' | 'anciennitet';

/** How a spell came to begin where it does. */
export interface SpellStory {
  kind: 'spell';
  spell: Spell;
  /** Days without the ydelse that did not break the spell, up to the reference date. */
  gaps: Interval[];
  /** Days without the ydelse right before the spell, which did. */
  broken: Interval | undefined;
  /** The spell of another ydelse whose start this one keeps. */
  continues: Spell | undefined;
}

/** The days of accumulated ydelser, and where they are looked for. */
export interface AccumulatedStory {
  kind: 'accumulated';
  /** First day of the 36 months. */
  first: Day;
  /** Days on the ydelser in those months, dead days left out. */
  days: Interval[];
}

/** How anciennitet was counted at the reference date. */
export interface AnciennitetStory {
  reference: Day;
  story: SpellStory | AccumulatedStory;
  /** Base days: dead days left out. */
  count: number;
  /** Dead days passed since the spell's start, or within the 36 months. */
  dead: number;
  reached: boolean;
  /** The day since which it is reached; for a spell also one to come. */
  reachedOn: Day | undefined;
}

/** Exemption from one fokusmål. */
export interface ExemptionStory {
  rows: Fritagelse[];
  exemptDays: number;
  baseDays: number;
  exempt: boolean;
}

/** Why one samtale counts or does not. */
export interface SamtaleVerdict {
  samtale: Samtale;
  verdict: 'counted' | 'outside' | 'same-day' | SamtaleObstacle;
}

/** Why one tilbud counts or does not. */
export interface TilbudVerdict {
  tilbud: Tilbud;
  verdict: 'counted' | 'outside' | 'type';
}

/** One citizen's month, step by step (metode.md, sections 3–5). */
export interface Explanation {
  month: Month;
  rules: RuleValues;
  ydelser: readonly YdelseRow[];
  placement: Placement | undefined;
  /** Other rows that cover the reference date and gave way. */
  rivals: YdelseRow[];
  anciennitet: AnciennitetStory | undefined;
  exemption: Record<Fokusmaal, ExemptionStory> | undefined;
  window: Period;
  samtaler: SamtaleVerdict[];
  tilbud: TilbudVerdict[];
  loentimer: { loentimer: Loentimer; inWindow: boolean }[];
  /** In units of 1/10.000 hour. */
  hours: number;
  /** How the citizen counts, as the measures have it; `undefined` when not at all. */
  outcome: MonthOutcome | undefined;
  absence: Absence | undefined;
  /** Each time that six months' anciennitet was reached since the rules begin, with the effort until then. */
  early: { completion: EarlyCompletion; samtaleDays: number; tilbud: number }[];
}

/**
 * Everything that decides how a citizen counts in a month, found with the same functions as the measures.
 * @throws {import('../rules/dated.js').BeforeRulesError} for a month before the first rule.
 */
export function explainCitizen(timeline: Timeline, month: Month, book: RuleBook): Explanation {
  const rules = book.at(month);
  const derived = derive(timeline, rules);
  const placement = placementIn(month, timeline.ydelser, rules);
  const window = effortWindow(month, rules);
  const [outcome] = judgeCitizen(timeline, singleMonth(month), book);
  return {
    month,
    rules,
    ydelser: [...timeline.ydelser].sort((a, b) => a.from - b.from),
    placement,
    rivals: placement ? rivalsOf(placement, timeline.ydelser) : [],
    anciennitet: placement && anciennitetStory(placement, timeline, derived),
    exemption: placement && exemptionStories(placement, timeline, derived),
    window,
    samtaler: samtaleVerdicts(timeline.samtaler, window, rules),
    tilbud: tilbudVerdicts(timeline.tilbud, window, rules),
    loentimer: [...timeline.loentimer]
      .sort((a, b) => a.month - b.month)
      .map((loentimer) => ({
        loentimer,
        inWindow: window.from <= loentimer.month && loentimer.month <= window.to,
      })),
    hours: hoursInWindow(timeline.loentimer, window),
    outcome,
    absence: outcome ? undefined : absenceOf(month, placement, timeline.ydelser),
    early: earlyCompletions(timeline, derived)
      .filter(({ day }) => monthOfDay(day) >= book.firstMonth)
      .sort((a, b) => a.day - b.day)
      .map((completion) => ({ completion, ...earlyEffort(completion, timeline, derived) })),
  };
}

function absenceOf(month: Month, placement: Placement | undefined, rows: readonly YdelseRow[]): Absence {
  if (placement) return 'anciennitet';
  const inMonth = rows.some((row) => row.from <= lastDay(month) && row.to >= firstDay(month));
  return inMonth ? 'introduktionsprogram' : 'no-ydelse';
}

const rivalsOf = ({ reference, row }: Placement, rows: readonly YdelseRow[]): YdelseRow[] =>
  rows.filter((r) => r !== row && !r.introduktion && r.from <= reference && reference <= r.to);

function anciennitetStory(placement: Placement, timeline: Timeline, derived: Derived): AnciennitetStory {
  const { reference } = placement;
  const { rules, accumulated } = derived;
  const { count, reached, days } = anciennitetOf(placement, derived);
  const spell = spellOf(placement, derived);
  if (spell) {
    return {
      reference,
      story: spellStory(spell, reference, timeline.ydelser, derived),
      count,
      dead: reference - spell.start + 1 - count,
      reached,
      reachedOn: completionDay(spell.start, rules.months, rules.deadPeriods),
    };
  }
  const first = accumulationStart(reference, rules);
  const onYdelse = accumulated.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to, reference) - Math.max(from, first) + 1),
    0,
  );
  return {
    reference,
    story: { kind: 'accumulated', first, days: days() },
    count,
    dead: onYdelse - count,
    reached,
    reachedOn: reached ? reachedSince(reference, derived) : undefined,
  };
}

/** The first day of those without a break up to `reference` on which the accumulated days are enough. */
function reachedSince(reference: Day, { accumulated, rules }: Derived): Day {
  let day = reference;
  while (accumulatedAnciennitet(accumulated, day - 1, rules).reached) day -= 1;
  return day;
}

function spellStory(
  spell: Spell,
  reference: Day,
  rows: readonly YdelseRow[],
  { spells, rules }: Derived,
): SpellStory {
  const own = mergeIntervals(rows.filter((row) => row.ydelse === spell.ydelse));
  const gaps = own.slice(1).map((run, i) => ({ from: own[i]!.to + 1, to: run.from - 1 }));
  const before = ydelseCode(rules.continuation.after);
  return {
    kind: 'spell',
    spell,
    gaps: gaps.filter((gap) => gap.from > spell.from && gap.to < reference),
    broken: gaps.find((gap) => gap.to === spell.from - 1),
    continues:
      spell.start === spell.from
        ? undefined
        : spells.findLast((s) => s.ydelse === before && s.start === spell.start && s.from < spell.from),
  };
}

function exemptionStories(
  placement: Placement,
  { fritagelser }: Timeline,
  derived: Derived,
): Record<Fokusmaal, ExemptionStory> {
  const base = anciennitetOf(placement, derived);
  const stories = FOKUSMAAL.map((fokusmaal) => {
    const covered = exemptDays(fritagelser, fokusmaal, base);
    const story: ExemptionStory = {
      rows: exemptionsFrom(fritagelser, fokusmaal),
      exemptDays: covered,
      baseDays: base.count,
      exempt: isExempt(fritagelser, fokusmaal, base, derived.rules.exemptShare),
    };
    return [fokusmaal, story] as const;
  });
  return Object.fromEntries(stories) as Record<Fokusmaal, ExemptionStory>;
}

function samtaleVerdicts(samtaler: readonly Samtale[], window: Period, rules: RuleValues): SamtaleVerdict[] {
  const counted = new Set<Day>();
  return [...samtaler]
    .sort((a, b) => a.day - b.day)
    .map((samtale) => {
      const { day } = samtale;
      if (day < firstDay(window.from) || day > lastDay(window.to)) return { samtale, verdict: 'outside' };
      const obstacle = samtaleObstacle(samtale, rules);
      if (obstacle) return { samtale, verdict: obstacle };
      if (counted.has(day)) return { samtale, verdict: 'same-day' };
      counted.add(day);
      return { samtale, verdict: 'counted' };
    });
}

function tilbudVerdicts(tilbud: readonly Tilbud[], window: Period, rules: RuleValues): TilbudVerdict[] {
  return [...tilbud]
    .sort((a, b) => a.from - b.from)
    .map((t) => {
      if (!isCountedTilbud(t, rules)) return { tilbud: t, verdict: 'type' };
      return { tilbud: t, verdict: touchesWindow(t, window) ? 'counted' : 'outside' };
    });
}
