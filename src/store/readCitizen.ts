import type { Fritagelse, Loentimer, Samtale, Tilbud, Timeline, YdelseRow } from '../core/timeline.js';
import { OPEN_END } from '../domain/day.js';
import { withinYdelse } from '../domain/ydelse.js';
import { CASE_SCHEMAS, type CaseExtract, type DatedRow, faultsBetween } from '../extracts/caseSchemas.js';
import { columnsOf } from '../extracts/columnsOf.js';
import type { Delivery, ExtractFile } from '../extracts/delivery.js';
import { matchColumns } from '../extracts/matchColumns.js';
import { openTable } from '../extracts/openTable.js';
import { InputError, type Problem, type RowRef, valueProblems } from '../extracts/problems.js';
import { RowReader } from '../extracts/rowReader.js';
import { cellsOf, refOf } from '../extracts/sourceTable.js';
import { looseId, maskCprIn, parseId, plainText } from '../extracts/values.js';

/** Where a row stands in the extracts. */
export interface LineRef extends Required<Pick<RowRef, 'file' | 'line'>> {
  /** The file's own words by column, where the delivery's mapping reads them. */
  words?: Record<string, string>;
}

/** One citizen's rows, and where each stands. */
export interface CitizenRows {
  timeline: Timeline;
  /** Where each row of the timeline stands, by the row itself. */
  refs: ReadonlyMap<object, LineRef>;
  /** Rows on ydelser outside the measures. */
  outOfScope: { ydelse: string; ref: LineRef }[];
  /** Rows of the other extracts that are passed over, and why. */
  passedOver: { reason: string; ref: LineRef }[];
  /** Ids that are almost the citizen's own, whose rows are not counted: what every command warns of. */
  alike: AlikeId[];
}

/** An id that differs from a citizen's by spelling only. */
export interface AlikeId {
  id: string;
  file: string;
  rows: number;
}

/** Ids that are almost a citizen's own, as lines for standard error. */
export const alikeText = (alike: readonly AlikeId[]): string[] =>
  alike.map(
    ({ id, file, rows }) =>
      `${file} has ${rows === 1 ? '1 row' : `${rows} rows`} of '${maskCprIn(id)}', which differs from the citizen's id by letter case, noughts in front or signs only: it counts as somebody else`,
  );

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
  const passedOver: CitizenRows['passedOver'] = [];
  const problems: Problem[] = [];
  const alike: AlikeId[] = [];
  for (const file of delivery.files) {
    if (!(file.extract in CASE_SCHEMAS)) continue;
    const extract = file.extract as CaseExtract;
    for await (const { cells, values, line, faults, outside } of rowsOfCitizen(file, borgerId, alike)) {
      problems.push(...faults);
      if (faults.length > 0) continue;
      const ref = { file: file.name, line, ...ownWords(file, cells) };
      if (outside !== undefined) {
        if (extract === 'ydelser') outOfScope.push({ ydelse: maskCprIn(plainText(cells.ydelse!)), ref });
        else passedOver.push({ reason: maskCprIn(outside), ref });
        continue;
      }
      const row = MAKE[extract](values);
      rows[extract].push(row);
      refs.set(row, ref);
    }
  }
  if (problems.length > 0) throw new InputError('rows of the citizen have faults:', problems);
  return { timeline: rows as unknown as Timeline, refs, outOfScope, passedOver, alike };
}

/** How the text of an id stands to a citizen's: the same, the same but for spelling, or another's. */
function relationTo(borgerId: string): (text: string) => 'own' | 'alike' | 'other' {
  const loose = looseId(borgerId);
  const known = new Map<string, 'own' | 'alike' | 'other'>();
  return (text) => {
    let relation = known.get(text);
    if (relation === undefined) {
      const id = parseId(text);
      if (id === borgerId) relation = 'own';
      else relation = id !== undefined && looseId(id) === loose ? 'alike' : 'other';
      known.set(text, relation);
    }
    return relation;
  };
}

/** The words of a row that the delivery's mapping reads, as they stand in the file. */
function ownWords(file: ExtractFile, cells: Readonly<Record<string, string>>): Pick<LineRef, 'words'> {
  const columns = columnsOf(file);
  const words = Object.entries(cells).flatMap(([name, text]): [string, string][] =>
    columns[name]?.mappedBy?.(text) ? [[name, maskCprIn(plainText(text))]] : [],
  );
  return words.length > 0 ? { words: Object.fromEntries(words) } : {};
}

interface CitizenRow {
  cells: Record<string, string>;
  values: Values;
  line: number;
  faults: Problem[];
  outside: string | undefined;
}

async function* rowsOfCitizen(
  file: ExtractFile,
  borgerId: string,
  alike: AlikeId[],
): AsyncGenerator<CitizenRow> {
  const columns = columnsOf(file);
  const table = await openTable(file, columns);
  const { constants = {} } = file;
  const { index, problems } = matchColumns(file.name, table.header, columns, constants);
  if (problems.length > 0) {
    yield { cells: {}, values: {}, line: 1, faults: problems, outside: undefined };
    return;
  }
  const isThere = (name: string) => index[name]! >= 0 || constants[name] !== undefined;
  const present = Object.fromEntries(Object.entries(columns).filter(([name]) => isThere(name)));
  const reader = new RowReader(present, index, constants);
  const relationOf = relationTo(borgerId);
  const seen = new Map<string, AlikeId>();
  for await (const block of table.blocks) {
    for (const text of block) {
      const { fields } = text;
      const id = fields[index.borger_id!] ?? '';
      const relation = relationOf(id);
      if (relation === 'alike') {
        const found = seen.get(id) ?? { id: parseId(id)!, file: file.name, rows: 0 };
        if (found.rows === 0) alike.push(found);
        found.rows += 1;
        seen.set(id, found);
      }
      if (relation !== 'own') continue;
      const place = refOf(file.name, text);
      const { values, faults, outside } = reader.read(fields);
      const cells = reader.cells(fields);
      const wrong = faults.length > 0 ? faults : faultsBetween(values as DatedRow);
      yield {
        cells,
        values: values as Values,
        line: place.line ?? place.row ?? 0,
        faults: valueProblems(wrong, cells, place, cellsOf(table, index)),
        outside,
      };
    }
  }
}
