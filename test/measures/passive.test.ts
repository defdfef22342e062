import { describe, expect, test } from 'vitest';
import { maybeKommune } from '../../src/domain/kommuner.js';
import { parseMonth, singleMonth } from '../../src/domain/month.js';
import { GRUPPE_I_ALT, I_ALT } from '../../src/domain/ydelse.js';
import type { BenchmarkRow } from '../../src/extracts/jobindsats/benchmark.js';
import { BenchmarkBook } from '../../src/measures/benchmark.js';
import { MeasureBook } from '../../src/measures/book.js';
import { missingFokusmaal } from '../../src/measures/passive.js';
import { RULES } from '../../src/rules/ruleset.js';

const JUNE = parseMonth('2021-06');
const THRESHOLD = RULES.threshold('samtaler', JUNE)!;
const code = (name: string): number => maybeKommune(name)!.code;

/** Twelve equal months of kommuner, each with so many of a thousand citizens met. */
const bookOf = (met: Record<string, number>) =>
  new MeasureBook({
    caseCells: [],
    caseReach: {},
    rules: RULES,
    published: Object.entries(met).flatMap(([name, count]) =>
      Array.from({ length: 12 }, (_, i) => ({
        key: {
          area: code(name),
          period: singleMonth(JUNE - i),
          gruppe: GRUPPE_I_ALT,
          fokusmaal: 'samtaler' as const,
        },
        citizens: 1000,
        met: count,
      })),
    ),
  });

const row = (name: string, expectedShare: number, actualShare: number, difference: number): BenchmarkRow => ({
  area: code(name),
  period: { from: parseMonth('2020-01'), to: parseMonth('2020-12') },
  omraade: I_ALT,
  expected: 1000,
  actual: 1000 + difference,
  difference,
  expectedShare: { units: expectedShare, decimals: 2 },
  actualShare: { units: actualShare, decimals: 2 },
  differenceShare: { units: actualShare - expectedShare, decimals: 2 },
  rank: null,
});
const none = new BenchmarkBook([]);
const names = (met: Record<string, number>) =>
  missingFokusmaal(bookOf(met), none, 'samtaler', JUNE, THRESHOLD).map(({ kommune }) => kommune.name);

describe('kommuner that miss a fokusmål', () => {
  test('are those whose average is not above the threshold: 80 % misses it, a hair more does not', () => {
    expect(names({ Aalborg: 800, Herning: 801, Samsø: 799 })).toEqual(['Samsø', 'Aalborg']);
  });

  test('stand highest passive share first, equal ones by name in Danish order', () => {
    expect(names({ Aalborg: 700, Ærø: 700, Assens: 700, Samsø: 600 })).toEqual([
      'Samsø',
      'Assens',
      'Ærø',
      'Aalborg',
    ]);
  });

  test('are left out where no month has a figure', () => {
    expect(names({})).toEqual([]);
  });
});

describe('on the result goal such a kommune', () => {
  const resultOf = (...rest: [number, number, number]) =>
    missingFokusmaal(
      bookOf({ Samsø: 700 }),
      new BenchmarkBook([row('Samsø', ...rest)]),
      'samtaler',
      JUNE,
      THRESHOLD,
    )[0]!.result;

  test('meets it below the expected share, whatever the rounded persons say', () => {
    expect(resultOf(900, 899, 0)).toBe('met');
  });
  test('is on the line when it misses it with no more full-time persons than expected', () => {
    expect(resultOf(900, 901, 0)).toBe('on-the-line');
    expect(resultOf(900, 900, 0)).toBe('on-the-line');
  });
  test('misses it with ten more', () => {
    expect(resultOf(900, 901, 10)).toBe('not-met');
  });
  test('is not told where the benchmark has no row', () => {
    expect(
      missingFokusmaal(bookOf({ Samsø: 700 }), none, 'samtaler', JUNE, THRESHOLD)[0]!.result,
    ).toBeUndefined();
  });
});
