import type { Month, Period } from '../domain/month.js';
import { memoByRules } from '../rules/memo.js';
import type { RuleValues } from '../rules/parameters.js';
import { isDeadMonth } from './deadPeriod.js';

const known = memoByRules(() => new Map<Month, Period>());

/**
 * The months that effort is looked for in: to the end of `month` and back until they hold twelve that are
 * not dead; dead months in between belong to it (metode.md, section 5).
 */
export function effortWindow(month: Month, rules: RuleValues): Period {
  const windows = known(rules);
  let window = windows.get(month);
  if (!window) {
    window = findWindow(month, rules);
    windows.set(month, window);
  }
  return window;
}

function findWindow(month: Month, rules: RuleValues): Period {
  let from = month;
  let live = isDeadMonth(month, rules.deadPeriods) ? 0 : 1;
  while (live < rules.windowMonths) {
    from -= 1;
    if (!isDeadMonth(from, rules.deadPeriods)) live += 1;
  }
  return { from, to: month };
}
