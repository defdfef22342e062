import type { z } from 'zod';
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
import { cell, kommuneCell, maybe, OUT_OF_SCOPE, textCell, ydelseCell } from './cells.js';
import { type Columns, column, optionalColumn, rowSchema } from './columns.js';
import { parseDecimal, parseInteger, parsePeriodCell, parseQuarterYear } from './values.js';

/** A cell that names an area the reports do not use: a region, a RAR, "Uoplyst område". */
export const OTHER_AREA = -1;

const OTHER_AREAS = /^(rar|amk|region|uoplyst|arbejdsmarkedskontor)\b/i;

const areaCell = cell(
  'kommune (navn eller kode) eller Hele landet',
  (text): Area | undefined => {
    if (text.trim().toLowerCase() === HELE_LANDET_NAME.toLowerCase()) return HELE_LANDET;
    return maybeKommune(text)?.code ?? (OTHER_AREAS.test(text.trim()) ? OTHER_AREA : undefined);
  },
  (text) => `expected Hele landet or one of the 98 kommuner; nearest: ${nearestKommuner(text).join(', ')}`,
);

const integerCell = cell('heltal', parseInteger, () => 'expected a whole number, written as 14560 or 14.560');
const decimalCell = (decimals: number) =>
  cell(
    `tal med højst ${decimals} decimaler`,
    (text) => parseDecimal(text, decimals),
    () => `expected a number with at most ${decimals} decimals, written as 79,90`,
  );

const countCell = cell(
  'antal',
  (text) => {
    const count = parseInteger(text);
    return count !== undefined && count >= 0 ? count : undefined;
  },
  () => 'expected a count, 0 or more, written as 14560 or 14.560',
);

const periodCell = cell(
  'måned, eller periode 2020M06-2020M08',
  parsePeriodCell,
  () => 'expected a month 2020M08 or a range 2020M06-2020M08',
);

const gruppeCell = cell(
  'ydelse eller Ydelsesgrupper i alt',
  (text): Gruppe | undefined => {
    if (text.trim().toLowerCase() === I_ALT.toLowerCase()) return GRUPPE_I_ALT;
    const result = ydelseCell.safeParse(text);
    return result.success ? result.data : undefined;
  },
  (text) => ydelseCell.safeParse(text).error?.issues[0]?.message ?? 'expected a ydelsesgruppe',
);

const fokusmaalCell = cell(
  'Samtaler eller Tilbud',
  (text): Fokusmaal | undefined =>
    ({ samtaler: 'samtaler', tilbud: 'tilbud' })[text.trim().toLowerCase()] as Fokusmaal | undefined,
  () => 'expected Samtaler or Tilbud',
);

/** The columns of a jobindsats extract, and what a row of it becomes. */
export interface JobindsatsSchema<Row> {
  columns: Columns;
  row: z.ZodType<Row, Record<string, string>>;
  /** Cells that a file's name says, where it lacks their column. */
  fromName?: (fileName: string) => Record<string, string>;
}

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

const ANTAL = 'Forventet og faktisk antal fuldtidspersoner på offentlig forsørgelse: ';
const ANDEL = 'Forventet og faktisk andel fuldtidspersoner på offentlig forsørgelse: ';
/** jobindsats calls it Area in version 2 of its API and Område in version 3. */
const area = column(areaCell, 'Area', 'Kommune');

const benchmarkColumns = {
  Område: area,
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
    place: r['Placering på benchmarkranglisten'],
  })),
};

/** One row of a `fokusmaal` or `tidligindsats` extract; `null` where the figure is suppressed. */
export interface FokusmaalRow {
  area: Area;
  period: Period;
  gruppe: Gruppe;
  fokusmaal: Fokusmaal;
  citizens: number | null;
  met: number | null;
}

const fokusmaalColumns = {
  Område: area,
  Periode: column(periodCell),
  Ydelsesgruppe: column(gruppeCell, 'Ydelsesgrupper'),
  Fokusmål: column(fokusmaalCell),
  'Antal borgere': column(maybe(countCell)),
  'Antal opfyldt': column(maybe(countCell)),
  'Andel (pct.)': optionalColumn(decimalCell(2), 'Andel'),
};

export const FOKUSMAAL_EXTRACT: JobindsatsSchema<FokusmaalRow> = {
  columns: fokusmaalColumns,
  row: rowSchema(fokusmaalColumns)
    .superRefine((r, context) => {
      const [citizens, met] = [r['Antal borgere'], r['Antal opfyldt']];
      if (citizens === null || met === null || met <= citizens) return;
      context.addIssue({
        code: 'custom',
        path: ['Antal opfyldt'],
        message: `expected at most ${citizens}, the number in Antal borgere`,
      });
    })
    .transform((r) => ({
      area: r.Område,
      period: r.Periode,
      gruppe: r.Ydelsesgruppe,
      fokusmaal: r.Fokusmål,
      citizens: r['Antal borgere'],
      met: r['Antal opfyldt'],
    })),
};

