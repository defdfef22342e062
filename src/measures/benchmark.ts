import { compare, decimalToFraction, type Fraction, subtract } from '../domain/fraction.js';
import { byDanishName, KOMMUNER, type Kommune } from '../domain/kommuner.js';
import type { Month, Period } from '../domain/month.js';
import { I_ALT } from '../domain/ydelse.js';
import type { BenchmarkRow } from '../extracts/jobindsats/benchmark.js';

/** A kommune's result goal (metode.md, section 7). */
export type ResultGoal = 'met' | 'on-the-line' | 'not-met';

const rowKey = (area: number, to: Month, omraade: string): string => `${area}|${to}|${omraade}`;

/** The benchmark extract: expected and actual persons on public support, by kommune, period and area. */
export class BenchmarkBook {
  readonly #rows = new Map<string, BenchmarkRow>();
  readonly #ends: Month[];

  constructor(rows: readonly BenchmarkRow[]) {
    for (const row of rows) this.#rows.set(rowKey(row.area, row.period.to, row.omraade), row);
    this.#ends = [...new Set(rows.map((row) => row.period.to))].sort((a, b) => a - b);
  }

  get isEmpty(): boolean {
    return this.#rows.size === 0;
  }

  /** The latest period that ends in or before a month. */
  periodFor(month: Month): Period | undefined {
    const to = this.#ends.findLast((end) => end <= month);
    return to === undefined ? undefined : { from: to - 11, to };
  }

  /** Every period that ends in or before a month, the oldest first. */
  periodsUntil(month: Month): Period[] {
    return this.#ends.filter((to) => to <= month).map((to) => ({ from: to - 11, to }));
  }

  /** The period one update (half a year) before another, when the extract has it. */
  previous(period: Period): Period | undefined {
    const to = period.to - 6;
    return this.#ends.includes(to) ? { from: to - 11, to } : undefined;
  }

  /** A kommune's row; of all ydelsesgrupper when no ydelsesområde is named. */
  row(area: number, period: Period, omraade: BenchmarkRow['omraade'] = I_ALT): BenchmarkRow | undefined {
    return this.#rows.get(rowKey(area, period.to, omraade));
  }

  /**
   * The kommuner whose expected share for all ydelsesgrupper is nearest to a kommune's; ties by name in
   * Danish order (metode.md, section 7).
   */
  comparable(code: number, period: Period, count: number): Kommune[] {
    const own = this.row(code, period)?.expectedShare;
    if (!own) return [];
    const distance = (kommune: Kommune): Fraction | undefined => {
      const share = this.row(kommune.code, period)?.expectedShare;
      if (!share) return undefined;
      const difference = subtract(decimalToFraction(share), decimalToFraction(own));
      return difference.num < 0n ? { num: -difference.num, den: difference.den } : difference;
    };
    return KOMMUNER.flatMap((kommune) => {
      const far = kommune.code === code ? undefined : distance(kommune);
      return far ? [{ kommune, far }] : [];
    })
      .sort((a, b) => compare(a.far, b.far) || byDanishName(a.kommune, b.kommune))
      .slice(0, count)
      .map(({ kommune }) => kommune);
  }
}

/**
 * The result goal is met when the actual share is below the expected one, two decimals; equal is not met and
 * is called "på grænsen". `undefined` when a share is not there.
 */
export function resultGoal(row: BenchmarkRow | undefined): ResultGoal | undefined {
  if (!row?.actualShare || !row.expectedShare) return undefined;
  const order = compare(decimalToFraction(row.actualShare), decimalToFraction(row.expectedShare));
  return order < 0 ? 'met' : order === 0 ? 'on-the-line' : 'not-met';
}
