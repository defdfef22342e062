import type { Command } from 'commander';
import { editionFaults, editionsJson, editionsTable } from '../answers/editionsText.js';
import { listEditions } from '../app/editions.js';
import { InputError } from '../extracts/problems.js';
import { kommuneArgument } from './arguments.js';
import { readConfig } from './config.js';
import { CheckFailed } from './failed.js';
import { archiveOf } from './reportOptions.js';
import { fail, say } from './say.js';

interface EditionsOptions {
  archive?: string;
  out?: string;
  kommune?: string;
  json?: boolean;
}

/** `jcreport editions`: what an archive holds, and whether it is as it was written. */
async function editions(options: EditionsOptions): Promise<void> {
  const archive = archiveOf(options, await readConfig())!;
  const kommune = options.kommune === undefined ? undefined : kommuneArgument(options.kommune);
  const list = await listEditions({ archive, kommune });
  if (list.length === 0)
    throw new InputError(`${archive} has no editions${kommune ? ` of ${kommune.name}` : ''}`);
  say(
    options.json ? JSON.stringify({ archive, editions: editionsJson(list) }, null, 2) : editionsTable(list),
  );
  const faults = editionFaults(list);
  for (const fault of faults) fail(fault);
  if (faults.length > 0) throw new CheckFailed();
}

/** Adds the command to the program; commands.ts describes it. */
export function addEditions(program: Command): void {
  program
    .command('editions')
    .option('--archive <dir>', 'the archive (default: udgaver, in the folder of the reports)')
    .option('--out <dir>', 'the folder of the reports (default: reports)')
    .option('--kommune <name>', 'name or code of the kommune; all when left out')
    .option('--json', 'print as JSON')
    .exitOverride()
    .action((options: EditionsOptions) => editions(options));
}
