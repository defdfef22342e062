import { fokusmaalCsv } from '../answers/fokusmaalCsv.js';
import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import { eachMonth, formatMonth, type Period, periodCode, singleMonth } from '../domain/month.js';
import type { Delivery } from '../extracts/delivery.js';
import type { RejectedRow } from '../extracts/faults.js';
import { InputError } from '../extracts/problems.js';
import { beginsLate, earlyEnds, earlyEndsText } from '../figures/ends.js';
import type { ReadOptions } from '../figures/figures.js';
import { measurableFokusmaal, spansOf } from '../figures/readCases.js';
import { MeasureBook } from '../measures/book.js';
import {
  type CaseCells,
  type CountedCell,
  distinct,
  judgedPeriods,
  measureCitizens,
  rangesEnding,
  reachOf,
} from '../measures/caseMeasures.js';
import { Hidden } from '../measures/hidden.js';
import { type Suppressed, suppressed, suppressedEarly } from '../measures/suppress.js';
import { regimeNotices, regimeOf } from '../rules/regime.js';
import { RULES, type RuleBook } from '../rules/ruleset.js';
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
  const warnings: string[] = [...deliveryWarnings(delivery), ...regimesOf(request)];
  const asked = periodsOf(request, warnings);
  const judged = diskretion ? judgedPeriods(months, rules) : [];
  const counting = early
    ? { periods: [], early: eachMonth(months) }
    : { periods: distinct([...asked, ...judged], rules), early: [] };
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
    const spans = await spansOf(store);
    const reach = reachOf(spans, rules);
    if (reach && reach.from > months.from) warnings.push(beginsLate(reach.from));
    warnings.push(...earlyEndsText(earlyEnds(spans, months.to)));
    const count = (by: RuleBook) => measureCitizens(store.citizens(), counting, by);
    const counted = await count(rules);
    const wanted = new Set(asked.map(periodCode));
    const all = (early ? counted.early : counted.cells).filter(
      ({ key }) => measurable.includes(key.fokusmaal) && wanted.has(periodCode(key.period)),
    );
    let written: Suppressed = { cells: all, hidden: new Set() };
    if (diskretion) {
      const inForce =
        rules.changes.length > 0
          ? hiddenBy(await count(RULES), { rules: RULES, reach, measurable })
          : undefined;
      const hidden = hiddenBy(counted, { rules, reach, measurable }, inForce);
      written = early ? suppressedEarly(all, hidden) : suppressed(all, hidden, months);
    } else
      warnings.push('the file is not suppressed: it is for internal use (suppress it with --diskretion)');
    const cells = written.cells.filter(({ key }) => kommuner?.includes(key.area) ?? true);
    return { csv: fokusmaalCsv(cells, written.hidden), rejected: faults.rejected, warnings };
  } finally {
    store.close();
  }
}

/** What is to be said of the regimes of the months: each notice once, for the first month that it is about. */
function regimesOf({ months, rules }: MeasureRequest): string[] {
  const told = new Set<string>();
  return eachMonth(months).flatMap((month) => {
    const regime = regimeOf(rules, month);
    if (told.has(regime)) return [];
    told.add(regime);
    return regimeNotices(rules, month);
  });
}

/** The extract's months, and the periods of unique citizens that end with the last one, if the rules reach so far back. */
function periodsOf({ months, rules }: MeasureRequest, warnings: string[]): Period[] {
  const ranges = rangesEnding(months.to).filter((range) => {
    if (range.from >= rules.firstMonth) return true;
    warnings.push(
      `the range from ${formatMonth(range.from)} is left out: the rules begin in ${formatMonth(rules.firstMonth)}`,
    );
    return false;
  });
  return [...eachMonth(months).map(singleMonth), ...ranges];
}

/** What is hidden where these cells alone are published. */
function hiddenBy(
  { cells, early }: CaseCells,
  {
    rules,
    reach,
    measurable,
  }: { rules: RuleBook; reach: Period | undefined; measurable: readonly Fokusmaal[] },
  before?: Hidden,
): Hidden {
  const book = (caseCells: readonly CountedCell[]) => {
    const all = { from: rules.firstMonth, to: Number.POSITIVE_INFINITY };
    const caseReach = Object.fromEntries(measurable.map((fokusmaal) => [fokusmaal, all]));
    return new MeasureBook({ caseCells, caseReach, published: [], rules, source: 'case' });
  };
  return new Hidden({ book: book(cells), early: book(early), from: reach?.from ?? rules.firstMonth }, before);
}
