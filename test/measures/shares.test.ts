import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, fraction, round } from '../../src/domain/fraction.js';
import { HELE_LANDET } from '../../src/domain/kommuner.js';
import { monthsEnding, type Period, parseMonth, singleMonth } from '../../src/domain/month.js';
import { GRUPPE_I_ALT } from '../../src/domain/ydelse.js';
import { MeasureBook, type PublishedCell } from '../../src/measures/book.js';
import { keyOf } from '../../src/measures/cell.js';
import { rankOf, topSeries } from '../../src/measures/ranking.js';
import {
  averageOfYear,
  averageSoFar,
  personsMissing,
  progression,
  requirementByYearEnd,
} from '../../src/measures/shares.js';
import { needsEarlyFollowUp } from '../../src/measures/tidligIndsats.js';
import { RULES } from '../../src/rules/ruleset.js';

const august = parseMonth('2020-08');
const cell = (area: number, period: Period, citizens: number | null, met: number | null): PublishedCell => ({
  key: { area, period, gruppe: GRUPPE_I_ALT, fokusmaal: 'samtaler' },
  citizens,
  met,
});
const published = (...cells: PublishedCell[]) =>
  new MeasureBook({ caseCells: [], caseReach: {}, published: cells, rules: RULES });

describe('a measure book', () => {
  const keys = fc.record({
    area: fc.constantFrom(HELE_LANDET, 101, 851, 860, 1001, 1008),
    period: fc
      .tuple(fc.integer({ min: 24_000, max: 24_012 }), fc.nat(3))
      .map(([from, n]) => ({ from, to: from + n })),
    gruppe: fc.nat(GRUPPE_I_ALT),
    fokusmaal: fc.constantFrom('samtaler' as const, 'tilbud' as const),
  });

  test('gives each cell its own figure and no other’s', () => {
    fc.assert(
      fc.property(fc.uniqueArray(keys, { selector: keyOf, minLength: 2, maxLength: 60 }), (cells) => {
        const book = published(...cells.map((key, i) => ({ key, citizens: 1000 + i, met: i })));
        cells.forEach(({ area, period, gruppe, fokusmaal }, i) => {
          expect(book.figure(area, period, gruppe, fokusmaal)?.met).toBe(i);
        });
        const [first, ...others] = cells;
        const { area, period, gruppe, fokusmaal } = first!;
        const without = published(...others.map((key) => ({ key, citizens: 1, met: 1 })));
        expect(without.figure(area, period, gruppe, fokusmaal)).toBeUndefined();
      }),
    );
  });

  test('remembers an answer for itself alone', () => {
    const [one, other] = [70, 90].map((met) => published(cell(851, singleMonth(august), 100, met)));
    for (const _ of [1, 2]) {
      expect(averageOfYear(one!, 851, 'samtaler', august)?.share).toEqual(fraction(7, 10));
      expect(averageOfYear(other!, 851, 'samtaler', august)?.share).toEqual(fraction(9, 10));
      expect(averageOfYear(one!, 851, 'samtaler', august + 12)).toBeUndefined();
    }
  });
});

describe('averages', () => {
  test('are plain means of the months, whatever their size, and leave out months without population', () => {
    const book = published(
      cell(851, singleMonth(august), 1000, 900),
      cell(851, singleMonth(august - 1), 10, 7),
    );
    expect(averageOfYear(book, 851, 'samtaler', august)).toMatchObject({
      share: fraction(4, 5),
      months: 2,
    });
    expect(averageOfYear(book, 851, 'tilbud', august)).toBeUndefined();
  });

  test('so far this year begin in January', () => {
    const january = parseMonth('2020-01');
    const book = published(
      cell(851, singleMonth(january), 10, 8),
      cell(851, singleMonth(january - 1), 10, 0),
    );
    expect(averageSoFar(book, 851, 'samtaler', january)?.share).toEqual(fraction(8, 10));
  });
});

