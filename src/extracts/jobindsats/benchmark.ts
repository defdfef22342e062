import type { Decimal } from '../../domain/fraction.js';
import { groupBy } from '../../domain/groupBy.js';
import type { Area } from '../../domain/kommuner.js';
import type { Period } from '../../domain/month.js';
import { I_ALT } from '../../domain/ydelse.js';
import { YDELSESOMRAADER, type Ydelsesomraade } from '../../domain/ydelser.js';
import { cell, maybe } from '../cells.js';
import { column } from '../columns.js';
import type { RowFault } from '../rowReader.js';
import { foldedText, isAnyPeriod, parseQuarterYear, plainText } from '../values.js';
import { areaColumn, countColumn, integerColumn, placeColumn, pointsCell, shareCell } from './cells.js';
import { addsUp, isMore, unitOf } from './rounding.js';
import { type BetweenFault, type JobindsatsSchema, jobindsatsSchema } from './schema.js';

/** One row of the benchmark, jobindsats table Y30R21; `null` where the cell is suppressed or not there. */
export interface BenchmarkRow {
  area: Area;
  period: Period;
  omraade: Ydelsesomraade | typeof I_ALT;
  /** Full-time persons. */
  expected: number | null;
  actual: number | null;
  difference: number | null;
  /** Shares in per cent, two decimals. */
  expectedShare: Decimal | null;
  actualShare: Decimal | null;
  /** Percentage points, two decimals. */
  differenceShare: Decimal | null;
  rank: number | null;
}

const ANTAL = 'Forventet og faktisk antal fuldtidspersoner på offentlig forsørgelse: ';
const ANDEL = 'Forventet og faktisk andel fuldtidspersoner på offentlig forsørgelse: ';

const benchmarkColumns = {
  Område: areaColumn,
  Periode: {
    ...column(
      cell(
        'fire kvartaler, 2020QMAT02',
        parseQuarterYear,
        () => 'expected four quarters, written as 2020QMAT02',
      ),
    ),
    outside: (text: string) =>
      parseQuarterYear(text) === undefined && isAnyPeriod(text) ? `period ${plainText(text)}` : undefined,
  },
  Ydelsesgrupper: column(
    cell(
      [I_ALT, ...YDELSESOMRAADER].join(', '),
      (text) =>
        ([I_ALT, ...YDELSESOMRAADER] as const).find((name) => name.toLowerCase() === foldedText(text)),
      () => `expected ${[I_ALT, ...YDELSESOMRAADER].join(', ')}`,
    ),
    'Ydelsesgruppe',
  ),
  'Forventet antal': countColumn(`${ANTAL}Forventet antal`),
  'Faktisk antal': countColumn(`${ANTAL}Faktisk antal`),
  'Forskel antal': integerColumn(`${ANTAL}Forskel mellem forventet og faktisk antal`),
  'Forventet andel': column(maybe(shareCell), `${ANDEL}Forventet andel (pct.)`),
  'Faktisk andel': column(maybe(shareCell), `${ANDEL}Faktisk andel (pct.)`),
  'Forskel andel': column(
    maybe(pointsCell),
    `${ANDEL}Forskel mellem forventet og faktisk andel (pct. point)`,
  ),
  'Placering på benchmarkranglisten': placeColumn('Placering'),
};

/** Hundredths of a per cent, or nothing. */
const units = (share: Decimal | null): number | null => share?.units ?? null;

/** Whether a difference is the one between two numbers, as far as rounding allows. */
const isDifference = (difference: number, actual: number, expected: number): boolean =>
  Math.abs(actual - expected - difference) <= unitOf(actual, expected, difference);

/**
 * Whether counts and shares speak of the same people: expected and actual counts are in the same proportion as their
 * shares, as far as the rounding of all four allows.
 */
function isProportion(counts: readonly [number, number], shares: readonly [number, number]): boolean {
  const [expected, actual] = counts;
  const [expectedShare, actualShare] = shares;
  const slack = unitOf(...counts) * (expectedShare + actualShare) + unitOf(...shares) * (expected + actual);
  return Math.abs(expected * actualShare - actual * expectedShare) <= slack;
}

/** More people than Denmark has. */
const MOST_PEOPLE = 7_000_000;

