import type { Day } from '../domain/day.js';
import type { Fokusmaal } from '../domain/fokusmaal.js';
import { eachMonth, firstDay, lastDay, type Month, type Period } from '../domain/month.js';
import { YDELSER } from '../domain/ydelse.js';
import { type RuleValues, rulesAt } from '../rules/ruleset.js';
import { type AnciennitetBase, accumulatedAnciennitet, spellAnciennitet } from './anciennitet.js';
import { isExempt } from './exemption.js';
import { mergeIntervals } from './intervals.js';
import { type Placement, placementIn } from './placement.js';
import { countedSamtaleDays } from './samtaler.js';
import { joinSpells, type Spell } from './spells.js';
import { isTilbudMet } from './tilbud.js';
import type { Interval, Timeline } from './timeline.js';
import { effortWindow } from './window.js';

/** How a citizen with the anciennitet counts in a month. */
export interface MonthOutcome {
  month: Month;
  /** Kommunekode. */
  kommune: number;
  /** Index in `YDELSER`. */
  ydelse: number;
  /** Counted in the fokusmål's population; false when exempt. */
  counted: Record<Fokusmaal, boolean>;
  /** The fokusmål is met. */
  met: Record<Fokusmaal, boolean>;
}

/** What is derived from a citizen's rows and stays the same while the rules do. */
interface Derived {
  rules: RuleValues;
  spells: Spell[];
  accumulated: Interval[];
  samtaleDays: Day[];
}

function derive(timeline: Timeline, rules: RuleValues): Derived {
  const accumulated = timeline.ydelser.filter((row) => YDELSER[row.ydelse]!.anciennitet === 'accumulated');
  return {
    rules,
    spells: joinSpells(timeline.ydelser, rules),
    accumulated: mergeIntervals(accumulated),
    samtaleDays: countedSamtaleDays(timeline.samtaler, rules),
  };
}

/** Anciennitet on the ydelse that the citizen is placed on. */
function anciennitetOf(placement: Placement, derived: Derived): AnciennitetBase {
  const { reference, row } = placement;
  if (YDELSER[row.ydelse]!.anciennitet === 'accumulated') {
    return accumulatedAnciennitet(derived.accumulated, reference, derived.rules);
  }
  const spell = derived.spells.find(
    (s) => s.ydelse === row.ydelse && s.from <= reference && reference <= s.to,
  )!;
  return spellAnciennitet(spell.start, reference, derived.rules);
}

function daysInWindow(days: readonly Day[], window: Period): number {
  const first = firstDay(window.from);
  const last = lastDay(window.to);
  let count = 0;
  for (const day of days) if (first <= day && day <= last) count += 1;
  return count;
}

/**
 * How one citizen counts in each month of a period (method, sections 3–5): only the months in which the
 * citizen has twelve months' anciennitet, in order.
 * @throws {import('../rules/dated.js').BeforeRulesError} for a month before January 2018.
 */
export function judgeCitizen(timeline: Timeline, period: Period): MonthOutcome[] {
  const outcomes: MonthOutcome[] = [];
  let derived: Derived | undefined;
  for (const month of eachMonth(period)) {
    const placement = placementIn(month, timeline.ydelser);
    if (!placement) continue;
    const rules = rulesAt(month);
    if (derived?.rules !== rules) derived = derive(timeline, rules);
    const base = anciennitetOf(placement, derived);
    if (!base.reached) continue;
    const window = effortWindow(month, rules);
    const exempt = (fokusmaal: Fokusmaal) =>
      isExempt(timeline.fritagelser, fokusmaal, base, rules.exemptShare);
    outcomes.push({
      month,
      kommune: placement.row.kommune,
      ydelse: placement.row.ydelse,
      counted: { samtaler: !exempt('samtaler'), tilbud: !exempt('tilbud') },
      met: {
        samtaler: daysInWindow(derived.samtaleDays, window) >= rules.samtalerRequired,
        tilbud: isTilbudMet(timeline.tilbud, timeline.loentimer, window, rules),
      },
    });
  }
  return outcomes;
}
