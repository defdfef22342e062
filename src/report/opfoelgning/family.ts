import { z } from 'zod';
import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import { HELE_LANDET, KOMMUNER } from '../../domain/kommuner.js';
import { eachMonth, monthsEnding, singleMonth } from '../../domain/month.js';
import { averageOfYear } from '../../measures/shares.js';
import { type Coverage, family } from '../family.js';
import type { ReportInput } from '../input.js';
import { NATIONAL_MONTHS } from './facts.js';
import { buildOpfoelgning, OPFOELGNING_INSERTS } from './report.js';
import { undecidedWarnings } from './undecided.js';

/** Fewer kommuner than this are no picture of the country. */
const FEW = KOMMUNER.length;

function coverage(input: ReportInput): Coverage {
  const { book, month } = input;
  const known = KOMMUNER.filter(({ code }) =>
    FOKUSMAAL.some((f) => averageOfYear(book, code, f, month) && book.month(code, month, f)),
  ).length;
  return {
    enough: known > 0,
    months: book.monthsOf(HELE_LANDET),
    warnings: [
      ...(known > 0 && known < FEW
        ? [`there are figures for ${known} of ${FEW} kommuner only; the others are not named in the report`]
        : []),
      ...undecidedWarnings(input),
    ],
  };
}

/** The national follow-up on both fokusmål, as the ministry gives it every quarter. */
export const OPFOELGNING = family({
  name: 'opfoelgning',
  about: 'landet',
  supervised: true,
  description:
    'the quarterly national follow-up: which kommuner miss a fokusmål and the result goal, and who helps them',
  demo: 'opfoelgning',
  inserts: OPFOELGNING_INSERTS,
  needs: [
    {
      what: 'ydelser',
      for: 'with samtaler, tilbud, loentimer and fritagelser: the kommuner that they cover',
    },
    {
      what: 'fokusmaal',
      for: 'the passive shares of every kommune and of Hele landet',
      loss: {
        english: 'without it the follow-up rests on the kommuner in the case extracts alone',
        danish: 'Udtrækket fokusmaal mangler: opfølgningen bygger alene på kommuner med sagsudtræk.',
      },
    },
    {
      what: 'benchmark',
      for: 'the result goal in tables 1 and 2',
      loss: {
        english: 'without it tables 1 and 2 cannot be made, since they show who misses the result goal too',
        danish:
          'Udtrækket benchmark mangler: tabel 1 og 2 kan ikke vises, fordi de viser, hvem der heller ikke når resultatmålet.',
      },
    },
    {
      what: 'amk-kontakter',
      for: "table 3, the labour market offices' contacts",
      loss: {
        english: 'without it table 3 is left out',
        danish: 'Udtrækket amk-kontakter mangler: tabel 3 kan ikke vises.',
      },
    },
  ],
  options: z.object({}),
  own: async () => ({}),
  span: (month, rules) => ({
    periods: eachMonth(monthsEnding(month, NATIONAL_MONTHS))
      .filter((m) => m >= rules.firstMonth)
      .map(singleMonth),
    early: [],
    neededFrom: month - 12,
  }),
  coverage,
  build: buildOpfoelgning,
});
