import { Command, CommanderError } from 'commander';
import { InputError } from '../extracts/problems.js';
import { TemplateError } from '../template/error.js';
import { type BuildOptions, build } from './build.js';
import { type MeasureOptions, measure } from './measure.js';
import { MachineError, removeUnfinished } from './output.js';
import { GENERATOR } from './paths.js';
import { fail } from './say.js';

/** Exit status (outputs.md). */
const STATUS = { done: 0, machine: 1, input: 2 } as const;

function program(): Command {
  const command = new Command('jcreport')
    .description('Makes the Jobcenterindblik report of a Danish kommune from CSV extracts.')
    .version(GENERATOR.version)
    .exitOverride()
    .showHelpAfterError('(try jcreport --help)');
  command
    .command('build')
    .description('make the report of one kommune and month')
    .requiredOption('--kommune <name>', 'name or code of the kommune')
    .requiredOption('--month <yyyy-mm>', 'report month')
    .option('--data <dir>', 'folder with the extracts')
    .option('--out <dir>', 'folder for the report (default: reports)')
    .option('--rapport <name>', 'report family', 'jobcenterindblik')
    .option('--format <list>', 'pdf, json or both: pdf,json', 'pdf')
    .option('--source <name>', 'use one source of figures only: case or jobindsats')
    .option('--allow-cpr', 'accept citizen ids that look like CPR numbers')
    .option('--json', 'print the result as JSON')
    .exitOverride()
    .action((options: BuildOptions) => build(options));
  command
    .command('measure')
    .description('compute a fokusmaal extract from case extracts')
    .requiredOption('--from <yyyy-mm>', 'first month')
    .requiredOption('--to <yyyy-mm>', 'last month; periods of 3 and 12 months end with it')
    .requiredOption('--out <file>', 'the CSV file to write')
    .option('--kommune <list>', 'names or codes, by comma; all with Hele landet when left out')
    .option('--data <dir>', 'folder with the case extracts')
    .option('--diskretion', 'suppress small groups')
    .option('--allow-cpr', 'accept citizen ids that look like CPR numbers')
    .exitOverride()
    .action((options: MeasureOptions) => measure(options));
  return command;
}

/** Runs the program. @returns the exit status; this is the only place that turns an error into one. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...argv], { from: 'user' });
    return STATUS.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? STATUS.done : STATUS.input;
    if (error instanceof InputError || error instanceof TemplateError) {
      fail(error.message);
      return STATUS.input;
    }
    if (error instanceof MachineError) {
      fail(error.message);
      return STATUS.machine;
    }
    const shown = error instanceof Error ? (process.env.JCREPORT_DEBUG ? error.stack : error.message) : error;
    fail(`the program failed: ${String(shown)}\nset JCREPORT_DEBUG=1 for the details, and report it`);
    return STATUS.machine;
  }
}

/** Starts the program as a process: Ctrl-C leaves nothing half written. */
export async function start(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void removeUnfinished().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
    });
  }
  process.exitCode = await main(process.argv.slice(2));
}
