import { isDeadMonth } from '../../core/deadPeriod.js';
import { monthAbbreviation, monthName } from '../../danish/date.js';
import { formatDecimal, formatPercent, percent } from '../../danish/number.js';
import { compare, type Fraction } from '../../domain/fraction.js';
import { formatMonth, type Month, numberInYear, yearOf } from '../../domain/month.js';
import type { RuleBook } from '../../rules/ruleset.js';
import type { Places } from '../../sourceText/places.js';
import type { MonthShare } from '../kommune/facts.js';
import { NO_FIGURE } from './words.js';

/** The fields that a month has in every chart of a series. */
export function monthRow(month: Month, provisional: boolean, rules: RuleBook) {
  const dead = isDeadMonth(month, rules.at(month).deadPeriods);
  return {
    month: formatMonth(month),
    monthLabel: monthAbbreviation(month),
    year: String(yearOf(month)),
    quarter: numberInYear(month) % 3 === 1,
    provisional,
    dead,
  };
}

/** Names for the alternative text of a series: first, last, lowest and highest share with their months. */
export function describeSeries(months: readonly MonthShare[]): Places {
  const known = months.flatMap(({ month, share }) => (share ? [{ month, share }] : []));
  const sorted = [...known].sort((a, b) => compare(a.share, b.share));
  const tell = (entry: (typeof known)[number] | undefined, name: string): Places => ({
    [name]: entry ? `${formatPercent(entry.share, 1)} %` : NO_FIGURE,
    [`${name}.month`]: entry ? monthName(entry.month) : NO_FIGURE,
  });
  return {
    ...tell(known[0], 'first'),
    ...tell(known.at(-1), 'last'),
    ...tell(sorted[0], 'lowest'),
    ...tell(sorted.at(-1), 'highest'),
    trend: trendInText(known[0]?.share, known.at(-1)?.share),
  };
}

/** `en stigning på 7,2 procentpoint`, from one share to another as they are printed. */
function trendInText(first: Fraction | undefined, last: Fraction | undefined): string {
  if (!first || !last) return NO_FIGURE;
  const units = percent(last, 1).units - percent(first, 1).units;
  if (units === 0) return 'uændret';
  const size = formatDecimal({ units: Math.abs(units), decimals: 1 });
  return `${units > 0 ? 'en stigning' : 'et fald'} på ${size} procentpoint`;
}

/** Least distance between the labels at the ends of two lines, in percentage points of an axis that ends at 100. */
const LABEL_DISTANCE = 4.6;

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
