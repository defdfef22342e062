import type { Day } from '../../domain/day.js';
import { KOMMUNER } from '../../domain/kommuner.js';
import type { Period } from '../../domain/month.js';
import { I_ALT } from '../../domain/ydelse.js';
import { YDELSESOMRAADER } from '../../domain/ydelser.js';
import type { BenchmarkRow } from '../../extracts/jobindsats/benchmark.js';
import { breaksOf } from '../../measures/breaks.js';
import type { KommuneInput } from '../input.js';
import type { Placed } from '../kommune/peersFigure.js';

/** The benchmark of a kommune in one period. */
export interface ResultPeriod {
  period: Period;
  row: BenchmarkRow;
  /** The figures of all ydelsesgrupper break within this period or the one before: the two are not compared. */
  broken: boolean;
  /** Days on which the figures of all ydelsesgrupper break within the period: its numbers are made of both sides. */
  acrossBreaks: Day[];
}

/** What the chapter of the result is made from. */
export interface Result {
  period: Period;
  /** Days on which the figures of all ydelsesgrupper break within the period. */
  acrossBreaks: Day[];
  /** All ydelsesgrupper, then each ydelsesområde that the extract has. */
  rows: BenchmarkRow[];
  /** Every period of the extract up to the report's month, the oldest first. */
  history: ResultPeriod[];
  /** Every kommune with a place, by place. */
  all: Placed[];
}

/** The benchmark of a kommune in the latest period up to a month; `undefined` when there is none. */
export function resultOf({ benchmark, kommune, month, book }: KommuneInput): Result | undefined {
  const period = benchmark.periodFor(month);
  if (!period || !benchmark.row(kommune.code, period)) return undefined;
  const history = benchmark
    .periodsUntil(month)
    .flatMap((one): ResultPeriod[] => {
      const row = benchmark.row(kommune.code, one);
      return row ? [{ period: one, row, broken: false, acrossBreaks: breaksOf(book.rules, I_ALT, one) }] : [];
    })
    .map((one, i, all) => {
      const before = all[i - 1];
      const between = before && { from: before.period.from, to: one.period.to };
      return { ...one, broken: between !== undefined && breaksOf(book.rules, I_ALT, between).length > 0 };
    });
  const all = KOMMUNER.flatMap((one): Placed[] => {
    const row = benchmark.row(one.code, period);
    return row?.rank != null ? [{ kommune: one, row }] : [];
  });
  return {
    period,
    acrossBreaks: breaksOf(book.rules, I_ALT, period),
    rows: [I_ALT, ...YDELSESOMRAADER].flatMap((omraade) => {
      const row = benchmark.row(kommune.code, period, omraade as BenchmarkRow['omraade']);
      return row ? [row] : [];
    }),
    history,
    all: all.sort((a, b) => a.row.rank! - b.row.rank!),
  };
}
