import { parameter } from './dated.js';
import { count, percent } from './kinds.js';

/** metode.md, section 13: what a Beskæftigelsesindblik compares with, and which changes it speaks of. */
export const indblik = {
  peerCount: parameter(
    'sammenligning-antal',
    'Kommuner i sammenligningsgruppen, når ingen anden er valgt: dem med den nærmeste forventede andel',
    'kommuner',
    count,
    [{ from: '2018-01-01', value: 8, standing: 'chosen', source: 'jcreport' }],
  ),
  smallNumber: parameter(
    'smaa-tal',
    'Antal personer, som et tal skal være mindre end for at blive kaldt små tal',
    'personer',
    count,
    [{ from: '2018-01-01', value: 50, standing: 'chosen', source: 'jcreport' }],
  ),
  notableChange: parameter(
    'maerkbar-aendring',
    'Ændring på et år, eller forskel på to ændringer, som mindst skal til for at stille spørgsmål om den',
    'pct.',
    percent,
    [{ from: '2018-01-01', value: 5, standing: 'chosen', source: 'jcreport' }],
  ),
  notableMove: parameter(
    'maerkbar-flytning',
    'Pladser på benchmarkranglisten, som en flytning mindst skal være for at stille spørgsmål om den',
    'pladser',
    count,
    [{ from: '2018-01-01', value: 10, standing: 'chosen', source: 'jcreport' }],
  ),
  messageCount: parameter('budskaber-antal', 'Hovedbudskaber, der højst vises', 'sætninger', count, [
    { from: '2018-01-01', value: 5, standing: 'chosen', source: 'jcreport' },
  ]),
};
