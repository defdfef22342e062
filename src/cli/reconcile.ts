import { basename, dirname } from 'node:path';
import type { Command } from 'commander';
import { RECONCILE_LEGEND, reconcileCsv, reconcileJson, reconcileTable } from '../answers/reconcileText.js';
import { openOutput, writeWhole } from '../app/output.js';
import { eachMonth, formatMonth, monthsEnding, singleMonth } from '../domain/month.js';
import { openDelivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import { prepare } from '../figures/readFigures.js';
import { PERIOD_LENGTHS } from '../measures/caseMeasures.js';
import { reconcile } from '../measures/reconcile.js';
import { RULES } from '../rules/ruleset.js';
import { kommuneArgument, MAPPING, monthArgument, tolerateArgument } from './arguments.js';
import { findData, readConfig } from './config.js';
import { say, warn } from './say.js';

interface ReconcileOptions {
  kommune: string;
  from: string;
  to: string;
  data?: string;
  mapping?: string;
  out?: string;
  tolerate?: string;
  allowCpr?: boolean;
  json?: boolean;
}

/** `jcreport reconcile`: figures from case extracts and published figures side by side. */
async function runReconcile(options: ReconcileOptions): Promise<void> {
  const kommune = kommuneArgument(options.kommune);
  const [from, to] = [monthArgument(options.from, RULES), monthArgument(options.to, RULES)];
  if (from > to) throw new InputError(`--from ${options.from} is after --to ${options.to}; swap them`);
  const config = await readConfig();
  const folder = await findData(options.data, config);
  const delivery = await openDelivery(folder, options.mapping ?? config.mapping);
  if (options.out !== undefined) await openOutput(dirname(options.out));
  const ranges = PERIOD_LENGTHS.map((length) => monthsEnding(to, length));
  const periods = [
    ...eachMonth({ from, to }).map(singleMonth),
    ...ranges.filter((range) => range.from >= RULES.firstMonth),
  ];
  const { book, caseKommuner, caseMonths } = await prepare(delivery, {
    rules: RULES,
    periods,
    neededFrom: from,
    tolerate: tolerateArgument(options.tolerate),
    ...(options.allowCpr ? { allowCpr: true } : {}),
  });
  const rows = reconcile(book, kommune.code, periods, caseMonths?.to ?? to);
  if (rows.length === 0) {
    const cases = caseKommuner.includes(kommune.code) ? '' : `no case extracts of ${kommune.name}`;
    const published =
      book.publishedMonthsOf(kommune.code).length > 0 ? '' : `no published figures of ${kommune.name}`;
    const lacks = [cases, published].filter(Boolean).join(' and ');
    throw new InputError(
      `${folder} has ${lacks || `no month with both from ${formatMonth(from)} to ${formatMonth(to)}`}; ` +
        'put the case extracts and a fokusmaal extract of the kommune into one folder',
    );
  }
  warn('the figures are not suppressed: they are for internal use');
  if (options.out !== undefined) {
    const text = reconcileCsv(rows, kommune.name);
    say(await writeWhole(dirname(options.out), basename(options.out), text));
    return;
  }
  if (options.json) {
    const content = {
      kommune: { code: kommune.code, name: kommune.name },
      rules: RULES.version,
      rows: reconcileJson(rows),
    };
    say(JSON.stringify(content, null, 2));
    return;
  }
  say([`${kommune.name}, all ydelsesgrupper`, '', reconcileTable(rows), '', RECONCILE_LEGEND].join('\n'));
}

/** Adds the command to the program. */
export function addReconcile(program: Command): void {
  program
    .command('reconcile')
    .description('set figures from case extracts beside the published ones')
    .requiredOption('--kommune <name>', 'name or code of the kommune')
    .requiredOption('--from <yyyy-mm>', 'first month')
    .requiredOption('--to <yyyy-mm>', 'last month; periods of 3 and 12 months end with it')
    .option('--data <dir>', 'folder with case extracts and a fokusmaal extract')
    .option('--mapping <file>', MAPPING)
    .option('--out <file>', 'write every ydelsesgruppe as CSV')
    .option('--tolerate <n>', 'leave out up to so many rows that cannot be read')
    .option('--allow-cpr', 'accept citizen ids that look like CPR numbers')
    .option('--json', 'print as JSON')
    .exitOverride()
    .action((options: ReconcileOptions) => runReconcile(options));
}
