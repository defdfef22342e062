import { expect, test } from 'vitest';
import { monthsEnding, parseMonth } from '../../src/domain/month.js';
import { GRUPPE_I_ALT, GRUPPER, gruppeName } from '../../src/domain/ydelse.js';
import { shownFigures } from '../../src/editions/shown.js';
import { emptyFigures } from '../../src/figures/figures.js';
import { MeasureBook } from '../../src/measures/book.js';
import { RULES } from '../../src/rules/ruleset.js';

const [JULY, AUGUST] = [parseMonth('2020-07'), parseMonth('2020-08')];
const AALBORG = 851;
const [FIRST, SECOND, THIRD] = GRUPPER as [number, number, number];

const cells = [JULY, AUGUST].flatMap((month) =>
  [GRUPPE_I_ALT, FIRST, SECOND, THIRD].map((gruppe) => ({
    key: { area: AALBORG, period: monthsEnding(month, 3), gruppe, fokusmaal: 'samtaler' as const },
    count: { citizens: gruppe === GRUPPE_I_ALT ? 60 : 20, met: gruppe === GRUPPE_I_ALT ? 30 : 10 },
  })),
);
const reach = { from: JULY - 24, to: AUGUST };
const book = new MeasureBook({
  caseCells: cells,
  caseReach: { samtaler: reach, tilbud: reach },
  published: [],
  rules: RULES,
});

/** The groups that an edition of August shows of a month, where each month hides one of its own. */
function shownOf(month: number): string[] {
  const hidden = {
    groups: (_: number, of: number) => new Set(of === JULY ? [FIRST] : [SECOND]),
    early: () => false,
  };
  return shownFigures({ ...emptyFigures(RULES), book, hidden }, AALBORG, AUGUST, true)
    .filter(
      ({ name, month: of, values }) => of === month && name.months === 3 && values?.citizens?.num === 20n,
    )
    .map(({ name }) => name.group);
}

test('an edition shows nothing of the month before that it hides in its own month, or that month hid', () => {
  expect(shownOf(JULY)).toEqual([gruppeName(THIRD)]);
  expect(shownOf(AUGUST)).not.toContain(gruppeName(SECOND));
});
