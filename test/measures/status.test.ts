import { describe, expect, test } from 'vitest';
import { FOKUSMAAL, type Fokusmaal } from '../../src/domain/fokusmaal.js';
import { type Month, parseMonth, singleMonth } from '../../src/domain/month.js';
import { GRUPPE_I_ALT, I_ALT } from '../../src/domain/ydelse.js';
import type { BenchmarkRow } from '../../src/extracts/jobindsats/benchmark.js';
import { BenchmarkBook, resultGoal } from '../../src/measures/benchmark.js';
import { MeasureBook, type PublishedCell } from '../../src/measures/book.js';
import { assessStatus } from '../../src/measures/status.js';
import { RULES } from '../../src/rules/ruleset.js';

const row = (area: number, expected: number, actual: number, to = '2020-06', rank = 1): BenchmarkRow => ({
  area,
  period: { from: parseMonth(to) - 11, to: parseMonth(to) },
  omraade: I_ALT,
  expected: 100,
  actual: 100,
  difference: 0,
  expectedShare: { units: expected, decimals: 2 },
  actualShare: { units: actual, decimals: 2 },
  differenceShare: { units: actual - expected, decimals: 2 },
  rank,
});

/** A book whose shares in per cent are those given for the months of last year and of this one. */
function shares(
  month: Month,
  lastYear: Record<Fokusmaal, number>,
  thisYear: Record<Fokusmaal, number>,
): MeasureBook {
  const january = month - (month % 12);
  const published: PublishedCell[] = [];
  for (const fokusmaal of FOKUSMAAL) {
    for (let m = month - 11; m <= month; m += 1) {
      const met = (m < january ? lastYear : thisYear)[fokusmaal];
      published.push({
        key: { area: 851, period: singleMonth(m), gruppe: GRUPPE_I_ALT, fokusmaal },
        citizens: 100,
        met,
      });
    }
  }
  return new MeasureBook({ caseCells: [], caseReach: {}, published, rules: RULES });
}

const both = (share: number) => ({ samtaler: share, tilbud: share });
const good = new BenchmarkBook([row(851, 900, 899)]);
const bad = new BenchmarkBook([row(851, 900, 901)]);
const august = parseMonth('2020-08');
const statusOf = (book: MeasureBook, benchmark: BenchmarkBook, code: number, month: number) =>
  assessStatus(book, benchmark, RULES.supervision(month)!, code, month);

describe('the status', () => {
  test('is Inspirationskommune when all three criteria hold', () => {
    expect(statusOf(shares(august, both(81), both(81)), good, 851, august).category).toBe(
      'inspirationskommune',
    );
  });

  test('is Risiko when none holds, and one failing fokusmål fails a criterion', () => {
    const status = statusOf(
      shares(august, { samtaler: 90, tilbud: 79 }, { samtaler: 90, tilbud: 79 }),
      bad,
      851,
      august,
    );
    expect(status).toEqual({ category: 'risiko', criteria: { result: false, last12: false, year: false } });
  });

  test('is neither when one criterion alone holds', () => {
    expect(statusOf(shares(august, both(50), both(50)), good, 851, august).category).toBe('ikke-i-risiko');
    expect(statusOf(shares(august, both(70), both(81)), bad, 851, august).category).toBe('ikke-i-risiko');
  });

  test('wants more than 80: an average of exactly 80 fails', () => {
    expect(statusOf(shares(august, both(80), both(80)), bad, 851, august).category).toBe('risiko');
    expect(statusOf(shares(august, both(80), both(80)), good, 851, august).category).toBe('ikke-i-risiko');
  });

  test('does not turn on tilbud in 2021 and 2022, but an Inspirationskommune needs both', () => {
    const month = parseMonth('2022-12');
    const benchmark = new BenchmarkBook([row(851, 900, 899, '2022-06')]);
    const poor = new BenchmarkBook([row(851, 900, 901, '2022-06')]);
    const low = { samtaler: 90, tilbud: 50 };
    expect(statusOf(shares(month, low, low), poor, 851, month)).toEqual({
      category: 'ikke-i-risiko',
      criteria: { result: false, last12: true, year: true },
    });
    expect(statusOf(shares(month, low, low), benchmark, 851, month).category).toBe('ikke-i-risiko');
    expect(statusOf(shares(month + 1, low, low), poor, 851, month + 1).category).toBe('risiko');
  });

  test('is open when a figure that would settle it is not there', () => {
    const nothing = new BenchmarkBook([]);
    expect(statusOf(shares(august, both(50), both(50)), nothing, 851, august).category).toBeUndefined();
    expect(
      statusOf(shares(august, both(50), both(50)), nothing, 851, august).criteria.result,
    ).toBeUndefined();
  });
});

describe('the result goal', () => {
  test('is met below the expected share, on the line at it', () => {
    expect(resultGoal(row(851, 900, 899))).toBe('met');
    expect(resultGoal(row(851, 900, 900))).toBe('on-the-line');
    expect(resultGoal(row(851, 900, 901))).toBe('not-met');
    expect(resultGoal({ ...row(851, 900, 900), actualShare: null })).toBeUndefined();
  });

  test('takes the latest four quarters that end in or before the month', () => {
    const book = new BenchmarkBook([row(851, 1, 1, '2020-06'), row(851, 1, 1, '2020-12')]);
    expect(book.periodFor(parseMonth('2020-05'))).toBeUndefined();
    expect(book.periodFor(parseMonth('2020-06'))?.to).toBe(parseMonth('2020-06'));
    expect(book.periodFor(parseMonth('2020-11'))?.to).toBe(parseMonth('2020-06'));
    expect(book.periodFor(parseMonth('2020-12'))?.to).toBe(parseMonth('2020-12'));
  });

  test('compares with the two nearest in expected share, ties by name in Danish order', () => {
    const book = new BenchmarkBook([
      row(657, 874, 853), // Herning
      row(217, 874, 885), // Helsingør
      row(661, 877, 874), // Holstebro, three hundredths above
      row(575, 871, 900), // Vejen, three hundredths below
    ]);
    expect(
      book.comparable(657, { from: parseMonth('2019-07'), to: parseMonth('2020-06') }, 2).map((k) => k.name),
    ).toEqual(['Helsingør', 'Holstebro']);
  });
});
