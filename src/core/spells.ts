import { type Day, OPEN_END } from '../domain/day.js';
import { ydelseCode } from '../domain/ydelse.js';
import type { RuleValues } from '../rules/parameters.js';
import { type AnciennitetMode, anciennitetModes } from './counting.js';
import { freeMonthBetween } from './deadPeriod.js';
import type { Interval, YdelseRow } from './timeline.js';

/** A ydelsesforløb: rows of one ydelse that no break divides. */
export interface Spell extends Interval {
  /** Code of a ydelse. */
  ydelse: number;
  /** The day anciennitet is counted from: `from`, or the start of the spell that this one continues. */
  start: Day;
}

/**
 * A citizen's spells of every ydelse that is counted in spells (not the accumulated ones), in order of
 * ydelse and day. Kommune and introduktionsprogram do not matter here (metode.md, section 3).
 */
export function joinSpells(rows: readonly YdelseRow[], rules: RuleValues): Spell[] {
  const spells: Spell[] = [];
  const modes = anciennitetModes(rules);
  const sorted = [...rows].sort((a, b) => a.ydelse - b.ydelse || a.from - b.from);
  for (const row of sorted) {
    const mode = modes[row.ydelse]!;
    if (mode === 'accumulated') continue;
    const last = spells.at(-1);
    if (last?.ydelse === row.ydelse && !breaks(last.to, row.from, mode, rules)) {
      last.to = Math.max(last.to, row.to);
    } else {
      spells.push({ ydelse: row.ydelse, start: row.from, from: row.from, to: row.to });
    }
  }
  continueSpells(spells, rows, rules);
  return spells;
}

/** Whether the days between a spell's last day and a row's first one end the spell. */
function breaks(last: Day, next: Day, mode: AnciennitetMode, rules: RuleValues): boolean {
  if (last === OPEN_END) return false;
  return mode === 'start-to-end' ? next > last + 1 : freeMonthBetween(last, next, rules.deadPeriods);
}

/**
 * Uddannelseshjælp and kontanthjælp right after selvforsørgelses- og hjemrejseydelse keep that spell's
 * start: the one change of ydelse that does not start anciennitet anew (metode.md, section 3).
 */
function continueSpells(spells: Spell[], rows: readonly YdelseRow[], rules: RuleValues): void {
  const before = ydelseCode(rules.continuation.after);
  if (!rows.some((row) => row.ydelse === before)) return;
  const continuing = new Set(rules.continuation.to.map(ydelseCode));
  for (const spell of spells) {
    if (!continuing.has(spell.ydelse)) continue;
    const last = lastDayBefore(rows, before, spell.from);
    if (last === undefined || freeMonthBetween(last, spell.from, rules.deadPeriods)) continue;
    const earlier = spells.find((s) => s.ydelse === before && s.from <= last && last <= s.to);
    if (earlier) spell.start = earlier.start;
  }
}

function lastDayBefore(rows: readonly YdelseRow[], ydelse: number, day: Day): Day | undefined {
  let last: Day | undefined;
  for (const row of rows) {
    if (row.ydelse !== ydelse || row.from >= day) continue;
    last = Math.max(last ?? row.from, Math.min(row.to, day - 1));
  }
  return last;
}
