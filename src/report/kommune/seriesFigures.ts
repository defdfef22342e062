import { periodInText } from '../../danish/date.js';
import { formatShare, NO_FIGURE, shareNumber, shareText, thresholdNumber } from '../../danish/share.js';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import { compare, type Fraction } from '../../domain/fraction.js';
import { HELE_LANDET_NAME } from '../../domain/kommuner.js';
import { formatMonth, periodCode } from '../../domain/month.js';
import { figureShare } from '../../measures/cell.js';
import { needsEarlyFollowUp } from '../../measures/tidligIndsats.js';
import { labels } from '../../template/settings.js';
import { SUPPRESSED } from '../frame/entry.js';
import { type FigureContent, figureOf } from '../frame/figure.js';
import {
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
    places: [...SERIES_PLACES, 'top', 'national', 'series.period'] as const,
    settings: { labels: labels(LINE_MARKS) },
    none,
    content({ kommune, series, month, rules, ...facts }: Facts, { labels: words }) {
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
        chart: { rows, params: { ...chartMarks(threshold, words), low: lowEnd(rows, threshold) } },
        places: {
          ...describeSeries(own, threshold),
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
export function lowEnd(rows: readonly { share: number | null }[], threshold: Fraction): number {
  const shares = rows.flatMap(({ share }) => (share === null ? [] : [share]));
  return Math.max(0, Math.floor((Math.min(thresholdNumber(threshold), ...shares) - 1) / 5) * 5);
}

const COLUMN_PLACES = [...SERIES_PLACES, 'above', 'months'] as const;

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

/** Figures 3.1 and 3.2: early effort, month by month. */
export const early = (id: string, fokusmaal: Fokusmaal, none: string) =>
  figureOf(id, {
    places: [...COLUMN_PLACES, 'followUp'] as const,
    settings: { labels: labels(MARKS) },
    none,
    content(facts: Facts, { labels: words }) {
      const { input, kommune, month, earlyThreshold } = facts;
      const { provisionalMonths } = facts.rules.at(month);
      const known = earlyMonths(input, fokusmaal);
      if (known.length === 0) return undefined;
      const months = known.map((m) => {
        const hidden = input.hidden.early(kommune.code, m, month);
        const share = hidden ? undefined : figureShare(input.early.month(kommune.code, m, fokusmaal));
        return { month: m, share, hidden, provisional: m > month - provisionalMonths };
      });
      const needed = needsEarlyFollowUp(input.early, kommune.code, fokusmaal, month);
      const followUp = needed === undefined ? 'kan ikke afgøres' : needed ? 'ja' : 'nej';
      const { places, ...columns } = monthColumns(facts, months, earlyThreshold, words);
      return { ...columns, places: { ...places, followUp } };
    },
  });

function monthColumns(
  { kommune, rules }: Facts,
  months: readonly MonthShare[],
  threshold: Fraction,
  words: typeof MARKS,
): FigureContent<(typeof COLUMN_PLACES)[number]> {
  const above = months.filter(({ share }) => share && compare(share, threshold) > 0).length;
  return {
    chart: {
      rows: months.map(({ month, share, hidden, provisional }) => ({
        ...monthRow(month, provisional, rules),
        share: shareNumber(share, 1, threshold) ?? 0,
        label: share ? formatShare(share, 1, threshold) : hidden ? SUPPRESSED : NO_FIGURE,
      })),
      params: chartMarks(threshold, words),
    },
    places: { ...describeSeries(months, threshold), above: String(above), months: String(months.length) },
    data: {
      period: periodCode({ from: months[0]!.month, to: months.at(-1)!.month }),
      threshold: thresholdNumber(threshold),
      series: [{ name: kommune.name, points: monthPoints(months, threshold) }],
    },
  };
}
