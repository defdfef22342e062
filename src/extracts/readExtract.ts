import { type FileAccount, passOver } from './account.js';
import type { ExtractFile } from './delivery.js';
import { Faults } from './faults.js';
import { assertUnchanged } from './file.js';
import type { JobindsatsSchema } from './jobindsats/schema.js';
import type { RowRef } from './problems.js';
import { readJobindsats } from './readJobindsats.js';

/** One file of an extract, as it was read. */
export interface ReadFile {
  file: ExtractFile;
  /** Rows that were read: counted, or passed over. */
  rows: number;
  account: FileAccount | undefined;
  unknownColumns: string[];
  remarks: readonly string[];
}

/** The rows of all files of a jobindsats extract. */
export interface ReadExtract<Row> {
  rows: Row[];
  files: ReadFile[];
  faults: Faults;
}

const repeatedIn = (file: string): string => `the same row as in ${file}`;

/**
 * Reads all files of a jobindsats extract as one. A row that says the same of the same as one of another file is
 * counted once, and named in its file's account. What contradicts itself between rows is a fault, in one file or two.
 */
export async function readExtract<Row>(
  files: readonly ExtractFile[],
  schema: JobindsatsSchema<Row>,
  tolerated: number,
): Promise<ReadExtract<Row>> {
  const extract: ReadExtract<Row> = { rows: [], files: [], faults: new Faults(tolerated) };
  const seen = new Map<string, { text: string; file: string }>();
  const places: RowRef[] = [];
  for (const file of files) {
    const { rows, keys, refs, faults, account, unknownColumns, remarks } = await readJobindsats(
      file,
      schema,
      tolerated,
    );
    if (!faults.isTooMuch) await assertUnchanged(file);
    extract.faults.merge(faults);
    rows.forEach((row, i) => {
      const text = files.length > 1 ? JSON.stringify(row) : '';
      const before = seen.get(keys[i]!);
      if (before && before.file !== file.name && before.text === text) {
        account!.counted -= 1;
        passOver(account!, repeatedIn(before.file));
        return;
      }
      if (files.length > 1) seen.set(keys[i]!, { text, file: file.name });
      extract.rows.push(row);
      places.push(refs[i]!);
    });
    const read = account ? account.rows - account.rejected : 0;
    extract.files.push({ file, rows: read, account, unknownColumns, remarks });
  }
  const between = schema.between?.(extract.rows) ?? [];
  const placeOf = new Map(between.length > 0 ? extract.rows.map((row, i) => [row, places[i]!]) : []);
  for (const { row, message } of between)
    extract.faults.add({ ...placeOf.get(row)!, kind: 'contradiction', message });
  return extract;
}
