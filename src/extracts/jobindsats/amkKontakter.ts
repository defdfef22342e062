import { kommuneCell, maybe, shownTextCell } from '../cells.js';
import { column } from '../columns.js';
import { type JobindsatsSchema, jobindsatsSchema } from './schema.js';

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
  Fokusmål: column(shownTextCell),
  'Indledende kontakt': column(maybe(shownTextCell)),
  'Ønsker bistand': column(maybe(shownTextCell)),
  'Foretaget afdækning': column(maybe(shownTextCell)),
  Indsats: column(maybe(shownTextCell)),
};

export const AMK_KONTAKTER: JobindsatsSchema<AmkRow> = jobindsatsSchema({
  columns: amkColumns,
  key: ['Kommune', 'Fokusmål', 'Indledende kontakt', 'Ønsker bistand', 'Foretaget afdækning', 'Indsats'],
  row: (r) => ({
    kommune: r.Kommune,
    fokusmaal: r.Fokusmål,
    initial: r['Indledende kontakt'],
    wantsHelp: r['Ønsker bistand'],
    mapped: r['Foretaget afdækning'],
    effort: r.Indsats,
  }),
});
