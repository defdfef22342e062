import { earlyMonths, reportPeriods } from '../../measures/caseMeasures.js';
import type { KommuneFamily } from '../family.js';
import { coverage } from '../kommune/coverage.js';
import { buildJobcenterindblik } from './report.js';

/** The monthly report of one kommune. */
export const JOBCENTERINDBLIK: KommuneFamily = {
  name: 'jobcenterindblik',
  about: 'kommune',
  hasReconciliation: true,
  description:
    'the monthly report of a kommune: result goal, both fokusmål, status in relation to skærpet tilsyn',
  demo: 'demo',
  needs: [
    { what: 'ydelser', for: "with samtaler, tilbud, loentimer and fritagelser: the kommune's own figures" },
    {
      what: 'fokusmaal',
      for: 'the figures of all other kommuner: places, the comparison with the best, Hele landet, the annex',
      loss: {
        english:
          'without it places, the comparison with the best, Hele landet and the annex rest on the kommuner in the case extracts alone',
        danish:
          'Udtrækket fokusmaal mangler: placeringer, sammenligningen med de bedste, Hele landet og bilaget hviler kun på de kommuner, der er sagsudtræk for.',
      },
    },
    {
      what: 'benchmark',
      for: 'tables 1.1 and 1.4, figures 2.1 and 2.2, the status',
      loss: {
        english:
          'without it the reports have no tables 1.1 and 1.4, no figures 2.1 and 2.2 and no status (1.6)',
        danish:
          'Udtrækket benchmark mangler: rapporten har ikke tabel 1.1 og 1.4 og figur 2.1 og 2.2, og status (tabel 1.6) kan ikke afgøres.',
      },
    },
    { what: 'tidligindsats', for: 'table 1.2 and chapter 3, where case extracts do not give them' },
  ],
  reading: (month, rules) => ({
    extracts: ['benchmark', 'fokusmaal', 'tidligindsats'],
    periods: reportPeriods(month, rules),
    early: earlyMonths(month, rules),
    neededFrom: month - 12,
  }),
  coverage,
  build: buildJobcenterindblik,
};
