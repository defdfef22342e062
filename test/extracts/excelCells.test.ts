import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excelDate } from '../../fixtures/xlsx.js';
import { dayOf, formatDay } from '../../src/domain/day.js';
import { cellName, placeOf } from '../../src/extracts/excel/cellName.js';
import { cellText, dayOfSerial, plainNumber } from '../../src/extracts/excel/cellText.js';
import { kindOfFormat } from '../../src/extracts/excel/formats.js';
import { parseDecimal } from '../../src/extracts/values.js';

describe('a number of a cell', () => {
  test.each([
    ['0.30000000000000004', '0,3'],
    ['0.10000000000000001', '0,1'],
    ['312.12500000000006', '312,125'],
    ['7.9900000000000002E-1', '0,799'],
    ['1E-7', '0,0000001'],
    ['14560', '14560'],
    ['2900.0', '2900'],
    ['-0', '0'],
    ['-12.5', '-12,5'],
    ['9007199254740991', '9007199254740991'],
    ['1234567890123456789', '1.23456789012346E+18'],
  ])('%s is %s', (stored, plain) => {
    expect(plainNumber(stored)).toBe(plain);
  });

  test.each(['', 'abc', '1,5', '0x10', 'NaN', 'Infinity', '1e999', '--1'])('%s is none', (stored) => {
    expect(plainNumber(stored)).toBeUndefined();
  });

  test('in per cent is what the cell shows', () => {
    expect(plainNumber('0.79900000000000004', 2)).toBe('79,9');
    expect(plainNumber('1', 2)).toBe('100');
    expect(plainNumber('0', 2)).toBe('0');
    expect(plainNumber('-0.0123', 2)).toBe('-1,23');
  });

  test('with at most four decimals keeps them all when it was added up', () => {
    const units = fc.integer({ min: 0, max: 7_440_000 });
    fc.assert(
      fc.property(units, units, (a, b) => {
        const sum = a / 10_000 + b / 10_000;
        expect(parseDecimal(plainNumber(String(sum))!, 4)?.units).toBe(a + b);
      }),
      { seed: 1 },
    );
  });
});

describe('a date of a cell', () => {
  test('is its day in the calendar of 1900 and of 1904', () => {
    expect(dayOfSerial('43831', false)).toBe('2020-01-01');
    expect(dayOfSerial('42369', true)).toBe('2020-01-01');
    expect(dayOfSerial('61', false)).toBe('1900-03-01');
    expect(dayOfSerial('60', false)).toBeUndefined();
  });

  test('loses its time of day, on either side of midnight', () => {
    expect(dayOfSerial('44076.4375', false)).toBe('2020-09-02');
    expect(dayOfSerial('44076.999988425923', false)).toBe('2020-09-02');
    // 23:59:59.997, the last moment that a database knows of a day.
    expect(dayOfSerial('44076.99999996528', false)).toBe('2020-09-02');
    // Noise of floating point just below midnight.
    expect(dayOfSerial('44076.99999999999', false)).toBe('2020-09-03');
  });

  test('is every day that is written as one', () => {
    const days = fc.integer({ min: dayOf(1990, 1, 1), max: dayOf(2100, 12, 31) });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1439 }), (day, minutes) => {
        const { days: serial } = excelDate(day, minutes) as { days: number };
        expect(dayOfSerial(String(serial), false)).toBe(formatDay(day));
      }),
      { seed: 2 },
    );
  });
});

describe('a number that is shown as a time or a date', () => {
  test.each([
    ['9.6', '230:24'],
    ['1.5625', '37:30'],
    ['0.5', '12:00'],
    ['5.7870370370370366E-5', '0:00:05'],
    ['-0.25', '-6:00'],
    ['0', '0:00'],
  ])('%s in a format of a time is %s, and no hours', (stored, shown) => {
    expect(cellText({ kind: 'time', text: stored }, false)).toBe(shown);
    expect(parseDecimal(shown, 4)).toBeUndefined();
  });

  test('in a format of a date is a date or nothing', () => {
    expect(cellText({ kind: 'date', text: '61' }, false)).toBe('1900-03-01');
    expect(cellText({ kind: 'date', text: '60' }, false)).toBe('(dato) 60');
    for (const text of ['37.5', '1.5625', '-1', '1e9'])
      expect(parseDecimal(cellText({ kind: 'date', text }, false), 4)).toBeUndefined();
  });
});

describe('a number format', () => {
  test.each([
    ['General', 'number'],
    ['0.00', 'number'],
    ['#,##0', 'number'],
    ['@', 'number'],
    ['#,##0.00 "kr."', 'number'],
    ['[Red]#,##0;[Blue]-#,##0', 'number'],
    ['0.00E+00', 'number'],
    ['0 \\d\\a\\g\\e', 'number'],
    ['0.0%', 'percent'],
    ['yyyy-mm-dd', 'date'],
    ['dd\\-mm\\-yyyy\\ hh:mm', 'date'],
    ['[$-406]d. mmmm yyyy;@', 'date'],
    ['mmm', 'date'],
    ['hh:mm:ss', 'time'],
    ['[h]:mm', 'time'],
    ['mm:ss.0', 'time'],
  ])('%s is of a %s', (code, kind) => {
    expect(kindOfFormat(code)).toBe(kind);
  });
});

test('cells have the names that Excel shows', () => {
  expect(cellName(0, 1)).toBe('A1');
  expect(cellName(27, 12)).toBe('AB12');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 16_383 }),
      fc.integer({ min: 1, max: 1_048_576 }),
      (column, row) => {
        expect(placeOf(cellName(column, row))).toEqual({ column, row });
      },
    ),
    { seed: 3 },
  );
});
