import type { Fritagelse, Loentimer, Samtale, Tilbud, Timeline, YdelseRow } from '../core/timeline.js';
import { OPEN_END } from '../domain/day.js';
import { withinYdelse } from '../domain/ydelse.js';
import { CASE_SCHEMAS, type CaseExtract, caseColumns, caseRowSchema } from '../extracts/caseSchemas.js';
import { OUT_OF_SCOPE } from '../extracts/cells.js';
import type { Delivery, ExtractFile } from '../extracts/delivery.js';
import { InputError, type Problem, type RowRef, valueProblems } from '../extracts/problems.js';
import { findLayout, matchColumns, presentColumns, streamRows } from '../extracts/table.js';
import { maskCprIn } from '../extracts/values.js';

/** Where a row stands in the extracts. */
export type LineRef = Required<Pick<RowRef, 'file' | 'line'>>;

/** One citizen's rows, and where each stands. */
export interface CitizenRows {
  timeline: Timeline;
  /** Where each row of the timeline stands, by the row itself. */
  refs: ReadonlyMap<object, LineRef>;
  /** Rows on ydelser outside the measures. */
  outOfScope: { ydelse: string; ref: LineRef }[];
}

type Values = Record<string, number | null | undefined>;

const end = (til: number | null | undefined): number => til ?? OPEN_END;

/** What a row of each case extract becomes; an optional column that the file lacks is `undefined`. */
const MAKE = {
  ydelser: (row: Values): YdelseRow => ({
    ydelse: row.ydelse!,
    kommune: row.kommune!,
    from: row.fra!,
    to: withinYdelse(row.ydelse!, end(row.til)),
    introduktion: Boolean(row.introduktionsprogram),
  }),
  samtaler: (row: Values): Samtale => ({
    day: row.dato!,
    type: row.samtaletype!,
    form: row.form ?? null,
    status: row.status ?? null,
  }),
  tilbud: (row: Values): Tilbud => ({ type: row.tilbudstype!, from: row.fra!, to: end(row.til) }),
  loentimer: (row: Values): Loentimer => ({ month: row.maaned!, units: row.timer! }),
  fritagelser: (row: Values): Fritagelse => ({ target: row.fritaget_for!, from: row.fra!, to: end(row.til) }),
};

/**
 * One citizen's rows of every case extract, with file and line, read without the rest of the delivery.
 * @throws {InputError} when a file lacks a column, or a row of the citizen has a fault.
 */
export async function readCitizen(delivery: Delivery, borgerId: string): Promise<CitizenRows> {
  const rows = { ydelser: [], samtaler: [], tilbud: [], loentimer: [], fritagelser: [] } as Record<
    CaseExtract,
    object[]
  >;
  const refs = new Map<object, LineRef>();
  const outOfScope: CitizenRows['outOfScope'] = [];
  const problems: Problem[] = [];
  for (const file of delivery.files) {
    if (!(file.extract in CASE_SCHEMAS)) continue;
    const extract = file.extract as CaseExtract;
    for await (const { cells, values, line, faults } of rowsOfCitizen(file, borgerId)) {
      problems.push(...faults);
      if (!values) continue;
      const ref = { file: file.name, line };
      if (values.ydelse === OUT_OF_SCOPE) {
        outOfScope.push({ ydelse: maskCprIn(cells.ydelse!.trim()), ref });
        continue;
      }
      const row = MAKE[extract](values);
      rows[extract].push(row);
      refs.set(row, ref);
    }
  }
  if (problems.length > 0) throw new InputError('rows of the citizen have faults:', problems);
  return { timeline: rows as unknown as Timeline, refs, outOfScope };
}

interface CitizenRow {
  cells: Record<string, string>;
  values: Values | undefined;
  line: number;
  faults: Problem[];
}

async function* rowsOfCitizen(file: ExtractFile, borgerId: string): AsyncGenerator<CitizenRow> {
  const columns = caseColumns(file.extract as CaseExtract);
  const layout = findLayout(file.facts.head, columns);
  const { index, problems } = matchColumns(file.name, layout.header, columns);
  if (problems.length > 0) {
    yield { cells: {}, values: undefined, line: 1, faults: problems };
    return;
  }
  const present = presentColumns(columns, index);
  const schema = caseRowSchema(present);
  for await (const { line = 0, fields } of streamRows(file, layout)) {
    if (fields[index.borger_id!]?.trim() !== borgerId) continue;
    const cells = Object.fromEntries(Object.keys(present).map((name) => [name, fields[index[name]!] ?? '']));
    const read = schema.safeParse(cells);
    const faults = valueProblems(read.error?.issues ?? [], cells, { file: file.name, line });
    yield { cells, values: read.data as Values | undefined, line, faults };
  }
}
