import { basename, dirname } from 'node:path';
import type { Command } from 'commander';
import { fokusmaalCsv } from '../answers/fokusmaalCsv.js';
import { openOutput, writeWhole } from '../app/output.js';
import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import {
  eachMonth,
  formatMonth,
  type Month,
  monthsEnding,
  type Period,
  singleMonth,
} from '../domain/month.js';
import { openDelivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import { measureCitizens, PERIOD_LENGTHS } from '../measures/caseMeasures.js';
import type { RuleBook } from '../rules/ruleset.js';
import { CaseStore } from '../store/caseStore.js';
import { kommuneArgument, MAPPING, monthArgument, TOLERATE, tolerateArgument } from './arguments.js';
import { findData, readConfig } from './config.js';
import { writeRejected } from './rejected.js';
import { readRules } from './rulesFile.js';
import { say, warn } from './say.js';

interface MeasureOptions {
  kommune?: string;
  from: string;
  to: string;
  data?: string;
  mapping?: string;
  out: string;
  early?: boolean;
  rules?: string;
  diskretion?: boolean;
  tolerate?: string;
  allowCpr?: boolean;
}

/** `jcreport measure`: a `fokusmaal` or `tidligindsats` extract from case extracts. */
async function measure(options: MeasureOptions): Promise<void> {
  const rules = await readRules(options.rules);
  const [from, to] = [monthArgument(options.from, rules), monthArgument(options.to, rules)];
  if (from > to) throw new InputError(`--from ${options.from} is after --to ${options.to}; swap them`);
  const kommuner = options.kommune?.split(',').map((name) => kommuneArgument(name).code);
  const months = eachMonth({ from, to });
  const counting = options.early
    ? { periods: [], early: months }
    : { periods: [...months.map(singleMonth), ...rangesEnding(to, rules)], early: [] };
  const config = await readConfig();
  const folder = await findData(options.data, config);
  const delivery = await openDelivery(folder, options.mapping ?? config.mapping);
  await openOutput(dirname(options.out));
  const store = await CaseStore.load(delivery.files, {
    ...(options.allowCpr ? { allowCpr: true } : {}),
    tolerate: tolerateArgument(options.tolerate),
  });
  try {
    const { faults } = store;
    for (const problem of delivery.problems) faults.add(problem);
    faults.settle();
    if (!store.has('ydelser'))
      throw new InputError(`${folder} has no extract 'ydelser'; measures are counted from it`);
    const measurable = measurableFokusmaal(store, options.early === true, folder);
    const { cells, early } = await measureCitizens(store.citizens(), counting, rules);
    const chosen = (options.early ? early : cells).filter(
      ({ key }) => measurable.includes(key.fokusmaal) && (kommuner?.includes(key.area) ?? true),
    );
    if (!options.diskretion)
      warn('the file is not suppressed: it is for internal use (suppress it with --diskretion)');
    const text = fokusmaalCsv(chosen, options.diskretion ? rules : undefined);
    await writeRejected(dirname(options.out), faults.rejected);
    say(await writeWhole(dirname(options.out), basename(options.out), text));
  } finally {
    store.close();
  }
}

/** The periods of unique citizens that end with a month; those that begin before the rules do are left out. */
function rangesEnding(to: Month, rules: RuleBook): Period[] {
  return PERIOD_LENGTHS.map((length) => monthsEnding(to, length)).filter((range) => {
    if (range.from >= rules.firstMonth) return true;
    warn(
      `the range from ${formatMonth(range.from)} is left out: the rules begin in ${formatMonth(rules.firstMonth)}`,
    );
    return false;
  });
}

/** The fokusmål that the extracts at hand can tell of; hours stand in for tilbud, but not in early effort. */
function measurableFokusmaal(store: CaseStore, early: boolean, folder: string): Fokusmaal[] {
  return FOKUSMAAL.filter((fokusmaal) => {
    const hoursStandIn = fokusmaal === 'tilbud' && !early && store.has('loentimer');
    if (store.has(fokusmaal) || hoursStandIn) return true;
    warn(`${folder} has no extract for the fokusmål ${fokusmaal}: it is left out`);
    return false;
  });
}

/** Adds the command to the program. */
export function addMeasure(program: Command): void {
  program
    .command('measure')
    .description('compute a fokusmaal extract from case extracts')
    .requiredOption('--from <yyyy-mm>', 'first month')
    .requiredOption('--to <yyyy-mm>', 'last month; periods of 3 and 12 months end with it')
    .requiredOption('--out <file>', 'the CSV file to write')
    .option('--kommune <list>', 'names or codes, by comma; all with Hele landet when left out')
    .option('--data <dir>', 'folder with the case extracts')
    .option('--mapping <file>', MAPPING)
    .option('--early', 'compute a tidligindsats extract (early effort, months only) instead')
    .option('--rules <file>', 'a file of changed rules (what-if)')
    .option('--diskretion', 'suppress small groups')
    .option('--tolerate <n>', TOLERATE)
    .option('--allow-cpr', 'accept citizen ids that look like CPR numbers')
    .exitOverride()
    .action((options: MeasureOptions) => measure(options));
}
