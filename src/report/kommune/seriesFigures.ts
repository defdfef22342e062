import { periodInText } from '../../danish/date.js';
import { formatShare, NO_FIGURE, shareNumber, shareText, thresholdNumber } from '../../danish/share.js';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import { compare, type Fraction } from '../../domain/fraction.js';
import { HELE_LANDET_NAME } from '../../domain/kommuner.js';
import { formatMonth, periodCode } from '../../domain/month.js';
import { I_ALT } from '../../domain/ydelse.js';
import { breaksOf } from '../../measures/breaks.js';
import { figureShare } from '../../measures/cell.js';
import { needsEarlyFollowUp } from '../../measures/tidligIndsats.js';
import { labels } from '../../template/settings.js';
import { type FigureContent, figureOf } from '../frame/figure.js';
import {
  breakNote,
  chartMarks,
  describeSeries,
  MARKS,
  type MonthShare,
  monthPoints,
  monthRow,
  SERIES_PLACES,
  spreadLabels,
} from '../frame/series.js';
import type { Facts } from './facts.js';
import { earlyMonths } from './missingMonths.js';

/** Labels of the figures over lines. */
const LINE_MARKS = { ...MARKS, top: 'Top {count}', national: HELE_LANDET_NAME };

/** Figures 4.1 and 4.3: the monthly share of the kommune, Top 10 and Hele landet. */
export const development = (id: string, fokusmaal: Fokusmaal, none: string) =>
  figureOf(id, {
    places: [...SERIES_PLACES, 'top', 'national', 'series.period', 'breaks'] as const,
    settings: { labels: labels(LINE_MARKS) },
    none,
    content({ kommune, series, month, rules, breaks, ...facts }: Facts, { labels: words }) {
      const { own, top, national, threshold } = facts.fokusmaal[fokusmaal];
      if (!own.some(({ share }) => share)) return undefined;
      const topName = words.top.replace('{count}', String(rules.at(month).topCount));
      const lines = [
        { role: 'own', name: kommune.name, shares: own.map(({ share }) => share) },
        { role: 'top', name: topName, shares: top.shares },
        { role: 'national', name: words.national, shares: national },
      ].filter(({ shares }) => shares.some((share) => share));
      const ends = spreadLabels(lines.map(({ shares }) => shareNumber(shares.at(-1), 1, threshold)));
      const rows = lines.flatMap(({ role, name, shares }, line) =>
        shares.map((share, i) => ({
          ...monthRow(series.from + i, own[i]!.provisional, rules),
          role,
          share: shareNumber(share, 1, threshold),
          last: i === shares.length - 1,
          labelAt: ends[line] ?? null,
          label: share ? `${name} ${formatShare(share, 1, threshold)}` : name,
        })),
      );
      const lastOf = (role: string) =>
        shareText(lines.find((line) => line.role === role)?.shares.at(-1), 1, threshold, ' ');
      return {
        chart: { rows, params: { ...chartMarks(threshold, words, breaks), low: lowEnd(rows, threshold) } },
        places: {
          ...describeSeries(own, threshold, breaks),
          breaks: breakNote(breaks, words),
          top: lastOf('top'),
          national: lastOf('national'),
          'series.period': periodInText(series),
        },
        data: {
          period: periodCode(series),
          series: lines.map(({ role, name, shares }) => ({
            name,
            role,
            points: shares.map((share, i) => ({
              month: formatMonth(series.from + i),
              share: shareNumber(share, 1, threshold),
            })),
          })),
        },
      };
    },
  });

/** Where the axis begins: a multiple of five below every share and the threshold, so that all of them show. */
export function lowEnd(rows: readonly { share: number | null }[], threshold: Fraction | undefined): number {
  const shares = rows.flatMap(({ share }) => (share === null ? [] : [share]));
  const all = threshold ? [thresholdNumber(threshold), ...shares] : shares;
  return Math.max(0, Math.floor((Math.min(...all) - 1) / 5) * 5);
}

