import { dayName, monthsInText, periodInText } from '../../danish/date.js';
import { formatDecimal, formatInteger, formatSigned, NBSP, percent } from '../../danish/number.js';
import { compare, type Decimal, type Fraction, round } from '../../domain/fraction.js';
import { areaName, rarOf } from '../../domain/kommuner.js';
import { type Month, monthOf, yearOf } from '../../domain/month.js';
import type { Plan } from '../../extracts/plan/plan.js';
import type { Standing } from '../../measures/goals.js';
import type { Places } from '../../sourceText/places.js';
import { NO_FIGURE } from '../frame/words.js';

export type PersonsStanding = Extract<Standing, { kind: 'persons' }>;

/**
 * Decimals that a change is printed with: one, or two where the goal's would look the same and is not, so that a
 * reader sees why the goal is missed.
 */
export function decimalsOf({ changes, expected }: PersonsStanding): 1 | 2 {
  const own = changes.own?.change;
  if (!own || !expected || compare(own, expected) === 0) return 1;
  return percent(own, 1).units === percent(expected, 1).units ? 2 : 1;
}

/** `faldet med 3,7 %`, `steget med 2,2 %`, `uændret`. */
function changeInText(change: Fraction | undefined, decimals: number): string {
  if (!change) return 'ukendt';
  const { units } = percent(change, decimals);
  if (units === 0) return 'uændret';
  const size = formatDecimal({ units: Math.abs(units), decimals });
  return `${units > 0 ? 'steget' : 'faldet'} med ${size}${NBSP}%`;
}

/** `−3,7 %`, with its sign. */
export const signedPercent = (change: Fraction, decimals: number): string =>
  `${formatSigned(percent(change, decimals))}${NBSP}%`;

/** `5,7 %`, as the plan has it. */
export const sharePercent = (share: Decimal): string =>
  `${formatDecimal(share.units % 10 === 0 && share.decimals === 2 ? { units: share.units / 10, decimals: 1 } : share)}${NBSP}%`;

const spanOf = (months: readonly Month[]): string =>
  months.length === 0 ? NO_FIGURE : periodInText({ from: months[0]!, to: months.at(-1)! });

/** The months that a goal's figures rest on: `januar–juli 2019 (uden tal for maj 2019)`. */
function periodOf({ months, missing }: PersonsStanding): string {
  const [last] = months.slice(-1);
  if (last === undefined || missing.length === 0) return spanOf(months);
  const whole = periodInText({ from: monthOf(yearOf(last), 1), to: last });
  return `${whole} (uden tal for ${monthsInText(missing)})`;
}

/** A ydelse inside a sentence: its first letter small, unless it is an abbreviation such as SU. */
export const ydelseInText = (ydelse: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(ydelse) ? ydelse.charAt(0).toLocaleLowerCase('da') + ydelse.slice(1) : ydelse;

/** The named places of one goal. */
export function goalPlaces(standing: Standing, plan: Plan): Places {
  const common = { kommune: plan.kommune.name, rar: areaName(rarOf(plan.kommune)), year: String(plan.year) };
  switch (standing.kind) {
    case 'persons': {
      const decimals = decimalsOf(standing);
      const { indicator, expected, level } = standing;
      return {
        ...common,
        ydelse: ydelseInText(indicator.ydelse),
        period: periodOf(standing),
        yearBefore: String(plan.year - 1),
        goal: expected ? signedPercent(expected, decimals) : NO_FIGURE,
        ceiling: indicator.level === undefined ? NO_FIGURE : formatInteger(indicator.level),
        mean: level ? formatDecimal(round(level, 0)) : NO_FIGURE,
        own: changeInText(standing.changes.own?.change, decimals),
        'rar.change': changeInText(standing.changes.rar?.change, decimals),
        national: changeInText(standing.changes.national?.change, decimals),
      };
    }
    case 'count': {
      const { indicator, onTheWay } = standing;
      return {
        ...common,
        unit: indicator.unit,
        reached: formatInteger(indicator.reached),
        count: formatInteger(indicator.goal),
        at: dayName(indicator.at),
        by: dayName(indicator.by),
        onTheWay: formatDecimal(round(onTheWay, 0)),
      };
    }
    case 'shares':
      return { ...common, unit: standing.indicator.unit };
    case 'none':
      return { ...common, reason: standing.reason };
  }
}

/** The months shown in a goal's figure: `januar 2018 – april 2019`. */
export const seriesPeriod = ({ series }: PersonsStanding): string => spanOf(series.map(({ month }) => month));
