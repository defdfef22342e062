import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fraction, isAbove, mean } from '../../src/domain/fraction.js';
import { eachMonth, monthsEnding, parseMonth, singleMonth } from '../../src/domain/month.js';
import { GRUPPE_I_ALT } from '../../src/domain/ydelse.js';
import { MeasureBook } from '../../src/measures/book.js';
import { gapsOf } from '../../src/measures/gap.js';
import { averageSoFar, isAverageAbove, requirementOf } from '../../src/measures/shares.js';
import { RULES } from '../../src/rules/ruleset.js';

const AUGUST = parseMonth('2020-08');
const threshold = RULES.threshold('samtaler', AUGUST)!;

/** One kommune's months of 2020 up to August: citizens met of 100, `undefined` where no figure came, `null` where it is hidden. */
type Month = number | null | undefined;
const bookOf = (months: Month[]) =>
  new MeasureBook({
    caseCells: [],
    caseReach: {},
    published: eachMonth(monthsEnding(AUGUST, 8)).flatMap((month, i) => {
      const met = months[i];
      if (met === undefined) return [];
      const key = {
        area: 851 as const,
        period: singleMonth(month),
        gruppe: GRUPPE_I_ALT,
        fokusmaal: 'samtaler' as const,
      };
      return [{ key, citizens: met === null ? null : met === -1 ? 0 : 100, met: met === -1 ? 0 : met }];
    }),
    rules: RULES,
  });
const averageOf = (months: Month[]) => averageSoFar(bookOf(months), 851, 'samtaler', AUGUST);
const NOBODY = -1;

describe('a month without a figure', () => {
  test.each([
    { why: 'that never came', month: undefined },
    { why: 'that is hidden', month: null },
  ])('is named by the average when it is one $why', ({ month }) => {
    expect(averageOf([80, month, 80, 80, 80, 80, 80, 80])).toEqual({
      share: fraction(4, 5),
      months: 7,
      missing: [parseMonth('2020-02')],
      acrossBreaks: [],
    });
  });

  test('is not a month in which nobody was in the målgruppe', () => {
    expect(averageOf([80, NOBODY, 80, 80, 80, 80, 80, 80])?.missing).toEqual([]);
  });

  test('turns no verdict that it cannot turn, and leaves the others open', () => {
    const twoMissing = (met: number) => averageOf([met, undefined, met, met, undefined, met, met, met])!;
    // 6 × 100 % + 2 × 0 % is 75 %, below 80 %; six months of 100 % are therefore not enough.
    expect(isAverageAbove(twoMissing(100), threshold)).toBeUndefined();
    // 6 × 73 % + 2 × 100 % is 79,75 %; 6 × 74 % + 2 × 100 % is 80,5 %.
    expect(isAverageAbove(twoMissing(73), threshold)).toBe(false);
    expect(isAverageAbove(twoMissing(74), threshold)).toBeUndefined();
    // 7 × 92 % + 0 % is 80,5 %; 7 × 91 % + 0 % is 79,625 %.
    const oneMissing = (met: number) => averageOf([met, undefined, met, met, met, met, met, met])!;
    expect(isAverageAbove(oneMissing(92), threshold)).toBe(true);
    expect(isAverageAbove(oneMissing(91), threshold)).toBeUndefined();
  });

  test('is judged as every share it could have had says together', () => {
    const share = fc.integer({ min: 0, max: 4 }).map((quarters) => quarters * 25);
    const month = fc.oneof(share, fc.constantFrom(undefined, null));
    fc.assert(
      fc.property(fc.array(month, { minLength: 8, maxLength: 8 }), share, (months, quarter) => {
        const average = averageOf(months);
        fc.pre(average !== undefined);
        const limit = fraction(quarter, 100);
        const verdicts = [0, 100].map((all) => {
          const whole = months.map((met) => fraction(met ?? all, 100));
          return isAbove(mean(whole)!, limit);
        });
        const [least, most] = verdicts;
        expect(isAverageAbove(average!, limit)).toBe(least === most ? least : undefined);
      }),
    );
  });

  test('leaves no number to require by year end, and none missing', () => {
    const known = averageOf([70, 70, 70, 70, 70, 70, 70, 70]);
    const partly = averageOf([70, undefined, 70, 70, 70, 70, 70, 70]);
    expect(requirementOf(known, AUGUST, threshold)).toEqual({
      kind: 'required',
      share: fraction(1),
      outOfReach: false,
    });
    expect(requirementOf(partly, AUGUST, threshold)).toEqual({ kind: 'unknown' });
    expect(requirementOf(averageOf([92, undefined, 92, 92, 92, 92, 92, 92]), AUGUST, threshold)).toEqual({
      kind: 'on-course',
    });
    const book = bookOf([70, undefined, 70, 70, 70, 70, 70, 70]);
    expect(gapsOf(book, 851, AUGUST, 'samtaler')[0]).toMatchObject({
      missing: 11,
      missingToYearEnd: undefined,
      monthsMissing: [parseMonth('2020-02')],
    });
  });
});
