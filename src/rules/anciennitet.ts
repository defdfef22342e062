import { z } from 'zod';
import { YDELSER } from '../domain/ydelser.js';
import { parameter } from './dated.js';
import { count, percent, spans, word, words } from './kinds.js';

/** metode.md, sections 1–4: who is on which ydelse, and has been long enough to be counted. */
export const anciennitet = {
  deadPeriods: parameter(
    'doed-periode',
    'Dage, hvor optællingen af ydelsesvarighed står stille',
    'dage',
    spans,
    [
      {
        from: '2018-01-01',
        value: [{ from: '2020-03-01', to: '2020-06-30' }],
        standing: 'known',
        source: 'jobcenterindblik-2020',
        note: 'Begge dage medregnet, for alle ydelser. Måneden før og efter tæller som sædvanligt.',
      },
    ],
  ),
  precedence: parameter(
    'ydelse-orden',
    'Ydelsernes orden, når en borger har flere på måledagen: den første gælder',
    'ydelse',
    words(YDELSER),
    [
      {
        from: '2018-01-01',
        value: [
          'A-dagpenge',
          'Kontantydelse',
          'Arbejdsmarkedsydelse',
          'Kontanthjælp',
          'Uddannelseshjælp',
          'Selvforsørgelses- og hjemrejseydelse mv.',
          'Revalidering',
          'Forrevalidering',
          'Ledighedsydelse',
          'Ressourceforløb',
          'Sygedagpenge',
          'Jobafklaringsforløb',
        ],
        standing: 'chosen',
        source: 'jcreport',
        note: 'En ydelse, der ikke står her, kommer sidst. Er flere rækker af samme ydelse, gælder den seneste start, så den højeste kommunekode.',
      },
    ],
  ),
  accumulated: parameter(
    'sammenlagte-ydelser',
    'Ydelser, hvis dage lægges sammen, uanset afbrydelser',
    'ydelse',
    words(YDELSER),
    [
      {
        from: '2018-01-01',
        value: ['A-dagpenge', 'Kontantydelse', 'Arbejdsmarkedsydelse'],
        standing: 'known',
        source: 'star-qa-2020',
      },
    ],
  ),
  startToEnd: parameter(
    'start-til-slut-ydelser',
    'Ydelser, hvis forløb afbrydes af en enkelt dag uden ydelsen',
    'ydelse',
    words(YDELSER),
    [
      {
        from: '2018-01-01',
        value: ['Sygedagpenge'],
        standing: 'known',
        source: 'star-qa-2020',
        note: 'Forløb af de øvrige ydelser, der ikke lægges sammen, afbrydes kun af en hel kalendermåned.',
      },
    ],
  ),
  months: parameter('anciennitet-maaneder', 'Anciennitet, før en borger tæller med', 'måneder', count, [
    { from: '2018-01-01', value: 12, standing: 'known', source: 'jobcenterindblik-2020' },
  ]),
  accumulatedDays: parameter(
    'anciennitet-dage',
    'Anciennitet for ydelser med sammenlagt ledighed, før en borger tæller med',
    'dage',
    count,
    [{ from: '2018-01-01', value: 365, standing: 'chosen', source: 'jcreport' }],
  ),
  accumulationMonths: parameter(
    'sammenlagt-maaneder',
    'Periode, som sammenlagt ledighed tælles i',
    'måneder',
    count,
    [{ from: '2018-01-01', value: 36, standing: 'chosen', source: 'jcreport' }],
  ),
  continuation: parameter(
    'viderefoert-forloeb',
    'Ydelsesskift, der ikke starter et nyt forløb, når der ikke går en hel kalendermåned imellem',
    'ydelse',
    z.strictObject({ after: word(YDELSER), to: words(YDELSER) }),
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
    percent,
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
