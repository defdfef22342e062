import { z } from 'zod';
import { monthsEnding, numberInYear } from '../../domain/month.js';
import { CASES } from '../../figures/needs.js';
import { reportPeriods } from '../../measures/caseMeasures.js';
import { type Coverage, family } from '../family.js';
import { coverage } from '../kommune/coverage.js';
import { countOption } from '../options.js';
import { type NoteInput, scenarioBeyond } from './facts.js';
import { buildTilsynsnotat, TILSYNSNOTAT_INSERTS } from './report.js';

/** That of every report about a kommune, and whether the scenario is larger than its population. */
function coverageOf(input: NoteInput): Coverage {
  const own = coverage(input);
  const citizens = scenarioBeyond(input);
  if (citizens === undefined) return own;
  const warning = `the scenario of ${input.extraSamtaler} further samtaler a month is larger than the population of ${input.kommune.name}, ${citizens} citizens: the note says so`;
  return { ...own, warnings: [...(own.warnings ?? []), warning] };
}

/** The note for a kommune's committee on skærpet tilsyn. */
export const TILSYNSNOTAT = family({
  name: 'tilsynsnotat',
  about: 'kommune',
  supervised: true,
  description:
    'the note for the committee on skærpet tilsyn: where the kommune stands, what it lacks, the road to the year’s end',
  demo: 'tilsynsnotat',
  inserts: TILSYNSNOTAT_INSERTS,
  needs: [
    CASES,
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
  options: z.object({
    scenarie: countOption('<n>', 'look ahead with so many further samtaler a month'),
  }),
  own: async ({ scenarie }, { closer, kommune, month }) => ({
    extraSamtaler: scenarie,
    ...(await closer.at(kommune.code, monthsEnding(month, numberInYear(month)))),
  }),
  span: (month, rules) => ({
    periods: reportPeriods(month, rules),
    early: [],
    neededFrom: month - 12,
  }),
  coverage: coverageOf,
  build: buildTilsynsnotat,
});
