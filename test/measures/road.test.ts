import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, type Fraction, fraction, mean } from '../../src/domain/fraction.js';
import { parseMonth } from '../../src/domain/month.js';
import { auditSample, citizensReached, type RoadStart, roadsOf } from '../../src/measures/road.js';
import { requirementByYearEnd } from '../../src/measures/shares.js';
import { RULES } from '../../src/rules/ruleset.js';

const percent = (value: number): Fraction => fraction(value, 100);
const start = (month: string, shares: number[], more: Partial<RoadStart> = {}): RoadStart => ({
  month: parseMonth(month),
  threshold: percent(80),
  shares: shares.map(percent),
  missing: [],
  earlier: undefined,
  figure: { citizens: 1000, met: 700 },
  ...more,
});
const requirementOf = (road: ReturnType<typeof roadsOf>[number]) =>
  road.months.map(({ requirement }) =>
    requirement.kind === 'required' ? requirement.share : requirement.kind,
  );

describe('the road to the year’s end', () => {
  test('if nothing changes: the last share stays, and each month needs what the one before left undone', () => {
    const [road] = roadsOf(
      start(
        '2020-10',
        Array.from({ length: 10 }, () => 78),
      ),
    );
    expect(road!.months.map(({ month }) => month)).toEqual(['2020-11', '2020-12'].map(parseMonth));
    expect(road!.months.map(({ share }) => share)).toEqual([percent(78), percent(78)]);
    // (12 × 80 − 10 × 78) ÷ 2 = 90, then (12 × 80 − 11 × 78) ÷ 1 = 102.
    expect(requirementOf(road!)).toEqual([percent(90), percent(102)]);
    expect(road!.average).toEqual(percent(78));
    expect(road!.met).toBe(false);
  });

  test('begins with the requirement of table 1.5', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 11 }),
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 11, maxLength: 11 }),
        (number, shares) => {
          const month = parseMonth(`2020-${String(number).padStart(2, '0')}`);
          const soFar = shares.slice(0, number).map(percent);
          const [road] = roadsOf({ ...start('2020-01', []), month, shares: soFar });
          expect(road!.months[0]!.requirement).toEqual(requirementByYearEnd(mean(soFar), month, percent(80)));
          expect(road!.months).toHaveLength(12 - number);
        },
      ),
    );
  });

  test('is on course at an average above the threshold, and not at the threshold itself', () => {
    const at = (share: number) =>
      roadsOf(
        start(
          '2020-11',
          Array.from({ length: 11 }, () => share),
        ),
      )[0]!;
    expect(at(80)).toMatchObject({ met: false, months: [{ requirement: { kind: 'required' } }] });
    expect(at(81)).toMatchObject({ met: true, months: [{ requirement: { kind: 'on-course' } }] });
  });

  test('is left open where a month that the year lacks could turn it, and so is what it requires', () => {
    // With January missing: 11 of 12 months at 88 % are 80,67 % at least, at 87 % they are 79,75 %.
    const lacking = (share: number) => {
      const shares = Array.from({ length: 10 }, () => share);
      return roadsOf(start('2020-11', shares, { missing: [parseMonth('2020-01')] }))[0]!;
    };
    expect(lacking(88).met).toBe(true);
    expect(lacking(87).met).toBeUndefined();
    // And at most 78 % × 11 + 100 % = 79,83 %; 79 % × 11 + 100 % = 80,75 %.
    expect(lacking(78).met).toBe(false);
    expect(lacking(79).met).toBeUndefined();
    expect(requirementOf(lacking(79))).toEqual(['unknown']);
    expect(requirementOf(lacking(96))).toEqual(['on-course']);
  });

  test('if the trend goes on: evenly, and never above 100 or below 0', () => {
    const rising = start('2020-09', [70, 70, 70, 76, 82, 88, 88, 88, 94], {
      earlier: { share: percent(70), months: 6 },
    });
    const [, up] = roadsOf(rising);
    expect(up!.kind).toBe('trend');
    expect(up!.months.map(({ share }) => share)).toEqual([percent(98), percent(100), percent(100)]);
    const [, down] = roadsOf(start('2020-10', [1], { earlier: { share: percent(13), months: 6 } }));
    expect(down!.months.map(({ share }) => share)).toEqual([percent(0), percent(0)]);
  });

  test('is not there in December, nor without any month', () => {
    expect(roadsOf(start('2020-12', [70]))).toEqual([]);
    expect(roadsOf(start('2020-05', []))).toEqual([]);
  });

  test('with further samtaler: month by month more citizens, first those who lack fewest', () => {
    const roads = roadsOf(start('2020-10', [70]), { perMonth: 3, lacks: [4, 1, 1, 2, 2] });
    const extra = roads.at(-1)!;
    expect(extra.kind).toBe('extra');
    // 3 samtaler: two who lack one each, and one left over; 6: they and two who lack two each.
    expect(extra.months.map(({ share }) => share)).toEqual([fraction(702, 1000), fraction(704, 1000)]);
  });

  test('with further samtaler and no case extracts: one citizen each, and never more than there are', () => {
    const roads = roadsOf(start('2020-10', [70]), { perMonth: 200, lacks: undefined });
    expect(roads.at(-1)!.months.map(({ share }) => share)).toEqual([percent(90), percent(100)]);
  });
});

describe('citizens reached by further samtaler', () => {
  test('are none for a citizen whose last samtale is not there', () => {
    expect(citizensReached(1, [2])).toBe(0);
    expect(citizensReached(2, [2])).toBe(1);
    expect(citizensReached(0, [])).toBe(0);
  });
  test('are never more than samtaler or citizens, and more samtaler never reach fewer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 })),
        fc.integer({ min: 0, max: 60 }),
        (lacks, samtaler) => {
          const reached = citizensReached(samtaler, lacks);
          expect(reached).toBeLessThanOrEqual(Math.min(samtaler, lacks.length));
          expect(citizensReached(samtaler + 1, lacks)).toBeGreaterThanOrEqual(reached);
        },
      ),
    );
  });
});

describe('the audit’s sample', () => {
  const rules = RULES.supervision(parseMonth('2020-01'))!;
  test.each([
    [0, 0],
    [19, 19],
    [20, 20],
    [133, 20],
    [134, 21],
    [1993, 299],
    [1994, 300],
    [2000, 300],
    [9000, 300],
  ])('of %i passive cases is %i', (passive, sample) => {
    expect(auditSample(passive, rules)).toBe(sample);
  });
});

test('a requirement is exact: a hair below the threshold is required, not on course', () => {
  const almost = fraction(79_999, 100_000);
  const [road] = roadsOf({ ...start('2020-11', []), shares: Array.from({ length: 11 }, () => almost) });
  const [need] = requirementOf(road!);
  expect(compare(need as Fraction, percent(80))).toBeGreaterThan(0);
});
