import { periodInText } from '../../danish/date.js';
import { formatPercent } from '../../danish/number.js';
import type { Chart } from '../../document/model.js';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import { compare, type Fraction, fraction } from '../../domain/fraction.js';
import { formatMonth, periodCode } from '../../domain/month.js';
import { figureShare } from '../../measures/cell.js';
import { needsEarlyFollowUp } from '../../measures/tidligIndsats.js';
import type { Places } from '../../sourceText/places.js';
import type { Drawn } from '../frame/drawn.js';
import { describeSeries, monthRow, spreadLabels } from '../frame/series.js';
import { NO_FIGURE } from '../frame/words.js';
import type { Facts, FokusmaalFacts, MonthShare } from './facts.js';
import { shareNumber, thresholdNumber } from './facts.js';

const points = (shares: readonly (Fraction | undefined)[], first: number) =>
  shares.map((share, i) => ({ month: formatMonth(first + i), share: shareNumber(share, 1) }));

/** Figures 4.1 and 4.3: the monthly share of the kommune, Top 10 and Hele landet. */
export function development(facts: Facts, fokus: FokusmaalFacts): Drawn | undefined {
  const { kommune, series } = facts;
  if (!fokus.own.some(({ share }) => share)) return undefined;
  const { topCount } = facts.rules.at(facts.month);
  const lines = [
    { role: 'own', name: kommune.name, shares: fokus.own.map(({ share }) => share) },
    { role: 'top', name: `Top ${topCount}`, shares: fokus.top.shares },
    { role: 'national', name: 'Hele landet', shares: fokus.national },
  ].filter(({ shares }) => shares.some((share) => share));
  const ends = spreadLabels(lines.map(({ shares }) => shareNumber(shares.at(-1), 1)));
  const rows = lines.flatMap(({ role, name, shares }, line) =>
    shares.map((share, i) => ({
      ...monthRow(series.from + i, fokus.own[i]!.provisional, facts.rules),
      role,
      share: shareNumber(share, 1),
      last: i === shares.length - 1,
      labelAt: ends[line] ?? null,
      label: share ? `${name} ${formatPercent(share, 1)}` : name,
    })),
  );
  const at = (role: string) => {
    const last = lines.find((line) => line.role === role)?.shares.at(-1);
    return last ? `${formatPercent(last, 1)} %` : NO_FIGURE;
  };
  return {
    chart: { rows, params: { ...chartParams(fokus.threshold), low: lowEnd(rows, fokus.threshold) } },
    places: {
      ...describeSeries(fokus.own),
      top: at('top'),
      national: at('national'),
      'series.period': periodInText(series),
    },
    data: {
      period: periodCode(series),
      series: lines.map(({ role, name, shares }) => ({ name, role, points: points(shares, series.from) })),
    },
  };
}

/** Where the axis begins: a multiple of five below every share and the threshold, so that all of them show. */
export function lowEnd(rows: readonly { share: number | null }[], threshold: Fraction): number {
  const shares = rows.flatMap(({ share }) => (share === null ? [] : [share]));
  return Math.max(0, Math.floor((Math.min(thresholdNumber(threshold), ...shares) - 1) / 5) * 5);
}

/** Threshold and dead period, as the chart templates' parameters. */
function chartParams(threshold: Fraction): Chart['params'] {
  const value = thresholdNumber(threshold);
  return { threshold: value, thresholdLabel: `Mere end ${value} %`, deadLabel: 'Død periode' };
}

/** Figures 5.1 and 5.3: the last twelve months against the threshold. */
export function lastYear(facts: Facts, fokus: FokusmaalFacts): Drawn | undefined {
  const months = fokus.own.slice(-12);
  if (!months.some(({ share }) => share)) return undefined;
  return monthColumns(facts, months, fokus.threshold, {
    average: fokus.average12 ? `${formatPercent(fokus.average12.share, 2)} %` : NO_FIGURE,
  });
}

function monthColumns(
  facts: Facts,
  months: readonly MonthShare[],
  threshold: Fraction,
  places: Places,
): Drawn {
  const above = months.filter(({ share }) => share && compare(share, threshold) > 0).length;
  return {
    chart: {
      rows: months.map(({ month, share, provisional }) => ({
        ...monthRow(month, provisional, facts.rules),
        share: shareNumber(share, 1) ?? 0,
        label: share ? formatPercent(share, 1) : NO_FIGURE,
      })),
      params: chartParams(threshold),
    },
    places: { ...describeSeries(months), above: String(above), months: String(months.length), ...places },
    data: {
      period: periodCode({ from: months[0]!.month, to: months.at(-1)!.month }),
      threshold: thresholdNumber(threshold),
      series: [
        {
          name: facts.kommune.name,
          points: months.map(({ month, share, provisional }) => ({
            month: formatMonth(month),
            share: shareNumber(share, 1),
            provisional,
          })),
        },
      ],
    },
  };
}

/** Figures 3.1 and 3.2: early effort, month by month. */
export function early(facts: Facts, fokusmaal: Fokusmaal): Drawn | undefined {
  const { input, kommune, month } = facts;
  const { earlyThreshold, provisionalMonths } = facts.rules.at(month);
  const known = input.early
    .monthsOf(kommune.code)
    .filter((m) => m <= month && m > month - 12 && input.early.month(kommune.code, m, fokusmaal));
  if (!known.includes(month)) return undefined;
  const months = known.map((m) => ({
    month: m,
    share: figureShare(input.early.month(kommune.code, m, fokusmaal)),
    provisional: m > month - provisionalMonths,
  }));
  const followUp = needsEarlyFollowUp(input.early, kommune.code, fokusmaal, month);
  return monthColumns(facts, months, fraction(earlyThreshold, 100), { followUp: followUp ? 'ja' : 'nej' });
}
