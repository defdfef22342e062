import { cp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { discard, MachineError, machineError, openOutput, temporaryIn } from '../app/output.js';
import { SHARED_CHARTS, TEMPLATES } from '../app/paths.js';
import { InputError } from '../extracts/problems.js';
import { familyArgument } from './arguments.js';
import { hint, say } from './say.js';

interface NewReportOptions {
  from: string;
  out: string;
}

/** `jcreport new-report`: a family's template as a start for a kommune's own. */
async function newReport(name: string, options: NewReportOptions): Promise<void> {
  const family = familyArgument('--from', options.from);
  if (!/^[\p{L}\d][\p{L}\d_-]*$/u.test(name))
    throw new InputError(`'${name}' is no name for a folder; use letters, digits and hyphens`);
  const folder = join(options.out, name);
  try {
    if ((await readdir(folder)).length > 0)
      throw new InputError(`${folder} is there already; choose another name, or remove it first`);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') throw new InputError(`${folder} is a file; choose another name`);
    if (code !== 'ENOENT') throw new MachineError(`${folder} cannot be read (${code})`);
  }
  await openOutput(options.out);
  const temporary = temporaryIn(options.out, name);
  try {
    await cp(SHARED_CHARTS, join(temporary, 'charts'), { recursive: true });
    await cp(join(TEMPLATES, family.name), temporary, { recursive: true });
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
  } catch (error) {
    throw machineError(`${folder} cannot be written`, error);
  } finally {
    await discard(temporary);
  }
  say(folder);
  hint(
    `edit the texts in ${folder}, then: jcreport build --rapport ${family.name} --template ${folder} …; ` +
      'docs/skabeloner.md explains the template language',
  );
}

/** Adds the command to the program; commands.ts describes it. */
export function addNewReport(program: Command): void {
  program
    .command('new-report')
    .argument('<name>', 'name of the new folder')
    .option('--from <name>', 'kind of report to start from', 'jobcenterindblik')
    .option('--out <dir>', 'folder that the new one is made in', 'skabeloner')
    .exitOverride()
    .action((name: string, options: NewReportOptions) => newReport(name, options));
}
