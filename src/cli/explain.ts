import type { Command } from 'commander';
import { accountOf } from '../answers/account/account.js';
import { explanationJson } from '../answers/account/json.js';
import { printAccount } from '../answers/account/print.js';
import { explainCitizen } from '../core/explain.js';
import { type Delivery, openDelivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import { looksLikeCpr, maskCprIn } from '../extracts/values.js';
import { readCitizen } from '../store/readCitizen.js';
import { MAPPING, monthArgument } from './arguments.js';
import { findData, readConfig } from './config.js';
import { readRules } from './rulesFile.js';
import { say } from './say.js';

interface ExplainOptions {
  borger: string;
  month: string;
  data?: string;
  mapping?: string;
  rules?: string;
  allowCpr?: boolean;
  json?: boolean;
}

/** `jcreport explain`: how one citizen counts in a month, and why. */
async function explain(options: ExplainOptions): Promise<void> {
  const borgerId = options.borger.trim();
  if (looksLikeCpr(borgerId) && !options.allowCpr) {
    throw new InputError(
      'the citizen is named by what looks like a CPR number; use the pseudonym, or pass --allow-cpr',
    );
  }
  const book = await readRules(options.rules);
  const month = monthArgument(options.month, book);
  const config = await readConfig();
  const folder = await findData(options.data, config);
  const delivery = await openDelivery(folder, options.mapping ?? config.mapping);
  refuseUnknown(delivery);
  if (delivery.problems.length > 0) throw new InputError('files cannot be read:', delivery.problems);
  const rows = await readCitizen(delivery, borgerId);
  const shown = maskCprIn(borgerId);
  if (rows.timeline.ydelser.length === 0 && rows.outOfScope.length === 0) {
    const elsewhere = [...new Set([...rows.places.values()].map(({ file }) => file))];
    throw new InputError(
      `${folder} has no row of ydelser for the citizen '${shown}'` +
        (elsewhere.length > 0
          ? `; it has rows in ${elsewhere.join(', ')}, which count for nobody`
          : '; ids are compared letter by letter'),
    );
  }
  const explanation = explainCitizen(rows.timeline, month, book);
  const account = accountOf(explanation, rows);
  say(
    options.json
      ? JSON.stringify(explanationJson(shown, explanation, account, rows, book), null, 2)
      : `Borger ${shown}\n${printAccount(account, rows, month, book)}`,
  );
}

function refuseUnknown({ files, folder }: Delivery): void {
  if (!files.some((file) => file.extract === 'ydelser'))
    throw new InputError(`${folder} has no extract 'ydelser'; a citizen is explained from case extracts`);
}

/** Adds the command to the program. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('tell how one citizen counts in a month, and why')
    .requiredOption('--borger <id>', 'borger_id of the citizen')
    .requiredOption('--month <yyyy-mm>', 'month')
    .option('--data <dir>', 'folder with the case extracts')
    .option('--mapping <file>', MAPPING)
    .option('--rules <file>', 'a file of changed rules (what-if)')
    .option('--allow-cpr', 'accept citizen ids that look like CPR numbers')
    .option('--json', 'print as JSON')
    .exitOverride()
    .action((options: ExplainOptions) => explain(options));
}