describe('the requirement by year end', () => {
  const of = (fokusmaal: 'samtaler' | 'tilbud', month: number) => RULES.threshold(fokusmaal, month);

  test('for Aalborg in August 2020 is 92,07 at an average so far of 73,965', () => {
    const requirement = requirementByYearEnd(fraction(73_965, 100_000), august, of('samtaler', august));
    expect(requirement.kind === 'required' && round(requirement.share, 4).units).toBe(9207);
  });

  test('is not shown above the threshold, and shown at it', () => {
    expect(requirementByYearEnd(fraction(80, 100), august, of('samtaler', august)).kind).toBe('required');
    expect(requirementByYearEnd(fraction(800_001, 1_000_000), august, of('samtaler', august)).kind).toBe(
      'on-course',
    );
  });

  test('is out of reach above 100, not at 100', () => {
    expect(requirementByYearEnd(fraction(70, 100), august, of('samtaler', august))).toMatchObject({
      outOfReach: false,
    });
    expect(requirementByYearEnd(fraction(699, 1000), august, of('samtaler', august))).toMatchObject({
      outOfReach: true,
    });
  });

  test('does not exist in December', () => {
    expect(requirementByYearEnd(fraction(1, 2), parseMonth('2020-12'), of('samtaler', august)).kind).toBe(
      'year-over',
    );
  });

  test('uses 70 % for tilbud from 2023 on', () => {
    expect(
      requirementByYearEnd(fraction(75, 100), parseMonth('2022-11'), of('tilbud', parseMonth('2022-11')))
        .kind,
    ).toBe('required');
    expect(
      requirementByYearEnd(fraction(75, 100), parseMonth('2023-01'), of('tilbud', parseMonth('2023-01')))
        .kind,
    ).toBe('on-course');
  });
});

test('persons missing bring the share above the threshold, and one fewer does not', () => {
  expect(personsMissing({ citizens: 5934, met: 4739 }, fraction(80, 100))).toBe(9);
  expect(personsMissing({ citizens: 10, met: 8 }, fraction(80, 100))).toBe(1);
  expect(personsMissing({ citizens: 10, met: 9 }, fraction(80, 100))).toBe(0);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (citizens, raw) => {
      const met = Math.min(citizens, raw);
      const threshold = fraction(80, 100);
      const missing = personsMissing({ citizens, met }, threshold)!;
      expect(compare(fraction(met + missing, citizens), threshold)).toBe(1);
      if (missing > 0) expect(compare(fraction(met + missing - 1, citizens), threshold)).not.toBe(1);
    }),
  );
});

test('progression is better for a higher share and for fewer people on a ydelse', () => {
  expect(progression({ units: 18, decimals: 1 }, true).direction).toBe('better');
  expect(progression({ units: -18, decimals: 0 }, false).direction).toBe('better');
  expect(progression({ units: 0, decimals: 1 }, true).direction).toBe('same');
  expect(progression({ units: -1, decimals: 1 }, true).direction).toBe('worse');
});

describe('ranks', () => {
  const three = monthsEnding(august, 3);
  const book = published(
    cell(851, three, 10, 8),
    cell(657, three, 10, 9),
    cell(751, three, 100, 80),
    cell(101, three, null, null),
    cell(165, three, 20, 16),
  );

  test('are by share, equal shares by name in Danish order, hidden figures left out', () => {
    expect(rankOf(book, 657, three, 'samtaler')).toEqual({ rank: 1, of: 4 });
    expect(rankOf(book, 165, three, 'samtaler')?.rank).toBe(2); // Albertslund
    expect(rankOf(book, 851, three, 'samtaler')?.rank).toBe(3); // Aalborg
    expect(rankOf(book, 751, three, 'samtaler')?.rank).toBe(4); // Aarhus
    expect(rankOf(book, 101, three, 'samtaler')).toBeUndefined();
  });

  test('the Top 10 are those of the latest month, followed back in time', () => {
    const codes = [101, 147, 151, 153, 155, 157, 159, 161, 163, 165, 851];
    const cells = codes.flatMap((code, i) => [
      cell(code, singleMonth(august), 100, 95 - i),
      cell(code, singleMonth(august - 1), 100, code === 851 ? 100 : 50),
    ]);
    const { kommuner, shares } = topSeries(published(...cells), { from: august - 1, to: august }, 'samtaler');
    expect(kommuner.map((k) => k.code)).toEqual(codes.slice(0, 10));
    expect(shares[0]).toEqual(fraction(1, 2));
    expect(shares[1]).toEqual(fraction(905, 1000));
  });
});

