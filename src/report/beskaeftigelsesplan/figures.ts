import { formatDecimal } from '../../danish/number.js';
import { decimalsBeside, NO_FIGURE } from '../../danish/share.js';
import type { FigureBlock } from '../../document/model.js';
import { decimalToNumber, type Fraction, fraction, round } from '../../domain/fraction.js';
import { areaName, HELE_LANDET_NAME, rarOf } from '../../domain/kommuner.js';
import { formatMonth, numberInYear, periodCode, yearOf } from '../../domain/month.js';
import type { Plan } from '../../extracts/plan/plan.js';
import { indexBase, indexOf, PLAN_AREAS, type PlanArea } from '../../measures/goals.js';
import { figureBlock } from '../frame/figure.js';
import { labelDistance, spreadLabels } from '../frame/series.js';
import type { GoalWords } from './goalSettings.js';
import { type PersonsStanding, personsPlaces, seriesPeriod } from './words.js';

const toNumber = (value: Fraction, decimals: number): number => decimalToNumber(round(value, decimals));

/**
 * A goal's figure: two years by month in the three areas, as an index of the year before the plan's, against the goal.
 * Levels of a kommune and of the country have no common scale.
 * @returns nothing when there are no months to show.
 */
export function goalFigure(
  id: string,
  standing: PersonsStanding,
  plan: Plan,
  settings: GoalWords,
): FigureBlock[] {
  const { series } = standing;
  const names: Record<PlanArea, string> = {
    own: plan.kommune.name,
    rar: areaName(rarOf(plan.kommune)),
    national: HELE_LANDET_NAME,
  };
  const lines = PLAN_AREAS.flatMap((role) => {
    const base = indexBase(series, role, plan.year);
    if (!base || base.num === 0n) return [];
    const index = series.map(({ persons }) =>
      persons[role] === undefined ? undefined : indexOf(fraction(persons[role]), base),
    );
    return [
      {
        role: role as PlanArea | 'goal',
        name: names[role],
        index,
        persons: series.map(({ persons }) => persons[role] ?? null),
      },
    ];
  });
  const shown = lines.flatMap(({ index }) => index.flatMap((value) => (value ? [toNumber(value, 1)] : [])));
  if (shown.length === 0) return [];
  lines.push(...pathLine(standing, plan, settings['goal-label']));
  const all = lines.flatMap(({ index }) => index.flatMap((value) => (value ? [toNumber(value, 1)] : [])));
  const [low, high] = [
    Math.floor((Math.min(...all) - 0.5) / 2) * 2,
    Math.ceil((Math.max(...all) + 0.5) / 2) * 2,
  ];
  const ends = spreadLabels(
    lines.map(({ index }) => (index.at(-1) ? toNumber(index.at(-1)!, 2) : null)),
    labelDistance(settings.height, high - low),
    high,
  );
  const first = series[0]!.month;
  const last = series.at(-1)!.month;
  const inText = (value: Fraction | undefined) => (value ? formatDecimal(round(value, 1)) : NO_FIGURE);
  const list = lines
    .filter(({ role }) => role !== 'goal')
    .map(
      ({ name, index }) =>
        `${name}: ${inText(index[0])} i den første måned, ${inText(index.at(-1))} i den seneste`,
    );
  const persons = personsPlaces(standing, plan);
  const places = {
    ...persons,
    'figure.period': seriesPeriod(standing),
    list: list.join('; '),
    axis: `Aksen går fra ${low} til ${high}.`,
  };
  const caption = {
    id,
    title: settings['figure-title'](persons),
    period: seriesPeriod(standing),
    alt: settings.alt(places),
    notes: settings['figure-notes'](places),
  };
  const rows = lines.flatMap(({ role, name, index }, line) =>
    series.map(({ month }, i) => ({
      month: formatMonth(month),
      quarter: numberInYear(month) % 3 === 1,
      role,
      index: index[i] ? toNumber(index[i], 2) : null,
      last: i === series.length - 1,
      labelAt: ends[line] ?? null,
      label: index[i] ? `${name} ${inText(index[i])}` : name,
    })),
  );
  const params = {
    low,
    high,
    newYear: formatMonth(last - numberInYear(last) + 1),
    yearLabel: String(yearOf(last)),
  };
  const data = {
    period: periodCode({ from: first, to: last }),
    series: lines.map(({ role, name, index, persons: counts }) => ({
      name,
      role,
      points: series.map(({ month }, i) => ({
        month: formatMonth(month),
        persons: counts[i] ?? null,
        index: index[i] ? toNumber(index[i], 1) : null,
      })),
    })),
  };
  return [figureBlock(caption, settings, { chart: { rows, params }, data })];
}

/** The path to the goal as a line: its months of the plan's year alone, in the persons and on the index of the kommune. */
function pathLine({ series, path, means }: PersonsStanding, plan: Plan, name: string) {
  const base = indexBase(series, 'own', plan.year);
  if (!base || base.num === 0n || !means) return [];
  const at = series.map(({ month }) => path.find((step) => step.month === month)?.persons);
  const decimals = decimalsBeside(means.path, means.own, 0);
  return [
    {
      role: 'goal' as const,
      name,
      index: at.map((persons) => persons && indexOf(persons, base)),
      persons: at.map((persons) => (persons ? toNumber(persons, decimals) : null)),
    },
  ];
}
