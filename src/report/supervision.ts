import { formatMonth, type Month } from '../domain/month.js';
import { InputError } from '../extracts/problems.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { Supervision } from '../rules/supervision.js';

/**
 * Skærpet tilsyn in the month of a report about it.
 * @throws {InputError} when there is none: a report that holds figures against it would be about nothing.
 */
export function supervisionIn(rules: RuleBook, month: Month): Supervision {
  const supervision = rules.supervision(month);
  if (supervision) return supervision;
  const ended = rules.ended(month).map(({ id }) => id);
  throw new InputError(
    `there is no skærpet tilsyn in ${formatMonth(month)}, which this report is about: ${ended.join(', ')} ` +
      'do not hold then; choose a month in which they do (jcreport rules --at tells), or another kind of report',
  );
}
