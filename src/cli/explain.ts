import type { Command } from 'commander';
import { explanationJson } from '../answers/account/json.js';
import { printAccount } from '../answers/account/print.js';
import { changeJson, printChange } from '../answers/account/since.js';
import { sourcesOfEdition } from '../app/archive/archive.js';
import { explain } from '../app/explain.js';
import { type Delivery, openDelivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import { monthArgument } from './arguments.js';
import { readConfig } from './config.js';
import { type DataOptions, openData, readOptionsOf, withDataOptions } from './dataOptions.js';
import { say, warn } from './say.js';

interface ExplainOptions extends DataOptions {
  borger: string;
  month: string;
  since?: string[];
  json?: boolean;
}

/** `jcreport explain`: how one citizen counts in a month, and why. */
async function runExplain(options: ExplainOptions): Promise<void> {
  const read = await readOptionsOf(options);
  const month = monthArgument(options.month, read.rules);
  const delivery = await openData(options);
  const borgerId = options.borger.trim();
  const earlier = options.since && (await earlierDelivery(options.since, options));
  const { shown, explanation, account, rows, since, warnings } = await explain(delivery, {
    ...read,
    borgerId,
    month,
    since: earlier,
  });
  for (const warning of warnings) warn(warning);
  const both = since && { earlier: since.rows, now: rows };
  if (options.json) {
    const json = explanationJson(shown, explanation, account, rows, read.rules);
    say(JSON.stringify(since ? { ...json, since: changeJson(since.change, both!) } : json, null, 2));
    return;
  }
  const change = since ? [printChange(since.change, both!, month), ''] : [];
  say([`Borger ${shown}`, ...change, printAccount(account, rows, month, read.rules)].join('\n'));
}

/** The earlier delivery that --since names. @throws {InputError} for an edition, which holds no citizen. */
async function earlierDelivery(paths: string[], { mapping }: ExplainOptions): Promise<Delivery> {
  const [path] = paths;
  const sources = path === undefined ? undefined : await sourcesOfEdition(path);
  if (sources) {
    const files = sources.map(({ file, sha256 }) => `${file} (${sha256.slice(0, 12)})`).join(', ');
    throw new InputError(
      `--since: ${path} is an edition and holds no citizens; name the extracts that it was made from: ${files}`,
    );
  }
  return openDelivery(paths, mapping ?? (await readConfig()).mapping);
}

/** Adds the command to the program; commands.ts describes it. */
export function addExplain(program: Command): void {
  const command = program
    .command('explain')
    .requiredOption('--borger <id>', 'borger_id of the citizen')
    .requiredOption('--month <yyyy-mm>', 'month')
    .option('--since <paths...>', 'earlier extracts: tell what has changed since, and why')
    .option('--json', 'print as JSON');
  withDataOptions(command, { engine: false, cache: false })
    .exitOverride()
    .action((options: ExplainOptions) => runExplain(options));
}
