import type { Command } from 'commander';
import { openCache } from '../app/cache.js';
import { type Delivery, openDelivery } from '../extracts/delivery.js';
import type { ReadOptions } from '../figures/figures.js';
import { withDisclosureFloor } from '../rules/floor.js';
import { memoryArgument, tolerateArgument } from './arguments.js';
import { type Config, findData, readConfig } from './config.js';
import { readRules } from './rulesFile.js';
import { warn } from './say.js';

/** The options of every command that reads a delivery. */
export interface DataOptions {
  data?: string[];
  mapping?: string;
  rules?: string;
  tolerate?: string;
  allowCpr?: boolean;
  memory?: string;
  cache?: string;
}

/**
 * Adds the options to a command.
 * @param rules whether it can count by changed rules.
 * @param engine whether it loads the case extracts into the engine.
 * @param cache whether it can use counts of an earlier run.
 */
export function withDataOptions(
  command: Command,
  { rules = true, engine = true, cache = true } = {},
): Command {
  if (engine) command.option('--memory <size>', 'how much memory to take, as 2GB; what is more goes to disk');
  if (cache)
    command.option(
      '--cache <dir>',
      'a folder in which counts are kept, for the next run of the same extracts',
    );
  command
    .option(
      '--data <paths...>',
      'folder with the extracts; or files, folders and patterns such as data/*.csv',
    )
    .option(
      '--mapping <file>',
      "the delivery's own names and words (default: its mapping.yaml), or a mapping that comes with the program",
    )
    .option(
      '--tolerate <n>',
      'leave out up to so many rows that cannot be read; they go to afviste-raekker.csv',
    )
    .option('--allow-cpr', 'accept citizen ids that look like CPR numbers');
  return rules
    ? command.option('--rules <file>', 'a file of changed rules (what-if); every report says so')
    : command;
}

/** How the delivery is to be read, by the options. @throws {InputError} for one that is wrong. */
export async function readOptionsOf(options: DataOptions): Promise<ReadOptions> {
  const { rules, tolerate, allowCpr, memory, cache } = options;
  const { diskretion } = await readConfig();
  return {
    rules: withDisclosureFloor(await readRules(rules), diskretion),
    tolerate: tolerateArgument(tolerate),
    allowCpr,
    memory: memoryArgument(memory),
    cache: cache === undefined ? undefined : await openCache(cache, warn),
  };
}

/**
 * Opens the data folder that a run is about.
 * @param demo the folder of the bundled data that fits the run.
 * @param mayBeEmpty whether measures stand for the extracts.
 */
export async function openData(
  { data, mapping }: DataOptions,
  demo?: string,
  config?: Config,
  mayBeEmpty = false,
): Promise<Delivery> {
  const settings = config ?? (await readConfig());
  return openDelivery(await findData(data, settings, demo), mapping ?? settings.mapping, { mayBeEmpty });
}
