import type { Area } from '../../domain/kommuner.js';
import type { Period } from '../../domain/month.js';
import { shownTextCell } from '../cells.js';
import { column } from '../columns.js';
import { isWhole } from '../splits.js';
import { areaColumn, countColumn, periodColumn } from './cells.js';
import { type JobindsatsSchema, jobindsatsSchema } from './schema.js';

/** One row of a `samtaletal` extract: samtaler of a kommune by month and type. */
export interface SamtaletalRow {
  area: Area;
  period: Period;
  type: string;
  count: number | null;
}

/** The type of a row about all types together, however the extract calls it. */
export const ALL_TYPES = 'I alt';

const samtaletalColumns = {
  Kommune: { ...areaColumn, aliases: ['Område', 'Area'] },
  Periode: periodColumn,
  Samtaletype: column(shownTextCell, 'Type'),
  Antal: countColumn(),
};

export const SAMTALETAL: JobindsatsSchema<SamtaletalRow> = jobindsatsSchema({
  columns: samtaletalColumns,
  key: ['Kommune', 'Periode', 'Samtaletype'],
  row: (r) => ({
    area: r.Kommune,
    period: r.Periode,
    type: isWhole(r.Samtaletype) ? ALL_TYPES : r.Samtaletype,
    count: r.Antal,
  }),
});
