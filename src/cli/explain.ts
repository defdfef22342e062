import type { Command } from 'commander';
import { explanationJson } from '../answers/account/json.js';
import { printAccount } from '../answers/account/print.js';
import { explain } from '../app/explain.js';
import { monthArgument } from './arguments.js';
import { type DataOptions, openData, readOptionsOf, withDataOptions } from './dataOptions.js';
import { say, warn } from './say.js';

interface ExplainOptions extends DataOptions {
  borger: string;
  month: string;
  json?: boolean;
}

/** `jcreport explain`: how one citizen counts in a month, and why. */
async function runExplain(options: ExplainOptions): Promise<void> {
  const read = await readOptionsOf(options);
  const month = monthArgument(options.month, read.rules);
  const delivery = await openData(options);
  const borgerId = options.borger.trim();
  const { shown, explanation, account, rows, warnings } = await explain(delivery, {
    ...read,
    borgerId,
    month,
  });
  for (const warning of warnings) warn(warning);
  say(
    options.json
      ? JSON.stringify(explanationJson(shown, explanation, account, rows, read.rules), null, 2)
      : `Borger ${shown}\n${printAccount(account, rows, month, read.rules)}`,
  );
}

/** Adds the command to the program; commands.ts describes it. */
export function addExplain(program: Command): void {
  const command = program
    .command('explain')
    .requiredOption('--borger <id>', 'borger_id of the citizen')
    .requiredOption('--month <yyyy-mm>', 'month')
    .option('--json', 'print as JSON');
  withDataOptions(command, { engine: false, cache: false })
    .exitOverride()
    .action((options: ExplainOptions) => runExplain(options));
}
