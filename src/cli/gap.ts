import type { Command } from 'commander';
import { gapJson } from '../answers/gapJson.js';
import { GAP_LEGEND, gapTable } from '../answers/gapText.js';
import { notMetCsv } from '../answers/notMetCsv.js';
import { findGaps } from '../app/gap.js';
import { PRIVATE, writeWhole } from '../app/output.js';
import { FOKUSMAAL_LABEL } from '../domain/fokusmaal.js';
import { formatMonth } from '../domain/month.js';
import type { NotMet } from '../measures/notMet.js';
import { regimeOf } from '../rules/regime.js';
import { kommuneArgument, monthArgument } from './arguments.js';
import { type DataOptions, openData, readOptionsOf, withDataOptions } from './dataOptions.js';
import { filesOf, openOutFile } from './outFile.js';
import { say, warn } from './say.js';

interface GapOptions extends DataOptions {
  kommune: string;
  month: string;
  list?: string;
  json?: boolean;
}

/** `jcreport gap`: what a kommune lacks to be above the thresholds. */
async function gap(options: GapOptions): Promise<void> {
  const kommune = kommuneArgument(options.kommune);
  const read = await readOptionsOf(options);
  const month = monthArgument(options.month, read.rules);
  const delivery = await openData(options);
  const list =
    options.list === undefined ? undefined : await openOutFile('--list', options.list, filesOf(delivery));
  const asked = { ...read, kommune, month, list: list !== undefined };
  const { fokusmaal, notMet, warnings } = await findGaps(delivery, asked);
  for (const warning of warnings) warn(warning);
  warn('the figures are not suppressed: they are for internal use');
  if (list !== undefined) await writeList(list, notMet!);
  if (options.json) {
    const { rules } = read;
    const content = {
      kommune: { code: kommune.code, name: kommune.name },
      month: formatMonth(month),
      rules: { version: rules.versionAt(month), changed: rules.changes.map(({ rule }) => rule.id) },
      regime: regimeOf(rules, month),
      ...Object.fromEntries(fokusmaal.map((f) => [f.fokusmaal, gapJson(f.gaps, f.threshold)])),
    };
    say(JSON.stringify(content, null, 2));
    return;
  }
  const tables = fokusmaal.flatMap((f) => [...gapTable(FOKUSMAAL_LABEL[f.fokusmaal], f.gaps), '']);
  say([`${kommune.name}, ${formatMonth(month)}`, '', ...tables, GAP_LEGEND].join('\n'));
}

/** Writes the citizens who count as not met: readable by their owner alone. */
async function writeList(place: readonly [string, string], list: readonly NotMet[]): Promise<void> {
  const written = await writeWhole(...place, notMetCsv(list), PRIVATE);
  const citizens = new Set(list.map(({ borgerId }) => borgerId)).size;
  warn(`${written} names ${citizens} citizens: it is for caseworkers only, and belongs in no report`);
}

/** Adds the command to the program; commands.ts describes it. */
export function addGap(program: Command): void {
  const command = program
    .command('gap')
    .requiredOption('--kommune <name>', 'name or code of the kommune')
    .requiredOption('--month <yyyy-mm>', 'month')
    .option('--list <file>', 'write the citizens who count as not met, for caseworkers only')
    .option('--json', 'print as JSON');
  withDataOptions(command)
    .exitOverride()
    .action((options: GapOptions) => gap(options));
}
