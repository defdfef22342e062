import { parseDay } from '../domain/day.js';
import { parameter } from './dated.js';

/** A closed run of days with the rule it carries. */
const days = (from: string, to: string) => ({ from: parseDay(from), to: parseDay(to) });

/** Method, sections 1, 3 and 4: who has been on a ydelse long enough to be counted. */
export const anciennitet = {
  deadPeriods: parameter('doed-periode', 'Dage, hvor optællingen af ydelsesvarighed står stille', 'dage', [
    {
      from: '2018-01-01',
      value: [days('2020-03-01', '2020-06-30')],
      standing: 'known',
      source: 'jobcenterindblik-2020',
      note: 'Begge dage medregnet, for alle ydelser. Måneden før og efter tæller som sædvanligt.',
    },
  ]),
  months: parameter('anciennitet-maaneder', 'Anciennitet, før en borger tæller med', 'måneder', [
    { from: '2018-01-01', value: 12, standing: 'known', source: 'jobcenterindblik-2020' },
  ]),
  accumulatedDays: parameter(
    'anciennitet-dage',
    'Anciennitet for ydelser med sammenlagt ledighed, før en borger tæller med',
    'dage',
    [{ from: '2018-01-01', value: 365, standing: 'chosen', source: 'jcreport' }],
  ),
  accumulationMonths: parameter(
    'sammenlagt-maaneder',
    'Periode, som sammenlagt ledighed tælles i',
    'måneder',
    [{ from: '2018-01-01', value: 36, standing: 'chosen', source: 'jcreport' }],
  ),
  continuation: parameter(
    'viderefoert-forloeb',
    'Ydelsesskift, der ikke starter et nyt forløb, når der ikke går en hel kalendermåned imellem',
    'ydelse',
    [
      {
        from: '2018-01-01',
        value: {
          after: 'Selvforsørgelses- og hjemrejseydelse mv.',
          to: ['Uddannelseshjælp', 'Kontanthjælp'],
        },
        standing: 'known',
        source: 'star-qa-2020',
      },
    ],
  ),
  exemptShare: parameter(
    'fritagelse-andel',
    'Andel af ydelsesforløbet, som fritagelser skal dække, før en borger holdes ude',
    'pct.',
    [
      {
        from: '2018-01-01',
        value: 50,
        standing: 'known',
        source: 'jobcenterindblik-2020',
        note: 'At forløbet regnes fra start til måledagen uden døde dage, er valgt af dette program.',
      },
    ],
  ),
};
