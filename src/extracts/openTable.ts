import type { Columns } from './columns.js';
import { workbookTable } from './excel/table.js';
import { readText } from './file.js';
import { readJsonTable } from './json.js';
import { parquetTable } from './parquet.js';
import type { SourceTable } from './sourceTable.js';
import { csvTable, type TableFile } from './table.js';

/**
 * A file as a table of text, whatever it is written in.
 * @param columns the columns that are looked for, by which the header is found.
 * @throws {InputError} when no table can be made of the file.
 */
export async function openTable(file: TableFile, columns: Columns): Promise<SourceTable> {
  switch (file.facts.form) {
    case 'json':
      return readJsonTable(await readText(file.path, file.facts));
    case 'csv':
      return csvTable(file, columns);
    case 'parquet':
      return parquetTable(file);
    case 'workbook':
      return workbookTable(file, columns, file.extract ?? 'plan');
  }
}
