import { tmpdir } from 'node:os';
import { Command, CommanderError } from 'commander';
import { MachineError, machineError, removeUnfinished } from '../app/output.js';
import { GENERATOR } from '../app/paths.js';
import { InputError, type ProblemGroup } from '../extracts/problems.js';
import { removeTemporary, removeTemporaryNow } from '../extracts/temporary.js';
import { TemplateError } from '../sourceText/error.js';
import { addCommands } from './commands.js';
import { BatchFailed, CheckFailed } from './failed.js';
import { fail, say } from './say.js';

/** Exit status (output.md, section 1). */
const STATUS = { done: 0, machine: 1, input: 2, partly: 3 } as const;

async function program(words: readonly string[]): Promise<Command> {
  const command = new Command('jcreport')
    .description(
      'Makes the Jobcenterindblik of a Danish kommune, and its sister reports, from extracts as CSV, Excel or Parquet.',
    )
    .version(GENERATOR.version)
    .exitOverride()
    .showHelpAfterError('(try jcreport --help)');
  await addCommands(command, words);
  return command;
}

/** What to do when the machine is too small, or `undefined` when that is not what is wrong. */
function outOfRoom(error: unknown): string | undefined {
  const { code, message = '', syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || /no space left/i.test(message))
    return "the disk of the system's temporary folder is full; free some space, or name another with TMPDIR";
  if (syscall === 'mkdtemp')
    return `the system's temporary folder ${tmpdir()} cannot be written (${code}); name another with TMPDIR`;
  if (/out of memory|failed to allocate/i.test(message))
    return 'the machine has too little memory for these extracts; close other programs, or split the extracts by kommune';
  return undefined;
}

/** What is wrong, for programs that asked for JSON. */
const errorJson = (error: string, problems: readonly ProblemGroup[] = []): string =>
  JSON.stringify({ error, problems });

/** Runs the program. @returns the exit status; this is the only place that turns an error into one. */
export async function main(argv: readonly string[]): Promise<number> {
  const failWith = (status: number, message: string, json = errorJson(message)): number => {
    if (argv.includes('--json')) say(json);
    fail(message);
    return status;
  };
  try {
    await (await program(argv)).parseAsync([...argv], { from: 'user' });
    return STATUS.done;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return STATUS.done;
      // commander itself has said what is wrong on standard error.
      if (argv.includes('--json')) say(errorJson(error.message.replace(/^error: /, '')));
      return STATUS.input;
    }
    if (error instanceof CheckFailed) return STATUS.input;
    if (error instanceof BatchFailed) return STATUS.partly;
    if (error instanceof InputError)
      return failWith(STATUS.input, error.message, errorJson(error.summary, error.problems.groups));
    if (error instanceof TemplateError) return failWith(STATUS.input, error.message);
    const machine = error instanceof MachineError ? error.message : outOfRoom(error);
    if (machine !== undefined) return failWith(STATUS.machine, machine);
    const shown = error instanceof Error ? (process.env.JCREPORT_DEBUG ? error.stack : error.message) : error;
    return failWith(
      STATUS.machine,
      `the program failed: ${String(shown)}\nset JCREPORT_DEBUG=1 for the details, and report it`,
    );
  }
}

/** Signals that end a run, with its status: Ctrl-C, a closed terminal, and what `kill` sends. */
const SIGNALS = { SIGINT: 130, SIGHUP: 129, SIGTERM: 143 } as const;

/**
 * Lets the work go on when nobody listens: a reader who has closed the pipe has read enough, and a warning that cannot
 * be told stops nothing. A result that cannot be written is a failure.
 */
function mindOutput(): void {
  let lost = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || lost) return;
    lost = true;
    fail(machineError('standard output cannot be written', error).message);
  });
  process.stderr.on('error', () => {});
  process.on('exit', (status) => {
    if (lost && status === STATUS.done) process.exitCode = STATUS.machine;
  });
}

/** Starts the program as a process: Ctrl-C leaves nothing half written. */
export async function start(): Promise<void> {
  mindOutput();
  for (const [signal, status] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      removeTemporaryNow();
      removeUnfinished();
      process.exit(status);
    });
  }
  process.exitCode = await main(process.argv.slice(2));
  await removeTemporary();
}
