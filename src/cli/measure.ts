import type { Command } from 'commander';
import {
  type Measured,
  measureDelivery,
  measuresExtract,
  measuresText,
  measureWarnings,
  mergeFiles,
} from '../app/measure.js';
import { PRIVATE, writeWhole } from '../app/output.js';
import { writeRejected } from '../app/rejected.js';
import { InputError } from '../extracts/problems.js';
import type { Measures, MeasuresFor } from '../figures/measuresFile.js';
import type { RuleBook } from '../rules/ruleset.js';
import { kommuneArgument, monthArgument, partArgument, spanArgument } from './arguments.js';
import { type DataOptions, openData, readOptionsOf, withDataOptions } from './dataOptions.js';
import { filesOf, openOutFile } from './outFile.js';
import { say, warn } from './say.js';

interface MeasureOptions extends DataOptions {
  kommune?: string;
  from?: string;
  to?: string;
  month?: string;
  part?: string;
  merge?: string[];
  out: string;
  early?: boolean;
  diskretion?: boolean;
}

/** `jcreport measure`: measures from case extracts, as an extract or for the reports of a month. */
async function measure(options: MeasureOptions): Promise<void> {
  const read = await readOptionsOf(options);
  if (options.merge) {
    for (const name of ['from', 'to', 'month', 'part', 'data', 'early', 'diskretion'] as const)
      if (options[name] !== undefined)
        throw new InputError(`--merge adds up what was counted; it has no use for --${name}`);
    const place = await openOutFile('--out', options.out, options.merge);
    const measures = await mergeFiles(options.merge, read.rules);
    await write(measures, options, place, read.rules, 'the delivery');
    return;
  }
  const asked = askedFor(options, read.rules);
  const part = partArgument(options.part);
  if (part || asked.what === 'reports') refuseKommune(options);
  const delivery = await openData(options);
  const place = await openOutFile('--out', options.out, filesOf(delivery));
  const { measures, rejected, warnings }: Measured = await measureDelivery(delivery, {
    ...read,
    for: asked,
    part,
  });
  for (const warning of warnings) warn(warning);
  await write(measures, options, place, read.rules, delivery.folder);
  for (const notice of await writeRejected(place[0], rejected)) warn(notice);
}

/** What is to be counted. @throws {InputError} when the options do not say it, or say two things. */
function askedFor(
  { from, to, month, early = false, diskretion = false }: MeasureOptions,
  rules: RuleBook,
): MeasuresFor {
  if (month !== undefined) {
    if (from !== undefined || to !== undefined || early || diskretion)
      throw new InputError(
        '--month counts for the reports of a month; leave --from, --to, --early and --diskretion out',
      );
    return { what: 'reports', month: monthArgument(month, rules) };
  }
  if (from === undefined || to === undefined)
    throw new InputError(
      'say what to count: --from and --to for an extract, or --month for the reports of a month',
    );
  return { what: 'extract', months: spanArgument({ from, to }, rules), early, diskretion };
}

/** @throws {InputError} for an option of an extract where none is written. */
function refuseKommune({ kommune }: MeasureOptions): void {
  if (kommune === undefined) return;
  throw new InputError('--kommune is for an extract: name it where that is written, here or with --merge');
}

/** Writes an extract, or measures for who reads them; those tell of small groups too. */
async function write(
  measures: Measures,
  options: MeasureOptions,
  place: readonly [folder: string, name: string],
  rules: RuleBook,
  whose: string,
): Promise<void> {
  if (measures.part || measures.for.what === 'reports') {
    refuseKommune(options);
    for (const warning of measureWarnings(measures)) warn(warning);
    say(await writeWhole(...place, measuresText(measures), PRIVATE));
    return;
  }
  const kommuner = options.kommune?.split(',').map((one) => kommuneArgument(one).code);
  const form = { rules, kommuner };
  const { csv, warnings } = measuresExtract(measures, form, whose);
  for (const warning of warnings) warn(warning);
  say(await writeWhole(...place, csv));
}

/** Adds the command to the program; commands.ts describes it. */
export function addMeasure(program: Command): void {
  const command = program
    .command('measure')
    .option('--from <yyyy-mm>', 'first month of an extract')
    .option('--to <yyyy-mm>', 'its last month; periods of 3 and 12 months end with it')
    .option(
      '--month <yyyy-mm>',
      'count for all reports of a month instead; build and batch take it with --measures',
    )
    .requiredOption('--out <file>', 'the file to write')
    .option('--kommune <list>', 'names or codes, by comma; all with Hele landet when left out')
    .option('--early', 'compute a tidligindsats extract (early effort, months only) instead')
    .option('--diskretion', 'suppress small groups')
    .option('--part <k/n>', 'count one of n parts of the citizens, as 3/8')
    .option('--merge <files...>', 'add up the parts, counted with --part');
  withDataOptions(command)
    .exitOverride()
    .action((options: MeasureOptions) => measure(options));
}
