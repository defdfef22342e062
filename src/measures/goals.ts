import { type Day, dayOf } from '../domain/day.js';
import {
  add,
  compare,
  decimalToFraction,
  divide,
  type Fraction,
  fraction,
  mean,
  multiply,
} from '../domain/fraction.js';
import { type Area, HELE_LANDET, rarOf } from '../domain/kommuner.js';
import { eachMonth, type Month, monthOf, yearOf } from '../domain/month.js';
import type { Goal, Indicator, Plan } from '../extracts/plan/plan.js';
import type { RuleBook } from '../rules/ruleset.js';
import { breaksOf } from './breaks.js';
import { isWithin, sumOver, times } from './ceiling.js';
import { type Change, changeOver, type PersonsBook, type PlanMonths, planMonths } from './persons.js';

/** Whether a goal is expected to be met; `undefined` when that cannot be told. */
export type Verdict = boolean | undefined;

/** The areas that a ydelse is followed in. */
export const PLAN_AREAS = ['own', 'rar', 'national'] as const;
export type PlanArea = (typeof PLAN_AREAS)[number];

/** Full-time persons of the areas in one month. */
export interface PersonsMonth {
  month: Month;
  persons: Record<PlanArea, number | undefined>;
}

/** A goal's indicator that is about full-time persons. */
export type PersonsIndicator = Extract<Indicator, { kind: 'change' | 'level' }>;

/** How a goal stands. */
export type Standing = { goal: Goal; verdict: Verdict } & (
  | {
      kind: 'persons';
      indicator: PersonsIndicator;
      /** The months of the plan's year that are looked at. */
      months: Month[];
      /** Months up to the last one looked at whose number is missing or hidden. */
      missing: Month[];
      /** There are figures and no verdict, since the missing months could turn it. */
      isOpen: boolean;
      changes: Record<PlanArea, Change | undefined>;
      /** The change that the goal asks for at most; `undefined` for a level without one. */
      expected: Fraction | undefined;
      /** Mean of the months looked at, where the goal is a level alone. */
      level: Fraction | undefined;
      /** The most full-time persons that each month looked at may have, for the goal to be met if all have so many. */
      path: { month: Month; persons: Fraction }[];
      /** Means of the months looked at: the kommune's own, and that of the path. The verdict holds one against the other. */
      means: { own: Fraction; path: Fraction } | undefined;
      /** Days on which the figures break between the months that would be compared: then they are not. */
      broken: Day[];
      /** Every month of both years up to the last one looked at, those without numbers too. */
      series: PersonsMonth[];
    }
  | { kind: 'shares'; indicator: Extract<Indicator, { kind: 'shares' }>; verdicts: boolean[] }
  | {
      kind: 'count';
      indicator: Extract<Indicator, { kind: 'count' }>;
      /** What an even way to the goal would have reached by then. */
      onTheWay: Fraction;
    }
  | { kind: 'none'; reason: string }
);

const areasOf = ({ kommune }: Plan): Record<PlanArea, Area> => ({
  own: kommune.code,
  rar: rarOf(kommune),
  national: HELE_LANDET,
});

/**
 * How each goal of a plan stands (metode.md, section 10).
 * @param until the report's month: nothing later is known.
 * @param rules which say where figures break: a goal whose months lie on both sides of a break has no verdict.
 */
export function assessPlan(plan: Plan, book: PersonsBook, until: Month, rules: RuleBook): Standing[] {
  return plan.goals.map((goal) => standingOf(goal, plan, { book, until, rules }));
}

/** What a plan is held against. */
interface Known {
  book: PersonsBook;
  until: Month;
  rules: RuleBook;
}

function standingOf(goal: Goal, plan: Plan, known: Known): Standing {
  const { indicator } = goal;
  switch (indicator.kind) {
    case 'change':
    case 'level':
      return personsStanding(goal, indicator, plan, known);
    case 'shares': {
      const verdicts = indicator.shares.map(
        ({ reached, goal: wanted }) => compare(decimalToFraction(reached), decimalToFraction(wanted)) >= 0,
      );
      return { kind: 'shares', goal, indicator, verdicts, verdict: verdicts.every((met) => met) };
    }
    case 'count':
      return countStanding(goal, indicator, plan);
    case 'none':
      return { kind: 'none', goal, reason: indicator.reason, verdict: undefined };
  }
}

/** The change that a goal asks for: as the plan says, or from the level it counted for the year before. */
function expectedChange(indicator: PersonsIndicator): Fraction | undefined {
  if (indicator.kind === 'change') {
    const percent = decimalToFraction(indicator.change);
    return fraction(percent.num, percent.den * 100n);
  }
  const { level, before } = indicator;
  return before ? divide(fraction(level - before), fraction(before)) : undefined;
}

