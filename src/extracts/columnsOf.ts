import { CASE_SCHEMAS, type CaseExtract } from './caseSchemas.js';
import type { Columns } from './columns.js';
import type { ExtractFile } from './delivery.js';
import { JOBINDSATS_SCHEMAS, type JobindsatsExtract } from './jobindsats/schemas.js';

/** The columns that a file is read by: its extract's, or those that the delivery's mapping makes of them. */
export function columnsOf(file: ExtractFile): Columns {
  if (file.columns) return file.columns;
  const { extract } = file;
  return extract in CASE_SCHEMAS
    ? CASE_SCHEMAS[extract as CaseExtract]
    : JOBINDSATS_SCHEMAS[extract as JobindsatsExtract].columns;
}
