import type { Command } from 'commander';
import { compareCsv, compareJson, compareText } from '../answers/compareText.js';
import type { CompareAnswer } from '../app/compare/answer.js';
import { compareDeliveries } from '../app/compare/deliveries.js';
import { compareKept } from '../app/compare/kept.js';
import { writeWhole } from '../app/output.js';
import { openDelivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import { withDisclosureFloor } from '../rules/floor.js';
import { familyArgument, kommuneArgument, monthArgument } from './arguments.js';
import { readConfig } from './config.js';
import { type DataOptions, readOptionsOf, withDataOptions } from './dataOptions.js';
import { filesOf, openOutFile, refuseRead } from './outFile.js';
import { archiveOf } from './reportOptions.js';
import { readRules } from './rulesFile.js';
import { say, warn } from './say.js';

interface CompareOptions extends DataOptions {
  kommune: string;
  rapport: string;
  month?: string;
  against?: string;
  archive?: string;
  dataThen?: string[];
  rulesThen?: string;
  diskretion?: boolean;
  csv?: string;
  json?: boolean;
}

/** `jcreport compare`: what has changed between two editions, and why. */
async function compare(options: CompareOptions): Promise<void> {
  const { csv } = options;
  const place = csv === undefined ? undefined : await openOutFile('--csv', csv, []);
  const answer = await answerOf(options);
  for (const warning of answer.warnings) warn(warning);
  if (!answer.isSuppressed)
    warn('the figures are not suppressed: they are for internal use (suppress them with --diskretion)');
  if (place !== undefined) say(await writeWhole(...place, compareCsv(answer)));
  else say(options.json ? JSON.stringify(compareJson(answer), null, 2) : compareText(answer));
}

async function answerOf(options: CompareOptions): Promise<CompareAnswer> {
  const { data, dataThen, against } = options;
  const config = await readConfig();
  const kommune = kommuneArgument(options.kommune);
  const family = familyArgument('--rapport', options.rapport);
  if (family.about !== 'kommune')
    throw new InputError(
      `--rapport ${family.name} is about the whole country: there is no kommune to compare`,
    );
  const read = await readOptionsOf(options);
  const { rules } = read;
  const month = options.month === undefined ? undefined : monthArgument(options.month, rules);
  const archive = archiveOf(options, config)!;
  if (dataThen === undefined) {
    for (const [name, given] of Object.entries({
      data,
      diskretion: options.diskretion,
      'rules-then': options.rulesThen,
    }))
      if (given !== undefined)
        throw new InputError(`--${name} is for two deliveries: name the earlier one with --data-then`);
    return compareKept({ archive, family, kommune, month, against, rules });
  }
  if (data === undefined || month === undefined)
    throw new InputError('--data-then is compared with --data, in a month: name both, and --month');
  const mapping = options.mapping ?? config.mapping;
  const deliveries = [await openDelivery(dataThen, mapping), await openDelivery(data, mapping)] as const;
  if (options.csv !== undefined) await refuseRead('--csv', options.csv, deliveries.flatMap(filesOf));
  return compareDeliveries(deliveries, {
    ...read,
    archive: options.archive,
    family,
    kommune,
    month,
    against,
    rulesThen:
      options.rulesThen === undefined
        ? undefined
        : withDisclosureFloor(await readRules(options.rulesThen), config.diskretion),
    diskretion: options.diskretion === true,
  });
}

/** Adds the command to the program; commands.ts describes it. */
export function addCompare(program: Command): void {
  const command = program
    .command('compare')
    .requiredOption('--kommune <name>', 'name or code of the kommune')
    .option('--month <yyyy-mm>', 'month of the new edition (default: the newest that is kept)')
    .option(
      '--against <edition>',
      "what it is compared with: forrige (the month before), a month's newest edition as 2020-07, or 2020-07/2",
    )
    .option('--rapport <name>', 'kind of report', 'jobcenterindblik')
    .option('--archive <dir>', 'the archive of editions (default: udgaver, in the folder of the reports)')
    .option(
      '--data-then <paths...>',
      'the extracts that the earlier edition was made from; --data has the new ones',
    )
    .option('--rules-then <file>', 'the changed rules that the earlier ones are counted by')
    .option('--diskretion', 'suppress small groups, where extracts are compared')
    .option('--csv <file>', 'write every number as CSV')
    .option('--json', 'print as JSON');
  withDataOptions(command)
    .exitOverride()
    .action((options: CompareOptions) => compare(options));
}
