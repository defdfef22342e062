import { join } from 'node:path';
import type { RejectedRow } from '../extracts/faults.js';
import { csvText } from '../extracts/writeCsv.js';
import { PRIVATE, writeWhole } from './output.js';

const FILE = 'afviste-raekker.csv';

/**
 * Writes the rows that were left out, each with its place and the reasons, beside the output; nothing when there
 * are none. Rows are about citizens, so only their owner may read them.
 * @returns what to tell the user; nothing when there are none.
 */
export async function writeRejected(folder: string, rejected: readonly RejectedRow[]): Promise<string[]> {
  if (rejected.length === 0) return [];
  const rows = rejected.map(({ file, line, row, fields, reasons }) => [
    file,
    line ?? row ?? '',
    reasons.join('; '),
    ...fields,
  ]);
  await writeWhole(folder, FILE, csvText([['fil', 'linje', 'begrundelse', 'række'], ...rows]), PRIVATE);
  return [`${rejected.length} rows could not be read and are left out; see ${join(folder, FILE)}`];
}
