import type { Command } from 'commander';
import { checkJson, checkText } from '../answers/checkText.js';
import { writeWhole } from '../app/output.js';
import { checkDelivery } from '../check/check.js';
import { mappingStart } from '../extracts/mapping/start.js';
import { surveyDelivery } from '../extracts/mapping/survey.js';
import { kommuneArgument, monthArgument } from './arguments.js';
import { type DataOptions, openData, readOptionsOf, withDataOptions } from './dataOptions.js';
import { CheckFailed } from './failed.js';
import { filesOf, openOutFile } from './outFile.js';
import { say } from './say.js';

interface CheckOptions extends DataOptions {
  kommune?: string;
  month?: string;
  json?: boolean;
  writeMapping?: string;
}

/** `jcreport check`: reads and checks a delivery, and builds nothing. */
async function check(options: CheckOptions): Promise<void> {
  const read = await readOptionsOf(options);
  const delivery = await openData(options);
  if (options.writeMapping !== undefined) {
    const place = await openOutFile('--write-mapping', options.writeMapping, filesOf(delivery));
    const text = mappingStart(await surveyDelivery(delivery), delivery.mapping);
    say(await writeWhole(...place, text));
    return;
  }
  const result = await checkDelivery(delivery, {
    ...read,
    kommune: options.kommune === undefined ? undefined : kommuneArgument(options.kommune),
    month: options.month === undefined ? undefined : monthArgument(options.month, read.rules),
  });
  say(options.json ? JSON.stringify(checkJson(result), null, 2) : checkText(result));
  const errors = result.findings.some(({ severity }) => severity === 'error');
  if (errors || result.faults.isTooMuch) throw new CheckFailed();
}

/** Adds the command to the program; commands.ts describes it. */
export function addCheck(program: Command): void {
  const command = program
    .command('check')
    .option('--kommune <name>', 'a kommune that must be there')
    .option('--month <yyyy-mm>', 'a report month that the extracts must reach back far enough for')
    .option('--json', 'print as JSON')
    .option('--write-mapping <file>', 'write a mapping to fill in: every column and word that is not known');
  withDataOptions(command, { rules: false, cache: false })
    .exitOverride()
    .action((options: CheckOptions) => check(options));
}
