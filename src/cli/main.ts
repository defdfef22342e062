import { Command, CommanderError } from 'commander';
import { MachineError, removeUnfinished } from '../app/output.js';
import { GENERATOR } from '../app/paths.js';
import { InputError } from '../extracts/problems.js';
import { removeTemporary } from '../extracts/temporary.js';
import { TemplateError } from '../sourceText/error.js';
import { addBuild } from './build.js';
import { addCheck } from './check.js';
import { addExplain } from './explain.js';
import { CheckFailed } from './failed.js';
import { addGap } from './gap.js';
import { addMeasure } from './measure.js';
import { addNewReport } from './newReport.js';
import { addReconcile } from './reconcile.js';
import { addReports } from './reports.js';
import { addRules } from './rules.js';
import { fail, say } from './say.js';

/** Exit status (outputs.md). */
const STATUS = { done: 0, machine: 1, input: 2 } as const;

const COMMANDS = [
  addBuild,
  addReports,
  addNewReport,
  addCheck,
  addMeasure,
  addExplain,
  addGap,
  addReconcile,
  addRules,
];

function program(): Command {
  const command = new Command('jcreport')
    .description(
      'Makes the Jobcenterindblik of a Danish kommune, and three other reports, from CSV extracts.',
    )
    .version(GENERATOR.version)
    .exitOverride()
    .showHelpAfterError('(try jcreport --help)');
  for (const add of COMMANDS) add(command);
  return command;
}

/** What to do when the machine is too small, or `undefined` when that is not what is wrong. */
function outOfRoom(error: unknown): string | undefined {
  const { code, message = '' } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || /no space left/i.test(message))
    return "the disk of the system's temporary folder is full; free some space, or name another with TMPDIR";
  if (/out of memory|failed to allocate/i.test(message))
    return 'the machine has too little memory for these extracts; close other programs, or split the extracts by kommune';
  return undefined;
}

/** What is wrong in the input, for programs that asked for JSON. */
function errorJson({ summary, problems }: InputError): Record<string, unknown> {
  return { error: summary, problems: problems.groups };
}

/** Runs the program. @returns the exit status; this is the only place that turns an error into one. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...argv], { from: 'user' });
    return STATUS.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? STATUS.done : STATUS.input;
    if (error instanceof CheckFailed) return STATUS.input;
    if (error instanceof InputError || error instanceof TemplateError) {
      if (argv.includes('--json') && error instanceof InputError) say(JSON.stringify(errorJson(error)));
      fail(error.message);
      return STATUS.input;
    }
    const machine = error instanceof MachineError ? error.message : outOfRoom(error);
    if (machine !== undefined) {
      fail(machine);
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
      void Promise.all([removeUnfinished(), removeTemporary()]).finally(() =>
        process.exit(signal === 'SIGINT' ? 130 : 143),
      );
    });
  }
  process.exitCode = await main(process.argv.slice(2));
  await removeTemporary();
}
