import { z } from 'zod';
import { formatMonth, type Month, type Period } from '../../domain/month.js';
import { CASES } from '../../figures/needs.js';
import { earlyMonths, reportPeriods } from '../../measures/caseMeasures.js';
import { type Coverage, family } from '../family.js';
import { switchOption } from '../options.js';
import { aloneWarnings, peersOption } from '../peers.js';
import type { InsightInput } from './facts.js';
import { singleYdelser, unknownYdelser } from './persons.js';
import { BESKAEFTIGELSESINDBLIK_INSERTS, buildBeskaeftigelsesindblik } from './report.js';

/** Whether there is a benchmark of a kommune up to the month, or full-time persons: else nothing of it can be told. */
function coverage(input: InsightInput): Coverage {
  const { benchmark, persons, kommune, month } = input;
  const period = benchmark.periodFor(month);
  const hasBenchmark = period !== undefined && benchmark.row(kommune.code, period) !== undefined;
  const months = [
    ...new Set(singleYdelser(persons).flatMap((ydelse) => persons.monthsOf(kommune.code, ydelse))),
  ].sort((a, b) => a - b);
  const latest = months.filter((m) => m <= month).at(-1);
  const isLate = latest === undefined || latest <= month - LATE;
  const isOld = period === undefined || period.to <= month - OLD;
  const enough = (hasBenchmark && !isOld) || !isLate;
  const unknown = unknownYdelser(persons);
  const warnings = [
    ...(unknown.length === 0 ? [] : [notShown(unknown)]),
    ...aloneWarnings(kommune, input.choice),
  ];
  return {
    enough,
    months,
    warnings,
    ...(enough ? {} : whyNot(input, hasBenchmark ? period : undefined, latest)),
  };
}

/** What is said of numbers of full-time persons that are not of one known ydelse. */
const notShown = (names: readonly string[]): string =>
  `full-time persons on ${names.map((name) => `'${name}'`).join(', ')} are not shown: no ydelse is known by that name. ` +
  'A total or a target group is none; of a ydelse, write its name as docs/metode.md, section 2, has it';

/** That there are figures, but too old ones. */
function whyNot({ kommune, month }: InsightInput, period: Period | undefined, latest: Month | undefined) {
  const has = [
    ...(period ? [`a benchmark of the year to ${formatMonth(period.to)}`] : []),
    ...(latest === undefined ? [] : [`full-time persons to ${formatMonth(latest)}`]),
  ];
  if (has.length === 0) return {};
  return {
    why:
      `it has no figures for ${kommune.name} in ${formatMonth(month)} that are new enough; it has ${has.join(' and ')}; ` +
      `the benchmark may end up to ${OLD - 1} months before, full-time persons up to ${LATE - 1}. Get newer extracts, or ask for an earlier month`,
  };
}

/** The latest full-time persons may be so many months old, the benchmark a year and a half. */
const LATE = 12;
const OLD = 18;

/** A kommune's monthly report for any month, made from public extracts alone. */
export const BESKAEFTIGELSESINDBLIK = family({
  name: 'beskaeftigelsesindblik',
  about: 'kommune',
  description:
    "a kommune's monthly report for any month from public extracts: result, development, comparison, early effort",
  demo: 'beskaeftigelsesindblik',
  inserts: BESKAEFTIGELSESINDBLIK_INSERTS,
  needs: [
    {
      what: 'benchmark',
      for: 'the chapters of the result and the comparison',
      loss: {
        english: 'without it the reports have no chapters of the result and the comparison',
        danish: 'Udtrækket benchmark mangler: kapitlerne om resultat og sammenligning har ingen tal.',
      },
    },
    {
      what: 'fuldtidspersoner',
      for: 'the chapter of the development',
      loss: {
        english: 'without it the reports have no chapter of the development',
        danish: 'Udtrækket fuldtidspersoner mangler: kapitlet om udvikling har ingen tal.',
      },
    },
    { what: 'tidligindsats', for: 'the chapter of early effort, where case extracts do not give it' },
    { what: 'fokusmaal', for: 'the chapter of samtaler and tilbud, where there are figures' },
    CASES,
  ],
  options: z.object({
    sammenlign: peersOption(),
    lang: switchOption('show 60 months in place of 24'),
  }),
  own: async ({ sammenlign, lang }) => ({ choice: sammenlign, long: lang }),
  span: (month, rules) => ({
    periods: reportPeriods(month, rules),
    early: earlyMonths(month, rules),
    neededFrom: month - 12,
  }),
  coverage,
  build: buildBeskaeftigelsesindblik,
});
