import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/domain/day.js';
import { compare, fraction } from '../../src/domain/fraction.js';
import { HELE_LANDET, maybeKommune, maybeRar } from '../../src/domain/kommuner.js';
import { parseMonth, singleMonth } from '../../src/domain/month.js';
import type { Indicator, Plan } from '../../src/extracts/plan/plan.js';
import { assessPlan, type Standing } from '../../src/measures/goals.js';
import { changeOver, PersonsBook, planMonths } from '../../src/measures/persons.js';
import { decimalsOf, type PersonsStanding } from '../../src/report/beskaeftigelsesplan/words.js';
import { RULES } from '../../src/rules/ruleset.js';

const aalborg = maybeKommune('Aalborg')!;
const samsoe = maybeKommune('Samsø')!;
const nordjylland = maybeRar('Nordjylland')!;
const YEAR_END = parseMonth('2019-12');

/** Rows of one ydelse in months that follow each other. */
const rows = (area: number, first: string, persons: (number | null)[], ydelse = 'Kontanthjælp') =>
  persons.map((fuldtidspersoner, i) => ({
    area,
    ydelse,
    period: singleMonth(parseMonth(first) + i),
    fuldtidspersoner,
  }));

/** Two years of 100 persons, then the months of the third at hand. */
const book = (...year2019: number[]) =>
  new PersonsBook(rows(aalborg.code, '2018-01', [...Array.from({ length: 12 }, () => 1000), ...year2019]));

const planWith = (indicator: Indicator): Plan => ({
  kommune: aalborg,
  year: 2019,
  title: 'Plan',
  introduction: '',
  goals: [{ heading: 'Mål', wording: 'Mål', indicator, comment: '' }],
  file: 'plan.json',
  sha256: '',
});
const assess = (indicator: Indicator, persons = book(950, 950, 950)): Standing =>
  assessPlan(planWith(indicator), persons, YEAR_END, RULES)[0]!;
const change = (tenths: number): Indicator => ({
  kind: 'change',
  ydelse: 'kontanthjælp',
  change: { units: tenths, decimals: 1 },
});

describe('the months that a plan is followed up on', () => {
  test('are those of its year but the newest at hand', () => {
    const months = (until: string) =>
      planMonths(book(1, 2, 3, 4), aalborg.code, 'Kontanthjælp', 2019, parseMonth(until), true).months;
    expect(months('2019-12')).toEqual(['2019-01', '2019-02', '2019-03'].map(parseMonth));
    expect(months('2019-03')).toEqual(['2019-01', '2019-02'].map(parseMonth));
    expect(months('2019-01')).toEqual([]);
  });

  test('are whole years’ when the newest month is of the next', () => {
    const persons = new PersonsBook(
      rows(
        aalborg.code,
        '2018-01',
        Array.from({ length: 25 }, () => 10),
      ),
    );
    expect(
      planMonths(persons, aalborg.code, 'Kontanthjælp', 2019, parseMonth('2020-06'), true).months,
    ).toHaveLength(12);
  });

  test('leave out months that the year before lacks', () => {
    const persons = new PersonsBook([
      ...rows(aalborg.code, '2018-02', [100]),
      ...rows(aalborg.code, '2019-01', [100, 90, 80]),
    ]);
    expect(planMonths(persons, aalborg.code, 'Kontanthjælp', 2019, YEAR_END, true).months).toEqual([
      parseMonth('2019-02'),
    ]);
  });

  test('name those that should have been there: before the last one looked at, in either year', () => {
    const lacking = (...months: string[]) => {
      const all = rows(
        aalborg.code,
        '2018-01',
        Array.from({ length: 18 }, () => 100),
      );
      const kept = all.filter(({ period }) => !months.map(parseMonth).includes(period.from));
      return planMonths(new PersonsBook(kept), aalborg.code, 'Kontanthjælp', 2019, YEAR_END, true).missing;
    };
    expect(lacking()).toEqual([]);
    expect(lacking('2019-03')).toEqual([parseMonth('2019-03')]);
    expect(lacking('2018-03')).toEqual([parseMonth('2018-03')]);
    // May is the last that is looked at: June is the newest, and July 2018 has no fellow yet.
    expect(lacking('2018-07')).toEqual([]);
  });
});

