import { formatMonth } from '../../domain/month.js';
import type { Delivery } from '../../extracts/delivery.js';
import type { GivenMeasures } from '../../figures/figures.js';
import { keepEdition } from '../archive/keep.js';
import { openReports, type ReportResult, templateFolder } from '../buildReports.js';
import { openOutput, writeWhole } from '../output.js';
import { isMistakeIn } from '../ownTemplate.js';
import { writeRejected } from '../rejected.js';
import { HERE } from '../renderFiles.js';
import { batchKey } from './key.js';
import { takeLock } from './lock.js';
import { batchPage } from './page.js';
import { openRenderPool } from './pool.js';
import {
  type BatchEntry,
  type BatchRecord,
  isWhole,
  readRecord,
  recordStem,
  sha256Of,
  writeRecord,
} from './record.js';
import type { BatchRequest } from './request.js';

/** Told of each report as it is ready, and of what stops none. */
export interface BatchListener {
  warn(warning: string): void;
  ready(entry: BatchEntry, done: number, total: number): void;
}

/**
 * Makes the reports of many kommuner from one reading of the data. A failure of one does not stop the others.
 * @throws {import('../../extracts/problems.js').InputError} with every fault of the delivery, or when another batch writes into the folder.
 * @throws {import('../../sourceText/error.js').TemplateError} for a mistake in the template.
 * @throws {import('../output.js').MachineError} when files cannot be written: then what is there is whole, and `resume` goes on.
 */
export async function runBatch(
  delivery: Delivery,
  request: BatchRequest,
  listener: BatchListener,
): Promise<BatchRecord> {
  const { reports, rendering, kommuner, out, publish: place = out, resume } = request;
  const stem = recordStem(reports.family.name, reports.month, reports.rules.changes.length > 0);
  await openOutput(out);
  if (place !== out) await openOutput(place, '--publish');
  const unlock = await takeLock(out, `.${stem}.lock`);
  const unlockPlace = place === out ? undefined : await takeLock(place, '.publish.lock').catch(giveBack);
  async function giveBack(error: unknown): Promise<never> {
    await unlock();
    throw error;
  }
  try {
    const key = await batchKey(delivery, request);
    const kept = resume ? await keptEntries(request, stem, key) : [];
    const record: BatchRecord = {
      report: reports.family.name,
      month: formatMonth(reports.month),
      generator: reports.generator,
      rules: reports.rules.version,
      key,
      sources: sourcesOf(delivery, reports.measures),
      started: new Date().toISOString(),
      finished: null,
      warnings: [],
      reports: kept,
    };
    kept.forEach((entry, i) => {
      listener.ready(entry, i + 1, kommuner.length);
    });
    const codes = new Set(kept.map(({ kommune }) => kommune?.code));
    const wanted = kommuner.filter((kommune) => !codes.has(kommune?.code));
    if (wanted.length > 0) await makeAll(delivery, request, wanted, record, stem, listener);
    if (request.publish !== undefined) {
      const { publish } = await import('../publish/publish.js');
      await publish(request.publish, rendering.theme, request.clock());
    }
    record.reports.sort((a, b) => (a.kommune?.code ?? 0) - (b.kommune?.code ?? 0));
    record.finished = new Date().toISOString();
    await writeRecord(out, stem, record);
    await writeWhole(out, `${stem}.html`, batchPage(record));
    return record;
  } finally {
    await unlockPlace?.();
    await unlock();
  }
}

/** The files that a batch is made from; those that were counted elsewhere, too. */
function sourcesOf(delivery: Delivery, measures: GivenMeasures | undefined): BatchRecord['sources'] {
  const own = delivery.files.map(({ name, facts }) => ({ file: name, sha256: facts.sha256 }));
  const counted = measures?.measures.counted.files ?? [];
  return [
    ...counted.map(({ file, sha256 }) => ({ file, sha256 })),
    ...own.filter(({ file }) => !counted.some((other) => other.file === file)),
  ];
}

/** The reports that an earlier batch made, and that this one would make again byte for byte. */
async function keptEntries(
  { kommuner, out, publish = out, reports }: BatchRequest,
  stem: string,
  key: string,
): Promise<BatchEntry[]> {
  const isArchived = reports.archive !== undefined && reports.rules.changes.length === 0;
  const earlier = await readRecord(out, stem);
  if (earlier?.key !== key) return [];
  const wanted = new Set(kommuner.map((kommune) => kommune?.code));
  const kept: BatchEntry[] = [];
  for (const entry of earlier.reports) {
    if (isArchived && entry.edition === null) continue;
    if (wanted.has(entry.kommune?.code) && (await isWhole(publish, entry)))
      kept.push({ ...entry, status: 'kept' });
  }
  return kept;
}

async function makeAll(
  delivery: Delivery,
  request: BatchRequest,
  wanted: BatchRequest['kommuner'],
  record: BatchRecord,
  stem: string,
  listener: BatchListener,
): Promise<void> {
  const { reports: asked, rendering, out, jobs } = request;
  const pool = jobs > 1 ? openRenderPool(Math.min(jobs, wanted.length), rendering.formats) : undefined;
  try {
    const reports = await openReports(delivery, asked);
    try {
      record.warnings.push(...reports.warnings);
      for (const warning of reports.warnings) listener.warn(warning);
      for (const notice of await writeRejected(out, reports.rejected)) listener.warn(notice);
      const total = record.reports.length + wanted.length;
      for await (const result of reports.render(wanted, rendering, pool ?? HERE)) {
        // No other report would be without it.
        if ('error' in result && isMistakeIn(templateFolder(asked), result.error)) throw result.error;
        const entry = await entryOf(result, request);
        record.reports.push(entry);
        await writeRecord(out, stem, record);
        listener.ready(entry, record.reports.length, total);
      }
    } finally {
      reports.close();
    }
  } finally {
    await pool?.close();
  }
}

/**
 * Keeps a report's edition and writes its files.
 * @throws {import('../output.js').MachineError} when they cannot be written: then no other could be.
 */
async function entryOf(
  result: ReportResult,
  { out, publish = out, reports: { archive }, clock }: BatchRequest,
): Promise<BatchEntry> {
  const { kommune } = result;
  const entry: BatchEntry = {
    kommune: kommune ? { code: kommune.code, name: kommune.name } : null,
    status: 'failed',
    seconds: Math.round(result.seconds * 1000) / 1000,
    pages: null,
    warnings: [],
    error: null,
    files: [],
    edition: null,
  };
  if ('error' in result) {
    const { error } = result;
    return { ...entry, error: error instanceof Error ? error.message : String(error) };
  }
  if (archive !== undefined && result.edition)
    entry.edition = (await keepEdition(archive, result.edition, clock)).id;
  for (const { name, content } of result.files) {
    await writeWhole(publish, name, content);
    entry.files.push({ name, bytes: Buffer.byteLength(content), sha256: sha256Of(content) });
  }
  const pages = result.files.find((file) => file.pages !== undefined)?.pages ?? null;
  return { ...entry, status: 'done', pages, warnings: result.warnings };
}

/** The reports of a batch that failed. */
export const failedIn = ({ reports }: BatchRecord): BatchEntry[] =>
  reports.filter(({ status }) => status === 'failed');