/**
 * Whether persons and their share, in hundredths of a per cent, would be a part of more people than there are, whatever
 * the rounding of both: then the share is a fraction, or the count is not one of persons.
 */
const isOfTooMany = (persons: number, share: number): boolean =>
  (persons - unitOf(persons)) * 10_000 > MOST_PEOPLE * (share + 1);

export const BENCHMARK: JobindsatsSchema<BenchmarkRow> = jobindsatsSchema({
  columns: benchmarkColumns,
  key: ['Område', 'Periode', 'Ydelsesgrupper'],
  faults: (r) => {
    const [expected, actual, difference] = [r['Forventet antal'], r['Faktisk antal'], r['Forskel antal']];
    const [expectedShare, actualShare] = [units(r['Forventet andel']), units(r['Faktisk andel'])];
    const differenceShare = units(r['Forskel andel']);
    const faults: RowFault[] = [];
    if (
      expected !== null &&
      actual !== null &&
      difference !== null &&
      !isDifference(difference, actual, expected)
    )
      faults.push({
        column: 'Forskel antal',
        message: `it contradicts the counts beside it: actual ${actual} less expected ${expected} is ${actual - expected}`,
      });
    for (const [persons, share, column] of [
      [expected, expectedShare, 'Forventet andel'],
      [actual, actualShare, 'Faktisk andel'],
    ] as const) {
      if (persons === null || share === null || !isOfTooMany(persons, share)) continue;
      const message = `it contradicts the count: ${persons} persons would be this share of more people than Denmark has; expected per cent, no fraction`;
      faults.push({ column, message });
    }
    if (expectedShare === null || actualShare === null) return faults;
    if (differenceShare !== null && !isDifference(differenceShare, actualShare, expectedShare))
      faults.push({
        column: 'Forskel andel',
        message:
          'it contradicts the shares beside it: the difference is the actual share less the expected one',
      });
    const isKnown = expected !== null && actual !== null;
    if (isKnown && !isProportion([expected, actual], [expectedShare, actualShare]))
      faults.push({
        column: 'Faktisk andel',
        message: `it contradicts the counts: ${actual} and ${expected} persons are not in the proportion of their shares`,
      });
    return faults;
  },
  row: (r) => ({
    area: r.Område,
    period: r.Periode,
    omraade: r.Ydelsesgrupper,
    expected: r['Forventet antal'],
    actual: r['Faktisk antal'],
    difference: r['Forskel antal'],
    expectedShare: r['Forventet andel'],
    actualShare: r['Faktisk andel'],
    differenceShare: r['Forskel andel'],
    rank: r['Placering på benchmarkranglisten'],
  }),
  between: contradictions,
});

const SUMS = [
  ['Forventet antal', (row: BenchmarkRow) => row.expected],
  ['Faktisk antal', (row: BenchmarkRow) => row.actual],
  ['Forventet andel', (row: BenchmarkRow) => units(row.expectedShare)],
  ['Faktisk andel', (row: BenchmarkRow) => units(row.actualShare)],
] as const;

/** Totals that are less than one of their ydelsesområder, or not the sum of all three. */
function contradictions(rows: readonly BenchmarkRow[]): BetweenFault<BenchmarkRow>[] {
  const faults: BetweenFault<BenchmarkRow>[] = [];
  for (const set of groupBy(rows, ({ area, period }) => `${area} ${period.to}`).values()) {
    const total = set.find(({ omraade }) => omraade === I_ALT);
    const parts = set.filter(({ omraade }) => omraade !== I_ALT);
    for (const [name, of] of total ? SUMS : []) {
      const whole = of(total!);
      const known = parts.map(of);
      if (whole === null) continue;
      const more = parts.find((part) => of(part) !== null && isMore(of(part)!, whole));
      const isWhole = known.length === YDELSESOMRAADER.length && !known.includes(null);
      if (more)
        faults.push({ row: more, message: `${name} of ${more.omraade} is more than that of ${I_ALT}` });
      else if (isWhole && !addsUp(known as number[], whole))
        faults.push({
          row: total!,
          message: `${name} of ${I_ALT} is not the sum of its three ydelsesområder`,
        });
    }
  }
  return faults;
}
