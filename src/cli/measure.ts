import { basename, dirname } from 'node:path';
import type { Command } from 'commander';
import { measureDelivery } from '../app/measure.js';
import { openOutput, writeWhole } from '../app/output.js';
import { writeRejected } from '../app/rejected.js';
import { kommuneArgument, spanArgument } from './arguments.js';
import { type DataOptions, openData, readOptionsOf, withDataOptions } from './dataOptions.js';
import { say, warn } from './say.js';

interface MeasureOptions extends DataOptions {
  kommune?: string;
  from: string;
  to: string;
  out: string;
  early?: boolean;
  diskretion?: boolean;
}

/** `jcreport measure`: a `fokusmaal` or `tidligindsats` extract from case extracts. */
async function measure(options: MeasureOptions): Promise<void> {
  const read = await readOptionsOf(options);
  const months = spanArgument(options, read.rules);
  const kommuner = options.kommune?.split(',').map((name) => kommuneArgument(name).code);
  const delivery = await openData(options);
  const folder = dirname(options.out);
  await openOutput(folder);
  const { early = false, diskretion = false } = options;
  const { csv, rejected, warnings } = await measureDelivery(delivery, {
    ...read,
    months,
    kommuner,
    early,
    diskretion,
  });
  for (const warning of warnings) warn(warning);
  for (const notice of await writeRejected(folder, rejected)) warn(notice);
  say(await writeWhole(folder, basename(options.out), csv));
}

/** Adds the command to the program. */
export function addMeasure(program: Command): void {
  const command = program
    .command('measure')
    .description('compute a fokusmaal extract from case extracts')
    .requiredOption('--from <yyyy-mm>', 'first month')
    .requiredOption('--to <yyyy-mm>', 'last month; periods of 3 and 12 months end with it')
    .requiredOption('--out <file>', 'the CSV file to write')
    .option('--kommune <list>', 'names or codes, by comma; all with Hele landet when left out')
    .option('--early', 'compute a tidligindsats extract (early effort, months only) instead')
    .option('--diskretion', 'suppress small groups');
  withDataOptions(command)
    .exitOverride()
    .action((options: MeasureOptions) => measure(options));
}
