import type { Inserts } from '../../template/insert.js';
import type { Facts } from '../kommune/facts.js';
import { type Placed, peersFigure } from '../kommune/peersFigure.js';
import { development, early, lastYear } from '../kommune/seriesFigures.js';
import { yearInSlots } from '../kommune/yearFigures.js';
import { byOmraade, compared } from './benchmarkFigures.js';
import { behind, groups } from './groupFigures.js';
import { NO_BENCHMARK, NO_EARLY, NO_FOKUSMAAL } from './reasons.js';
import { allKommuner } from './stripFigure.js';

/** Those with the best place first. */
const byPlace = (rows: readonly Placed[]): Placed[] =>
  [...rows].sort(
    (a, b) => (a.row.rank ?? Number.POSITIVE_INFINITY) - (b.row.rank ?? Number.POSITIVE_INFINITY),
  );

/** Figures 2.1–5.4 by the name that the template asks for them with. */
export const FIGURES: Inserts<Facts> = {
  'figure A.1': yearInSlots('A.1', 'samtaler', NO_FOKUSMAAL),
  'figure A.2': yearInSlots('A.2', 'tilbud', NO_FOKUSMAAL),
  'figure A.3': allKommuner,
  'figure 2.1': byOmraade,
  'figure 2.2': compared,
  'figure 2.2-gruppe': peersFigure('2.2', NO_BENCHMARK, ({ result }: Facts) =>
    result
      ? { period: result.period, acrossBreaks: result.acrossBreaks, rows: byPlace(result.compared) }
      : undefined,
  ),
  'figure 3.1': early('3.1', 'samtaler', NO_EARLY),
  'figure 3.2': early('3.2', 'tilbud', NO_EARLY),
  'figure 4.1': development('4.1', 'samtaler', NO_FOKUSMAAL),
  'figure 4.2': groups('4.2', 'samtaler', { met: 'Samtaler nok', unmet: 'For få samtaler' }),
  'figure 4.3': development('4.3', 'tilbud', NO_FOKUSMAAL),
  'figure 4.4': groups('4.4', 'tilbud', { met: 'Tilbud eller timer', unmet: 'Hverken tilbud eller timer' }),
  'figure 5.1': lastYear('5.1', 'samtaler', NO_FOKUSMAAL),
  'figure 5.2': behind('5.2', 'samtaler'),
  'figure 5.3': lastYear('5.3', 'tilbud', NO_FOKUSMAAL),
  'figure 5.4': behind('5.4', 'tilbud'),
};
