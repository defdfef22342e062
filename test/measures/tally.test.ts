import { describe, expect, test } from 'vitest';
import type { MonthOutcome } from '../../src/core/judge.js';
import { HELE_LANDET } from '../../src/domain/kommuner.js';
import { monthsEnding, parseMonth, singleMonth } from '../../src/domain/month.js';
import { GRUPPE_I_ALT } from '../../src/domain/ydelse.js';
import { keyOf } from '../../src/measures/cell.js';
import { Tally } from '../../src/measures/tally.js';

const august = parseMonth('2020-08');
const three = monthsEnding(august, 3);
const outcome = (month: number, more: Partial<MonthOutcome> = {}): MonthOutcome => ({
  month,
  kommune: 851,
  ydelse: 3,
  counted: { samtaler: true, tilbud: true },
  met: { samtaler: false, tilbud: false },
  ...more,
});

/** Counts by area and gruppe, for samtaler in the three months. */
function count(...citizens: MonthOutcome[][]) {
  const tally = new Tally([three, singleMonth(august)]);
  for (const outcomes of citizens) tally.add(outcomes);
  const cells = new Map(tally.cells().map(({ key, count: c }) => [keyOf(key), c]));
  return (area: number, gruppe = GRUPPE_I_ALT, period = three) =>
    cells.get(keyOf({ area, period, gruppe, fokusmaal: 'samtaler' }));
}

describe('unique citizens of several months', () => {
  test('count once, with the effort and the ydelse of their last month', () => {
    const cells = count([
      outcome(august - 2, { met: { samtaler: true, tilbud: false } }),
      outcome(august, { ydelse: 9 }),
    ]);
    expect(cells(851)).toEqual({ citizens: 1, met: 0 });
    expect(cells(851, 9)).toEqual({ citizens: 1, met: 0 });
    expect(cells(851, 3)).toBeUndefined();
  });

  test('who moved count in both kommuner, each with its own last month, and once in Hele landet', () => {
    const met = { samtaler: true, tilbud: false };
    const cells = count([outcome(august - 1, { met }), outcome(august, { kommune: 840 })]);
    expect(cells(851)).toEqual({ citizens: 1, met: 1 });
    expect(cells(840)).toEqual({ citizens: 1, met: 0 });
    expect(cells(HELE_LANDET)).toEqual({ citizens: 1, met: 0 });
    expect(cells(851, GRUPPE_I_ALT, singleMonth(august))).toBeUndefined();
  });

  test('who moved away and came back count once in each kommune', () => {
    const cells = count([outcome(august - 2), outcome(august - 1, { kommune: 840 }), outcome(august)]);
    expect(cells(851)).toEqual({ citizens: 1, met: 0 });
    const wandering = count([
      outcome(august - 2, { kommune: 840 }),
      outcome(august - 1),
      outcome(august, { kommune: 657 }),
    ]);
    expect([657, 851, 840].map((code) => wandering(code)?.citizens)).toEqual([1, 1, 1]);
    const back = count([
      outcome(august - 2, { kommune: 840 }),
      outcome(august - 1, { kommune: 840 }),
      outcome(august),
    ]);
    expect(back(840)?.citizens).toBe(1);
  });

  test('are judged in the last month in which they are not exempt', () => {
    const cells = count([
      outcome(august - 1, { met: { samtaler: true, tilbud: true } }),
      outcome(august, { counted: { samtaler: false, tilbud: true } }),
    ]);
    expect(cells(851)).toEqual({ citizens: 1, met: 1 });
  });
});
