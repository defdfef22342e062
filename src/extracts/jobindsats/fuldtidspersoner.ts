import type { Area } from '../../domain/kommuner.js';
import type { Period } from '../../domain/month.js';
import { maybe, shownTextCell } from '../cells.js';
import { column, optionalColumn, rowSchema } from '../columns.js';
import { areaOrRarCell, countCell, periodCell } from './cells.js';
import type { JobindsatsSchema } from './schema.js';

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
  Område: column(areaOrRarCell, 'Area', 'Kommune'),
  Periode: column(periodCell),
  Ydelse: optionalColumn(shownTextCell, 'Ydelsesgruppe', 'Ydelsesgrupper'),
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
