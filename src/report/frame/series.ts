import { isDeadMonth } from '../../core/deadPeriod.js';
import { dayName, monthAbbreviation, monthName, monthsInText } from '../../danish/date.js';
import { formatDecimal, formatInteger } from '../../danish/number.js';
import { NO_FIGURE, shareNumber, sharePercent, shareText, thresholdNumber } from '../../danish/share.js';
import { listing } from '../../danish/text.js';
import type { Chart, Point } from '../../document/model.js';
import type { Day } from '../../domain/day.js';
import { compare, decimalToFraction, type Fraction, round, subtract } from '../../domain/fraction.js';
import { formatMonth, type Month, numberInYear, yearOf } from '../../domain/month.js';
import { I_ALT } from '../../domain/ydelse.js';
import { breaksOf } from '../../measures/breaks.js';
import type { RuleBook } from '../../rules/ruleset.js';

/** Whether a month is dead; one before the first with rules is none. */
const isDead = (month: Month, rules: RuleBook): boolean =>
  month >= rules.firstMonth && isDeadMonth(month, rules.at(month).deadPeriods);

/** The fields that a month has in every chart of a series. */
export function monthRow(month: Month, provisional: boolean, rules: RuleBook) {
  const dead = isDead(month, rules);
  const { segment, isBreak } = breakFields(month, rules);
  return {
    month: formatMonth(month),
    monthLabel: monthAbbreviation(month),
    year: String(yearOf(month)),
    quarter: numberInYear(month) % 3 === 1,
    provisional,
    dead,
    segment,
    isBreak,
  };
}

/** Breaks up to a month, by the rules and the month: every chart of every report asks for the same. */
const segments = new WeakMap<RuleBook, Map<Month, number>>();

function segmentAt(month: Month, rules: RuleBook): number {
  const known = segments.get(rules) ?? new Map<Month, number>();
  segments.set(rules, known);
  let segment = known.get(month);
  if (segment === undefined) {
    segment = breaksOf(rules, I_ALT, { from: rules.firstMonth, to: month }).length;
    known.set(month, segment);
  }
  return segment;
}

/** The run of months between two breaks that a month lies in, and whether it is the run's first after a break. */
function breakFields(month: Month, rules: RuleBook): { segment: number; isBreak: boolean } {
  const segment = segmentAt(month, rules);
  return { segment, isBreak: segment > segmentAt(month - 1, rules) };
}

/** Labels inside a figure of months, unless the template has others. */
export const MARKS = {
  threshold: 'Mere end {threshold} %',
  dead: 'Død periode',
  provisional: 'foreløbig',
  break: 'Databrud',
  breakNote: ' Databrud den {days}: Tal før og efter kan ikke sammenlignes.',
};

/** What a figure's note says of breaks within it, after the note's other sentences; nothing where there are none. */
export const breakNote = (breaks: readonly Day[], words: typeof MARKS): string =>
  breaks.length === 0 ? '' : words.breakNote.replace('{days}', listing(breaks.map(dayName)));

/** Threshold, dead period and breaks, as the chart templates' parameters; without a threshold, that none is to be drawn; with a break, that lines are not to be joined over it. */
export function chartMarks(
  threshold: Fraction | undefined,
  words: typeof MARKS,
  breaks: readonly Day[],
): Chart['params'] {
  const joined = breaks.length === 0 ? {} : { joined: false, breakLabel: words.break };
  if (!threshold)
    return { hasThreshold: false, deadLabel: words.dead, provisionalLabel: words.provisional, ...joined };
  const value = thresholdNumber(threshold);
  const thresholdLabel = words.threshold.replace('{threshold}', String(value));
  return {
    threshold: value,
    thresholdLabel,
    deadLabel: words.dead,
    provisionalLabel: words.provisional,
    ...joined,
  };
}

/** A share in a month; `undefined` where there is no figure, or where it is hidden. */
export interface MonthShare {
  month: Month;
  share: Fraction | undefined;
  hidden?: boolean;
  provisional: boolean;
}

/** Places for what an alternative text tells of the months themselves. */
export const MONTH_PLACES = ['provisional', 'dead'] as const;

/** Which months are provisional and which dead, each a sentence; empty where there are none. */
export function describeMonths(
  months: readonly { month: Month; provisional: boolean }[],
  rules: RuleBook,
): Record<(typeof MONTH_PLACES)[number], string> {
  const runs = (wanted: (m: (typeof months)[number]) => boolean) =>
    monthsInText(months.filter(wanted).map(({ month }) => month));
  const provisional = runs((m) => m.provisional);
  const dead = runs(({ month }) => isDead(month, rules));
  return {
    provisional: provisional ? `Foreløbige tal: ${provisional}.` : '',
    dead: dead ? `Død periode: ${dead}.` : '',
  };
}

