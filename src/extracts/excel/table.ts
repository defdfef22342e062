import type { Columns } from '../columns.js';
import { asideOf } from '../layout.js';
import { knownNames, tidyName } from '../matchColumns.js';
import { InputError } from '../problems.js';
import type { Aside, SourceTable, TextRow } from '../sourceTable.js';
import { cellName } from './cellName.js';
import { cellText } from './cellText.js';
import { chooseSheet } from './chooseSheet.js';
import { type SheetFacts, scanSheet } from './scan.js';
import { type CellValue, type SheetRow, sheetRows } from './sheet.js';
import { SheetTally } from './tally.js';
import { openWorkbook, type Sheet, type Workbook } from './workbook.js';
import { openParts } from './zip.js';

/** Rows that are looked through for the header. */
const HEADER_ROWS = 20;

/** Where the table stands in its sheet. */
interface Area {
  header: string[];
  /** Row of the header, and its first column from 0. */
  row: number;
  first: number;
  above: Aside[];
  /** Rows with a value down to the header. */
  rows: number;
}

/**
 * An extract or a plan in a workbook as a table of text: the stored values of the sheet with its name, or of the only
 * one that is shown.
 * @param columns those that are looked for, by which the header is found below titles.
 * @param name of the extract, as the sheet may be called.
 * @returns the table; its remarks are all there when its rows have been walked through.
 * @throws {InputError} when it is not clear which sheet, or the file is no workbook that can be read.
 */
export async function workbookTable(
  file: { name: string; path: string },
  columns: Columns,
  name: string,
): Promise<SourceTable> {
  const workbook = await openWorkbook(file.path, file.name);
  try {
    const { sheet, remarks } = chooseSheet(workbook, name);
    const facts = await scanSheet(workbook, sheet);
    const area = await findArea(workbook, sheet, columns);
    refuseMerges(workbook, sheet, facts, area);
    remarks.push(...factRemarks(sheet, facts));
    return {
      header: area.header,
      above: area.above,
      blocks: rowsBelow(file.path, workbook, sheet, area, remarks),
      pointIsDecimal: false,
      records: facts.rows - area.rows,
      remarks,
      cellOf: (row, field) => `sheet '${sheet.name}', cell ${cellName(area.first + field, row)}`,
    };
  } finally {
    workbook.close();
  }
}

const textOf = (cell: CellValue | undefined, { from1904 }: Workbook): string =>
  cell ? cellText(cell, from1904) : '';

/** Finds the header among the first rows of a sheet: the one that names most of the columns. */
async function findArea(workbook: Workbook, sheet: Sheet, columns: Columns): Promise<Area> {
  const rows: { row: number; texts: string[] }[] = [];
  for await (const { row, cells } of sheetRows(workbook, sheet)) {
    rows.push({ row, texts: Array.from(cells, (cell) => textOf(cell, workbook).trim()) });
    if (rows.length === HEADER_ROWS) break;
  }
  const names = knownNames(columns);
  const found = rows.map(({ texts }) => {
    const tidy = new Set(texts.map(tidyName));
    return names.filter(([, known]) => [...known].some((text) => tidy.has(text))).length;
  });
  const most = Math.max(...found);
  // Where no column is known, the widest row is most likely the header, and no title.
  const filled = rows.map(({ texts }) => texts.filter(Boolean).length);
  const at = most === 0 ? filled.indexOf(Math.max(...filled)) : found.indexOf(most);
  const header = rows[at];
  if (!header) return { header: [], row: 0, first: 0, above: [], rows: 0 };
  const first = Math.max(0, header.texts.findIndex(Boolean));
  const width = header.texts.findLastIndex(Boolean) + 1;
  return {
    header: header.texts.slice(first, width),
    row: header.row,
    first,
    above: rows.slice(0, at).map(({ row, texts }) => asideOf(texts, { row }, 'title')),
    rows: at + 1,
  };
}

/** Cells that are one over several rows leave the others empty: an end that is there would read as an open one. */
function refuseMerges({ file }: Workbook, sheet: Sheet, { merges }: SheetFacts, area: Area): void {
  const last = area.first + area.header.length - 1;
  const inTable = merges.filter(
    ({ rows, columns }) =>
      rows[1] > area.row &&
      columns[0] <= last &&
      columns[1] >= area.first &&
      // A note below the rows may be as wide as the table.
      !(rows[0] === rows[1] && columns[0] <= area.first),
  );
  if (inTable.length === 0) return;
  const some = inTable.slice(0, 5).map(({ ref }) => ref);
  throw new InputError(
    `${file}, sheet '${sheet.name}' has merged cells among its rows (${some.join(', ')}${inTable.length > some.length ? ` and ${inTable.length - some.length} more` : ''}); unmerge them and fill every cell`,
  );
}

function factRemarks({ name }: Sheet, { hidden, filters }: SheetFacts): string[] {
  return [
    ...(hidden > 0
      ? [
          `${hidden === 1 ? '1 hidden row' : `${hidden} hidden rows`} of the sheet '${name}' ${hidden === 1 ? 'is' : 'are'} read like the others`,
        ]
      : []),
    ...(filters.length > 0
      ? [`a filter stands on ${filters.join(', ')} of the sheet '${name}'; all rows are read, shown or not`]
      : []),
  ];
}

/** The rows below the header as text; the workbook is opened anew for them, so that nobody need walk them. */
async function* rowsBelow(
  path: string,
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  remarks: string[],
): AsyncGenerator<TextRow[]> {
  const parts = await openParts(path, workbook.file);
  const tally = new SheetTally(sheet.name, area);
  try {
    for await (const row of sheetRows({ ...workbook, parts }, sheet)) {
      if (row.row <= area.row) continue;
      tally.add(row);
      yield [{ row: row.row, fields: fieldsOf(row, area, workbook) }];
    }
  } finally {
    parts.close();
  }
  remarks.push(...tally.remarks);
}

function fieldsOf({ cells }: SheetRow, { header, first }: Area, workbook: Workbook): string[] {
  return header.map((_, i) => textOf(cells[first + i], workbook));
}
