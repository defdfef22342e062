import { periodInText } from '../../danish/date.js';
import {
  formatShare,
  NO_FIGURE,
  shareNumber,
  shareText,
  thresholdNumber,
  thresholdText,
} from '../../danish/share.js';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import { compare, type Fraction, fraction } from '../../domain/fraction.js';
import { HELE_LANDET_NAME } from '../../domain/kommuner.js';
import { formatMonth, type Month, periodCode } from '../../domain/month.js';
import { I_ALT } from '../../domain/ydelse.js';
import { breaksOf } from '../../measures/breaks.js';
import { figureShare } from '../../measures/cell.js';
import type { Average } from '../../measures/shares.js';
import { needsEarlyFollowUp } from '../../measures/tidligIndsats.js';
import { labels } from '../../template/settings.js';
import { withBreakSign } from '../frame/acrossBreaks.js';
import { SUPPRESSED } from '../frame/entry.js';
import { type FigureContent, figureOf } from '../frame/figure.js';
import { lackingKommunerNotes } from '../frame/lacking.js';
import {
  breakNote,
  chartMarks,
  describeMonths,
  describeSeries,
  labelDistance,
  MARKS,
  MONTH_PLACES,
  type MonthShare,
  monthPoints,
  monthRow,
  monthsOf,
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
    places: [...SERIES_PLACES, ...MONTH_PLACES, 'top', 'national', 'series.period', 'breaks'] as const,
    settings: { labels: labels(LINE_MARKS) },
    none,
    content({ kommune, series, month, rules, breaks, ...facts }: Facts, { labels: words, height }) {
      const { own, top, national, lackingInSum, threshold } = facts.fokusmaal[fokusmaal];
      if (!own.some(({ share }) => share)) return undefined;
      const topName = words.top.replace('{count}', String(rules.at(month).topCount));
      const lines = [
        { role: 'own', name: kommune.name, shares: own.map(({ share }) => share), lacking: [] },
        { role: 'top', name: topName, shares: top.shares, lacking: top.lacking },
        { role: 'national', name: words.national, shares: national, lacking: lackingInSum },
      ].filter(({ shares }) => shares.some((share) => share));
      const low = lowEnd(lines.flatMap(({ shares }) => shares.flatMap((share) => share ?? [])));
      // The threshold's label stands among the lines' own: none of them is printed over another.
      const [limitAt, ...ends] = spreadLabels(
        [
          threshold ? thresholdNumber(threshold) : null,
          ...lines.map(({ shares }) => shareNumber(shares.at(-1), 1, threshold)),
        ],
        labelDistance(height, 100 - low),
        100,
      );
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
        chart: {
          rows,
          params: { ...chartMarks(threshold, words, breaks), low, ...(limitAt == null ? {} : { limitAt }) },
        },
        places: {
          ...describeSeries(own, threshold, breaks),
          ...describeMonths(own, rules),
          breaks: breakNote(breaks, words),
          top: lastOf('top'),
          national: lastOf('national'),
          'series.period': periodInText(series),
        },
        data: {
          period: periodCode(series),
          series: lines.map(({ role, name, shares, lacking }) => ({
            name,
            role,
            points: shares.map((share, i) => ({
              month: formatMonth(series.from + i),
              share: shareNumber(share, 1, threshold),
              provisional: own[i]!.provisional,
              ...(lacking[i]?.length ? { lacking: lacking[i].map((k) => k.name) } : {}),
            })),
          })),
        },
        signs: lackingKommunerNotes(
          lines.map(({ name, lacking }) => ({
            what: name,
            months: lacking.map((kommuner, i) => ({ month: series.from + i, kommuner })),
          })),
        ),
      };
    },
  });

/** Where the axis begins, for every kommune and month alike, so that two issues can be laid side by side. */
const AXIS_FROM = 50;

/** The axis' beginning: {@link AXIS_FROM}, or 0 where a share lies below it. */
export const lowEnd = (shares: readonly Fraction[]): number =>
  shares.some((share) => compare(share, fraction(AXIS_FROM, 100)) < 0) ? 0 : AXIS_FROM;

const COLUMN_PLACES = [...SERIES_PLACES, ...MONTH_PLACES, 'above', 'months', 'breaks'] as const;

const isAbove = (share: Fraction, threshold: Fraction): boolean => compare(share, threshold) > 0;
const isAtLeast = (share: Fraction, threshold: Fraction): boolean => compare(share, threshold) >= 0;

/** Labels of the figures over columns. */
const COLUMN_MARKS = { ...MARKS, average: 'Gennemsnit' };

