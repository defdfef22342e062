import { describe, expect, test } from 'vitest';
import { FOKUSMAAL, type Fokusmaal } from '../../src/domain/fokusmaal.js';
import { eachMonth, type Month, monthsEnding, parseMonth, singleMonth } from '../../src/domain/month.js';
import { GRUPPE_I_ALT } from '../../src/domain/ydelse.js';
import { MeasureBook } from '../../src/measures/book.js';
import { gapsOf } from '../../src/measures/gap.js';
import { requirementByYearEnd } from '../../src/measures/shares.js';
import { RULES } from '../../src/rules/ruleset.js';
import { withChanges } from '../../src/rules/whatIf.js';

const JUNE = parseMonth('2020-06');
const JULY = JUNE + 1;
const ofYear = eachMonth(monthsEnding(JUNE, 6));
/** Both thresholds end with June 2020. */
const rules = withChanges(RULES, {
  rules: {
    'taerskel-samtaler': [{ from: '2020-07-01', ends: true }],
    'taerskel-tilbud': [{ from: '2020-07-01', ends: true }],
  },
});
const book = new MeasureBook({
  caseCells: [],
  caseReach: {},
  published: [...ofYear, JULY].flatMap((month) =>
    FOKUSMAAL.map((fokusmaal) => ({
      key: { area: 851, period: singleMonth(month), gruppe: GRUPPE_I_ALT, fokusmaal },
      citizens: 10,
      met: 7,
    })),
  ),
  rules,
});
const gap = (month: Month, fokusmaal: Fokusmaal) => gapsOf(book, 851, month, fokusmaal)[0]!;

describe('when the thresholds have ended', () => {
  test.each(FOKUSMAAL)(
    '%s lack citizens in the last month with a threshold, and none is asked for in the next',
    (f) => {
      expect(gap(JUNE, f)).toMatchObject({ missing: 2, requirement: { kind: 'required' } });
      expect(gap(JULY, f)).toMatchObject({
        threshold: undefined,
        missing: undefined,
        requirement: { kind: 'no-threshold' },
        missingToYearEnd: undefined,
      });
    },
  );

  test('the figures themselves go on', () => {
    const { figure, share, averageSoFar } = gap(JULY, 'samtaler');
    expect([figure.citizens, figure.met]).toEqual([10, 7]);
    expect(share).toEqual(gap(JUNE, 'samtaler').share);
    expect(averageSoFar).toEqual(gap(JUNE, 'samtaler').averageSoFar);
  });

  test('no requirement is made of any average, in December neither', () => {
    expect(requirementByYearEnd(undefined, JULY, undefined).kind).toBe('no-threshold');
    expect(requirementByYearEnd({ num: 1n, den: 2n }, parseMonth('2020-12'), undefined).kind).toBe(
      'no-threshold',
    );
  });

  test('there is no skærpet tilsyn to have a status in', () => {
    expect(rules.supervision(JUNE)).toBeDefined();
    expect(rules.supervision(JULY)).toBeUndefined();
  });
});
