import type { Fokusmaal } from '../domain/fokusmaal.js';
import { compare, type Fraction, fraction, subtract } from '../domain/fraction.js';
import { byDanishName, KOMMUNER, type Kommune } from '../domain/kommuner.js';
import { eachMonth, type Month, monthsEnding } from '../domain/month.js';
import type { BenchmarkRow } from '../extracts/jobindsats/benchmark.js';
import { type BenchmarkBook, resultGoal } from './benchmark.js';
import type { MeasureBook } from './book.js';
import { type Average, averageOfYear, isAverageAbove } from './shares.js';

/** The share that has not had the effort: 1 − share (metode.md, section 11). */
export const passive = (share: Fraction): Fraction => subtract(fraction(1), share);

/** A kommune that does not meet a fokusmål on the average of 12 months. */
export interface PassiveKommune {
  kommune: Kommune;
  /** Average of the last 12 months' shares, and of their passive shares. */
  average: Average;
  passive: Fraction;
  row: BenchmarkRow | undefined;
  /** How it stands on the result goal; `undefined` when the benchmark does not tell. */
  result: 'met' | 'on-the-line' | 'not-met' | undefined;
}

/**
 * On the result goal a kommune is on the line when it misses it and yet has no more full-time persons than expected,
 * both rounded as the benchmark gives them: so the follow-up of August 2021 uses the word of Bornholm and Ærø.
 */
function resultOf(row: BenchmarkRow | undefined): PassiveKommune['result'] {
  const goal = resultGoal(row);
  return goal === 'not-met' && row?.difference === 0 ? 'on-the-line' : goal;
}

/** The kommuner that a fokusmål is not known of in any of the 12 months, though others are; nobody in them is known. */
export const unknownOn = (book: MeasureBook, fokusmaal: Fokusmaal, month: Month): Kommune[] => {
  const unknown = KOMMUNER.filter(
    ({ code }) =>
      !averageOfYear(book, code, fokusmaal, month) &&
      eachMonth(monthsEnding(month, 12)).some((m) => !book.hasNobody(code, m, fokusmaal)),
  );
  return unknown.length === KOMMUNER.length ? [] : unknown;
};

/** The kommuner of which it cannot be told whether they miss a fokusmål, since missing months could turn it. */
export const undecidedOn = (
  book: MeasureBook,
  fokusmaal: Fokusmaal,
  month: Month,
  threshold: Fraction,
): Kommune[] =>
  KOMMUNER.filter(({ code }) => {
    const average = averageOfYear(book, code, fokusmaal, month);
    return average && isAverageAbove(average, threshold) === undefined;
  });

/**
 * The kommuner that miss a fokusmål in the 12 months that end with a month; highest passive share first.
 * @param threshold the share of 1 that the fokusmål must be above in the month.
 */
export function missingFokusmaal(
  book: MeasureBook,
  benchmark: BenchmarkBook,
  fokusmaal: Fokusmaal,
  month: Month,
  threshold: Fraction,
): PassiveKommune[] {
  const period = benchmark.periodFor(month);
  return KOMMUNER.flatMap((kommune): PassiveKommune[] => {
    const average = averageOfYear(book, kommune.code, fokusmaal, month);
    if (!average || isAverageAbove(average, threshold) !== false) return [];
    const row = period && benchmark.row(kommune.code, period);
    return [{ kommune, average, passive: passive(average.share), row, result: resultOf(row) }];
  }).sort((a, b) => compare(b.passive, a.passive) || byDanishName(a.kommune, b.kommune));
}
