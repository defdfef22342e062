import { formatDecimal } from '../../danish/number.js';
import type { FigureBlock } from '../../document/model.js';
import { decimalToNumber, type Fraction, round } from '../../domain/fraction.js';
import { areaName, rarOf } from '../../domain/kommuner.js';
import { formatMonth, numberInYear, periodCode } from '../../domain/month.js';
import type { Plan } from '../../extracts/plan/plan.js';
import { goalIndex, indexBase, indexOf, PLAN_AREAS, type PlanArea } from '../../measures/goals.js';
import type { SpecReader } from '../../template/spec.js';
import type { FigureData } from '../frame/drawn.js';
import { spreadLabels } from '../frame/series.js';
import { NO_FIGURE } from '../frame/words.js';
import { type PersonsStanding, seriesPeriod } from './words.js';

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
  spec: SpecReader,
): FigureBlock[] {
  const { series, expected } = standing;
  const title = spec.text('figure-title');
  const chart = spec.text('chart');
  const height = spec.number('height', 0);
  const goalLabel = spec.text('goal-label');
  const names: Record<PlanArea, string> = {
    own: plan.kommune.name,
    rar: areaName(rarOf(plan.kommune)),
    national: 'Hele landet',
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
  if (shown.length === 0) {
    spec.skip('alt', 'figure-notes');
    return [];
  }
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
  spec.addPlaces({
    'figure.period': seriesPeriod(standing),
    list: lines
      .map(({ name, index }) => {
        const [begin, end] = [index[0], index.at(-1)];
        const text = (value: Fraction | undefined) => (value ? formatDecimal(round(value, 1)) : NO_FIGURE);
        return `${name}: ${text(begin)} i den første måned, ${text(end)} i den seneste`;
      })
      .join('; '),
    'goal.index': goal ? formatDecimal(round(goal, 1)) : NO_FIGURE,
  });
  const data: FigureData = {
    period: periodCode({ from: first, to: last }),
    ...(goal ? { threshold: toNumber(goal, 1) } : {}),
    series: lines.map(({ role, name, index }) => ({
      name,
      role,
      points: series.map(({ month, persons }, i) => ({
        month: formatMonth(month),
        persons: persons[role] ?? null,
        index: index[i] ? toNumber(index[i], 1) : null,
      })),
    })),
  };
  return [
    {
      kind: 'figure',
      id,
      label: `Figur ${id}`,
      title,
      period: seriesPeriod(standing),
      chart: {
        template: chart,
        rows: lines.flatMap(({ role, name, index }, line) =>
          series.map(({ month }, i) => ({
            month: formatMonth(month),
            quarter: numberInYear(month) % 3 === 1,
            role,
            index: index[i] ? toNumber(index[i], 2) : null,
            last: i === series.length - 1,
            labelAt: ends[line] ?? null,
            label: index[i] ? `${name} ${formatDecimal(round(index[i], 1))}` : name,
          })),
        ),
        params: {
          low,
          high,
          goal: goal ? toNumber(goal, 2) : low,
          goalLabel: goal ? `${goalLabel} ${formatDecimal(round(goal, 1))}` : '',
          hasGoal: goal !== undefined,
          newYear: formatMonth(last - numberInYear(last) + 1),
        },
        ...(height > 0 ? { height } : {}),
      },
      alt: spec.text('alt'),
      notes: spec.notes('figure-notes'),
      data: { title, ...data },
    },
  ];
}