const COLUMN_PLACES = [...SERIES_PLACES, 'above', 'months', 'breaks'] as const;

const isAbove = (share: Fraction, threshold: Fraction): boolean => compare(share, threshold) > 0;
const isAtLeast = (share: Fraction, threshold: Fraction): boolean => compare(share, threshold) >= 0;

/** Figures 5.1 and 5.3: the last twelve months against the threshold. */
export const lastYear = (id: string, fokusmaal: Fokusmaal, none: string) =>
  figureOf(id, {
    places: [...COLUMN_PLACES, 'average'] as const,
    settings: { labels: labels(MARKS) },
    none,
    content(facts: Facts, { labels: words }) {
      const { own, threshold, average12 } = facts.fokusmaal[fokusmaal];
      const months = own.slice(-12);
      if (!months.some(({ share }) => share)) return undefined;
      const average = shareText(average12?.share, 2, threshold, ' ');
      const { places, ...columns } = monthColumns(facts, months, threshold, words);
      return { ...columns, places: { ...places, average } };
    },
  });

/** Labels of the figures of early effort: above the line while it is followed up on, at least on it when it is expected. */
const EARLY_MARKS = { ...MARKS, expected: 'Mindst {threshold} %' };

/** Figures 3.1 and 3.2: early effort, month by month. */
export const early = (id: string, fokusmaal: Fokusmaal, none: string) =>
  figureOf(id, {
    places: [...COLUMN_PLACES, 'followUp'] as const,
    settings: { labels: labels(EARLY_MARKS) },
    none,
    content(facts: Facts, { labels: words }) {
      const { input, kommune, month, earlyLine } = facts;
      const { provisionalMonths } = facts.rules.at(month);
      const known = earlyMonths(input, fokusmaal);
      if (known.length === 0) return undefined;
      const months = known.map((m) => ({
        month: m,
        share: figureShare(input.early.month(kommune.code, m, fokusmaal)),
        provisional: m > month - provisionalMonths,
      }));
      const needed = needsEarlyFollowUp(input.early, kommune.code, fokusmaal, month);
      const followUp = needed === undefined ? 'kan ikke afgøres' : needed ? 'ja' : 'nej';
      const isExpected = earlyLine?.kind === 'expected';
      const marks = isExpected ? { ...words, threshold: words.expected } : words;
      const reaches = isExpected ? isAtLeast : isAbove;
      const { places, ...columns } = monthColumns(facts, months, earlyLine?.share, marks, reaches);
      return { ...columns, places: { ...places, followUp } };
    },
  });

function monthColumns(
  { kommune, rules }: Facts,
  months: readonly MonthShare[],
  threshold: Fraction | undefined,
  words: typeof MARKS,
  reaches = isAbove,
): FigureContent<(typeof COLUMN_PLACES)[number]> {
  const above = threshold
    ? months.filter(({ share }) => share && reaches(share, threshold)).length
    : undefined;
  const breaks = breaksOf(rules, I_ALT, { from: months[0]!.month, to: months.at(-1)!.month });
  return {
    chart: {
      rows: months.map(({ month, share, provisional }) => ({
        ...monthRow(month, provisional, rules),
        share: shareNumber(share, 1, threshold) ?? 0,
        label: share ? formatShare(share, 1, threshold) : NO_FIGURE,
      })),
      params: chartMarks(threshold, words, breaks),
    },
    places: {
      ...describeSeries(months, threshold, breaks),
      breaks: breakNote(breaks, words),
      above: String(above ?? NO_FIGURE),
      months: String(months.length),
    },
    data: {
      period: periodCode({ from: months[0]!.month, to: months.at(-1)!.month }),
      ...(threshold ? { threshold: thresholdNumber(threshold) } : {}),
      series: [{ name: kommune.name, points: monthPoints(months, threshold) }],
    },
  };
}
