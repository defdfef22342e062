import { formatShare, shareNumber, thresholdNumber, thresholdText } from '../../danish/share.js';
import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import { periodCode } from '../../domain/month.js';
import { I_ALT } from '../../domain/ydelse.js';
import { breaksOf } from '../../measures/breaks.js';
import { labels } from '../../template/settings.js';
import { figureOf } from '../frame/figure.js';
import {
  breakNote,
  chartMarks,
  describeMonths,
  describeSeries,
  labelDistance,
  MARKS,
  MONTH_PLACES,
  monthPoints,
  monthRow,
  SERIES_PLACES,
  type SeriesPlace,
  spreadLabels,
} from '../frame/series.js';
import type { FollowUp } from './facts.js';

type NationalPlace =
  | `samtaler.${SeriesPlace}`
  | `tilbud.${SeriesPlace}`
  | 'limit'
  | 'breaks'
  | (typeof MONTH_PLACES)[number];

const PLACES: NationalPlace[] = [
  ...SERIES_PLACES.map((name) => `samtaler.${name}` as const),
  ...SERIES_PLACES.map((name) => `tilbud.${name}` as const),
  'limit',
  'breaks',
  ...MONTH_PLACES,
];

/** Figure 1: Hele landet's passive share on both fokusmål, month by month. */
export const national = figureOf('1', {
  places: PLACES,
  settings: {
    series: labels({ samtaler: 'Samtaler', tilbud: 'Tilbud' }),
    labels: labels({ ...MARKS, threshold: 'Grænse {threshold} %' }),
  },
  none: 'Kan ikke vises, fordi de leverede data ikke har tal for hele landet (udtrækket fokusmaal).',
  content({ fokusmaal, series, rules, month }: FollowUp, { series: names, labels: words, height }) {
    const { provisionalMonths } = rules.at(month);
    const { limit } = fokusmaal.samtaler;
    const breaks = breaksOf(rules, I_ALT, series);
    const lines = FOKUSMAAL.map((f) => ({
      role: f,
      name: names[f],
      limit: fokusmaal[f].limit,
      months: fokusmaal[f].national.map((share, i) => ({
        month: series.from + i,
        share,
        provisional: series.from + i > month - provisionalMonths,
      })),
    }));
    const drawn = lines.filter(({ months }) => months.some(({ share }) => share));
    if (drawn.length === 0) return undefined;
    const known = drawn.flatMap((line) =>
      line.months.flatMap(({ share }) => shareNumber(share, 1, line.limit) ?? []),
    );
    const high = Math.ceil((Math.max(thresholdNumber(limit), ...known) + 1) / 5) * 5;
    const [limitAt, ...ends] = spreadLabels(
      [thresholdNumber(limit), ...drawn.map((line) => shareNumber(line.months.at(-1)?.share, 1, line.limit))],
      labelDistance(height, high),
      high,
    );
    const told = lines.flatMap((line) =>
      Object.entries(describeSeries(line.months, line.limit, breaks)).map(([name, value]) => [
        `${line.role}.${name}`,
        value,
      ]),
    );
    return {
      chart: {
        rows: drawn.flatMap(({ role, name, months, limit: own }, line) =>
          months.map(({ month: m, share, provisional }, i) => ({
            ...monthRow(m, provisional, rules),
            role,
            share: shareNumber(share, 1, own),
            last: i === months.length - 1,
            labelAt: ends[line] ?? null,
            label: share ? `${name} ${formatShare(share, 1, own)}` : name,
          })),
        ),
        params: { ...chartMarks(limit, words, breaks), high, limitAt: limitAt! },
      },
      places: {
        ...Object.fromEntries(told),
        limit: thresholdText(limit),
        breaks: breakNote(breaks, words),
        ...describeMonths(lines[0]!.months, rules),
      } as Record<NationalPlace, string>,
      data: {
        period: periodCode(series),
        threshold: thresholdNumber(limit),
        series: drawn.map(({ role, name, months, limit: own }) => ({
          name,
          role,
          points: monthPoints(months, own),
        })),
      },
    };
  },
});
