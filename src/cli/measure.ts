import { basename, dirname } from 'node:path';
import { FOKUSMAAL } from '../domain/fokusmaal.js';
import { formatMonth, type Month, monthsEnding, type Period, singleMonth } from '../domain/month.js';
import { openDelivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import { measureCitizens, PERIOD_LENGTHS } from '../measures/caseMeasures.js';
import { fokusmaalCsv } from '../measures/fokusmaalRows.js';
import { FIRST_MONTH } from '../rules/ruleset.js';
import { CaseStore } from '../store/caseStore.js';
import { kommuneArgument, monthArgument } from './arguments.js';
import { findData, readConfig } from './config.js';
import { openOutput, writeWhole } from './output.js';
import { say, warn } from './say.js';

/** Options of `jcreport measure`, as commander hands them over. */
export interface MeasureOptions {
  kommune?: string;
  from: string;
  to: string;
  data?: string;
  out: string;
  diskretion?: boolean;
  allowCpr?: boolean;
}

/** The months from `from` to `to`, and the periods of unique citizens that end with `to`. */
function periodsOf(from: Month, to: Month): Period[] {
  const months = Array.from({ length: to - from + 1 }, (_, i) => singleMonth(from + i));
  const ranges = PERIOD_LENGTHS.map((length) => monthsEnding(to, length));
  const [known, early] = [
    ranges.filter((range) => range.from >= FIRST_MONTH),
    ranges.filter((range) => range.from < FIRST_MONTH),
  ];
  for (const range of early) {
    warn(
      `the range from ${formatMonth(range.from)} is left out: the rules begin in ${formatMonth(FIRST_MONTH)}`,
    );
  }
  return [...months, ...known];
}

/** `jcreport measure`: a `fokusmaal` extract from case extracts. */
export async function measure(options: MeasureOptions): Promise<void> {
  const [from, to] = [monthArgument(options.from), monthArgument(options.to)];
  if (from > to) throw new InputError(`--from ${options.from} is after --to ${options.to}; swap them`);
  const kommuner = options.kommune?.split(',').map((name) => kommuneArgument(name).code);
  const periods = periodsOf(from, to);
  const { folder } = await findData(options.data, await readConfig());
  const delivery = await openDelivery(folder);
  await openOutput(dirname(options.out));
  const store = await CaseStore.load(delivery.files, options.allowCpr ? { allowCpr: true } : {});
  try {
    if (store.problems.length > 0)
      throw new InputError('the delivery has faults; nothing was written:', store.problems);
    if (!store.has('ydelser'))
      throw new InputError(`${folder} has no extract 'ydelser'; measures are counted from it`);
    const measurable = FOKUSMAAL.filter((fokusmaal) =>
      fokusmaal === 'samtaler' ? store.has('samtaler') : store.has('tilbud') || store.has('loentimer'),
    );
    for (const fokusmaal of FOKUSMAAL) {
      if (!measurable.includes(fokusmaal))
        warn(`${folder} has no extract for the fokusmål ${fokusmaal}: it is left out`);
    }
    const { cells } = await measureCitizens(store.citizens(), periods);
    const chosen = cells.filter(
      ({ key }) => measurable.includes(key.fokusmaal) && (kommuner?.includes(key.area) ?? true),
    );
    if (!options.diskretion)
      warn('the file is not suppressed: it is for internal use (suppress it with --diskretion)');
    const text = fokusmaalCsv(chosen, options.diskretion === true);
    say(await writeWhole(dirname(options.out), basename(options.out), text));
  } finally {
    store.close();
  }
}
