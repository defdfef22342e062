import type { Command } from 'commander';
import { checkJson, checkText } from '../answers/checkText.js';
import { checkDelivery } from '../check/check.js';
import { kommuneArgument, monthArgument } from './arguments.js';
import { type DataOptions, openData, readOptionsOf, withDataOptions } from './dataOptions.js';
import { CheckFailed } from './failed.js';
import { say } from './say.js';

interface CheckOptions extends DataOptions {
  kommune?: string;
  month?: string;
  json?: boolean;
}

/** `jcreport check`: reads and checks a delivery, and builds nothing. */
async function check(options: CheckOptions): Promise<void> {
  const read = await readOptionsOf(options);
  const delivery = await openData(options);
  const result = await checkDelivery(delivery, {
    ...read,
    kommune: options.kommune === undefined ? undefined : kommuneArgument(options.kommune),
    month: options.month === undefined ? undefined : monthArgument(options.month, read.rules),
  });
  say(options.json ? JSON.stringify(checkJson(result), null, 2) : checkText(result));
  const errors = result.findings.some(({ severity }) => severity === 'error');
  if (errors || result.faults.isTooMuch) throw new CheckFailed();
}

/** Adds the command to the program. */
export function addCheck(program: Command): void {
  const command = program
    .command('check')
    .description('read and check a delivery, without building anything')
    .option('--kommune <name>', 'a kommune that must be there')
    .option('--month <yyyy-mm>', 'a report month that the extracts must reach back far enough for')
    .option('--json', 'print as JSON');
  withDataOptions(command, { rules: false })
    .exitOverride()
    .action((options: CheckOptions) => check(options));
}