describe('which source a figure comes from', () => {
  const caseCell = (area: number, citizens: number) => ({
    key: { area, period: singleMonth(august), gruppe: GRUPPE_I_ALT, fokusmaal: 'samtaler' as const },
    count: { citizens, met: 1 },
  });
  const reach = { samtaler: { from: august, to: august } };
  const source = (caseCitizens: number, publishedCitizens: number | null) =>
    new MeasureBook({
      caseCells: [caseCell(840, caseCitizens)],
      caseReach: reach,
      rules: RULES,
      published: publishedCitizens === null ? [] : [cell(840, singleMonth(august), publishedCitizens, 2)],
    }).month(840, august, 'samtaler')?.source;

  test('is the case extracts when they hold at least half of the published population', () => {
    expect(source(5, 10)).toBe('case');
    expect(source(4, 10)).toBe('jobindsats');
    expect(source(1, null)).toBe('case');
  });

  test('is the one that was asked for', () => {
    const input = {
      caseCells: [caseCell(840, 9)],
      caseReach: reach,
      rules: RULES,
      published: [cell(840, singleMonth(august), 10, 2)],
    };
    expect(new MeasureBook({ ...input, source: 'jobindsats' }).month(840, august, 'samtaler')?.source).toBe(
      'jobindsats',
    );
    expect(new MeasureBook({ ...input, source: 'case' }).month(657, august, 'samtaler')).toBeUndefined();
  });

  test('Hele landet is its own row, or the sum of the kommuner at hand', () => {
    const kommuner = [cell(851, singleMonth(august), 10, 8), cell(657, singleMonth(august), 30, 12)];
    expect(published(...kommuner).national(singleMonth(august), 'samtaler')).toMatchObject({
      figure: { citizens: 40, met: 20 },
      summed: 2,
    });
    const own = published(...kommuner, cell(HELE_LANDET, singleMonth(august), 39, 19)).national(
      singleMonth(august),
      'samtaler',
    );
    expect(own).toMatchObject({ figure: { citizens: 39, met: 19 } });
    expect(own?.summed).toBeUndefined();
  });
});

test('early effort calls for follow-up after six months in a row below 80 %, small months left out', () => {
  const months = (shares: [number, number][]) =>
    published(
      ...shares.map(([citizens, met], i) =>
        cell(851, singleMonth(august - shares.length + 1 + i), citizens, met),
      ),
    );
  const low: [number, number] = [100, 79];
  expect(needsEarlyFollowUp(months([low, low, low, low, low, low]), 851, 'samtaler', august)).toBe(true);
  // The month before the five at hand could be the sixth.
  expect(needsEarlyFollowUp(months([low, low, low, low, low]), 851, 'samtaler', august)).toBeUndefined();
  expect(needsEarlyFollowUp(months([low, low, low, [100, 80], low, low]), 851, 'samtaler', august)).toBe(
    false,
  );
  expect(needsEarlyFollowUp(months([low, low, low, [9, 9], low, low, low]), 851, 'samtaler', august)).toBe(
    true,
  );
  expect(needsEarlyFollowUp(months([low, low, low, [10, 10], low, low, low]), 851, 'samtaler', august)).toBe(
    false,
  );
});

test('early effort is left open where a missing month could turn it', () => {
  const all = ['high', 'low', 'low', undefined, 'low', 'low', 'low', 'low'] as const;
  const needed = (months: readonly ('high' | 'low' | undefined)[]) =>
    needsEarlyFollowUp(
      published(
        ...months.flatMap((month, i) =>
          month
            ? [cell(851, singleMonth(august - months.length + 1 + i), 100, month === 'low' ? 79 : 80)]
            : [],
        ),
      ),
      851,
      'samtaler',
      august,
    );
  // Seven in a row if the missing month was low as well, four if it was not.
  expect(needed(all)).toBeUndefined();
  expect(needed(['high', 'low', undefined, 'low', 'low', 'low', 'low'])).toBeUndefined();
  // Five in a row at most.
  expect(needed(['high', undefined, 'low', 'low', 'low', 'low'])).toBe(false);
  // Six in a row whatever the missing month was.
  expect(needed(['high', undefined, 'low', 'low', 'low', 'low', 'low', 'low'])).toBe(true);
});

test('early effort is left open where a hidden month could turn it, whatever stands there', () => {
  const needed = (hidden: readonly [citizens: number, met: number][], first: readonly [number, number][]) => {
    const months = [...first, ...hidden, ...Array<[number, number]>(4).fill([100, 79])];
    const monthOf = (i: number) => august - months.length + 1 + i;
    return needsEarlyFollowUp(
      published(...months.map(([citizens, met], i) => cell(851, singleMonth(monthOf(i)), citizens, met))),
      851,
      'samtaler',
      august,
      (month) => month >= monthOf(first.length) && month < monthOf(first.length + hidden.length),
    );
  };
  // High, low, too few to count, and nobody: all the same to a reader.
  for (const secret of [
    [12, 12],
    [12, 3],
    [9, 3],
    [0, 0],
  ] as const) {
    expect(
      needed(
        [[...secret]],
        [
          [100, 80],
          [100, 79],
        ],
      ),
    ).toBeUndefined();
    expect(needed([[...secret]], [[100, 80]])).toBe(false);
    expect(
      needed(
        [[...secret]],
        [
          [100, 80],
          [100, 79],
          [100, 79],
        ],
      ),
    ).toBeUndefined();
  }
});
