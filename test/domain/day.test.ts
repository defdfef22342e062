import { addMonths as addMonthsOfDate } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, civil, dayOf, formatDay, maybeDay, parseDay } from '../../src/domain/day.js';

const days = fc.integer({ min: parseDay('1990-01-01'), max: parseDay('2100-12-31') });

describe('days', () => {
  test('count from 1 January 1970 and agree with the calendar of the language', () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    fc.assert(
      fc.property(days, (day) => {
        const date = new Date(day * 86_400_000);
        const { year, month, day: number } = civil(day);
        expect([year, month, number]).toEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
        ]);
        expect(parseDay(formatDay(day))).toBe(day);
      }),
    );
  });

  test('months later have the same day number, or the last one the month has', () => {
    expect(formatDay(addMonths(parseDay('2020-02-29'), 12))).toBe('2021-02-28');
    expect(formatDay(addMonths(parseDay('2019-02-28'), 12))).toBe('2020-02-28');
    expect(formatDay(addMonths(parseDay('2020-01-31'), 1))).toBe('2020-02-29');
    expect(formatDay(addMonths(parseDay('2020-03-31'), -1))).toBe('2020-02-29');
    fc.assert(
      fc.property(days, fc.integer({ min: -60, max: 60 }), (day, months) => {
        const { year, month, day: number } = civil(day);
        const expected = addMonthsOfDate(new Date(year, month - 1, number, 12), months);
        expect(civil(addMonths(day, months))).toEqual({
          year: expected.getFullYear(),
          month: expected.getMonth() + 1,
          day: expected.getDate(),
        });
      }),
    );
  });

  test('a date that the calendar lacks is no day', () => {
    expect(maybeDay(2019, 2, 29)).toBeUndefined();
    expect(maybeDay(2020, 2, 29)).toBeDefined();
    expect(maybeDay(2020, 4, 31)).toBeUndefined();
    expect(maybeDay(2020, 13, 1)).toBeUndefined();
    expect(() => parseDay('2020-2-1')).toThrow("'2020-2-1' is not a date");
  });
});
