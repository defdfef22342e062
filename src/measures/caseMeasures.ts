import { effortWindow } from '../core/window.js';
import type { Day } from '../domain/day.js';
import {
  eachMonth,
  type Month,
  monthOfDay,
  monthsEnding,
  type Period,
  periodCode,
  singleMonth,
} from '../domain/month.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { CellKey, Count } from './cell.js';

/** Months before a report month that its series and averages look back on, the month itself included. */
export const SERIES_MONTHS = 24;

/** Lengths in months of the periods of unique citizens: table 1.3 and figures 4.2, 4.4; figures 5.2, 5.4. */
export const PERIOD_LENGTHS = [3, 12] as const;

/**
 * The periods whose cells the report of a month needs: every month of its series, the periods of unique citizens for
 * the report month and the one before (progression), and those that tell what is hidden in both.
 */
export function reportPeriods(month: Month, rules: RuleBook): Period[] {
  const months = eachMonth({ from: month - SERIES_MONTHS, to: month }).map(singleMonth);
  const ranges = rangesEnding(month - 1);
  return distinct([...months, ...ranges, ...latestJudged(month, rules)], rules);
}

/** The periods whose cells tell what is hidden in a month and in the one before. */
export const latestJudged = (month: Month, rules: RuleBook): Period[] =>
  judgedPeriods({ from: Math.max(month - 1, rules.firstMonth), to: month }, rules);

/** The periods of unique citizens that end with a month. */
export const rangesEnding = (month: Month): Period[] =>
  PERIOD_LENGTHS.map((length) => monthsEnding(month, length));

/** The periods whose cells tell what is hidden in some months: those that end with each, and with so many before. */
export function judgedPeriods({ from, to }: Period, rules: RuleBook): Period[] {
  const months = eachMonth({ from: from - rules.at(from).disclosureMonths, to });
  return distinct(
    months.flatMap((month) => [singleMonth(month), ...rangesEnding(month)]),
    rules,
  );
}

/** Periods, each once, without those that begin before the rules do. */
export const distinct = (periods: readonly Period[], rules: RuleBook): Period[] => [
  ...new Map(
    periods.filter(({ from }) => from >= rules.firstMonth).map((period) => [periodCode(period), period]),
  ).values(),
];

/** The months of early effort that the report of a month needs: none while early effort is suspended. */
export function earlyMonths(month: Month, rules: RuleBook): Month[] {
  if (rules.at(month).earlySuspended) return [];
  return eachMonth(monthsEnding(month, SERIES_MONTHS)).filter((m) => m >= rules.firstMonth);
}

/** A cell that was counted. */
export interface CountedCell {
  key: CellKey;
  count: Count;
}

/** Cells computed from case extracts. */
export interface CaseCells {
  cells: CountedCell[];
  /** Early effort, by month. */
  early: CountedCell[];
}

/** What to count of the citizens. */
export interface Counting {
  /** Periods of the two fokusmål. */
  periods: readonly Period[];
  /** Months of early effort. */
  early: readonly Month[];
}

/** First day that an extract has rows for, and the last on which something began or happened. */
interface DaySpan {
  from: Day;
  lastStart: Day;
}

/**
 * The months for which case extracts hold the whole effort window: from the first month whose window begins no
 * earlier than the delivery, to the last month in which anything began or happened. Samtaler tell where a delivery begins, since
 * they are the most frequent and have no length; without them, the later of tilbud and hours does.
 * `undefined` without ydelser or without any effort.
 */
export function reachOf(
  spans: Partial<Record<'ydelser' | 'samtaler' | 'tilbud' | 'loentimer', DaySpan>>,
  rules: RuleBook,
): Period | undefined {
  const effort = spans.samtaler
    ? [spans.samtaler]
    : [spans.tilbud, spans.loentimer].filter((span) => span !== undefined);
  if (!spans.ydelser || effort.length === 0) return undefined;
  const to = monthOfDay(Math.max(...Object.values(spans).map((span) => span.lastStart)));
  const first = monthOfDay(Math.max(...effort.map((span) => span.from)));
  for (let month = Math.max(rules.firstMonth, first); month <= to; month += 1) {
    if (effortWindow(month, rules.at(month)).from >= first) return { from: month, to };
  }
  return { from: to + 1, to };
}
