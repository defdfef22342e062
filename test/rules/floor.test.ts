import { describe, expect, test } from 'vitest';
import { parseMonth } from '../../src/domain/month.js';
import { isPrimaryHidden } from '../../src/measures/primary.js';
import { withDisclosureFloor } from '../../src/rules/floor.js';
import { RULES } from '../../src/rules/ruleset.js';

const rule = (floor: number | undefined, month: string) =>
  withDisclosureFloor(RULES, floor).at(parseMonth(month)).disclosure;

describe('a floor for small numbers', () => {
  test('hides groups below it, in months of either published rule', () => {
    for (const month of ['2020-08', '2022-01']) {
      expect(isPrimaryHidden({ citizens: 9, met: 5 }, rule(10, month))).toBe(true);
      expect(isPrimaryHidden({ citizens: 10, met: 5 }, rule(10, month))).toBe(false);
    }
  });

  test('leaves what the published rule hides hidden: it is stricter, never looser', () => {
    expect(rule(1, '2020-08')).toEqual(rule(undefined, '2020-08'));
    expect(rule(3, '2020-08').minPopulation).toBe(5);
    const { minCount, maxHiddenDifference } = rule(undefined, '2022-01');
    expect(rule(10, '2022-01')).toEqual({ minPopulation: 10, minCount, maxHiddenDifference });
  });

  test('is told apart from the published rules, and is no what-if', () => {
    const book = withDisclosureFloor(RULES, 10);
    expect(book.version).not.toBe(RULES.version);
    expect(book.changes).toEqual([]);
    expect(withDisclosureFloor(RULES, undefined)).toBe(RULES);
  });
});
