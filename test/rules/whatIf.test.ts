import { describe, expect, test } from 'vitest';
import { precedenceOf } from '../../src/core/counting.js';
import { parseMonth } from '../../src/domain/month.js';
import { GRUPPER, gruppeName } from '../../src/domain/ydelse.js';
import { RULES } from '../../src/rules/ruleset.js';
import { datedText } from '../../src/rules/text.js';
import { type RuleFileError, withChanges } from '../../src/rules/whatIf.js';

const at = (rules: Record<string, unknown>, month: string) =>
  withChanges(RULES, { rules }).at(parseMonth(month));
const faults = (content: unknown): string[] => {
  try {
    withChanges(RULES, content);
    return [];
  } catch (error) {
    return [...(error as RuleFileError).faults];
  }
};

describe('a file of changed rules', () => {
  test('with a plain value changes it for every month', () => {
    expect(at({ 'timer-krav': 150 }, '2018-01').hoursRequired).toBe(150);
    expect(at({ 'timer-krav': 150 }, '2023-06').hoursRequired).toBe(150);
  });

  test('with dated values keeps what held before the first date', () => {
    const dated = { 'timer-krav': [{ from: '2020-07-01', value: 150 }] };
    expect(at(dated, '2020-06').hoursRequired).toBe(225);
    expect(at(dated, '2020-07').hoursRequired).toBe(150);
    expect(at(dated, '2023-06').hoursRequired).toBe(150);
  });

  test('may change lists and runs of days', () => {
    expect(at({ 'samtaler-typer': ['Jobsamtale'] }, '2020-08').samtaletyper).toEqual(['Jobsamtale']);
    expect(at({ 'doed-periode': [] }, '2020-08').deadPeriods).toEqual([]);
  });

  test('may name the first ydelser of the order: the others come last, in the order of the list', () => {
    const rules = at({ 'ydelse-orden': ['Sygedagpenge', 'Kontanthjælp'] }, '2020-08');
    const precedence = precedenceOf(rules);
    const inOrder = [...GRUPPER].sort((a, b) => precedence[a]! - precedence[b]!);
    expect(inOrder.slice(0, 4).map((code) => gruppeName(code))).toEqual([
      'Sygedagpenge',
      'Kontanthjælp',
      'A-dagpenge',
      'Kontantydelse',
    ]);
  });

  test('leaves the published rules as they are, and gives the set another version', () => {
    const changed = withChanges(RULES, { rules: { 'samtaler-krav': 3 } });
    expect(RULES.at(parseMonth('2020-08')).samtalerRequired).toBe(4);
    expect(changed.version).not.toBe(RULES.version);
    expect(RULES.changes).toEqual([]);
    expect(
      changed.changes.map(({ rule, before }) => [rule.id, datedText(rule.values), datedText(before)]),
    ).toEqual([['samtaler-krav', '3', '4']]);
  });

  test.each([
    ['an unknown rule, with the nearest', { rules: { 'samtale-krav': 3 } }, /did you mean samtaler-krav/],
    [
      'a value of the wrong kind',
      { rules: { 'samtaler-krav': 'tre' } },
      /"tre" cannot be its value \(dage\)/,
    ],
    ['a number out of range', { rules: { 'taerskel-tilbud': 101 } }, /taerskel-tilbud: 101/],
    ['a number beyond all reason', { rules: { 'vindue-maaneder': 1e9 } }, /vindue-maaneder: 1000000000/],
    ['a word that no extract has', { rules: { 'samtaler-typer': ['Kaffe'] } }, /samtaler-typer/],
    ['an order with a ydelse that there is not', { rules: { 'ydelse-orden': ['SU'] } }, /ydelse-orden/],
    ['a date that is none', { rules: { 'timer-krav': [{ from: '2020-13-01', value: 1 }] } }, /2020-13-01/],
    [
      'dates out of order',
      {
        rules: {
          'timer-krav': [
            { from: '2021-01-01', value: 1 },
            { from: '2020-01-01', value: 2 },
          ],
        },
      },
      /after a later date/,
    ],
    [
      'a rule that protects citizens',
      { rules: { diskretion: { minPopulation: 0, minCount: 0, maxHiddenDifference: 0 } } },
      /protects citizens/,
    ],
    ['no rules at all', { samtaler: 3 }, /expected \{ "rules"/],
    ['an empty file', null, /expected \{ "rules"/],
  ])('names %s', (_, content, expected) => {
    expect(faults(content).join('\n')).toMatch(expected);
  });

  test('names every fault at once', () => {
    expect(faults({ rules: { x: 1, 'samtaler-krav': 0 } })).toHaveLength(2);
  });
});
