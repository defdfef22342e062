import { formatSigned } from '../../danish/number.js';
import { decimalToNumber } from '../../domain/fraction.js';
import { periodCode } from '../../domain/month.js';
import type { Inserts } from '../../template/insert.js';
import { labels } from '../../template/settings.js';
import { breakData } from '../frame/acrossBreaks.js';
import { figureOf } from '../frame/figure.js';
import { NO_BENCHMARK, NO_EARLY, NO_FOKUSMAAL } from '../jobcenterindblik/reasons.js';
import { peersFigure } from '../kommune/peersFigure.js';
import { development, early } from '../kommune/seriesFigures.js';
import type { Insight } from './facts.js';
import { multiples } from './multiples.js';

/** Figure 1.1: the difference in share of every kommune, the kommune's own marked. */
const distribution = figureOf('1.1', {
  places: ['own', 'place', 'of', 'lowest', 'highest', 'median'],
  settings: { labels: labels({ below: 'Færre end forventet', above: 'Flere end forventet' }) },
  none: NO_BENCHMARK,
  content({ outcome, kommune, peers }: Insight, { labels: sides }) {
    const all = (outcome?.all ?? []).filter(({ row }) => row.differenceShare);
    const own = all.find((placed) => placed.kommune.code === kommune.code);
    if (!outcome || !own) return undefined;
    const isPeer = new Set(peers.kommuner.map(({ code }) => code));
    const share = (placed: (typeof all)[number]) => formatSigned(placed.row.differenceShare!);
    const named = (placed: (typeof all)[number]) => `${placed.kommune.name} ${share(placed)}`;
    return {
      chart: {
        rows: all.map((placed, i) => ({
          order: i,
          role: placed === own ? 'own' : isPeer.has(placed.kommune.code) ? 'peer' : 'other',
          value: decimalToNumber(placed.row.differenceShare!),
          label: placed === own ? named(placed) : '',
        })),
        params: { belowLabel: sides.below, aboveLabel: sides.above },
      },
      places: {
        own: share(own),
        place: String(own.row.rank),
        of: String(all.length),
        lowest: named(all[0]!),
        highest: named(all.at(-1)!),
        median: share(all[Math.floor((all.length - 1) / 2)]!),
      },
      data: {
        period: periodCode(outcome.period),
        ...breakData(outcome.acrossBreaks),
        rows: all.map(({ kommune: { name }, row }) => ({
          kommune: name,
          place: row.rank,
          difference: row.difference,
          differenceShare: decimalToNumber(row.differenceShare!),
        })),
      },
    };
  },
});

/** The figures, by the name that the template uses. */
export const FIGURES: Inserts<Insight> = {
  'figure 1.1': distribution,
  'figure 2.1': multiples,
  'figure 3.1': peersFigure('3.1', NO_BENCHMARK, ({ outcome, group }: Insight) =>
    outcome ? { period: outcome.period, acrossBreaks: outcome.acrossBreaks, rows: group } : undefined,
  ),
  'figure 4.1': early('4.1', 'samtaler', NO_EARLY),
  'figure 4.2': early('4.2', 'tilbud', NO_EARLY),
  'figure 5.1': development('5.1', 'samtaler', NO_FOKUSMAAL),
  'figure 5.2': development('5.2', 'tilbud', NO_FOKUSMAAL),
};
