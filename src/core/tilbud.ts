import { firstDay, lastDay, type Period } from '../domain/month.js';
import { TILBUDSTYPER, wordCode } from '../domain/vocabulary.js';
import { memoByRules } from '../rules/memo.js';
import type { RuleValues } from '../rules/parameters.js';
import { type Loentimer, type Tilbud, UNITS_PER_HOUR } from './timeline.js';

const countedTypes = memoByRules((rules) => rules.tilbudstyper.map((name) => wordCode(TILBUDSTYPER, name)));

/** Whether a tilbud is of a counted type (metode.md, section 5). */
export function isCountedTilbud(tilbud: Tilbud, rules: RuleValues): boolean {
  return countedTypes(rules).includes(tilbud.type);
}

/** Whether a tilbud has at least one day in the window; dead days count. */
export function touchesWindow(tilbud: Tilbud, window: Period): boolean {
  return tilbud.from <= lastDay(window.to) && tilbud.to >= firstDay(window.from);
}

/** Ordinary hours in the months of the window, in units of 1/10.000 hour; dead months count, corrections subtract. */
export function hoursInWindow(loentimer: readonly Loentimer[], window: Period): number {
  let sum = 0;
  for (const { month, units } of loentimer) {
    if (window.from <= month && month <= window.to) sum += units;
  }
  return sum;
}

/** Whether a citizen has the tilbud, or the hours in their place (metode.md, section 5). */
export function isTilbudMet(
  tilbud: readonly Tilbud[],
  loentimer: readonly Loentimer[],
  window: Period,
  rules: RuleValues,
): boolean {
  let counted = 0;
  for (const t of tilbud) {
    if (isCountedTilbud(t, rules) && touchesWindow(t, window)) counted += 1;
  }
  return (
    counted >= rules.tilbudRequired ||
    hoursInWindow(loentimer, window) >= rules.hoursRequired * UNITS_PER_HOUR
  );
}
