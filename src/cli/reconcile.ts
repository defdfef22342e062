import type { Command } from 'commander';
import { RECONCILE_LEGEND, reconcileCsv, reconcileJson, reconcileTable } from '../answers/reconcileText.js';
import { writeWhole } from '../app/output.js';
import { reconcileFigures } from '../app/reconcile.js';
import { kommuneArgument, spanArgument } from './arguments.js';
import { type DataOptions, openData, readOptionsOf, withDataOptions } from './dataOptions.js';
import { filesOf, openOutFile } from './outFile.js';
import { say, warn } from './say.js';

interface ReconcileOptions extends DataOptions {
  kommune: string;
  from: string;
  to: string;
  out?: string;
  json?: boolean;
}

/** `jcreport reconcile`: figures from case extracts and published figures side by side. */
async function reconcile(options: ReconcileOptions): Promise<void> {
  const kommune = kommuneArgument(options.kommune);
  const read = await readOptionsOf(options);
  const months = spanArgument(options, read.rules);
  const delivery = await openData(options);
  const out =
    options.out === undefined ? undefined : await openOutFile('--out', options.out, filesOf(delivery));
  const { rows, warnings } = await reconcileFigures(delivery, { ...read, kommune, months });
  for (const warning of warnings) warn(warning);
  warn('the figures are not suppressed: they are for internal use');
  if (out !== undefined) {
    say(await writeWhole(...out, reconcileCsv(rows, kommune.name)));
    return;
  }
  if (options.json) {
    const content = {
      kommune: { code: kommune.code, name: kommune.name },
      rules: read.rules.version,
      rows: reconcileJson(rows),
    };
    say(JSON.stringify(content, null, 2));
    return;
  }
  say([`${kommune.name}, all ydelsesgrupper`, '', reconcileTable(rows), '', RECONCILE_LEGEND].join('\n'));
}

/** Adds the command to the program; commands.ts describes it. */
export function addReconcile(program: Command): void {
  const command = program
    .command('reconcile')
    .requiredOption('--kommune <name>', 'name or code of the kommune')
    .requiredOption('--from <yyyy-mm>', 'first month')
    .requiredOption('--to <yyyy-mm>', 'last month; periods of 3 and 12 months end with it')
    .option('--out <file>', 'write every ydelsesgruppe as CSV')
    .option('--json', 'print as JSON');
  withDataOptions(command, { rules: false })
    .exitOverride()
    .action((options: ReconcileOptions) => reconcile(options));
}
