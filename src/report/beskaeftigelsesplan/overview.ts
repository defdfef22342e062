import { formatDecimal, formatInteger, percent } from '../../danish/number.js';
import { capitalize } from '../../danish/text.js';
import type { Cell, TableBlock } from '../../document/model.js';
import { decimalToNumber, round } from '../../domain/fraction.js';
import { PLAN_AREAS, type Standing, type Verdict } from '../../measures/goals.js';
import type { SpecReader } from '../../template/spec.js';
import { columns, table } from '../frame/blocks.js';
import { NO_FIGURE } from '../frame/words.js';
import { decimalsOf, sharePercent, signedPercent } from './words.js';

const LONGEST = 58;

/** A wording that fits into a cell. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST)).replace(/[,.;]$/, '')} …`;
}

interface Line {
  name: string;
  goal: string;
  reached: string;
  national: string;
  verdict: Verdict;
}

/** A goal as lines of the overview: one, or one for each of its shares. */
function linesOf(standing: Standing): Line[] {
  const { goal, verdict } = standing;
  switch (standing.kind) {
    case 'persons': {
      const decimals = decimalsOf(standing);
      const { changes, expected, level, indicator } = standing;
      const change = (area: 'own' | 'national') =>
        changes[area] ? signedPercent(changes[area].change, decimals) : NO_FIGURE;
      const byLevel = expected === undefined;
      return [
        {
          name: indicator.ydelse,
          goal: byLevel ? `højst ${formatInteger(indicator.level!)}` : signedPercent(expected, decimals),
          reached: byLevel ? (level ? formatDecimal(round(level, 0)) : NO_FIGURE) : change('own'),
          national: change('national'),
          verdict,
        },
      ];
    }
    case 'shares':
      return standing.indicator.shares.map(({ label, reached, goal: wanted }, i) => ({
        name: `${goal.heading}, ${label}`,
        goal: sharePercent(wanted),
        reached: sharePercent(reached),
        national: '',
        verdict: standing.verdicts[i],
      }));
    case 'count': {
      const { unit, goal: wanted, reached } = standing.indicator;
      return [
        {
          name: capitalize(unit),
          goal: formatInteger(wanted),
          reached: formatInteger(reached),
          national: '',
          verdict,
        },
      ];
    }
    case 'none':
      return [{ name: shortened(goal.wording), goal: '', reached: '', national: '', verdict }];
  }
}

/** The overview: all goals with what is reached and whether they are expected to be met. */
export function overview(standings: readonly Standing[], spec: SpecReader): TableBlock {
  const verdicts = spec.labels('verdicts', ['met', 'notMet', 'unknown', 'none'] as const);
  const dash = spec.text('empty');
  const cell = (text: string): Cell => (text === '' ? { text: dash, muted: true } : { text });
  return table(spec, '1', {
    columns: columns(
      spec,
      [
        ['goal', 11],
        ['reached', 11],
        ['national', 13],
        ['verdict', 17],
      ] as const,
      56,
      ['verdict'],
    ),
    rows: standings.flatMap((standing) =>
      linesOf(standing).map(({ name, goal, reached, national, verdict }) => ({
        cells: [
          { text: name },
          cell(goal),
          cell(reached),
          cell(national),
          verdict === undefined
            ? { text: standing.kind === 'none' ? verdicts.none : verdicts.unknown, muted: true }
            : { text: verdict ? verdicts.met : verdicts.notMet, strong: !verdict },
        ],
      })),
    ),
    data: standings.map(goalData),
    dense: true,
  });
}

/** A goal in the report JSON. */
function goalData(standing: Standing): Record<string, unknown> {
  const { goal, kind, verdict } = standing;
  const head = { heading: goal.heading, kind, met: verdict ?? null };
  switch (standing.kind) {
    case 'persons': {
      const decimals = decimalsOf(standing);
      const { indicator, expected, changes, months } = standing;
      return {
        ...head,
        ydelse: indicator.ydelse,
        months: months.length,
        goal: expected ? decimalToNumber(percent(expected, decimals)) : null,
        level: indicator.level ?? null,
        change: Object.fromEntries(
          PLAN_AREAS.map((area) => {
            const change = changes[area]?.change;
            return [area, change ? decimalToNumber(percent(change, decimals)) : null];
          }),
        ),
      };
    }
    case 'shares':
      return {
        ...head,
        shares: standing.indicator.shares.map(({ label, reached, goal: wanted }, i) => ({
          label,
          reached: decimalToNumber(reached),
          goal: decimalToNumber(wanted),
          met: standing.verdicts[i],
        })),
      };
    case 'count': {
      const { goal: wanted, reached, unit } = standing.indicator;
      return { ...head, unit, reached, goal: wanted };
    }
    case 'none':
      return { ...head, reason: standing.reason };
  }
}
