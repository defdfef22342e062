import { fokusmaalCsv } from '../answers/fokusmaalCsv.js';
import { FOKUSMAAL } from '../domain/fokusmaal.js';
import { eachMonth, formatMonth, monthsEnding, type Period, singleMonth } from '../domain/month.js';
import type { Delivery } from '../extracts/delivery.js';
import type { RejectedRow } from '../extracts/faults.js';
import { InputError } from '../extracts/problems.js';
import type { ReadOptions } from '../figures/figures.js';
import { measurableFokusmaal } from '../figures/readCases.js';
import { PERIOD_LENGTHS } from '../measures/caseMeasures.js';
import { measureCitizens } from '../measures/measureCitizens.js';
import { caseFindings, deliveryWarnings } from '../store/caseFindings.js';
import { CaseStore } from '../store/caseStore.js';

/** What is to be measured. */
export interface MeasureRequest extends ReadOptions {
  months: Period;
  /** Codes of the areas wanted; all kommuner and Hele landet when left out. */
  kommuner?: readonly number[] | undefined;
  /** Early effort in place of the two fokusmål. */
  early: boolean;
  /** Hide the figures of small groups. */
  diskretion: boolean;
}

/** An extract of measures, not yet written. */
export interface Measured {
  csv: string;
  rejected: readonly RejectedRow[];
  /** For standard error, in English. */
  warnings: string[];
}

/**
 * A `fokusmaal` or `tidligindsats` extract from the case extracts of a delivery.
 * @throws {InputError} with every fault of the delivery.
 */
export async function measureDelivery(delivery: Delivery, request: MeasureRequest): Promise<Measured> {
  const { months, kommuner, early, diskretion, rules } = request;
  const warnings: string[] = deliveryWarnings(delivery);
  const each = eachMonth(months);
  const counting = early
    ? { periods: [], early: each }
    : { periods: [...each.map(singleMonth), ...rangesEnding(request, warnings)], early: [] };
  const store = await CaseStore.load(delivery.files, request);
  try {
    const { faults } = store;
    for (const problem of delivery.problems) faults.add(problem);
    const found = await caseFindings(store);
    for (const problem of found.faults) faults.add(problem);
    faults.settle();
    warnings.push(...found.warnings);
    if (!store.has('ydelser'))
      throw new InputError(`${delivery.folder} has no extract 'ydelser'; measures are counted from it`);
    const measurable = measurableFokusmaal((extract) => store.has(extract), early);
    for (const fokusmaal of FOKUSMAAL)
      if (!measurable.includes(fokusmaal))
        warnings.push(`${delivery.folder} has no extract for the fokusmål ${fokusmaal}: it is left out`);
    const counted = await measureCitizens(store, counting, rules);
    const cells = (early ? counted.early : counted.cells).filter(
      ({ key }) => measurable.includes(key.fokusmaal) && (kommuner?.includes(key.area) ?? true),
    );
    if (!diskretion)
      warnings.push('the file is not suppressed: it is for internal use (suppress it with --diskretion)');
    return { csv: fokusmaalCsv(cells, diskretion ? rules : undefined), rejected: faults.rejected, warnings };
  } finally {
    store.close();
  }
}

/** The periods of unique citizens that end with the last month; those that begin before the rules do are left out. */
function rangesEnding({ months, rules }: MeasureRequest, warnings: string[]): Period[] {
  return PERIOD_LENGTHS.map((length) => monthsEnding(months.to, length)).filter((range) => {
    if (range.from >= rules.firstMonth) return true;
    warnings.push(
      `the range from ${formatMonth(range.from)} is left out: the rules begin in ${formatMonth(rules.firstMonth)}`,
    );
    return false;
  });
}
