import type { Day } from '../domain/day.js';
import type { RuleValues } from '../rules/parameters.js';
import { type AnciennitetBase, accumulatedAnciennitet, spellAnciennitet } from './anciennitet.js';
import { anciennitetModes } from './counting.js';
import { mergeIntervals } from './intervals.js';
import type { Placement } from './placement.js';
import { countedSamtaleDays } from './samtaler.js';
import { joinSpells, type Spell } from './spells.js';
import type { Interval, Timeline } from './timeline.js';

/** What follows from a citizen's rows and stays the same while the rules do. */
export interface Derived {
  rules: RuleValues;
  spells: Spell[];
  /** Days on accumulated ydelser: disjoint, in order. */
  accumulated: Interval[];
  /** The different days with a counted samtale, in order. */
  samtaleDays: Day[];
}

/** Works out what a citizen's months have in common under one set of rules. */
export function derive(timeline: Timeline, rules: RuleValues): Derived {
  const modes = anciennitetModes(rules);
  return {
    rules,
    spells: joinSpells(timeline.ydelser, rules),
    accumulated: mergeIntervals(timeline.ydelser.filter((row) => modes[row.ydelse] === 'accumulated')),
    samtaleDays: countedSamtaleDays(timeline.samtaler, rules),
  };
}

/** The spell that a citizen is in on the reference date; `undefined` on an accumulated ydelse. */
export function spellOf({ reference, row }: Placement, { spells }: Derived): Spell | undefined {
  return spells.find((s) => s.ydelse === row.ydelse && s.from <= reference && reference <= s.to);
}

/** Anciennitet on the ydelse that the citizen is placed on. */
export function anciennitetOf(placement: Placement, derived: Derived): AnciennitetBase {
  const spell = spellOf(placement, derived);
  return spell
    ? spellAnciennitet(spell.start, placement.reference, derived.rules)
    : accumulatedAnciennitet(derived.accumulated, placement.reference, derived.rules);
}

/** How many of some days lie in `from`…`to`. */
export function daysBetween(days: readonly Day[], from: Day, to: Day): number {
  let count = 0;
  for (const day of days) if (from <= day && day <= to) count += 1;
  return count;
}
