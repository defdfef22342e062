import { effortWindow } from '../core/window.js';
import { formatDay } from '../domain/day.js';
import { firstDay, formatMonth, type Month } from '../domain/month.js';
import { reachOf } from '../measures/caseMeasures.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { CaseStore } from '../store/caseStore.js';
import type { Finding } from '../store/crossChecks.js';

/** A delivery that does not reach back as far as a report of the month looks: the window and the year before it. */
export async function shortPeriod(
  store: CaseStore,
  rules: RuleBook,
  month: Month | undefined,
): Promise<Finding[]> {
  const spans: Parameters<typeof reachOf>[0] = {};
  for (const extract of ['ydelser', 'samtaler', 'tilbud', 'loentimer'] as const) {
    const span = await store.span(extract);
    if (span) spans[extract] = span;
  }
  const reach = reachOf(spans, rules);
  if (!reach) return [];
  const report = month ?? reach.to;
  const first = Math.max(report - 12, rules.firstMonth);
  if (report >= reach.from && first >= reach.from) return [];
  const needed = formatDay(firstDay(effortWindow(first, rules.at(first)).from));
  const message =
    reach.from > reach.to
      ? `the effort extracts are too short for any report; one of ${formatMonth(report)} needs them from ${needed}`
      : `a report of ${formatMonth(report)} needs effort from ${needed}; figures before ${formatMonth(reach.from)} miss a part of it`;
  return [
    { code: 'short-period', severity: 'warning', extract: 'samtaler', count: 1, examples: [], message },
  ];
}
