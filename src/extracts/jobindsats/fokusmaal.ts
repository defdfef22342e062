import type { Fokusmaal } from '../../domain/fokusmaal.js';
import type { Area } from '../../domain/kommuner.js';
import type { Period } from '../../domain/month.js';
import type { Gruppe } from '../../domain/ydelse.js';
import { maybe } from '../cells.js';
import { column, optionalColumn, rowSchema } from '../columns.js';
import { areaColumn, countCell, decimalCell, fokusmaalCell, gruppeCell, periodCell } from './cells.js';
import type { JobindsatsSchema } from './schema.js';

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
  Område: areaColumn,
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
