import { z } from 'zod';
import {
  FRITAGELSER,
  NO_STATUS,
  SAMTALEFORMER,
  SAMTALESTATUS,
  SAMTALETYPER,
  TILBUDSTYPER,
} from '../domain/vocabulary.js';
import * as cells from './cells.js';
import type { ColumnSpec } from './table.js';
import { parseDecimal } from './values.js';

/**
 * A column of a case extract. Its zod cell is the only reader of its values: the store hands it every
 * different text of a column once, however many rows there are. `borger_id` alone stays text.
 */
export interface CaseColumn extends ColumnSpec {
  cell: z.ZodType<string | number | boolean | null, string>;
}

/** Largest number of hours that a month can hold, or a correction take away. */
export const MAX_HOURS = 744;
/** Decimal places that hours may have; four make a unit of 1/10.000 hour. */
export const HOUR_DECIMALS = 4;

const hoursCell = cells.cell(
  (text) => {
    const hours = parseDecimal(text, HOUR_DECIMALS);
    return hours && Math.abs(hours.units) <= MAX_HOURS * 10 ** HOUR_DECIMALS ? hours.units : undefined;
  },
  () => `expected hours from −${MAX_HOURS} to ${MAX_HOURS}, written as 37,5`,
);

const column = (name: string, cell: CaseColumn['cell'], ...aliases: string[]): CaseColumn => ({
  name,
  aliases,
  cell,
});
const optional = (c: CaseColumn): CaseColumn => ({ ...c, cell: cells.maybe(c.cell), optional: true });

/** A file without the column leaves the status open; an empty cell in the column is a status not known. */
const statusCell = cells.maybe(cells.wordCell(SAMTALESTATUS)).transform((code) => code ?? NO_STATUS);

const borger = column('borger_id', cells.textCell, 'borger', 'id', 'pseudonym');
const from = column('fra', cells.dateCell, 'startdato', 'start');
const to = column('til', cells.maybe(cells.dateCell), 'slutdato', 'slut');

/** The five case extracts and their columns; the only place that knows them. */
export const CASE_SCHEMAS = {
  ydelser: [
    borger,
    column('kommune', cells.kommuneCell, 'kommunekode', 'område'),
    column('ydelse', cells.ydelseCell, 'ydelsesgruppe', 'ydelsestype'),
    from,
    to,
    optional(column('introduktionsprogram', cells.yesNoCell)),
  ],
  samtaler: [
    borger,
    column('dato', cells.dateCell, 'samtaledato'),
    column('samtaletype', cells.wordCell(SAMTALETYPER), 'type'),
    optional(column('form', cells.wordCell(SAMTALEFORMER), 'kontaktform')),
    { ...column('status', statusCell), optional: true },
  ],
  tilbud: [borger, column('tilbudstype', cells.wordCell(TILBUDSTYPER), 'type'), from, to],
  loentimer: [
    borger,
    column('maaned', cells.monthCell, 'måned', 'periode'),
    column('timer', hoursCell, 'antal timer'),
  ],
  fritagelser: [borger, column('fritaget_for', cells.wordCell(FRITAGELSER)), from, to],
} satisfies Record<string, CaseColumn[]>;

export type CaseExtract = keyof typeof CASE_SCHEMAS;
export const CASE_EXTRACTS = Object.keys(CASE_SCHEMAS) as CaseExtract[];

/** The zod schema of one row of a case extract: text cells by column name in, values out. */
export function caseRowSchema(columns: readonly CaseColumn[]) {
  const row = z.object(Object.fromEntries(columns.map((column) => [column.name, column.cell])));
  return row.superRefine((values, context) => {
    const { fra, til } = values as { fra?: number; til?: number | null };
    if (fra === undefined || til === undefined || til === null || fra <= til) return;
    context.addIssue({
      code: 'custom',
      path: ['til'],
      message: 'til is before fra; swap the two dates or mend one',
    });
  });
}