/** Figures 5.1 and 5.3: the last twelve months against the threshold. */
export const lastYear = (id: string, fokusmaal: Fokusmaal, none: string) =>
  figureOf(id, {
    places: [...COLUMN_PLACES, 'average'] as const,
    settings: { labels: labels(COLUMN_MARKS) },
    none,
    content(facts: Facts, { labels: words, height }) {
      const { own, threshold, average12 } = facts.fokusmaal[fokusmaal];
      const months = own.slice(-12);
      if (!months.some(({ share }) => share)) return undefined;
      const average = withBreakSign(shareText(average12?.share, 2, threshold, ' '), average12?.acrossBreaks);
      const { places, ...columns } = monthColumns(facts, months, threshold, words, height, {
        average: average12,
      });
      return { ...columns, places: { ...places, average } };
    },
  });

/** Labels of the figures of early effort: above the line while it is followed up on, at least on it when it is expected. */
const EARLY_MARKS = { ...COLUMN_MARKS, expected: 'Mindst {threshold} %' };

/** Figures 3.1 and 3.2: early effort, month by month. */
export const early = (id: string, fokusmaal: Fokusmaal, none: string) =>
  figureOf(id, {
    places: [...COLUMN_PLACES, 'followUp', 'threshold'] as const,
    settings: { labels: labels(EARLY_MARKS) },
    none,
    content(facts: Facts, { labels: words, height }) {
      const { input, kommune, month, earlyLine } = facts;
      const { provisionalMonths } = facts.rules.at(month);
      const known = earlyMonths(input, fokusmaal);
      if (known.length === 0) return undefined;
      const isHidden = (m: Month) => input.hidden.early(kommune.code, m, month);
      const months = known.map((m) => {
        const hidden = isHidden(m);
        const share = hidden ? undefined : figureShare(input.early.month(kommune.code, m, fokusmaal));
        return { month: m, share, hidden, provisional: m > month - provisionalMonths };
      });
      const needed = needsEarlyFollowUp(input.early, kommune.code, fokusmaal, month, isHidden);
      const followUp =
        needed === undefined
          ? 'Om der følges op på kommunens tidlige indsats, kan ikke afgøres.'
          : `Der følges ${needed ? '' : 'ikke '}op på kommunens tidlige indsats.`;
      const isExpected = earlyLine?.kind === 'expected';
      const marks = isExpected ? { ...words, threshold: words.expected } : words;
      const reaches = isExpected ? isAtLeast : isAbove;
      const { places, ...columns } = monthColumns(facts, months, earlyLine?.share, marks, height, {
        reaches,
      });
      const threshold = earlyLine ? thresholdText(earlyLine.share) : NO_FIGURE;
      return { ...columns, places: { ...places, followUp, threshold } };
    },
  });

/**
 * @param average drawn beside the threshold, where it is what decides.
 * @param reaches whether a share is on the right side of the threshold; above it when left out.
 */
function monthColumns(
  { kommune, rules }: Facts,
  months: readonly MonthShare[],
  threshold: Fraction | undefined,
  words: typeof COLUMN_MARKS,
  height: number | undefined,
  { average, reaches = isAbove }: { average?: Average | undefined; reaches?: typeof isAbove },
): FigureContent<(typeof COLUMN_PLACES)[number]> {
  const above = months.filter(({ share }) => share && threshold && reaches(share, threshold)).length;
  const breaks = breaksOf(rules, I_ALT, { from: months[0]!.month, to: months.at(-1)!.month });
  return {
    chart: {
      rows: months.map(({ month, share, hidden, provisional }) => ({
        ...monthRow(month, provisional, rules),
        share: shareNumber(share, 1, threshold) ?? 0,
        isKnown: share !== undefined,
        label: share ? formatShare(share, 1, threshold) : hidden ? SUPPRESSED : NO_FIGURE,
      })),
      params: {
        ...chartMarks(threshold, words, breaks),
        ...(threshold ? averageMarks(average, threshold, { name: words.average, height }) : {}),
      },
    },
    places: {
      ...describeSeries(months, threshold, breaks),
      ...describeMonths(months, rules),
      breaks: breakNote(breaks, words),
      above: threshold ? monthsOf(above, months.length) : NO_FIGURE,
      months: String(months.length),
    },
    data: {
      period: periodCode({ from: months[0]!.month, to: months.at(-1)!.month }),
      ...(threshold ? { threshold: thresholdNumber(threshold) } : {}),
      series: [{ name: kommune.name, points: monthPoints(months, threshold) }],
    },
  };
}

/** Where the average is drawn, and where its label and the threshold's stand beside each other. */
export function averageMarks(
  average: Pick<Average, 'share' | 'acrossBreaks'> | undefined,
  threshold: Fraction,
  { name, height, range = 100 }: { name: string; height: number | undefined; range?: number },
) {
  const limit = thresholdNumber(threshold);
  if (!average) return { limitAt: limit };
  const at = shareNumber(average.share, 2, threshold)!;
  const [limitAt, averageAt] = spreadLabels([limit, at], labelDistance(height, range));
  return {
    hasAverage: true,
    average: at,
    averageLabel: withBreakSign(`${name} ${formatShare(average.share, 2, threshold)}`, average.acrossBreaks),
    averageAt: averageAt!,
    limitAt: limitAt!,
  };
}
