import { add, compare, type Fraction, fraction, mean, multiply, subtract } from '../domain/fraction.js';
import { type Month, numberInYear } from '../domain/month.js';
import type { Count } from './cell.js';
import { type Average, isAverageAbove, type Requirement, requirementOf } from './shares.js';

/** A month ahead: the share that a scenario gives it, and what the rest of the year needs before it. */
export interface RoadMonth {
  month: Month;
  share: Fraction;
  /** From this month on to December. */
  requirement: Requirement;
}

/** A way to the year's end. */
export interface Road {
  kind: 'unchanged' | 'trend' | 'extra';
  months: RoadMonth[];
  /** The whole year's average, and whether it is above the threshold. */
  average: Fraction;
  /** `undefined` when months that the year lacks could turn it. */
  met: boolean | undefined;
}

/** What roads are laid from. */
export interface RoadStart {
  month: Month;
  threshold: Fraction;
  /** The shares of the year's months so far; a month without population is left out. */
  shares: readonly Fraction[];
  /** The year's months so far whose figure is not there or hidden. */
  missing: readonly Month[];
  /** The share so many months before the report's, to tell the trend; `undefined` without one. */
  earlier: { share: Fraction; months: number } | undefined;
  /** The report month's figure. */
  figure: Count;
}

const ONE = fraction(1);
const ZERO = fraction(0);
const within = (share: Fraction): Fraction =>
  compare(share, ZERO) < 0 ? ZERO : compare(share, ONE) > 0 ? ONE : share;

/** The roads to the year's end; none in December. */
export function roadsOf(
  start: RoadStart,
  extra?: { perMonth: number; lacks: readonly number[] | undefined },
): Road[] {
  const ahead = 12 - numberInYear(start.month);
  if (ahead === 0 || start.shares.length === 0) return [];
  const now = start.shares.at(-1)!;
  const lay = (kind: Road['kind'], shareAfter: (months: number) => Fraction): Road =>
    road(kind, start, ahead, shareAfter);
  const roads = [lay('unchanged', () => now)];
  if (start.earlier) {
    const { share, months } = start.earlier;
    const step = multiply(subtract(now, share), fraction(1, months));
    roads.push(lay('trend', (k) => within(add(now, multiply(step, fraction(k))))));
  }
  if (extra && start.figure.citizens > 0) {
    const { citizens, met } = start.figure;
    const { perMonth, lacks } = extra;
    roads.push(
      lay('extra', (k) => fraction(Math.min(citizens, met + citizensReached(perMonth * k, lacks)), citizens)),
    );
  }
  return roads;
}

/** Breaks do not move a verdict: whoever prints a road asks for the whole year's. */
const averageOf = (shares: readonly Fraction[], missing: readonly Month[]): Average => ({
  share: mean(shares)!,
  months: shares.length,
  missing,
  acrossBreaks: [],
});

function road(
  kind: Road['kind'],
  { month, threshold, shares, missing }: RoadStart,
  ahead: number,
  shareAfter: (months: number) => Fraction,
): Road {
  const soFar = [...shares];
  const months = Array.from({ length: ahead }, (_, i): RoadMonth => {
    const requirement = requirementOf(averageOf(soFar, missing), month + i, threshold);
    const share = shareAfter(i + 1);
    soFar.push(share);
    return { month: month + i + 1, share, requirement };
  });
  const average = averageOf(soFar, missing);
  return { kind, months, average: average.share, met: isAverageAbove(average, threshold) };
}

/**
 * The citizens that so many further samtaler bring to the number needed, when those who lack fewest come first.
 * @param lacks samtaler that each citizen without the effort lacks; without them, one each: the most there can be.
 */
export function citizensReached(samtaler: number, lacks: readonly number[] | undefined): number {
  if (!lacks) return samtaler;
  let left = samtaler;
  let reached = 0;
  for (const lack of [...lacks].sort((a, b) => a - b)) {
    if (lack > left) break;
    left -= lack;
    reached += 1;
  }
  return reached;
}

/** Cases that the audit looks at when a kommune is selected: a share of the passive ones, within limits (metode.md, section 8). */
export function auditSample(
  passive: number,
  rules: { auditShare: number; auditLeast: number; auditMost: number },
): number {
  const share = Math.ceil((passive * rules.auditShare) / 100);
  return Math.min(passive, Math.max(rules.auditLeast, Math.min(rules.auditMost, share)));
}