/** One row of a `fuldtidspersoner` extract. */
export interface FuldtidspersonerRow {
  area: Area;
  period: Period;
  /** As it stands, or as the file's name says it. */
  ydelse: string;
  /** Full-time persons; jobindsats gives whole numbers. */
  fuldtidspersoner: number | null;
}

const fuldtidspersonerColumns = {
  Område: area,
  Periode: column(periodCell),
  Ydelse: optionalColumn(textCell, 'Ydelsesgruppe', 'Ydelsesgrupper'),
  'Antal fuldtidspersoner': column(maybe(countCell), 'Fuldtidspersoner'),
  'Antal personer': optionalColumn(countCell),
};

export const FULDTIDSPERSONER: JobindsatsSchema<FuldtidspersonerRow> = {
  columns: fuldtidspersonerColumns,
  row: rowSchema(fuldtidspersonerColumns)
    .superRefine((r, context) => {
      if (r.Ydelse !== null) return;
      const message =
        "expected a ydelse: add the column Ydelse, or name it in the file's name (fuldtidspersoner-sygedagpenge.csv)";
      context.addIssue({ code: 'custom', path: ['Ydelse'], message });
    })
    .transform((r) => ({
      area: r.Område,
      period: r.Periode,
      ydelse: r.Ydelse!,
      fuldtidspersoner: r['Antal fuldtidspersoner'],
    })),
  // A jobindsats table that holds one ydelse has no column for it.
  fromName: (fileName) => {
    const named = /^fuldtidspersoner[^\p{L}]+(\p{L}[^.]*)\./iu.exec(fileName.normalize('NFC'));
    return named ? { Ydelse: named[1]!.replaceAll('_', ' ') } : {};
  },
};

/** One row of a `samtaletal` extract: samtaler of a kommune by month and type. */
export interface SamtaletalRow {
  area: Area;
  period: Period;
  type: string;
  count: number | null;
}

const samtaletalColumns = {
  Kommune: column(areaCell, 'Område', 'Area'),
  Periode: column(periodCell),
  Samtaletype: column(textCell, 'Type'),
  Antal: column(maybe(countCell)),
};

export const SAMTALETAL: JobindsatsSchema<SamtaletalRow> = {
  columns: samtaletalColumns,
  row: rowSchema(samtaletalColumns).transform((r) => ({
    area: r.Kommune,
    period: r.Periode,
    type: r.Samtaletype,
    count: r.Antal,
  })),
};

/** One row of an `amk-kontakter` extract: the labour market office's contacts with a kommune. */
export interface AmkRow {
  kommune: number;
  fokusmaal: string;
  initial: string | null;
  wantsHelp: string | null;
  mapped: string | null;
  effort: string | null;
}

const amkColumns = {
  Kommune: column(kommuneCell, 'Område', 'Area'),
  Fokusmål: column(textCell),
  'Indledende kontakt': column(maybe(textCell)),
  'Ønsker bistand': column(maybe(textCell)),
  'Foretaget afdækning': column(maybe(textCell)),
  Indsats: column(maybe(textCell)),
};

export const AMK_KONTAKTER: JobindsatsSchema<AmkRow> = {
  columns: amkColumns,
  row: rowSchema(amkColumns).transform((r) => ({
    kommune: r.Kommune,
    fokusmaal: r.Fokusmål,
    initial: r['Indledende kontakt'],
    wantsHelp: r['Ønsker bistand'],
    mapped: r['Foretaget afdækning'],
    effort: r.Indsats,
  })),
};

/** The jobindsats extracts by name. */
export const JOBINDSATS_SCHEMAS = {
  benchmark: BENCHMARK,
  fokusmaal: FOKUSMAAL_EXTRACT,
  tidligindsats: FOKUSMAAL_EXTRACT,
  fuldtidspersoner: FULDTIDSPERSONER,
  samtaletal: SAMTALETAL,
  'amk-kontakter': AMK_KONTAKTER,
};
export type JobindsatsExtract = keyof typeof JOBINDSATS_SCHEMAS;
export const JOBINDSATS_EXTRACTS = Object.keys(JOBINDSATS_SCHEMAS) as JobindsatsExtract[];

/** Whether a row is about an area and a group that the reports use. */
export function isUsed(row: { area: Area; gruppe?: Gruppe }): boolean {
  return row.area !== OTHER_AREA && row.gruppe !== OUT_OF_SCOPE;
}
