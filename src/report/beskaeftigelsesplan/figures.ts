import { formatDecimal } from '../../danish/number.js';
import { NO_FIGURE } from '../../danish/share.js';
import type { FigureBlock } from '../../document/model.js';
import { decimalToNumber, type Fraction, round } from '../../domain/fraction.js';
import { areaName, HELE_LANDET_NAME, rarOf } from '../../domain/kommuner.js';
import { formatMonth, numberInYear, periodCode } from '../../domain/month.js';
import type { Plan } from '../../extracts/plan/plan.js';
import { goalIndex, indexBase, indexOf, PLAN_AREAS, type PlanArea } from '../../measures/goals.js';
import { figureBlock } from '../frame/figure.js';
import { spreadLabels } from '../frame/series.js';
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
  const { series, expected } = standing;
  const names: Record<PlanArea, string> = {
    own: plan.kommune.name,
    rar: areaName(rarOf(plan.kommune)),
    national: HELE_LANDET_NAME,
  };
  const lines = PLAN_AREAS.flatMap((role) => {
    const base = indexBase(series, role, plan.year);
    if (!base || base.num === 0n) return [];
    const index = series.map(({ persons }) =>
      persons[role] === undefined ? undefined : indexOf(persons[role], base),
    );
    return [{ role, name: names[role], index }];
  });
  const goal = expected && goalIndex(expected);
  const shown = lines.flatMap(({ index }) => index.flatMap((value) => (value ? [toNumber(value, 1)] : [])));
  if (shown.length === 0) return [];
  const all = goal ? [...shown, toNumber(goal, 1)] : shown;
  const [low, high] = [
    Math.floor((Math.min(...all) - 0.5) / 2) * 2,
    Math.ceil((Math.max(...all) + 0.5) / 2) * 2,
  ];
  const ends = spreadLabels(
    lines.map(({ index }) => (index.at(-1) ? toNumber(index.at(-1)!, 2) : null)),
    (high - low) / 15,
    high,
  );
  const first = series[0]!.month;
  const last = series.at(-1)!.month;
  const inText = (value: Fraction | undefined) => (value ? formatDecimal(round(value, 1)) : NO_FIGURE);
  const list = lines.map(
    ({ name, index }) =>
      `${name}: ${inText(index[0])} i den første måned, ${inText(index.at(-1))} i den seneste`,
  );
  const persons = personsPlaces(standing, plan);
  const places = {
    ...persons,
    'figure.period': seriesPeriod(standing),
    list: list.join('; '),
    'goal.index': inText(goal),
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
    goal: goal ? toNumber(goal, 2) : low,
    goalLabel: goal ? `${settings['goal-label']} ${inText(goal)}` : '',
    hasGoal: goal !== undefined,
    newYear: formatMonth(last - numberInYear(last) + 1),
  };
  const data = {
    period: periodCode({ from: first, to: last }),
    ...(goal ? { threshold: toNumber(goal, 1) } : {}),
    series: lines.map(({ role, name, index }) => ({
      name,
      role,
      points: series.map(({ month, persons: count }, i) => ({
        month: formatMonth(month),
        persons: count[role] ?? null,
        index: index[i] ? toNumber(index[i], 1) : null,
      })),
    })),
  };
  return [figureBlock(caption, settings, { chart: { rows, params }, data })];
}
