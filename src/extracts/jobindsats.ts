import { z } from 'zod';
import type { Fokusmaal } from '../domain/fokusmaal.js';
import type { Decimal } from '../domain/fraction.js';
import {
  type Area,
  HELE_LANDET,
  HELE_LANDET_NAME,
  maybeKommune,
  nearestKommuner,
} from '../domain/kommuner.js';
import type { Period } from '../domain/month.js';
import { GRUPPE_I_ALT, type Gruppe, I_ALT, YDELSESOMRAADER, type Ydelsesomraade } from '../domain/ydelse.js';
import { cell, maybe, OUT_OF_SCOPE, ydelseCell } from './cells.js';
import type { ColumnSpec } from './table.js';
import { parseDecimal, parseInteger, parsePeriodCell, parseQuarterYear } from './values.js';

/** A cell that names an area the reports do not use: a region, a RAR, "Uoplyst område". */
export const OTHER_AREA = -1;

const OTHER_AREAS = /^(rar|amk|region|uoplyst|arbejdsmarkedskontor)\b/i;

const areaCell = cell(
  (text): Area | undefined => {
    if (text.trim().toLowerCase() === HELE_LANDET_NAME.toLowerCase()) return HELE_LANDET;
    return maybeKommune(text)?.code ?? (OTHER_AREAS.test(text.trim()) ? OTHER_AREA : undefined);
  },
  (text) => `expected Hele landet or one of the 98 kommuner; nearest: ${nearestKommuner(text).join(', ')}`,
);

const integerCell = cell(parseInteger, () => 'expected a whole number, written as 14560 or 14.560');
const decimalCell = (decimals: number) =>
  cell(
    (text) => parseDecimal(text, decimals),
    () => `expected a number with at most ${decimals} decimals, written as 79,90`,
  );

const countCell = cell(
  (text) => {
    const count = parseInteger(text);
    return count !== undefined && count >= 0 ? count : undefined;
  },
  () => 'expected a number of citizens, 0 or more',
);

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
  place: number | null;
}

/** One row of a `fokusmaal` or `tidligindsats` extract; `null` where the figure is suppressed. */
export interface FokusmaalRow {
  area: Area;
  period: Period;
  gruppe: Gruppe;
  fokusmaal: Fokusmaal;
  citizens: number | null;
  met: number | null;
}

const ANTAL = 'Forventet og faktisk antal fuldtidspersoner på offentlig forsørgelse: ';
const ANDEL = 'Forventet og faktisk andel fuldtidspersoner på offentlig forsørgelse: ';

const area: ColumnSpec & { name: string } = { name: 'Område', aliases: ['Area', 'Kommune'] };

/** Columns and rows of the jobindsats extracts; the only place that knows them. */
export const BENCHMARK = {
  columns: [
    area,
    { name: 'Periode' },
    { name: 'Ydelsesgrupper', aliases: ['Ydelsesgruppe'] },
    { name: 'Forventet antal', aliases: [`${ANTAL}Forventet antal`] },
    { name: 'Faktisk antal', aliases: [`${ANTAL}Faktisk antal`] },
    { name: 'Forskel antal', aliases: [`${ANTAL}Forskel mellem forventet og faktisk antal`] },
    { name: 'Forventet andel', aliases: [`${ANDEL}Forventet andel (pct.)`] },
    { name: 'Faktisk andel', aliases: [`${ANDEL}Faktisk andel (pct.)`] },
    { name: 'Forskel andel', aliases: [`${ANDEL}Forskel mellem forventet og faktisk andel (pct. point)`] },
    { name: 'Placering på benchmarkranglisten', aliases: ['Placering'] },
  ],
  row: z
    .object({
      Område: areaCell,
      Periode: cell(parseQuarterYear, () => 'expected four quarters, written as 2020QMAT02'),
      Ydelsesgrupper: cell(
        (text) =>
          [I_ALT, ...YDELSESOMRAADER].find((name) => name.toLowerCase() === text.trim().toLowerCase()),
        () => `expected ${[I_ALT, ...YDELSESOMRAADER].join(', ')}`,
      ),
      'Forventet antal': maybe(integerCell),
      'Faktisk antal': maybe(integerCell),
      'Forskel antal': maybe(integerCell),
      'Forventet andel': maybe(decimalCell(2)),
      'Faktisk andel': maybe(decimalCell(2)),
      'Forskel andel': maybe(decimalCell(2)),
      'Placering på benchmarkranglisten': maybe(integerCell),
    })
    .transform(
      (r): BenchmarkRow => ({
        area: r.Område,
        period: r.Periode,
        omraade: r.Ydelsesgrupper as BenchmarkRow['omraade'],
        expected: r['Forventet antal'],
        actual: r['Faktisk antal'],
        difference: r['Forskel antal'],
        expectedShare: r['Forventet andel'],
        actualShare: r['Faktisk andel'],
        differenceShare: r['Forskel andel'],
        place: r['Placering på benchmarkranglisten'],
      }),
    ),
};

const gruppeCell = cell(
  (text): Gruppe | undefined => {
    if (text.trim().toLowerCase() === I_ALT.toLowerCase()) return GRUPPE_I_ALT;
    const result = ydelseCell.safeParse(text);
    return result.success ? result.data : undefined;
  },
  (text) => {
    const result = ydelseCell.safeParse(text);
    return result.error?.issues[0]?.message ?? 'expected a ydelsesgruppe';
  },
);

export const FOKUSMAAL_EXTRACT = {
  columns: [
    area,
    { name: 'Periode' },
    { name: 'Ydelsesgruppe', aliases: ['Ydelsesgrupper'] },
    { name: 'Fokusmål' },
    { name: 'Antal borgere' },
    { name: 'Antal opfyldt' },
    { name: 'Andel (pct.)', aliases: ['Andel'], optional: true },
  ],
  row: z
    .object({
      Område: areaCell,
      Periode: cell(parsePeriodCell, () => 'expected a month 2020M08 or a range 2020M06-2020M08'),
      Ydelsesgruppe: gruppeCell,
      Fokusmål: cell(
        (text): Fokusmaal | undefined =>
          ({ samtaler: 'samtaler', tilbud: 'tilbud' })[text.trim().toLowerCase()] as Fokusmaal | undefined,
        () => 'expected Samtaler or Tilbud',
      ),
      'Antal borgere': maybe(countCell),
      'Antal opfyldt': maybe(countCell),
      'Andel (pct.)': z.string(),
    })
    .superRefine((r, context) => {
      const [citizens, met] = [r['Antal borgere'], r['Antal opfyldt']];
      if (citizens === null || met === null || met <= citizens) return;
      context.addIssue({
        code: 'custom',
        path: ['Antal opfyldt'],
        message: `expected at most ${citizens}, the number in Antal borgere`,
      });
    })
    .transform(
      (r): FokusmaalRow => ({
        area: r.Område,
        period: r.Periode,
        gruppe: r.Ydelsesgruppe,
        fokusmaal: r.Fokusmål,
        citizens: r['Antal borgere'],
        met: r['Antal opfyldt'],
      }),
    ),
};

/** Whether a row is about an area and a group that the reports use. */
export function isUsed(row: { area: Area; gruppe?: Gruppe }): boolean {
  return row.area !== OTHER_AREA && row.gruppe !== OUT_OF_SCOPE;
}
