import { SAMTALEFORMER, SAMTALESTATUS, SAMTALETYPER, TILBUDSTYPER } from '../domain/vocabulary.js';
import { eventParameter, parameter } from './dated.js';
import { count, spans, word, words } from './kinds.js';

const PERSONAL = 'Personligt fremmøde';

/** metode.md, section 5: which effort counts, and how much of it is enough. */
export const indsats = {
  windowMonths: parameter(
    'vindue-maaneder',
    'Måneder uden for den døde periode i indsatsvinduet',
    'måneder',
    count,
    [
      {
        from: '2018-01-01',
        value: 12,
        standing: 'known',
        source: 'jobcenterindblik-2020',
        note: 'At vinduet regnes i hele kalendermåneder, er valgt af dette program.',
      },
    ],
  ),
  samtalerRequired: parameter('samtaler-krav', 'Dage med en talt samtale i vinduet', 'dage', count, [
    {
      from: '2018-01-01',
      value: 4,
      standing: 'known',
      source: 'jobcenterindblik-2020',
      note: 'At flere samtaler på én dag tæller som én, er valgt af dette program.',
    },
  ]),
  samtaletyper: parameter('samtaler-typer', 'Samtaletyper, der tæller', 'samtaletype', words(SAMTALETYPER), [
    {
      from: '2018-01-01',
      value: ['Jobsamtale', 'Opfølgningssamtale'],
      standing: 'known',
      source: 'aalborg-2019',
      note: '"Anden samtale" tæller ikke.',
    },
  ]),
  samtaleStatus: parameter(
    'samtaler-status',
    'Status, som en samtale skal have for at tælle',
    'status',
    word(SAMTALESTATUS),
    [{ from: '2018-01-01', value: 'Afholdt', standing: 'known', source: 'jobcenterindblik-2020' }],
  ),
  samtalerSuspended: parameter('samtaler-suspension', 'Dage, hvor samtaler ikke tæller', 'dage', spans, [
    {
      from: '2018-01-01',
      value: [{ from: '2020-03-12', to: '2020-05-26' }],
      standing: 'known',
      source: 'jobcenterindblik-2020',
    },
  ]),
  samtaleformer: eventParameter(
    'samtaler-former',
    'Samtaleformer, der tæller, efter samtalens dato',
    'form',
    words(SAMTALEFORMER),
    [
      {
        from: '1990-01-01',
        value: [PERSONAL],
        standing: 'known',
        source: 'jobcenterindblik-2020',
        note: 'En samtale uden form regnes som personlig.',
      },
      {
        from: '2020-05-26',
        value: [PERSONAL, 'Telefon', 'Video', 'Digital'],
        standing: 'known',
        source: 'jobcenterindblik-2020',
        note: 'At adgangen ikke slutter igen, er valgt af dette program.',
      },
    ],
  ),
  tilbudRequired: parameter('tilbud-krav', 'Tilbud med mindst én dag i vinduet', 'tilbud', count, [
    { from: '2018-01-01', value: 1, standing: 'known', source: 'jobcenterindblik-2020' },
  ]),
  tilbudstyper: parameter('tilbud-typer', 'Tilbudstyper, der tæller', 'tilbudstype', words(TILBUDSTYPER), [
    {
      from: '2018-01-01',
      value: [
        'Vejledning og opkvalificering',
        'Virksomhedspraktik',
        'Løntilskud',
        'Nytteindsats',
        'Særligt tilrettelagt nytteindsats',
      ],
      standing: 'chosen',
      source: 'jcreport',
      note: 'Mentor tæller ikke.',
    },
  ]),
  hoursRequired: parameter(
    'timer-krav',
    'Ordinære løntimer i vinduets måneder, der træder i stedet for et tilbud',
    'timer',
    count,
    [
      {
        from: '2018-01-01',
        value: 225,
        standing: 'known',
        source: 'jobcenterindblik-2020',
        note: 'At timer i den døde periodes måneder tæller med, er valgt af dette program.',
      },
      {
        from: '2023-01-01',
        value: 100,
        standing: 'known',
        source: 'lov-295-2023',
        note: 'Datoen 1. januar 2023 er valgt af dette program.',
      },
    ],
  ),
};