/** `alle 12 måneder`, `11 af 12 måneder`, `én af 12 måneder`, `ingen måneder`. */
export function monthsOf(count: number, all: number): string {
  if (count === 0) return 'ingen måneder';
  return count === all
    ? `alle ${all} måneder`
    : `${count === 1 ? 'én' : formatInteger(count)} af ${all} måneder`;
}

/** The months of a figure as numbers. */
export const monthPoints = (months: readonly MonthShare[], limit: Fraction | undefined): Point[] =>
  months.map(({ month, share, hidden, provisional }) => ({
    month: formatMonth(month),
    share: shareNumber(share, 1, limit),
    provisional,
    ...(hidden ? { suppressed: true } : {}),
  }));

/** What the alternative text of a series may tell: its first, last, lowest and highest share with their months. */
export const SERIES_PLACES = [
  ...(['first', 'first.month', 'last', 'last.month'] as const),
  ...(['lowest', 'lowest.month', 'highest', 'highest.month', 'trend'] as const),
];
export type SeriesPlace = (typeof SERIES_PLACES)[number];

/**
 * Their values.
 * @param limit the threshold that the series is held against, if any.
 * @param breaks days on which the figures break within the series: then its ends are not compared.
 */
export function describeSeries(
  months: readonly MonthShare[],
  limit: Fraction | undefined,
  breaks: readonly Day[] = [],
): Record<SeriesPlace, string> {
  const known = months.flatMap(({ month, share }) => (share ? [{ month, share }] : []));
  const sorted = [...known].sort((a, b) => compare(a.share, b.share));
  type Told = (typeof known)[number] | undefined;
  const share = (entry: Told) => shareText(entry?.share, 1, limit, ' ');
  const month = (entry: Told) => (entry ? monthName(entry.month) : NO_FIGURE);
  const [first, last, lowest, highest] = [known[0], known.at(-1), sorted[0], sorted.at(-1)];
  return {
    first: share(first),
    'first.month': month(first),
    last: share(last),
    'last.month': month(last),
    lowest: share(lowest),
    'lowest.month': month(lowest),
    highest: share(highest),
    'highest.month': month(highest),
    trend:
      breaks.length > 0 ? BROKEN : first && last ? trendInText(first.share, last.share, limit) : NO_FIGURE,
  };
}

const BROKEN = 'som ikke kan sammenlignes på grund af databrud';

/** `en stigning på 7,2 procentpoint`, from one share to another as they are printed. */
function trendInText(first: Fraction, last: Fraction, limit: Fraction | undefined): string {
  const [from, to] = [sharePercent(first, 1, limit), sharePercent(last, 1, limit)];
  const decimals = Math.max(from.decimals, to.decimals);
  const units = round(subtract(decimalToFraction(to), decimalToFraction(from)), decimals).units;
  if (units === 0) return 'uændret';
  const size = formatDecimal({ units: Math.abs(units), decimals });
  return `${units > 0 ? 'en stigning' : 'et fald'} på ${size} procentpoint`;
}

/** Least distance between the labels at the ends of two lines, in percentage points of an axis that ends at 100. */
const LABEL_DISTANCE = 4.6;

/** Height in points that a label beside a plot takes, and what a chart's height has above and below its plot. */
const LABEL_HEIGHT = 10.5;
const AROUND_PLOT = 46;

/**
 * The least distance between two labels beside a plot, in the axis' own unit.
 * @param height of the chart in points, as its template has it.
 * @param range from the axis' beginning to its end.
 */
export const labelDistance = (height: number | undefined, range: number): number =>
  (range * LABEL_HEIGHT) / Math.max(40, (height ?? 200) - AROUND_PLOT);

/** Heights for the labels at the ends of lines: near their lines' ends, but apart from each other. */
export function spreadLabels(
  ends: readonly (number | null)[],
  distance = LABEL_DISTANCE,
  top = 99,
): (number | null)[] {
  const placed = ends.flatMap((at, line) => (at === null ? [] : [{ line, at }])).sort((a, b) => a.at - b.at);
  for (let round = 0; round < 20; round += 1) {
    for (let i = 1; i < placed.length; i += 1) {
      const [low, high] = [placed[i - 1]!, placed[i]!];
      const lack = distance - (high.at - low.at);
      if (lack <= 1e-9) continue;
      low.at -= lack / 2;
      high.at += lack / 2;
    }
  }
  const spread: (number | null)[] = ends.map(() => null);
  for (const { line, at } of placed) spread[line] = Math.round(Math.min(top, at) * 100) / 100;
  return spread;
}
