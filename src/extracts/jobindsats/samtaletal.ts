import type { Area } from '../../domain/kommuner.js';
import type { Period } from '../../domain/month.js';
import { maybe, shownTextCell } from '../cells.js';
import { column, rowSchema } from '../columns.js';
import { areaCell, countCell, periodCell } from './cells.js';
import type { JobindsatsSchema } from './schema.js';

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
  Samtaletype: column(shownTextCell, 'Type'),
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
