import type { Fokusmaal } from '../domain/fokusmaal.js';
import { firstDay, lastDay, type Month, type Period } from '../domain/month.js';
import type { RulesByMonth } from '../rules/ruleset.js';
import { anciennitetOf, type Derived, daysBetween, derive } from './derived.js';
import { isExempt } from './exemption.js';
import { placementIn } from './placement.js';
import { isTilbudMet } from './tilbud.js';
import type { Timeline } from './timeline.js';
import { effortWindow } from './window.js';

/** How a citizen with the anciennitet counts in a month. */
export interface MonthOutcome {
  month: Month;
  /** Kommunekode. */
  kommune: number;
  /** Code of a ydelse. */
  ydelse: number;
  /** Counted in the fokusmål's population; false when exempt. */
  counted: Record<Fokusmaal, boolean>;
  /** The fokusmål is met. */
  met: Record<Fokusmaal, boolean>;
}

/** Both fokusmål with an answer each, one object for every citizen with the same two. */
const ANSWERS = [false, true].map((samtaler) => [false, true].map((tilbud) => ({ samtaler, tilbud })));
const answers = (samtaler: boolean, tilbud: boolean): Record<Fokusmaal, boolean> =>
  ANSWERS[samtaler ? 1 : 0]![tilbud ? 1 : 0]!;

/**
 * How one citizen counts in each month of a period (metode.md, sections 3–5): only the months in which the
 * citizen has twelve months' anciennitet, in order.
 * @throws {import('../rules/dated.js').BeforeRulesError} for a month before the first rule.
 */
export function judgeCitizen(timeline: Timeline, period: Period, book: RulesByMonth): MonthOutcome[] {
  const outcomes: MonthOutcome[] = [];
  let derived: Derived | undefined;
  for (let month = period.from; month <= period.to; month += 1) {
    const rules = book.at(month);
    const placement = placementIn(month, timeline.ydelser, rules);
    if (!placement) continue;
    if (derived?.rules !== rules) derived = derive(timeline, rules);
    const base = anciennitetOf(placement, derived);
    if (!base.reached) continue;
    const window = effortWindow(month, rules);
    const days = daysBetween(derived.samtaleDays, firstDay(window.from), lastDay(window.to));
    const exempt = (fokusmaal: Fokusmaal) =>
      isExempt(timeline.fritagelser, fokusmaal, base, rules.exemptShare);
    outcomes.push({
      month,
      kommune: placement.row.kommune,
      ydelse: placement.row.ydelse,
      counted: answers(!exempt('samtaler'), !exempt('tilbud')),
      met: answers(
        days >= rules.samtalerRequired,
        isTilbudMet(timeline.tilbud, timeline.loentimer, window, rules),
      ),
    });
  }
  return outcomes;
}
