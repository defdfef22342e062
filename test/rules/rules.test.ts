import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/domain/day.js';
import { parseMonth } from '../../src/domain/month.js';
import { BeforeRulesError, entryAt, parameter } from '../../src/rules/dated.js';
import { count } from '../../src/rules/kinds.js';
import { RULES } from '../../src/rules/ruleset.js';
import { SOURCES } from '../../src/rules/sources.js';

describe('dated rules', () => {
  test('hold from their date on, not the day before', () => {
    const rule = parameter('x', 'x', 'x', count, [
      { from: '2020-01-01', value: 1, standing: 'known', source: 'jcreport' },
      { from: '2021-01-01', value: 2, standing: 'known', source: 'jcreport' },
    ]);
    expect(entryAt(rule, parseDay('2020-12-31')).value).toBe(1);
    expect(entryAt(rule, parseDay('2021-01-01')).value).toBe(2);
    expect(() => entryAt(rule, parseDay('2019-12-31'))).toThrow(BeforeRulesError);
  });

  test('must stand in order of date', () => {
    const entry = { value: 1, standing: 'known', source: 'jcreport' } as const;
    expect(() =>
      parameter('x', 'x', 'x', count, [
        { from: '2021-01-01', ...entry },
        { from: '2020-01-01', ...entry },
      ]),
    ).toThrow('order');
  });

  test('a month before January 2018 is refused', () => {
    expect(() => RULES.at(parseMonth('2017-12'))).toThrow(BeforeRulesError);
    expect(RULES.at(parseMonth('2018-01')).samtalerRequired).toBe(4);
  });

  test.each([
    ['2020-12', 80, 80, 225, true],
    ['2021-01', 80, 80, 225, false],
    ['2022-12', 80, 80, 225, false],
    ['2023-01', 80, 70, 100, true],
  ])(
    'in %s the thresholds are %i and %i, the hours %i, and tilbud decides: %s',
    (month, samtaler, tilbud, hours, decides) => {
      const rules = RULES.at(parseMonth(month));
      expect([rules.thresholdSamtaler, rules.thresholdTilbud, rules.hoursRequired]).toEqual([
        samtaler,
        tilbud,
        hours,
      ]);
      expect(RULES.supervision(parseMonth(month))!.decides).toEqual({ samtaler: true, tilbud: decides });
    },
  );

  test.each([
    ['2020-02', false],
    ['2020-03', true],
    ['2020-12', true],
    ['2021-01', false],
  ])('early effort in %s is suspended: %s', (month, suspended) => {
    expect(RULES.at(parseMonth(month)).earlySuspended).toBe(suspended);
  });

  test('all have a unit, and every value a source', () => {
    for (const rule of RULES.list()) {
      expect(rule.unit).not.toBe('');
      for (const value of rule.values) expect(SOURCES[value.source]).toBeTruthy();
    }
    expect(new Set(RULES.list().map((rule) => rule.id)).size).toBe(RULES.list().length);
  });

  test('have a version that names their values', () => {
    expect(RULES.version).toMatch(/^\d{4}\.\d+-[0-9a-f]{8}$/);
  });
});
