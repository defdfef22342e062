import { z } from 'zod';
import { eachMonth, formatMonth, type Month, monthOf } from '../../domain/month.js';
import { likelyMeant } from '../../domain/nearest.js';
import type { Plan } from '../../extracts/plan/plan.js';
import { goalMonths, type PersonsIndicator } from '../../measures/goals.js';
import { type Coverage, family } from '../family.js';
import { textOption } from '../options.js';
import { type PlanInput, planOf } from './planOf.js';
import { BESKAEFTIGELSESPLAN_INSERTS, buildBeskaeftigelsesplan } from './report.js';

const personsIndicators = ({ goals }: Plan): PersonsIndicator[] =>
  goals.flatMap(({ indicator }) => ('ydelse' in indicator ? [indicator] : []));

/** The ydelser of a plan that no extract has, each with the one most likely meant. */
function unknownYdelser({ plan, persons, kommune }: PlanInput): string[] {
  return personsIndicators(plan)
    .map(({ ydelse }) => ydelse)
    .filter((ydelse) => persons.monthsOf(kommune.code, ydelse).length === 0)
    .map((ydelse) => {
      const near = likelyMeant(ydelse, persons.ydelser, (name) => name);
      return near && near.toLowerCase() !== ydelse.toLowerCase()
        ? `${ydelse} (did you mean ${near}?)`
        : ydelse;
    });
}

/** Months that a ydelse of the plan has no number for, up to the last one looked at, each ydelse once. */
function missingMonths({ plan, persons, kommune, month }: PlanInput): string[] {
  const warnings = personsIndicators(plan).flatMap((indicator) => {
    const { missing } = goalMonths(indicator, plan, persons, month);
    if (missing.length === 0) return [];
    const named = missing.map(formatMonth).join(', ');
    return [
      `there are no full-time persons of ${kommune.name} on ${indicator.ydelse} for ${named}: the goal rests on the other months, says so, and is not judged where these could turn it`,
    ];
  });
  return [...new Set(warnings)];
}

/** A plan is followed up on from the second month of its year that an extract has: the newest is left out. */
function coverage(input: PlanInput): Coverage {
  const { plan, persons, kommune, month } = input;
  const indicators = personsIndicators(plan);
  const isKnown = (until: Month) =>
    indicators.some((indicator) => goalMonths(indicator, plan, persons, until).months.length > 0);
  const year = eachMonth({ from: monthOf(plan.year, 1), to: monthOf(plan.year, 12) });
  const unknown = unknownYdelser(input);
  return {
    enough: indicators.length === 0 || isKnown(month),
    months: year.filter(isKnown),
    warnings: [
      ...(unknown.length > 0
        ? [
            `there are no full-time persons of ${kommune.name} on ${unknown.join(', ')}: the goals about them cannot be told`,
          ]
        : []),
      ...missingMonths(input),
    ],
  };
}

/** The follow-up of a kommune's employment plan. */
export const BESKAEFTIGELSESPLAN = family({
  name: 'beskaeftigelsesplan',
  about: 'kommune',
  description:
    "the follow-up of a kommune's employment plan: every goal, how it stands, whether it will be met",
  demo: 'beskaeftigelsesplan',
  inserts: BESKAEFTIGELSESPLAN_INSERTS,
  needs: [
    { what: 'plan', for: 'the goals: plan.json or plan.csv in the data folder, or --plan' },
    {
      what: 'fuldtidspersoner',
      for: 'the goals about full-time persons on a ydelse',
      loss: {
        english: 'without it the goals about full-time persons cannot be told',
        danish: 'Udtrækket fuldtidspersoner mangler: målene for antal fuldtidspersoner kan ikke opgøres.',
      },
    },
  ],
  options: z.object({
    plan: textOption('<file>', 'the plan to follow up (default: plan.json or plan.csv in the data folder)'),
  }),
  own: async ({ plan }, { delivery, kommune }) => ({ plan: await planOf(plan, delivery, kommune) }),
  span: (month) => ({ periods: [], early: [], neededFrom: month }),
  coverage,
  build: buildBeskaeftigelsesplan,
});
