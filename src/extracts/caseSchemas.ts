import { OPEN_END } from '../domain/day.js';
import {
  FRITAGELSER,
  NO_STATUS,
  SAMTALEFORMER,
  SAMTALESTATUS,
  SAMTALETYPER,
  TILBUDSTYPER,
} from '../domain/vocabulary.js';
import { outsideYdelse } from '../domain/ydelse.js';
import * as cells from './cells.js';
import { type Columns, column, optionalColumn } from './columns.js';
import type { RowFault } from './rowReader.js';
import { parseDecimal } from './values.js';

/** Largest number of hours that a month can hold, or a correction take away. */
export const MAX_HOURS = 744;
/** Decimal places that hours may have; four make a unit of 1/10.000 hour. */
export const HOUR_DECIMALS = 4;

const hoursCell = cells.cell(
  `timer fra −${MAX_HOURS} til ${MAX_HOURS}, rettelser kan være negative`,
  (text) => {
    const hours = parseDecimal(text, HOUR_DECIMALS);
    return hours && Math.abs(hours.units) <= MAX_HOURS * 10 ** HOUR_DECIMALS ? hours.units : undefined;
  },
  () =>
    `expected hours from −${MAX_HOURS} to ${MAX_HOURS} with at most ${HOUR_DECIMALS} decimals, written as 37,5 (not as 37:30)`,
);

/** A file without the column leaves the status open; an empty cell in the column is a status not known. */
const statusCell = cells
  .maybe(cells.wordCell(SAMTALESTATUS))
  .transform((code) => code ?? NO_STATUS)
  .describe(`${SAMTALESTATUS.map(({ name }) => name).join(', ')}, kan være tom`);

const borger = column(cells.idCell, 'borger', 'id', 'pseudonym');
const from = column(cells.dateCell, 'startdato', 'start');
/** An open end is empty, however it is written. */
const endCell = cells
  .maybe(cells.endCell)
  .transform((end) => (end === OPEN_END ? null : end))
  .describe('dato, kan være tom eller 9999-12-31');
const to = column(endCell, 'slutdato', 'slut');

/**
 * The five case extracts and their columns; the only place that knows them. A zod cell is the only reader of a
 * column's values: the store hands it every different text once, however many rows there are. `borger_id` alone
 * stays text.
 */
export const CASE_SCHEMAS = {
  ydelser: {
    borger_id: borger,
    kommune: { ...column(cells.kommuneCell, 'kommunekode', 'område'), outside: cells.kommuneOutside },
    ydelse: { ...column(cells.ydelseCell, 'ydelsesgruppe', 'ydelsestype'), outside: cells.ydelseOutside },
    fra: from,
    til: to,
    introduktionsprogram: optionalColumn(cells.yesNoCell),
  },
  samtaler: {
    borger_id: borger,
    dato: column(cells.dateCell, 'samtaledato'),
    samtaletype: column(cells.wordCell(SAMTALETYPER), 'type'),
    form: optionalColumn(cells.wordCell(SAMTALEFORMER), 'kontaktform'),
    status: { ...column(statusCell), optional: true },
  },
  tilbud: {
    borger_id: borger,
    tilbudstype: column(cells.wordCell(TILBUDSTYPER), 'type'),
    fra: from,
    til: to,
  },
  loentimer: {
    borger_id: borger,
    maaned: column(cells.monthCell, 'måned', 'periode'),
    timer: column(hoursCell, 'antal timer'),
  },
  fritagelser: {
    borger_id: borger,
    fritaget_for: column(cells.wordCell(FRITAGELSER)),
    fra: from,
    til: to,
  },
} satisfies Record<string, Columns>;

export type CaseExtract = keyof typeof CASE_SCHEMAS;
export const CASE_EXTRACTS = Object.keys(CASE_SCHEMAS) as CaseExtract[];

/** The columns of a case extract. */
export const caseColumns = (extract: CaseExtract): Columns => CASE_SCHEMAS[extract];

/** The values of a row whose cells are sound, as far as they bear on each other. */
export interface DatedRow {
  fra?: number | undefined;
  til?: number | null | undefined;
  ydelse?: number | undefined;
}

/** What is wrong between the cells of a row, each of which is sound: the column to mend, and how. */
export function faultsBetween({ fra, til, ydelse }: DatedRow): RowFault[] {
  if (fra === undefined || til === undefined) return [];
  const swapped = til !== null && til < fra;
  const outside = ydelse === undefined ? undefined : outsideYdelse(ydelse, fra, til);
  return [
    ...(swapped ? [{ column: 'til', message: 'til is before fra; swap the two dates or mend one' }] : []),
    ...(outside ? [outside] : []),
  ];
}
