import { dayName, monthsInText, periodInText } from '../../danish/date.js';
import { formatDecimal, formatInteger, formatSigned, NBSP, percent } from '../../danish/number.js';
import { decimalsBeside, NO_FIGURE } from '../../danish/share.js';
import { capitalize } from '../../danish/text.js';
import { type Decimal, type Fraction, fraction, round } from '../../domain/fraction.js';
import { areaName, rarOf } from '../../domain/kommuner.js';
import { type Month, monthOf, yearOf } from '../../domain/month.js';
import type { Plan } from '../../extracts/plan/plan.js';
import type { Standing } from '../../measures/goals.js';

export type PersonsStanding = Extract<Standing, { kind: 'persons' }>;

const hundred = ({ num, den }: Fraction): Fraction => ({ num: num * 100n, den });

/**
 * Decimals that a change is printed with: one, or as many more as the goal's would look the same and is not, so that a
 * reader sees why the goal is missed.
 */
export function decimalsOf({ changes, expected }: PersonsStanding): number {
  const own = changes.own?.change;
  return own && expected ? decimalsBeside(hundred(own), hundred(expected), 1) : 1;
}

/** A mean of persons without decimals, or with as many as show on which side of a whole number it lies. */
export const meanBeside = (mean: Fraction, limit: Fraction): string =>
  formatDecimal(round(mean, decimalsBeside(mean, limit, 0)));

/** `faldet` and `med 3,7 %`, `steget` and `med 2,2 %`, `uændret`: the verb, and how much. */
function changeWords(change: Fraction | undefined, decimals: number): { verb: string; size: string } {
  if (!change) return { verb: 'ukendt', size: '' };
  const { units } = percent(change, decimals);
  if (units === 0) return { verb: 'uændret', size: '' };
  const size = formatDecimal({ units: Math.abs(units), decimals });
  return { verb: units > 0 ? 'steget' : 'faldet', size: `med ${size}${NBSP}%` };
}

const changeInText = (change: Fraction | undefined, decimals: number): string =>
  Object.values(changeWords(change, decimals)).join(' ').trim();

/** The second of two changes in a sentence; its verb stands once where the first has it too. */
function secondInText(first: Fraction | undefined, second: Fraction | undefined, decimals: number): string {
  const { verb, size } = changeWords(second, decimals);
  return size !== '' && verb === changeWords(first, decimals).verb ? size : `${verb} ${size}`.trim();
}

/** `−3,7 %`, with its sign. */
export const formatSignedPercent = (change: Decimal): string => `${formatSigned(change)}${NBSP}%`;

/** `5,7 %`, as the plan has it. */
export const formatPlanShare = (share: Decimal): string =>
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

const COMMON = ['kommune', 'rar', 'year'] as const;

const commonPlaces = ({ kommune, year }: Plan) => ({
  kommune: kommune.name,
  rar: areaName(rarOf(kommune)),
  year: String(year),
});

type PlacesOf<Names extends readonly string[]> = Record<Names[number], string>;
type Of<Kind extends Standing['kind']> = Extract<Standing, { kind: Kind }>;

/** Named places of what is said about a goal of full-time persons. */
export const PERSONS_PLACES = [
  ...COMMON,
  ...([
    'ydelse',
    'period',
    'yearBefore',
    'goal',
    'ceiling',
    'ceiling.text',
    'mean',
    'now',
    'path',
    'own',
    'rar.change',
    'national',
  ] as const),
];

export function personsPlaces(standing: PersonsStanding, plan: Plan): PlacesOf<typeof PERSONS_PLACES> {
  const decimals = decimalsOf(standing);
  const { indicator, expected, level, changes, means } = standing;
  return {
    ...commonPlaces(plan),
    ydelse: ydelseInText(indicator.ydelse),
    period: periodOf(standing),
    yearBefore: String(plan.year - 1),
    goal: expected ? formatSignedPercent(percent(expected, decimals)) : NO_FIGURE,
    ceiling: indicator.level === undefined ? NO_FIGURE : formatInteger(indicator.level),
    'ceiling.text':
      indicator.level === undefined || !expected
        ? ''
        : `; loftet er ${formatInteger(indicator.level)} som gennemsnit af hele året`,
    now: means ? meanBeside(means.own, means.path) : NO_FIGURE,
    path: means ? meanBeside(means.path, means.own) : NO_FIGURE,
    mean: level ? meanBeside(level, fraction(indicator.level ?? 0)) : NO_FIGURE,
    own: changeInText(changes.own?.change, decimals),
    'rar.change': changeInText(changes.rar?.change, decimals),
    national: secondInText(changes.rar?.change, changes.national?.change, decimals),
  };
}

/** Named places of what is said about a number to reach. */
export const COUNT_PLACES = [...COMMON, ...(['unit', 'reached', 'count', 'at', 'by', 'onTheWay'] as const)];

export const countPlaces = (
  { indicator, onTheWay }: Of<'count'>,
  plan: Plan,
): PlacesOf<typeof COUNT_PLACES> => ({
  ...commonPlaces(plan),
  unit: indicator.unit,
  reached: formatInteger(indicator.reached),
  count: formatInteger(indicator.goal),
  at: dayName(indicator.at),
  by: dayName(indicator.by),
  onTheWay: meanBeside(onTheWay, fraction(indicator.reached)),
});

/** Named places of what is said about shares. */
export const SHARES_PLACES = [...COMMON, 'unit'] as const;

export const sharesPlaces = ({ indicator }: Of<'shares'>, plan: Plan): PlacesOf<typeof SHARES_PLACES> => ({
  ...commonPlaces(plan),
  unit: indicator.unit,
});

/** Named places of what is said about a goal that cannot be measured. */
export const NONE_PLACES = [...COMMON, 'reason'] as const;

export const nonePlaces = ({ reason }: Of<'none'>, plan: Plan): PlacesOf<typeof NONE_PLACES> => ({
  ...commonPlaces(plan),
  reason,
});

/** The months shown in a goal's figure: `Januar 2018 – april 2019`. */
export const seriesPeriod = ({ series }: PersonsStanding): string =>
  capitalize(spanOf(series.map(({ month }) => month)));
