import { judgeCitizen, type MonthOutcome } from '../core/judge.js';
import type { Timeline } from '../core/timeline.js';
import { type Month, singleMonth } from '../domain/month.js';
import { CASE_EXTRACTS, type CaseExtract } from '../extracts/caseSchemas.js';
import type { RuleBook } from '../rules/ruleset.js';
import { effortSteps, type RowChanges, rowChanges } from './rowChanges.js';

/** How a citizen counts in a month after a step; `undefined` when not at all. */
export interface CitizenStep {
  cause: 'ydelser' | 'withdrawn' | 'changed' | 'late';
  outcome: MonthOutcome | undefined;
}

/** What one citizen's change between two deliveries comes to in a month. */
export interface CitizenChange {
  earlier: MonthOutcome | undefined;
  /** The same steps as a figure's causes, in the same order: the last one is the citizen as it counts now. */
  steps: CitizenStep[];
  rows: Record<CaseExtract, RowChanges>;
}

/** What became of a citizen: its rows, and how it counts in a month step by step. */
export function citizenChange(
  earlier: Timeline,
  now: Timeline,
  month: Month,
  rules: RuleBook,
): CitizenChange {
  const judged = (timeline: Timeline) => judgeCitizen(timeline, singleMonth(month), rules)[0];
  const { ydelser, fritagelser } = now;
  const effort = effortSteps(earlier.ydelser.length > 0 ? earlier : now, now);
  const causes = ['ydelser', 'withdrawn', 'changed', 'late'] as const;
  return {
    earlier: judged(earlier),
    steps: causes.map((cause, i) => ({ cause, outcome: judged({ ydelser, fritagelser, ...effort[i]! }) })),
    rows: Object.fromEntries(
      CASE_EXTRACTS.map((extract) => [extract, rowChanges(extract, earlier[extract], now[extract])]),
    ) as unknown as CitizenChange['rows'],
  };
}
