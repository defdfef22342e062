import { z } from 'zod';
import { endingParameter, parameter } from './dated.js';
import { count, flag, percent } from './kinds.js';

const EXPECTED_GROUPS = [
  'modtagere af dagpenge',
  'jobparate modtagere af kontanthjælp',
  'uddannelsesparate modtagere af kontanthjælp',
] as const;

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
  earlyThreshold: endingParameter(
    'tidlig-taerskel',
    'Andel, som opfølgningen på tidlig indsats måler mod',
    'pct.',
    percent,
    [
      { from: '2018-01-01', value: 80, standing: 'known', source: 'star-tidlig-indsats' },
      {
        from: '2026-07-01',
        ends: true,
        standing: 'chosen',
        source: 'lov-1750-2025',
        note: 'Når en kommune må fritage op til 25 pct., kan der ikke følges op på 80 pct.; om STAR følger op på andet, er ikke fundet. Se tidlig-forventning.',
      },
    ],
  ),
  earlyExpected: endingParameter(
    'tidlig-forventning',
    'Andel, der mindst forventes at få samtaler, og mindst at få tilbud, i de første måneder',
    'pct.',
    percent,
    [
      { from: '2018-01-01', ends: true, standing: 'known', source: 'star-tidlig-indsats' },
      {
        from: '2026-07-01',
        value: 75,
        standing: 'known',
        source: 'star-reform-2026',
        note: 'En kommune må fritage op til 25 pct. fra samtaler og fra tilbud. Lige 75 pct. er nok. Hvilke dele af ordlyden der først gælder fra 2027, er ikke helt afklaret, og STAR har ikke offentliggjort, hvordan andelen opgøres.',
      },
    ],
  ),
  earlyExpectedGroups: endingParameter(
    'tidlig-forventning-grupper',
    'Grupper, som forventningen til tilbud gælder på tværs af',
    'gruppe',
    z.array(z.enum(EXPECTED_GROUPS)),
    [
      { from: '2018-01-01', ends: true, standing: 'known', source: 'star-tidlig-indsats' },
      {
        from: '2026-07-01',
        value: [...EXPECTED_GROUPS],
        standing: 'known',
        source: 'star-reform-2026',
        note: 'Borgere med arbejdspligt er uden for. Udtræk siger ikke, hvilken gruppe en borger er i, så andelen opgøres for alle.',
      },
    ],
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