describe('a goal about a change', () => {
  test('is expected to be met at the very change, and not a hair above it', () => {
    expect(assess(change(-50)).verdict).toBe(true);
    expect(assess(change(-51)).verdict).toBe(false);
    expect(assess(change(-49)).verdict).toBe(true);
  });

  test('is a ceiling where the number may rise', () => {
    expect(assess(change(50), book(1050, 1050, 1)).verdict).toBe(true);
    expect(assess(change(50), book(1050, 1051, 1)).verdict).toBe(false);
    expect(assess(change(50), book(900, 900, 1)).verdict).toBe(true);
  });

  test('is printed with two decimals where one would hide why it is missed', () => {
    const missed = assess(change(-21), book(979, 980, 1)) as PersonsStanding;
    expect(missed.verdict).toBe(false);
    expect(decimalsOf(missed)).toBe(2);
    expect(decimalsOf(assess(change(-50)) as PersonsStanding)).toBe(1);
    expect(decimalsOf(assess(change(-60)) as PersonsStanding)).toBe(1);
  });

  test('cannot be told without figures, or for a ydelse that is not there', () => {
    expect(assess(change(-50), new PersonsBook([])).verdict).toBeUndefined();
    expect(assess({ ...change(-50), ydelse: 'SU' } as Indicator).verdict).toBeUndefined();
  });
});

describe('a goal about a level', () => {
  const level = (value: number, before?: number): Indicator => ({
    kind: 'level',
    ydelse: 'Kontanthjælp',
    level: value,
    ...(before === undefined ? {} : { before }),
  });
  test('is met by a mean at or below it', () => {
    expect(assess(level(950)).verdict).toBe(true);
    expect(assess(level(949)).verdict).toBe(false);
  });
  test('becomes a change where the plan tells the year before', () => {
    expect(assess(level(1900, 2000)).verdict).toBe(true);
    expect(assess(level(1899, 2000)).verdict).toBe(false);
  });
});

describe('a goal whose months are not all there', () => {
  /** Thousand persons a month in 2018, and those given in 2019, the newest left out; `null` is a month without a number. */
  const months = (before: (number | null)[], now: (number | null)[]) =>
    new PersonsBook([
      ...rows(aalborg.code, '2018-01', before),
      ...rows(aalborg.code, '2019-01', [...now, 1]),
    ]);
  const standing = (indicator: Indicator, before: (number | null)[], now: (number | null)[]) =>
    assess(indicator, months(before, now)) as PersonsStanding;
  const THOUSAND = [1000, 1000, 1000];
  const level = (value: number): Indicator => ({ kind: 'level', ydelse: 'Kontanthjælp', level: value });

  test('is not judged where a missing month of its year could turn it, and is where what is known is too many', () => {
    // 950 + ? + 950 against 3 × 950: any number from 951 on turns it.
    const open = standing(change(-50), THOUSAND, [950, null, 950]);
    expect(open).toMatchObject({ verdict: undefined, isOpen: true, missing: [parseMonth('2019-02')] });
    // 2.850 of two months are the whole ceiling; a person more is too many, whatever February was.
    expect(standing(change(-50), THOUSAND, [1425, null, 1425]).verdict).toBeUndefined();
    expect(standing(change(-50), THOUSAND, [1425, null, 1426])).toMatchObject({
      verdict: false,
      isOpen: false,
    });
  });

  test('is not judged where a missing month of the year before could turn it, and is where what is known is enough', () => {
    // 950 × 3 against 95 % of 1000 + ? + 1000.
    expect(standing(change(-50), [1000, null, 1000], [950, 950, 950])).toMatchObject({
      verdict: undefined,
      isOpen: true,
      missing: [parseMonth('2018-02')],
    });
    expect(standing(change(-50), [1000, null, 1000], [950, 475, 475]).verdict).toBe(true);
    expect(standing(change(-50), [1000, null, 1000], [950, 475, 476]).verdict).toBeUndefined();
  });

  test('is never judged where both years lack a month', () => {
    expect(standing(change(-50), [null, 1000, 1000], [1, null, 1]).verdict).toBeUndefined();
    expect(standing(change(-50), [1000, null, 1000], [9999, null, 9999]).verdict).toBeUndefined();
  });

  test('that is a level asks for the plan’s year alone', () => {
    expect(standing(level(950), [], [950, 950, 950])).toMatchObject({ verdict: true, missing: [] });
    expect(standing(level(950), [], [900, null, 900])).toMatchObject({ verdict: undefined, isOpen: true });
    expect(standing(level(950), [], [1425, null, 1425]).verdict).toBeUndefined();
    expect(standing(level(950), [], [1425, null, 1426])).toMatchObject({ verdict: false, isOpen: false });
  });

  test('is judged as every number that its missing months could have says together', () => {
    const number = fc.integer({ min: 1, max: 3 }).map((n) => n * 500);
    const month = fc.oneof(number, fc.constant(null));
    const year = fc.tuple(month, month, number);
    const goal = fc.constantFrom(
      change(-1100),
      change(-1000),
      change(-500),
      change(0),
      change(500),
      level(500),
    );
    const filled = (list: (number | null)[], missing: number) => list.map((persons) => persons ?? missing);
    fc.assert(
      fc.property(goal, year, year, (indicator, before, now) => {
        const possible = [0, 1_000_000].flatMap((past) =>
          [0, 1_000_000].map(
            (present) => standing(indicator, filled(before, past), filled(now, present)).verdict,
          ),
        );
        const [first, ...others] = possible;
        const sure = others.every((verdict) => verdict === first) ? first : undefined;
        expect(standing(indicator, before, now).verdict).toBe(sure);
      }),
      { seed: 2019, numRuns: 100 },
    );
  });
});

