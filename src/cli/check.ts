import { basename, dirname } from 'node:path';
import type { Command } from 'commander';
import { checkJson, checkText } from '../answers/checkText.js';
import { writeWhole } from '../app/output.js';
import { checkDelivery } from '../check/check.js';
import { openDelivery } from '../extracts/delivery.js';
import { mappingStart } from '../extracts/mapping/start.js';
import { surveyDelivery } from '../extracts/mapping/survey.js';
import { RULES } from '../rules/ruleset.js';
import { kommuneArgument, MAPPING, monthArgument, tolerateArgument } from './arguments.js';
import { findData, readConfig } from './config.js';
import { CheckFailed } from './failed.js';
import { say } from './say.js';

interface CheckOptions {
  data?: string;
  mapping?: string;
  kommune?: string;
  month?: string;
  tolerate?: string;
  allowCpr?: boolean;
  json?: boolean;
  writeMapping?: string;
}

/** `jcreport check`: reads and checks a delivery, and builds nothing. */
async function check(options: CheckOptions): Promise<void> {
  const config = await readConfig();
  const folder = await findData(options.data, config);
  const delivery = await openDelivery(folder, options.mapping ?? config.mapping);
  if (options.writeMapping !== undefined) {
    const text = mappingStart(await surveyDelivery(delivery), delivery.mapping);
    say(await writeWhole(dirname(options.writeMapping), basename(options.writeMapping), text));
    return;
  }
  const result = await checkDelivery(delivery, {
    rules: RULES,
    tolerate: tolerateArgument(options.tolerate),
    allowCpr: options.allowCpr === true,
    ...(options.kommune === undefined ? {} : { kommune: kommuneArgument(options.kommune) }),
    ...(options.month === undefined ? {} : { month: monthArgument(options.month, RULES) }),
  });
  say(options.json ? JSON.stringify(checkJson(result), null, 2) : checkText(result));
  const errors = result.findings.some(({ severity }) => severity === 'error');
  if (errors || result.faults.isTooMuch) throw new CheckFailed();
}

/** Adds the command to the program. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('read and check a delivery, without building anything')
    .option('--data <dir>', 'folder with the extracts')
    .option('--mapping <file>', MAPPING)
    .option('--kommune <name>', 'a kommune that must be there')
    .option('--month <yyyy-mm>', 'a report month that the extracts must reach back far enough for')
    .option('--tolerate <n>', 'accept up to so many rows that cannot be read')
    .option('--allow-cpr', 'accept citizen ids that look like CPR numbers')
    .option('--json', 'print as JSON')
    .option('--write-mapping <file>', 'write a mapping to fill in: every column and word that is not known')
    .exitOverride()
    .action((options: CheckOptions) => check(options));
}
