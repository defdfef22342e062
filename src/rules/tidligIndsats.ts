import { parameter } from './dated.js';
import { count, flag, percent } from './kinds.js';

/** metode.md, section 8: early effort (table 1.2 and chapter 3). */
export const tidligIndsats = {
  earlySuspended: parameter(
    'tidlig-suspenderet',
    'Om tidlig indsats er udgået af rapporten',
    'ja/nej',
    flag,
    [
      { from: '2018-01-01', value: false, standing: 'known', source: 'jobcenterindblik-2020' },
      { from: '2020-03-01', value: true, standing: 'known', source: 'jobcenterindblik-2020' },
      { from: '2021-01-01', value: false, standing: 'chosen', source: 'jcreport' },
    ],
  ),
  earlyMonths: parameter(
    'tidlig-anciennitet',
    'Anciennitet, som en borger når, når den tidlige indsats gøres op',
    'måneder',
    count,
    [{ from: '2018-01-01', value: 6, standing: 'known', source: 'star-tidlig-indsats' }],
  ),
  earlyDays: parameter(
    'tidlig-dage',
    'Dage i de sammenlagte måneder, der svarer til denne anciennitet',
    'dage',
    count,
    [{ from: '2018-01-01', value: 183, standing: 'chosen', source: 'jcreport' }],
  ),
  earlySamtaler: parameter(
    'tidlig-samtaler',
    'Dage med en talt samtale fra forløbets start, til ancienniteten er nået',
    'dage',
    count,
    [{ from: '2018-01-01', value: 4, standing: 'known', source: 'star-tidlig-indsats' }],
  ),
  earlyTilbud: parameter(
    'tidlig-tilbud',
    'Talte tilbud fra forløbets start, til ancienniteten er nået',
    'tilbud',
    count,
    [{ from: '2018-01-01', value: 1, standing: 'known', source: 'star-tidlig-indsats' }],
  ),
  earlyThreshold: parameter(
    'tidlig-taerskel',
    'Andel, som opfølgningen på tidlig indsats måler mod',
    'pct.',
    percent,
    [{ from: '2018-01-01', value: 80, standing: 'known', source: 'star-tidlig-indsats' }],
  ),
  earlyMonthsInRow: parameter(
    'tidlig-maaneder',
    'Måneder i træk under grænsen, før der følges op',
    'måneder',
    count,
    [{ from: '2018-01-01', value: 6, standing: 'known', source: 'star-tidlig-indsats' }],
  ),
  earlyMinPopulation: parameter(
    'tidlig-population',
    'Mindste population, en måned skal have for at tælle med',
    'borgere',
    count,
    [{ from: '2018-01-01', value: 10, standing: 'known', source: 'star-tidlig-indsats' }],
  ),
};
