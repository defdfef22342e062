import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kommune } from '../../domain/kommuner.js';
import type { Delivery } from '../../extracts/delivery.js';
import { earlierChecksums } from '../archive/archive.js';
import { type ReportsRequest, templateFolder } from '../buildReports.js';
import { SHARED_CHARTS } from '../paths.js';
import { sha256Of } from './record.js';
import type { BatchRequest } from './request.js';

/** Names and checksums of the files below a folder. */
async function filesIn(folder: string): Promise<[string, string][]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files
      .sort()
      .map(async (path) => [path.slice(folder.length), sha256Of(await readFile(path))] as [string, string]),
  );
}

/**
 * A checksum of all that the reports of a batch depend on: extracts, plans, rules, program, template, looks, options.
 * Two batches with equal keys make equal reports.
 */
export async function batchKey(
  delivery: Delivery,
  { reports, rendering, options }: BatchRequest,
): Promise<string> {
  const {
    rules,
    month,
    family,
    attach,
    source,
    tolerate,
    generator,
    measures,
    archive,
    earlier,
  }: ReportsRequest = reports;
  const sender = (kommune: Kommune | undefined) => {
    const { logo, ...rest } = reports.senderOf(kommune);
    return { ...rest, logo: logo && sha256Of(Buffer.from(logo.image)) };
  };
  const content = {
    generator,
    rules: rules.version,
    month,
    family: family.name,
    options,
    attach,
    source: source ?? null,
    tolerate: tolerate ?? 0,
    formats: rendering.formats,
    theme: rendering.theme,
    sender: sender(undefined),
    mapping: delivery.mapping.sources,
    files: delivery.files.map(({ name, facts }) => [name, facts.sha256]),
    filesThen: earlier?.files.map(({ name, facts }) => [name, facts.sha256]) ?? null,
    measures: measures ? sha256Of(JSON.stringify(measures.measures)) : null,
    plans: await Promise.all(delivery.plans.map(async (path) => sha256Of(await readFile(path)))),
    demonstration: delivery.demonstration,
    template: await filesIn(templateFolder(reports)),
    charts: await filesIn(SHARED_CHARTS),
    editions:
      options.siden === undefined || archive === undefined
        ? null
        : await earlierChecksums(archive, family.name, month),
  };
  return sha256Of(JSON.stringify(content));
}
