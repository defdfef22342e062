import { describe, expect, test } from 'vitest';
import { judgeCitizen } from '../../src/core/judge.js';
import { samtaleObstacle } from '../../src/core/samtaler.js';
import { parseDay } from '../../src/domain/day.js';
import { parseMonth, singleMonth } from '../../src/domain/month.js';
import { valueOn } from '../../src/rules/dated.js';
import { inForceIn } from '../../src/rules/inForce.js';
import { RULES } from '../../src/rules/ruleset.js';
import { withChanges } from '../../src/rules/whatIf.js';
import { on, person, samtale } from './person.js';

/** Telephone counts from 15 November 2018 to the end of January 2019. */
const newBook = () =>
  withChanges(RULES, {
    rules: {
      'samtaler-former': [
        { from: '2018-11-15', value: ['Personligt fremmøde', 'Telefon'] },
        { from: '2019-02-01', value: ['Personligt fremmøde'] },
      ],
    },
  });
const book = newBook();
const obstacle = (day: string, month: string, by = book) =>
  samtaleObstacle(samtale(day, 'Jobsamtale', 'Telefon'), by.at(parseMonth(month)));

describe('a rule of the day of the event', () => {
  test('holds from its day on, not the day before, and to the day before the next value', () => {
    expect(obstacle('2018-11-14', '2019-06')).toBe('form');
    expect(obstacle('2018-11-15', '2019-06')).toBeUndefined();
    expect(obstacle('2019-01-31', '2019-06')).toBeUndefined();
    expect(obstacle('2019-02-01', '2019-06')).toBe('form');
  });

  test('does not turn on the month that is measured', () => {
    for (const month of ['2018-01', '2018-11', '2019-01', '2019-02', '2025-12']) {
      // A book of its own: none that another month has been asked of.
      expect(obstacle('2018-11-15', month, newBook()), month).toBeUndefined();
      expect(obstacle('2018-11-14', month, newBook()), month).toBe('form');
    }
  });

  test('counts a citizen’s samtaler of one month by one value and of the next by another', () => {
    const citizen = person({
      ydelser: [on('Kontanthjælp', '2015-01-01')],
      samtaler: ['2018-11-14', '2018-11-15', '2018-12-01', '2019-01-01', '2019-01-31'].map((day) =>
        samtale(day, 'Jobsamtale', 'Telefon'),
      ),
    });
    const met = (month: string) =>
      judgeCitizen(citizen, singleMonth(parseMonth(month)), book)[0]!.met.samtaler;
    expect(met('2019-01')).toBe(true);
    expect(met('2019-10')).toBe(true);
    // The window begins in December 2018: three are left of the four.
    expect(met('2019-11')).toBe(false);
  });

  test('has no value before its first day', () => {
    const values = [{ from: parseDay('2020-01-01'), value: 1 }];
    expect(valueOn(values, parseDay('2019-12-31'))).toBeUndefined();
    expect(valueOn(values, parseDay('2020-01-01'))).toBe(1);
  });

  test('is told for a month with every value that an event up to it can meet', () => {
    const rule = book.list().find(({ id }) => id === 'samtaler-former')!;
    expect(inForceIn(rule, parseMonth('2018-10')).text).toBe('Personligt fremmøde');
    expect(inForceIn(rule, parseMonth('2018-11')).text).toBe(
      'Personligt fremmøde; fra 2018-11-15: Personligt fremmøde, Telefon',
    );
  });

  test('leaves months between two changes of other rules with one set of values', () => {
    expect(book.at(parseMonth('2018-12'))).toBe(book.at(parseMonth('2019-03')));
  });
});
