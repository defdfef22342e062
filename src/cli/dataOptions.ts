import type { Command } from 'commander';
import { type Delivery, openDelivery } from '../extracts/delivery.js';
import type { ReadOptions } from '../figures/figures.js';
import { withDisclosureFloor } from '../rules/floor.js';
import { tolerateArgument } from './arguments.js';
import { type Config, findData, readConfig } from './config.js';
import { readRules } from './rulesFile.js';

/** The options of every command that reads a delivery. */
export interface DataOptions {
  data?: string;
  mapping?: string;
  rules?: string;
  tolerate?: string;
  allowCpr?: boolean;
}

/**
 * Adds the options to a command.
 * @param rules whether it can count by changed rules.
 */
export function withDataOptions(command: Command, { rules = true } = {}): Command {
  command
    .option('--data <dir>', 'folder with the extracts')
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
export async function readOptionsOf({ rules, tolerate, allowCpr }: DataOptions): Promise<ReadOptions> {
  const { diskretion } = await readConfig();
  return {
    rules: withDisclosureFloor(await readRules(rules), diskretion),
    tolerate: tolerateArgument(tolerate),
    allowCpr,
  };
}

/**
 * Opens the data folder that a run is about.
 * @param demo the folder of the bundled data that fits the run.
 */
export async function openData(
  { data, mapping }: DataOptions,
  demo?: string,
  config?: Config,
): Promise<Delivery> {
  const settings = config ?? (await readConfig());
  return openDelivery(await findData(data, settings, demo), mapping ?? settings.mapping);
}
