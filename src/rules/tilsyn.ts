import { type EndEntry, endingParameter, parameter } from './dated.js';
import { count, flag, month, percent } from './kinds.js';

/** The end of skærpet tilsyn: every rule of it ends on this day. */
const ENDED = {
  from: '2026-02-01',
  ends: true,
  standing: 'chosen',
  source: 'lov-1750-2025',
  note: 'At det skærpede tilsyn er afskaffet, er kendt; lovens egen tekst kunne ikke læses. Datoen 1. februar 2026, da lovens første del trådte i kraft, er valgt af dette program.',
} as const satisfies EndEntry;

/** metode.md, sections 1 and 6–8: thresholds, what decides supervision, and how figures are set side by side. */
export const tilsyn = {
  thresholdSamtaler: endingParameter(
    'taerskel-samtaler',
    'Andel, som fokusmålet for samtaler skal være over',
    'pct.',
    percent,
    [{ from: '2018-01-01', value: 80, standing: 'known', source: 'jobcenterindblik-2020' }, ENDED],
  ),
  thresholdTilbud: endingParameter(
    'taerskel-tilbud',
    'Andel, som fokusmålet for tilbud skal være over',
    'pct.',
    percent,
    [
      { from: '2018-01-01', value: 80, standing: 'known', source: 'jobcenterindblik-2020' },
      {
        from: '2023-01-01',
        value: 70,
        standing: 'known',
        source: 'star-tilsyn',
        note: 'Datoen 1. januar 2023 er valgt af dette program.',
      },
      ENDED,
    ],
  ),
  tilbudDecides: endingParameter(
    'tilbud-afgoer',
    'Om fokusmålet for tilbud kan føre til skærpet tilsyn',
    'ja/nej',
    flag,
    [
      { from: '2018-01-01', value: true, standing: 'known', source: 'bek-2019' },
      { from: '2021-01-01', value: false, standing: 'known', source: 'bek-564-2021' },
      {
        from: '2023-01-01',
        value: true,
        standing: 'known',
        source: 'lov-295-2023',
        note: 'Datoen 1. januar 2023 er valgt af dette program.',
      },
      ENDED,
    ],
  ),
  publicationMonth: endingParameter(
    'opgoerelse-maaned',
    'Måned i det følgende år, på hvis første dag årets opgørelse senest er offentliggjort',
    'måned',
    month,
    [{ from: '2018-01-01', value: 4, standing: 'known', source: 'aalborg-2019' }, ENDED],
  ),
  accountMonths: endingParameter(
    'redegoerelse-frist',
    'Frist for redegørelse og genopretningsplan, når en kommune er udtaget',
    'måneder',
    count,
    [{ from: '2018-01-01', value: 3, standing: 'known', source: 'aalborg-2019' }, ENDED],
  ),
  recoveryMonths: endingParameter('genopretning-maaneder', 'Genopretningsperiode', 'måneder', count, [
    { from: '2018-01-01', value: 9, standing: 'known', source: 'aalborg-2019' },
    ENDED,
  ]),
  auditShare: endingParameter(
    'stikproeve-andel',
    'Andel af de passive sager, som den udvidede revision gennemgår',
    'pct.',
    percent,
    [{ from: '2018-01-01', value: 15, standing: 'known', source: 'aalborg-2019' }, ENDED],
  ),
  auditLeast: endingParameter('stikproeve-mindst', 'Sager, som revisionen mindst gennemgår', 'sager', count, [
    { from: '2018-01-01', value: 20, standing: 'known', source: 'aalborg-2019' },
    ENDED,
  ]),
  auditMost: endingParameter('stikproeve-hoejst', 'Sager, som revisionen højst gennemgår', 'sager', count, [
    { from: '2018-01-01', value: 300, standing: 'known', source: 'aalborg-2019' },
    ENDED,
  ]),
  extensionShare: endingParameter(
    'forlaengelse-andel',
    'Del af afstanden til grænsen, som skal være indhentet, før genopretningsperioden forlænges',
    'pct.',
    percent,
    [
      {
        from: '2018-01-01',
        value: 50,
        standing: 'known',
        source: 'aalborg-2019',
        note: 'At forbedringen måles som del af afstanden til grænsen, er valgt af dette program.',
      },
      ENDED,
    ],
  ),
  extensionMonths: endingParameter(
    'forlaengelse-maaneder',
    'Forlængelse af genopretningsperioden',
    'måneder',
    count,
    [{ from: '2018-01-01', value: 12, standing: 'known', source: 'aalborg-2019' }, ENDED],
  ),
  trendMonths: parameter(
    'udvikling-maaneder',
    'Måneder, som en fortsat udvikling regnes af',
    'måneder',
    count,
    [{ from: '2018-01-01', value: 6, standing: 'chosen', source: 'jcreport' }],
  ),
  provisionalMonths: parameter(
    'foreloebige-maaneder',
    'Seneste måneder, der kan ændres af efterregistreringer',
    'måneder',
    count,
    [{ from: '2018-01-01', value: 3, standing: 'known', source: 'jobcenterindblik-2020' }],
  ),
  topCount: parameter('top-antal', 'Kommuner i sammenligningen Top 10', 'kommuner', count, [
    {
      from: '2018-01-01',
      value: 10,
      standing: 'known',
      source: 'jobindsats-noegletal',
      note: 'At Jobcenterindblik bruger samme regel som Nøgletal, er valgt af dette program.',
    },
  ]),
  comparableCount: parameter(
    'sammenlignelige-antal',
    'Sammenlignelige kommuner i figur 2.2',
    'kommuner',
    count,
    [{ from: '2018-01-01', value: 2, standing: 'known', source: 'jobcenterindblik-2020' }],
  ),
};
