import { parameter } from './dated.js';

/** Method, section 8: early effort (table 1.2 and chapter 3). */
export const tidligIndsats = {
  earlySuspended: parameter('tidlig-suspenderet', 'Om tidlig indsats er udgået af rapporten', 'ja/nej', [
    { from: '2018-01-01', value: false, standing: 'known', source: 'jobcenterindblik-2020' },
    { from: '2020-03-01', value: true, standing: 'known', source: 'jobcenterindblik-2020' },
    { from: '2021-01-01', value: false, standing: 'chosen', source: 'jcreport' },
  ]),
  earlyThreshold: parameter(
    'tidlig-taerskel',
    'Andel, som opfølgningen på tidlig indsats måler mod',
    'pct.',
    [{ from: '2018-01-01', value: 80, standing: 'known', source: 'star-tidlig-indsats' }],
  ),
  earlyMonthsInRow: parameter(
    'tidlig-maaneder',
    'Måneder i træk under grænsen, før der følges op',
    'måneder',
    [{ from: '2018-01-01', value: 6, standing: 'known', source: 'star-tidlig-indsats' }],
  ),
  earlyMinPopulation: parameter(
    'tidlig-population',
    'Mindste population, en måned skal have for at tælle med',
    'borgere',
    [{ from: '2018-01-01', value: 10, standing: 'known', source: 'star-tidlig-indsats' }],
  ),
};
