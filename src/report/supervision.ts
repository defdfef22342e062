import { formatDay } from '../domain/day.js';
import { firstDay, formatMonth, type Month } from '../domain/month.js';
import { InputError } from '../extracts/problems.js';
import { entryAt } from '../rules/dated.js';
import type { RuleBook } from '../rules/ruleset.js';
import { sourceOf } from '../rules/sources.js';
import { SUPERVISION_KEYS, type Supervision } from '../rules/supervision.js';

/** The last month before another in which there is skærpet tilsyn. */
function lastSupervised(rules: RuleBook, month: Month): Month | undefined {
  for (let earlier = month - 1; earlier >= rules.firstMonth; earlier -= 1)
    if (rules.supervision(earlier)) return earlier;
  return undefined;
}

/**
 * Skærpet tilsyn in the month of a report about it.
 * @throws {InputError} when there is none, with the reason and what to build instead: a report that holds figures
 *   against it would be about nothing.
 */
export function supervisionIn(rules: RuleBook, month: Month): Supervision {
  const supervision = rules.supervision(month);
  if (supervision) return supervision;
  const ended = rules.ended(month);
  const [latest] = ended.map((rule) => entryAt(rule, firstDay(month))).sort((a, b) => b.from - a.from);
  const last = lastSupervised(rules, month);
  throw new InputError(
    `there is no skærpet tilsyn in ${formatMonth(month)}, which this report is about: ` +
      `${ended.length === SUPERVISION_KEYS.length ? 'its rules' : ended.map(({ id }) => id).join(', ')} do not hold from ${formatDay(latest!.from)} on (${sourceOf(latest!.source).text}); ` +
      'build --rapport jobcenterindblik instead, which shows samtaler and tilbud as tidligere fokusmål' +
      (last === undefined ? '' : `, or this report for a month up to ${formatMonth(last)}`) +
      '; --rules can put skærpet tilsyn back as a what-if (docs/skaerpet-tilsyn-igen.yaml)',
  );
}
