import { z } from 'zod';
import { CASES } from '../../figures/needs.js';
import { earlyMonths, reportPeriods } from '../../measures/caseMeasures.js';
import { type Coverage, family } from '../family.js';
import { coverage } from '../kommune/coverage.js';
import { switchOption, textOption } from '../options.js';
import { aloneWarnings, peersOption } from '../peers.js';
import { missingPeriodsWarnings, withMissingPeriods } from './missingPeriods.js';
import { buildJobcenterindblik, type IndblikInput, JOBCENTERINDBLIK_INSERTS } from './report.js';
import { sinceOf } from './since/since.js';

/** The remarks are warnings where the report can be made. */
const withRemarks = (coverage: Coverage, remarks: readonly string[]): Coverage =>
  remarks.length === 0 ? coverage : { ...coverage, warnings: [...(coverage.warnings ?? []), ...remarks] };

/** That of every report about a kommune, and whether there is anything to reconcile. */
function coverageOf(input: IndblikInput & { remarks: readonly string[] }): Coverage {
  const own = withRemarks(coverage(input), [
    ...input.remarks,
    ...aloneWarnings(input.kommune, input.choice),
    ...missingPeriodsWarnings(input),
  ]);
  const { reconcile, book, kommune } = input;
  if (!reconcile || book.publishedMonthsOf(kommune.code).length > 0) return own;
  const warning = `there are no published figures of ${kommune.name}: the annex of --afstemning is left out`;
  return { ...own, warnings: [...(own.warnings ?? []), warning] };
}

/** The monthly report of one kommune. */
export const JOBCENTERINDBLIK = family({
  name: 'jobcenterindblik',
  about: 'kommune',
  description:
    'the monthly report of a kommune: result goal, both fokusmål, status in relation to skærpet tilsyn',
  demo: 'demo',
  inserts: JOBCENTERINDBLIK_INSERTS,
  needs: [
    CASES,
    {
      what: 'fokusmaal',
      for: 'the figures of all other kommuner: places, the comparison with the best, Hele landet, the annex',
      loss: {
        english:
          'without it places, the comparison with the best, Hele landet and the annex rest on the kommuner in the case extracts alone',
        danish:
          'Udtrækket fokusmaal mangler: placeringer, sammenligningen med de bedste, Hele landet og bilaget bygger alene på kommuner med sagsudtræk og mangler, hvor der ingen er.',
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
  options: z.object({
    sammenlign: peersOption(),
    afstemning: switchOption('add an annex that sets counted figures beside published ones'),
    siden: textOption(
      '<edition>',
      'tell what has changed since an edition: forrige (the month before), 2020-07, or 2020-07/2',
    ),
  }),
  own: async ({ afstemning, sammenlign, siden }, where) => ({
    reconcile: afstemning,
    choice: sammenlign,
    ...(await sinceOf(siden, where)),
  }),
  span: (month, rules) => ({
    periods: reportPeriods(month, rules),
    early: earlyMonths(month, rules),
    neededFrom: month - 12,
  }),
  coverage: coverageOf,
  build: (input, template) => buildJobcenterindblik(withMissingPeriods(input), template),
});