function personsStanding(
  goal: Goal,
  indicator: PersonsIndicator,
  plan: Plan,
  { book, until, rules }: Known,
): Standing {
  const areas = areasOf(plan);
  const { ydelse } = indicator;
  const { months, missing } = goalMonths(indicator, plan, book, until);
  const each = <T>(of: (area: Area) => T) =>
    ({ own: of(areas.own), rar: of(areas.rar), national: of(areas.national) }) as Record<PlanArea, T>;
  const expected = expectedChange(indicator);
  const path = pathOf(indicator, months, expected, (m) => book.persons(areas.own, ydelse, m));
  const own = mean(months.flatMap((m) => known(book.persons(areas.own, ydelse, m))));
  const most = mean(path.map(({ persons }) => persons));
  const last = months.at(-1);
  const from = months[0];
  const broken =
    from === undefined || last === undefined ? [] : breaksOf(rules, ydelse, { from: from - 12, to: last });
  const isWhole = months.length > 0 && broken.length === 0;
  const changes = each((area) => (isWhole ? changeOver(book, area, ydelse, months) : undefined));
  const level =
    expected || !isWhole ? undefined : mean(months.flatMap((m) => known(book.persons(areas.own, ydelse, m))));
  const verdict = isWhole ? personsVerdict(indicator, plan, book, months) : undefined;
  const first = book.monthsOf(areas.own, ydelse).find((m) => yearOf(m) >= plan.year - 1);
  const seriesMonths = first === undefined || last === undefined ? [] : eachMonth({ from: first, to: last });
  return {
    kind: 'persons',
    goal,
    indicator,
    months,
    missing,
    changes,
    expected,
    level,
    broken,
    verdict,
    isOpen: verdict === undefined && missing.length > 0 && (changes.own ?? level) !== undefined,
    path,
    means: isWhole ? own && most && { own, path: most } : undefined,
    series: seriesMonths.map((month) => ({
      month,
      persons: each((area) => book.persons(area, ydelse, month)),
    })),
  };
}

const known = (count: number | undefined): Fraction[] => (count === undefined ? [] : [fraction(count)]);

/** The months that a goal about full-time persons is looked at in, and those that are missing among them. */
export const goalMonths = (
  indicator: PersonsIndicator,
  plan: Plan,
  book: PersonsBook,
  until: Month,
): PlanMonths =>
  planMonths(
    book,
    plan.kommune.code,
    indicator.ydelse,
    plan.year,
    until,
    expectedChange(indicator) !== undefined,
  );

/**
 * The path to a goal: the same month a year before, changed as the goal asks; the level itself where the goal has no
 * other measure. A goal for the mean of months is met exactly when their mean is not above that of the path.
 */
function pathOf(
  indicator: PersonsIndicator,
  months: readonly Month[],
  expected: Fraction | undefined,
  personsIn: (month: Month) => number | undefined,
): { month: Month; persons: Fraction }[] {
  if (!expected) return months.map((month) => ({ month, persons: fraction(indicator.level!) }));
  const factor = add(fraction(1), expected);
  return months.flatMap((month) =>
    known(personsIn(month - 12)).map((before) => ({ month, persons: multiply(before, factor) })),
  );
}

/**
 * A goal to fall is a ceiling, and so is one to rise: over the months up to the last one looked at, whatever the numbers
 * of those that are missing.
 */
function personsVerdict(
  indicator: PersonsIndicator,
  plan: Plan,
  book: PersonsBook,
  months: readonly Month[],
): Verdict {
  const last = months.at(-1);
  if (last === undefined) return undefined;
  const whole = eachMonth({ from: monthOf(plan.year, 1), to: last });
  const sum = (list: readonly Month[]) => sumOver(book, plan.kommune.code, indicator.ydelse, list);
  const expected = expectedChange(indicator);
  if (!expected) {
    const ceiling = fraction(indicator.level! * whole.length);
    return isWithin(sum(whole), { least: ceiling, most: ceiling });
  }
  const before = sum(whole.map((month) => month - 12));
  // From nobody there is no change in per cent.
  if (before.most?.num === 0n) return undefined;
  return isWithin(sum(whole), times(before, add(fraction(1), expected)));
}

/**
 * A number is on its way when it is at least as high as an even pace from the year's beginning would have it; one that is
 * to fall, at most as high.
 */
function countStanding(goal: Goal, indicator: Extract<Indicator, { kind: 'count' }>, plan: Plan): Standing {
  const { start, goal: wanted, by, at, reached } = indicator;
  const begin = dayOf(plan.year, 1, 1);
  const whole = Math.max(1, by - begin + 1);
  const gone = Math.min(whole, Math.max(0, at - begin + 1));
  const onTheWay = add(fraction(start), fraction((wanted - start) * gone, whole));
  const rises = wanted >= start ? 1 : -1;
  const isThere = (reached - wanted) * rises >= 0;
  const verdict = isThere || compare(fraction(reached), onTheWay) * rises >= 0;
  return { kind: 'count', goal, indicator, onTheWay, verdict };
}

/** The mean that an index of 100 stands for: that of the year before the plan's, of the months at hand. */
export function indexBase(
  series: readonly PersonsMonth[],
  area: PlanArea,
  year: number,
): Fraction | undefined {
  return mean(
    series.filter(({ month }) => yearOf(month) === year - 1).flatMap(({ persons }) => known(persons[area])),
  );
}

/** Full-time persons as an index of a base. */
export const indexOf = (persons: Fraction, base: Fraction): Fraction =>
  divide(multiply(persons, fraction(100)), base);
