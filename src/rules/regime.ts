import { formatDay } from '../domain/day.js';
import { firstDay, formatMonth, type Month } from '../domain/month.js';
import { entryAt } from './dated.js';
import { RULES, type RuleBook } from './ruleset.js';
import { sourceOf } from './sources.js';
import { SUPERVISION_KEYS } from './supervision.js';
import { expectedBy } from './timeline.js';

/**
 * Which regime a month's figures stand under: skærpet tilsyn; none, so that the figures of samtaler and tilbud are
 * former fokusmål; or none, with the expectation of early effort.
 */
export type Regime = 'skaerpet-tilsyn' | 'tidligere-fokusmaal' | 'tidlig-forventning';

/** The regime of a month. @throws {import('./dated.js').BeforeRulesError} for a month before January 2018. */
export function regimeOf(book: RuleBook, month: Month): Regime {
  if (book.supervision(month)) return 'skaerpet-tilsyn';
  return book.at(month).earlyExpected === undefined ? 'tidligere-fokusmaal' : 'tidlig-forventning';
}

/** A user's rules have skærpet tilsyn in a month in which the law has none. */
export const isPutBack = (book: RuleBook, month: Month): boolean =>
  book.supervision(month) !== undefined && RULES.supervision(month) === undefined;

/** What is to be said of a month's regime beside its figures, in English; nothing while skærpet tilsyn simply holds. */
export function regimeNotices(book: RuleBook, month: Month): string[] {
  const at = formatMonth(month);
  const notices: string[] = [];
  const ended = book.ended(month);
  if (isPutBack(book, month))
    notices.push(
      `what-if: the changed rules put skærpet tilsyn back in ${at}, in which the law has none; nothing of it is official`,
    );
  else if (ended.length > 0) {
    const last = ended.map((rule) => entryAt(rule, firstDay(month))).sort((a, b) => b.from - a.from)[0]!;
    const isWhole = ended.length === SUPERVISION_KEYS.length;
    const which = isWhole ? 'its rules' : ended.map(({ id }) => id).join(', ');
    notices.push(
      `there is no skærpet tilsyn in ${at}: ${which} do not hold from ${formatDay(last.from)} on (${sourceOf(last.source).text}); ` +
        'figures of samtaler and tilbud are tidligere fokusmål, and nothing is held against them',
    );
  }
  const { earlyExpected } = book.at(month);
  if (earlyExpected !== undefined)
    notices.push(
      `in ${at} at least ${earlyExpected} % are expected to get samtaler and tilbud in the first months (tidlig-forventning)`,
    );
  for (const { on, english } of expectedBy(firstDay(month))) notices.push(`from ${formatDay(on)} ${english}`);
  return notices;
}
