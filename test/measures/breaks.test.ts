import { describe, expect, test } from 'vitest';
import { formatDay } from '../../src/domain/day.js';
import { kommuneOfCode } from '../../src/domain/kommuner.js';
import { eachMonth, type Month, parseMonth, singleMonth } from '../../src/domain/month.js';
import { GRUPPE_I_ALT, I_ALT, ydelseCode } from '../../src/domain/ydelse.js';
import type { Plan } from '../../src/extracts/plan/plan.js';
import { MeasureBook } from '../../src/measures/book.js';
import { breaksOf } from '../../src/measures/breaks.js';
import { gapsOf } from '../../src/measures/gap.js';
import { assessPlan } from '../../src/measures/goals.js';
import { PersonsBook } from '../../src/measures/persons.js';
import { averageOfYear, averageSoFar } from '../../src/measures/shares.js';
import { RULES } from '../../src/rules/ruleset.js';

const month = parseMonth;
const between = (what: string, from: string, to: string) =>
  breaksOf(RULES, what, { from: month(from), to: month(to) }).map(formatDay);

describe('a break in the data', () => {
  test.each(['Kontanthjælp', 'kontanthjælp', 'SHO', 'Kontanthjælp mv.', I_ALT])(
    'of %s lies between June and July 2025, whatever it is called and whatever it is part of',
    (what) => {
      expect(between(what, '2025-06', '2025-07')).toEqual(['2025-07-01']);
      expect(between(what, '2024-01', '2025-06')).toEqual([]);
      expect(between(what, '2025-07', '2026-05')).toEqual([]);
    },
  );

  test.each(['A-dagpenge', 'Sygedagpenge mv.', 'Ledighedsydelse', 'Fleksjob'])(
    'of %s there is none',
    (what) => {
      expect(between(what, '2020-01', '2027-12')).toEqual([]);
    },
  );
});

/** Aalborg's samtaler in each month from `from` on: 80 of 100, in all ydelsesgrupper and in two of them. */
const bookFrom = (from: string) =>
  new MeasureBook({
    caseCells: [],
    caseReach: {},
    published: eachMonth({ from: month(from), to: month('2026-12') }).flatMap((m) =>
      [GRUPPE_I_ALT, ydelseCode('Kontanthjælp'), ydelseCode('Sygedagpenge')].map((gruppe) => ({
        key: { area: 851 as const, period: singleMonth(m), gruppe, fokusmaal: 'samtaler' as const },
        citizens: 100,
        met: 80,
      })),
    ),
    rules: RULES,
  });

describe('an average over a break', () => {
  const across = (average: typeof averageOfYear, at: string, from = '2024-01') =>
    average(bookFrom(from), 851, 'samtaler', month(at))?.acrossBreaks.map(formatDay);

  test('of 12 months is marked from July 2025 to May 2026, and neither before nor after', () => {
    for (const at of ['2025-06', '2026-06']) expect(across(averageOfYear, at), at).toEqual([]);
    for (const at of ['2025-07', '2025-12', '2026-05'])
      expect(across(averageOfYear, at), at).toEqual(['2025-07-01']);
  });

  test('of the year so far is marked from July to December 2025, and neither before nor after', () => {
    for (const at of ['2025-06', '2026-01']) expect(across(averageSoFar, at), at).toEqual([]);
    for (const at of ['2025-07', '2025-12']) expect(across(averageSoFar, at), at).toEqual(['2025-07-01']);
  });

  test('is not marked when no month before the break has a figure', () => {
    expect(across(averageOfYear, '2025-12', '2025-07')).toEqual([]);
    expect(across(averageOfYear, '2025-12', '2025-06')).toEqual(['2025-07-01']);
  });

  test('is marked in what a kommune lacks, of the ydelser that break and of all together', () => {
    const gaps = (at: string) =>
      gapsOf(bookFrom('2024-01'), 851, month(at), 'samtaler').map(({ acrossBreaks }) => acrossBreaks.length);
    expect(gaps('2025-06')).toEqual([0, 0, 0]);
    const named = gapsOf(bookFrom('2024-01'), 851, month('2025-07'), 'samtaler').filter(
      ({ acrossBreaks }) => acrossBreaks.length > 0,
    );
    expect(named.map(({ gruppe }) => gruppe)).toEqual([GRUPPE_I_ALT, ydelseCode('Kontanthjælp')]);
  });
});

/** A plan for a ydelse to fall, of a kommune whose numbers fall evenly. */
function standing(ydelse: string, year: number, until: Month) {
  const plan = {
    kommune: kommuneOfCode(851),
    year,
    goals: [{ indicator: { kind: 'change', ydelse, change: { units: -1, decimals: 0 } } }],
  } as unknown as Plan;
  const months = eachMonth({ from: month('2023-01'), to: month('2027-12') });
  const rows = months.map((m) => ({
    area: 851,
    period: singleMonth(m),
    ydelse,
    fuldtidspersoner: 5000 - 10 * (m - months[0]!),
  }));
  const [found] = assessPlan(plan, new PersonsBook(rows), until, RULES);
  return found as Extract<typeof found, { kind: 'persons' }>;
}

describe('a goal of a plan whose months lie on both sides of a break', () => {
  test('has no verdict and no change, and says on which day', () => {
    const found = standing('Kontanthjælp', 2025, month('2025-09'));
    expect(found.broken.map(formatDay)).toEqual(['2025-07-01']);
    expect([found.verdict, found.changes.own, found.means]).toEqual([undefined, undefined, undefined]);
  });

  test('has one up to the last month before it, and again when both years lie after it', () => {
    // The newest month is left out: July is at hand, and June is the last one looked at.
    expect(standing('Kontanthjælp', 2025, month('2025-07'))).toMatchObject({ broken: [], verdict: true });
    expect(standing('Kontanthjælp', 2026, month('2026-12')).broken).toHaveLength(1);
    expect(standing('Kontanthjælp', 2027, month('2027-12'))).toMatchObject({ broken: [], verdict: true });
  });

  test('has one of a ydelse that does not break', () => {
    expect(standing('Sygedagpenge', 2025, month('2025-09'))).toMatchObject({ broken: [], verdict: true });
  });
});
