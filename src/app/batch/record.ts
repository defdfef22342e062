import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { formatMonth, type Month } from '../../domain/month.js';
import { WHAT_IF_ENDING } from '../buildReports.js';
import { writeWhole } from '../output.js';

const fileSchema = z.object({ name: z.string(), bytes: z.number(), sha256: z.string() });

const entrySchema = z.object({
  /** `null` for a report about the whole country. */
  kommune: z.object({ code: z.number(), name: z.string() }).nullable(),
  /** `kept`: made by an earlier run, and still what this one would make. */
  status: z.enum(['done', 'kept', 'failed']),
  /** From the beginning of its document to its last file. */
  seconds: z.number(),
  pages: z.number().nullable(),
  warnings: z.array(z.string()),
  /** Why it failed. */
  error: z.string().nullable(),
  files: z.array(fileSchema),
  /** The edition in the archive; `null` where none is kept, as of a what-if. */
  edition: z.string().nullable().default(null),
});

const recordSchema = z.object({
  report: z.string(),
  month: z.string(),
  generator: z.object({ name: z.string(), version: z.string() }),
  rules: z.string(),
  /** A checksum of all that the reports depend on; equal keys, equal reports. */
  key: z.string(),
  sources: z.array(z.object({ file: z.string(), sha256: z.string() })),
  started: z.string(),
  /** `null` while the batch runs, or when it was interrupted. */
  finished: z.string().nullable(),
  warnings: z.array(z.string()),
  reports: z.array(entrySchema),
});

/** What one report of a batch came to. */
export type BatchEntry = z.infer<typeof entrySchema>;

/** What a batch did: written after every report, so that an interrupted one can go on (docs/output.md). */
export type BatchRecord = z.infer<typeof recordSchema>;

/**
 * The name of a batch's record, without its ending: `batch-2020-08`, `batch-tilsynsnotat-2020-08`, or
 * `batch-2020-08-regneeksempel` of a what-if.
 */
export const recordStem = (family: string, month: Month, isWhatIf = false): string =>
  [
    'batch',
    ...(family === 'jobcenterindblik' ? [] : [family]),
    formatMonth(month),
    ...(isWhatIf ? [WHAT_IF_ENDING] : []),
  ].join('-');

export const sha256Of = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex');

/** The record of an earlier batch; `undefined` when there is none, or it is no record. */
export async function readRecord(folder: string, stem: string): Promise<BatchRecord | undefined> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(join(folder, `${stem}.json`), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Writes a record. @throws {import('../output.js').MachineError} when it cannot be written. */
export const writeRecord = (folder: string, stem: string, record: BatchRecord): Promise<string> =>
  writeWhole(folder, `${stem}.json`, `${JSON.stringify(record, null, 2)}\n`);

/** Whether the files of an entry are there, as they were written. */
export async function isWhole(folder: string, { files, status }: BatchEntry): Promise<boolean> {
  if (status === 'failed' || files.length === 0) return false;
  for (const { name, sha256 } of files) {
    const content = await readFile(join(folder, name)).catch(() => undefined);
    if (!content || sha256Of(content) !== sha256) return false;
  }
  return true;
}
