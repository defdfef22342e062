import type { Command } from 'commander';
import { keepEdition } from '../app/archive/keep.js';
import { openReports } from '../app/buildReports.js';
import { openOutput, writeWhole } from '../app/output.js';
import { writeRejected } from '../app/rejected.js';
import { loadFormats } from '../app/renderFiles.js';
import { InputError } from '../extracts/problems.js';
import { kommuneArgument } from './arguments.js';
import {
  clock,
  familyOf,
  openArchive,
  type ReportOptions,
  readyReports,
  withReportOptions,
} from './reportOptions.js';
import { say, warn } from './say.js';

interface BuildOptions extends ReportOptions {
  kommune?: string;
  json?: boolean;
}

/** `jcreport build`: one report. */
async function build(options: BuildOptions): Promise<void> {
  const family = familyOf(options);
  const { name, about } = family;
  if (about === 'kommune' && options.kommune === undefined)
    throw new InputError(`--rapport ${name} is about one kommune: name it with --kommune`);
  if (about === 'landet' && options.kommune !== undefined)
    throw new InputError(`--rapport ${name} is about the whole country: leave --kommune out`);
  const kommune = options.kommune === undefined ? undefined : kommuneArgument(options.kommune);
  const { delivery, reports: request, rendering, out } = await readyReports(family, options);
  await openOutput(out);
  const archive = await openArchive(request);
  const opening = openReports(delivery, request);
  loadFormats(rendering.formats);
  const reports = await opening;
  try {
    for (const warning of reports.warnings) warn(warning);
    const paths: string[] = [];
    for await (const result of reports.render([kommune], rendering)) {
      if ('error' in result) throw result.error;
      for (const warning of result.warnings) warn(warning);
      for (const notice of await writeRejected(out, reports.rejected)) warn(notice);
      if (archive !== undefined && result.edition) await keepEdition(archive, result.edition, clock);
      for (const file of result.files) paths.push(await writeWhole(out, file.name, file.content));
    }
    say(options.json ? JSON.stringify({ files: paths }) : paths.join('\n'));
  } finally {
    reports.close();
  }
}

/** Adds the command to the program; commands.ts describes it. */
export function addBuild(program: Command): void {
  const command = program
    .command('build')
    .option('--kommune <name>', 'name or code of the kommune, for a report about one')
    .option('--json', 'print the result as JSON');
  withReportOptions(command)
    .exitOverride()
    .action((options: BuildOptions) => build(options));
}
