import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { maybeMonth } from '../../domain/month.js';
import { WHAT_IF_ENDING } from '../buildReports.js';

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);
const record = z.object({
  report: z.string(),
  kommune: z.object({ code: z.number(), name: z.string() }).optional(),
  month: z.string().refine((month) => maybeMonth(month) !== undefined),
  generator: z.object({ name: z.string(), version: z.string() }),
  tables: z.record(z.string(), json),
  figures: z.record(z.string(), json),
  status: z.object({ category: z.string().nullable() }).nullish(),
});

/** Data as a report's JSON has them. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A report that lies in a folder for all to see: what its JSON says, and its files. */
export interface PublishedReport extends z.infer<typeof record> {
  /** The name of its files, without their ending. */
  stem: string;
  /** Their names, the page first, then the PDF. */
  files: string[];
}

/** The reports of one kind and month. */
export interface Edition {
  report: string;
  /** `2020-08`. */
  month: string;
  /** By kommune; the one about the whole country alone. */
  reports: PublishedReport[];
}

const ENDINGS = ['html', 'pdf', 'ark.pdf', 'json'];

/**
 * The editions of reports that lie in a folder, of each kind the newest first, as their JSON tells; nothing else is
 * known of them. What-ifs and files of other programs are passed over.
 */
export async function publishedIn(folder: string): Promise<Edition[]> {
  const names = new Set(await readdir(folder));
  const editions = new Map<string, Edition>();
  for (const name of [...names].sort()) {
    if (!name.endsWith('.json') || name.endsWith(`-${WHAT_IF_ENDING}.json`)) continue;
    const read = record.safeParse(parsed(await readFile(join(folder, name), 'utf8')));
    if (!read.success) continue;
    const stem = name.slice(0, -'.json'.length);
    const files = ENDINGS.map((ending) => `${stem}.${ending}`).filter((file) => names.has(file));
    const { report, month } = read.data;
    const key = `${report} ${month}`;
    const edition = editions.get(key) ?? { report, month, reports: [] };
    edition.reports.push({ ...read.data, stem, files });
    editions.set(key, edition);
  }
  return [...editions.values()].sort(
    (a, b) => (a.report < b.report ? -1 : a.report > b.report ? 1 : 0) || (a.month < b.month ? 1 : -1),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
