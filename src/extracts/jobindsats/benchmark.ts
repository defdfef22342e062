import type { Decimal } from '../../domain/fraction.js';
import type { Area } from '../../domain/kommuner.js';
import type { Period } from '../../domain/month.js';
import { I_ALT } from '../../domain/ydelse.js';
import { YDELSESOMRAADER, type Ydelsesomraade } from '../../domain/ydelser.js';
import { cell, maybe } from '../cells.js';
import { column, rowSchema } from '../columns.js';
import { parseQuarterYear } from '../values.js';
import { areaColumn, decimalCell, integerCell } from './cells.js';
import type { JobindsatsSchema } from './schema.js';

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
  Periode: column(
    cell(
      'fire kvartaler, 2020QMAT02',
      parseQuarterYear,
      () => 'expected four quarters, written as 2020QMAT02',
    ),
  ),
  Ydelsesgrupper: column(
    cell(
      [I_ALT, ...YDELSESOMRAADER].join(', '),
      (text) =>
        ([I_ALT, ...YDELSESOMRAADER] as const).find(
          (name) => name.toLowerCase() === text.trim().toLowerCase(),
        ),
      () => `expected ${[I_ALT, ...YDELSESOMRAADER].join(', ')}`,
    ),
    'Ydelsesgruppe',
  ),
  'Forventet antal': column(maybe(integerCell), `${ANTAL}Forventet antal`),
  'Faktisk antal': column(maybe(integerCell), `${ANTAL}Faktisk antal`),
  'Forskel antal': column(maybe(integerCell), `${ANTAL}Forskel mellem forventet og faktisk antal`),
  'Forventet andel': column(maybe(decimalCell(2)), `${ANDEL}Forventet andel (pct.)`),
  'Faktisk andel': column(maybe(decimalCell(2)), `${ANDEL}Faktisk andel (pct.)`),
  'Forskel andel': column(
    maybe(decimalCell(2)),
    `${ANDEL}Forskel mellem forventet og faktisk andel (pct. point)`,
  ),
  'Placering på benchmarkranglisten': column(maybe(integerCell), 'Placering'),
};

export const BENCHMARK: JobindsatsSchema<BenchmarkRow> = {
  columns: benchmarkColumns,
  row: rowSchema(benchmarkColumns).transform((r) => ({
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
  })),
};
