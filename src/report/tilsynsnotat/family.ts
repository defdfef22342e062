import { reportPeriods } from '../../measures/caseMeasures.js';
import type { KommuneFamily } from '../family.js';
import { coverage } from '../kommune/coverage.js';
import { buildTilsynsnotat } from './report.js';

/** The note for a kommune's committee on skærpet tilsyn. */
export const TILSYNSNOTAT: KommuneFamily = {
  name: 'tilsynsnotat',
  about: 'kommune',
  hasScenario: true,
  description:
    'the note for the committee on skærpet tilsyn: where the kommune stands, what it lacks, the road to the year’s end',
  demo: 'tilsynsnotat',
  needs: [
    { what: 'ydelser', for: "with samtaler, tilbud, loentimer and fritagelser: the kommune's own figures" },
    { what: 'fokusmaal', for: 'the same where there are no case extracts' },
    {
      what: 'benchmark',
      for: 'table 1 and the status',
      loss: {
        english: 'without it the note has no table 1 and no status',
        danish: 'Udtrækket benchmark mangler: tabel 1 kan ikke vises, og status kan ikke afgøres.',
      },
    },
    { what: 'samtaletal', for: 'table 4; without it, counted from the case extracts' },
  ],
  reading: (month, rules) => ({
    extracts: ['benchmark', 'fokusmaal', 'samtaletal'],
    periods: reportPeriods(month, rules),
    early: [],
    neededFrom: month - 12,
  }),
  coverage,
  build: buildTilsynsnotat,
};
