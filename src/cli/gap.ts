import { basename, dirname } from 'node:path';
import type { Command } from 'commander';
import { gapJson } from '../answers/gapJson.js';
import { GAP_LEGEND, gapTable } from '../answers/gapText.js';
import { notMetCsv } from '../answers/notMetCsv.js';
import { openOutput, PRIVATE, writeWhole } from '../app/output.js';
import { FOKUSMAAL, FOKUSMAAL_LABEL } from '../domain/fokusmaal.js';
import type { Kommune } from '../domain/kommuner.js';
import {
  eachMonth,
  formatMonth,
  type Month,
  monthsEnding,
  numberInYear,
  singleMonth,
} from '../domain/month.js';
import { type Delivery, openDelivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import { monthsWithFigures, prepare } from '../figures/readFigures.js';
import type { MeasureBook } from '../measures/book.js';
import { gapsOf } from '../measures/gap.js';
import { citizensNotMet } from '../measures/notMet.js';
import { CaseStore } from '../store/caseStore.js';
import { kommuneArgument, MAPPING, monthArgument, noFigures, tolerateArgument } from './arguments.js';
import { findData, readConfig } from './config.js';
import { readRules } from './rulesFile.js';
import { say, warn } from './say.js';

interface GapOptions {
  kommune: string;
  month: string;
  data?: string;
  mapping?: string;
  list?: string;
  rules?: string;
  tolerate?: string;
  allowCpr?: boolean;
  json?: boolean;
}

/** `jcreport gap`: what a kommune lacks to be above the thresholds. */
async function gap(options: GapOptions): Promise<void> {
  const kommune = kommuneArgument(options.kommune);
  const rules = await readRules(options.rules);
  const month = monthArgument(options.month, rules);
  const config = await readConfig();
  const folder = await findData(options.data, config);
  const delivery = await openDelivery(folder, options.mapping ?? config.mapping);
  if (options.list !== undefined) await openOutput(dirname(options.list));
  const months = eachMonth(monthsEnding(month, numberInYear(month)));
  const prepared = await prepare(delivery, {
    rules,
    periods: months.map(singleMonth),
    neededFrom: months[0]!,
    tolerate: tolerateArgument(options.tolerate),
    ...(options.allowCpr ? { allowCpr: true } : {}),
  });
  const { book } = prepared;
  const gaps = FOKUSMAAL.map((fokusmaal) => ({
    fokusmaal,
    list: gapsOf(book, kommune.code, month, fokusmaal),
    threshold: rules.threshold(fokusmaal, month),
  }));
  if (gaps.every(({ list }) => list.length === 0))
    throw noFigures(folder, kommune.name, month, monthsWithFigures(prepared, kommune.code));
  warn('the figures are not suppressed: they are for internal use');
  if (options.list !== undefined) await writeList(options.list, delivery, book, kommune, month);
  if (options.json) {
    const content = {
      kommune: { code: kommune.code, name: kommune.name },
      month: formatMonth(month),
      rules: { version: rules.version, changed: rules.changes.map(({ rule }) => rule.id) },
      ...Object.fromEntries(gaps.map((g) => [g.fokusmaal, gapJson(g.list, g.threshold)])),
    };
    say(JSON.stringify(content, null, 2));
    return;
  }
  const tables = gaps.flatMap(({ fokusmaal, list }) => [...gapTable(FOKUSMAAL_LABEL[fokusmaal], list), '']);
  say([`${kommune.name}, ${formatMonth(month)}`, '', ...tables, GAP_LEGEND].join('\n'));
}

/** The citizens who count as not met, for caseworkers: only on request, readable by their owner alone. */
async function writeList(
  path: string,
  delivery: Delivery,
  book: MeasureBook,
  kommune: Kommune,
  month: Month,
): Promise<void> {
  const counted = FOKUSMAAL.filter((f) => book.month(kommune.code, month, f)?.source === 'case');
  if (counted.length === 0) {
    throw new InputError(
      `--list needs case extracts of ${kommune.name}; ${delivery.folder} has published figures only`,
    );
  }
  // What is not tolerated, and CPR numbers, were refused when the figures were prepared.
  const store = await CaseStore.load(delivery.files, { allowCpr: true, tolerate: Number.MAX_SAFE_INTEGER });
  try {
    const list = await citizensNotMet(store.citizens(), kommune.code, month, counted, book.rules);
    const written = await writeWhole(dirname(path), basename(path), notMetCsv(list), PRIVATE);
    const citizens = new Set(list.map(({ borgerId }) => borgerId)).size;
    warn(`${written} names ${citizens} citizens: it is for caseworkers only, and belongs in no report`);
  } finally {
    store.close();
  }
}

/** Adds the command to the program. */
export function addGap(program: Command): void {
  program
    .command('gap')
    .description('tell what a kommune lacks to be above the thresholds, now and by year end')
    .requiredOption('--kommune <name>', 'name or code of the kommune')
    .requiredOption('--month <yyyy-mm>', 'month')
    .option('--data <dir>', 'folder with the extracts')
    .option('--mapping <file>', MAPPING)
    .option('--list <file>', 'write the citizens who count as not met, for caseworkers only')
    .option('--rules <file>', 'a file of changed rules (what-if)')
    .option('--tolerate <n>', 'leave out up to so many rows that cannot be read')
    .option('--allow-cpr', 'accept citizen ids that look like CPR numbers')
    .option('--json', 'print as JSON')
    .exitOverride()
    .action((options: GapOptions) => gap(options));
}
