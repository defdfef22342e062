import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import { monthsEnding } from '../../domain/month.js';
import { earlyMonths, reportPeriods } from '../../measures/caseMeasures.js';
import type { Coverage, KommuneFamily } from '../family.js';
import type { KommuneInput } from '../input.js';
import { monthsWithFigures } from '../prepare.js';
import { buildJobcenterindblik } from './report.js';

function coverage(input: KommuneInput): Coverage {
  const { book, benchmark, kommune, month } = input;
  const months = monthsWithFigures(input, kommune.code);
  const three = monthsEnding(month, 3);
  const has = FOKUSMAAL.some((f) => book.month(kommune.code, month, f) ?? book.total(kommune.code, three, f));
  if (has || months.length > 0) return { enough: has, months };
  const period = benchmark.periodFor(month);
  if (!period || !benchmark.row(kommune.code, period)) return { enough: false, months };
  const warning = `there are no samtaler or tilbud for ${kommune.name}: the report has the benchmark's parts only`;
  return { enough: true, months, warning };
}

/** The monthly report of one kommune. */
export const JOBCENTERINDBLIK: KommuneFamily = {
  name: 'jobcenterindblik',
  about: 'kommune',
  description:
    'the monthly report of a kommune: result goal, both fokusmål, status in relation to skærpet tilsyn',
  demo: 'demo',
  needs: [
    { what: 'ydelser', for: "with samtaler, tilbud, loentimer and fritagelser: the kommune's own figures" },
    {
      what: 'fokusmaal',
      for: 'the figures of all other kommuner: places, Top 10, Hele landet, the annex',
      loss: {
        english:
          'without it places, Top 10, Hele landet and the annex rest on the kommuner in the case extracts alone',
        danish:
          'Udtrækket fokusmaal mangler: placeringer, Top 10, Hele landet og bilaget hviler kun på de kommuner, der er sagsudtræk for.',
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