test('shares are met when each is at or above its goal', () => {
  const share = (reached: number) => ({
    label: '1 år',
    reached: { units: reached, decimals: 1 },
    goal: { units: 500, decimals: 1 },
  });
  const of = (...reached: number[]) =>
    assess({ kind: 'shares', unit: 'andel', shares: reached.map(share) }) as Extract<
      Standing,
      { kind: 'shares' }
    >;
  expect(of(500, 501).verdicts).toEqual([true, true]);
  expect(of(499, 501)).toMatchObject({ verdicts: [false, true], verdict: false });
});

describe('a number to reach by a date', () => {
  const count = (reached: number, at: string, start = 0): Indicator => ({
    kind: 'count',
    unit: 'aftaler',
    start,
    goal: start + 365,
    by: parseDay('2019-12-31'),
    reached,
    at: parseDay(at),
  });
  test('is on its way at an even pace, one a day, and not one behind', () => {
    expect(assess(count(181, '2019-06-30')).verdict).toBe(true);
    expect(assess(count(180, '2019-06-30')).verdict).toBe(false);
    expect(assess(count(281, '2019-06-30', 100)).verdict).toBe(true);
    expect(assess(count(280, '2019-06-30', 100)).verdict).toBe(false);
  });
  test('that is to fall is on its way at an even pace down, and met once it is reached', () => {
    const falling = (reached: number, at = '2019-06-30'): Indicator => ({
      ...(count(reached, at) as Extract<Indicator, { kind: 'count' }>),
      start: 465,
      goal: 100,
    });
    // 181 of 365 days: 465 − 181.
    expect(assess(falling(284)).verdict).toBe(true);
    expect(assess(falling(285)).verdict).toBe(false);
    expect(assess(falling(100, '2020-03-01')).verdict).toBe(true);
    expect(assess(falling(101, '2020-03-01')).verdict).toBe(false);
  });
  test('is met once it is reached, however late', () => {
    expect(assess(count(365, '2020-03-01')).verdict).toBe(true);
    expect(assess(count(364, '2020-03-01')).verdict).toBe(false);
  });
});

describe('full-time persons of a RAR', () => {
  const kommuner = [773, 787, 810, 813, 820, 825, 840, 846, 849, 851, 860];
  test('are the sum of its kommuner where it has no row, all of them or none', () => {
    const all = kommuner.flatMap((code) => rows(code, '2019-01', [10]));
    expect(new PersonsBook(all).persons(nordjylland, 'Kontanthjælp', parseMonth('2019-01'))).toBe(110);
    expect(
      new PersonsBook(all.slice(1)).persons(nordjylland, 'Kontanthjælp', parseMonth('2019-01')),
    ).toBeUndefined();
    const own = rows(nordjylland, '2019-01', [111]);
    expect(
      new PersonsBook([...all, ...own]).persons(nordjylland, 'Kontanthjælp', parseMonth('2019-01')),
    ).toBe(111);
  });
  test('of another area do not mix in', () => {
    const persons = new PersonsBook(rows(samsoe.code, '2019-01', [10]));
    expect(persons.persons(HELE_LANDET, 'Kontanthjælp', parseMonth('2019-01'))).toBeUndefined();
  });
});

test('a suppressed month leaves the change unknown, not wrong', () => {
  const persons = new PersonsBook([
    ...rows(aalborg.code, '2018-01', [100, null]),
    ...rows(aalborg.code, '2019-01', [90, 90]),
  ]);
  const months = ['2019-01', '2019-02'].map(parseMonth);
  expect(changeOver(persons, aalborg.code, 'Kontanthjælp', months)).toBeUndefined();
  const one = changeOver(persons, aalborg.code, 'Kontanthjælp', months.slice(0, 1))!;
  expect(compare(one.change, fraction(-1, 10))).toBe(0);
});
