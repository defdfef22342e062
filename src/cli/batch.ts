import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type BatchListener, failedIn, runBatch } from '../app/batch/batch.js';
import { type BatchEntry, recordStem } from '../app/batch/record.js';
import {
  HELE_LANDET_NAME,
  KOMMUNER,
  type Kommune,
  kommunerOfRar,
  maybeRar,
  RAR_NAMES,
} from '../domain/kommuner.js';
import { InputError } from '../extracts/problems.js';
import type { Family } from '../report/family.js';
import { kommuneArgument, numberArgument } from './arguments.js';
import { BatchFailed } from './failed.js';
import { progressLine } from './progress.js';
import {
  clock,
  familyOf,
  openArchive,
  type ReportOptions,
  readyReports,
  withReportOptions,
} from './reportOptions.js';
import { say, warn } from './say.js';

interface BatchOptions extends ReportOptions {
  kommuner?: string;
  rar?: string;
  jobs?: string;
  resume?: boolean;
  publish?: string;
  json?: boolean;
}

/** `jcreport batch`: the reports of many kommuner from one reading of the data. */
async function batch(options: BatchOptions): Promise<void> {
  const family = familyOf(options);
  const kommuner = kommunerOf(family, options);
  const jobs = numberArgument('--jobs', options.jobs, { least: 1, most: 64 }) ?? availableParallelism();
  const { publish } = options;
  const { delivery, ...asked } = await readyReports(
    family,
    publish === undefined ? options : published(options),
  );
  if (publish !== undefined && asked.reports.rules.changes.length > 0)
    throw new InputError('--publish is for reports by the rules in force: leave --rules out');
  const progress = progressLine();
  const listener: BatchListener = {
    warn: (text) => progress.above(() => warn(text)),
    ready: (entry, done, total) => {
      progress.at(done, total, lineOf(entry));
      for (const warning of entry.warnings) progress.above(() => warn(warning));
      if (entry.error !== null)
        progress.above(() => warn(`${entry.kommune?.name ?? HELE_LANDET_NAME}: ${entry.error}`));
    },
  };
  const { out } = asked;
  await openArchive(asked.reports);
  const record = await runBatch(
    delivery,
    {
      ...asked,
      // What the editions there have hidden, is hidden again.
      reports: { ...asked.reports, out: publish ?? out },
      kommuner,
      jobs,
      resume: options.resume === true,
      publish,
      clock,
    },
    listener,
  );
  progress.end();
  const failed = failedIn(record);
  const stem = join(out, recordStem(family.name, asked.reports.month));
  const summary = { reports: record.reports.length, failed: failed.length, record: `${stem}.json` };
  say(
    options.json
      ? JSON.stringify(summary)
      : `${record.reports.length - failed.length} of ${record.reports.length} reports are in ${publish ?? out}; see ${stem}.html`,
  );
  if (failed.length > 0) throw new BatchFailed();
}

/** What is published is a page, a PDF and data at least. */
const published = (options: BatchOptions): BatchOptions => ({
  ...options,
  format: [...new Set(['html', 'pdf', 'json', ...options.format.split(',').map((name) => name.trim())])].join(
    ',',
  ),
});

const lineOf = ({ kommune, status, pages, seconds, files }: BatchEntry): string =>
  [
    kommune?.name ?? HELE_LANDET_NAME,
    status,
    ...(pages === null ? [] : [`${pages} pages`]),
    `${seconds.toFixed(2)} s`,
    ...files.map(({ name }) => name),
  ].join('  ');

/** Whose reports are wanted: all 98 kommuner's when nobody is named. */
function kommunerOf({ about, name }: Family, { kommuner, rar }: BatchOptions): (Kommune | undefined)[] {
  if (about === 'landet') {
    if (kommuner ?? rar)
      throw new InputError(`--rapport ${name} is about the whole country: leave --kommuner and --rar out`);
    return [undefined];
  }
  if (kommuner !== undefined && rar !== undefined)
    throw new InputError('--kommuner and --rar both say whose reports are wanted; leave one of them out');
  if (rar !== undefined) {
    const area = maybeRar(rar.trim().replace(/^rar\s+/i, ''));
    if (area === undefined)
      throw new InputError(`there is no RAR '${rar}'; they are ${RAR_NAMES.join(', ')}`);
    return kommunerOfRar(area);
  }
  if (kommuner === undefined) return [...KOMMUNER];
  const named = kommuner.split(',').map((text) => kommuneArgument(text.trim()));
  return [...new Map(named.map((kommune) => [kommune.code, kommune])).values()];
}

/** Adds the command to the program; commands.ts describes it. */
export function addBatch(program: Command): void {
  const command = program
    .command('batch')
    .option('--kommuner <list>', 'names or codes, by comma; all 98 when left out')
    .option('--rar <name>', 'the kommuner of one RAR')
    .option('--jobs <n>', 'threads that render (default: one a core)')
    .option('--resume', 'make only what an earlier batch has not made, or made of other data')
    .option(
      '--publish <dir>',
      'put the reports there as a web site: pages, PDF and data, with index, feed and checksums',
    )
    .option('--json', 'print the result as JSON');
  withReportOptions(command)
    .exitOverride()
    .action((options: BatchOptions) => batch(options));
}
