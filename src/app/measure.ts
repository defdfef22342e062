import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fokusmaalCsv } from '../answers/fokusmaalCsv.js';
import { formatDay } from '../domain/day.js';
import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import {
  eachMonth,
  formatMonth,
  type Month,
  monthsEnding,
  numberInYear,
  type Period,
  periodCode,
  singleMonth,
} from '../domain/month.js';
import { I_ALT } from '../domain/ydelse.js';
import type { Delivery } from '../extracts/delivery.js';
import { Faults, type RejectedRow } from '../extracts/faults.js';
import { InputError } from '../extracts/problems.js';
import { beginsLate, earlyEnds, earlyEndsText } from '../figures/ends.js';
import type { ReadOptions } from '../figures/figures.js';
import {
  type Measures,
  type MeasuresFor,
  readMeasures,
  refuseOther,
  sealed,
} from '../figures/measuresFile.js';
import { mergeMeasures } from '../figures/mergeMeasures.js';
import { openCases } from '../figures/openCases.js';
import { extractsIn, measurableFokusmaal } from '../figures/readCases.js';
import { MeasureBook } from '../measures/book.js';
import { breaksOf } from '../measures/breaks.js';
import {
  type CaseCells,
  type CountedCell,
  type Counting,
  distinct,
  judgedPeriods,
  rangesEnding,
  reachOf,
} from '../measures/caseMeasures.js';
import { Hidden } from '../measures/hidden.js';
import { type Suppressed, suppressed, suppressedEarly } from '../measures/suppress.js';
import { FAMILIES } from '../report/families.js';
import { regimeNotices, regimeOf } from '../rules/regime.js';
import { RULES, type RuleBook } from '../rules/ruleset.js';
import { deliveryWarnings, toldOf } from '../store/caseFindings.js';
import type { Part } from '../store/citizenNumbers.js';
import { programName } from './program.js';

/** What is to be measured. */
export interface MeasureRequest extends ReadOptions {
  for: MeasuresFor;
  /** The citizens to count; all of them when left out. */
  part?: Part | undefined;
}

/** Measures, not yet written. */
export interface Measured {
  measures: Measures;
  /** Rows that could not be read and were left out. */
  rejected: readonly RejectedRow[];
  /** For standard error, in English. */
  warnings: string[];
}

/**
 * Counts the case extracts of a delivery.
 * @throws {InputError} with every fault of the delivery.
 */
export async function measureDelivery(delivery: Delivery, request: MeasureRequest): Promise<Measured> {
  const { rules, part } = request;
  const { closer, ...counting } = countingFor(request.for, rules);
  const cases = await openCases(delivery, { ...request, ...counting, closer });
  try {
    const { counted } = cases;
    const faults = new Faults(request.tolerate ?? 0);
    for (const problem of delivery.problems) faults.add(problem);
    faults.merge(cases.faults);
    for (const problem of toldOf(counted.findings, []).faults) faults.add(problem);
    faults.settle();
    if (!extractsIn(counted).has('ydelser'))
      throw new InputError(`${delivery.folder} has no extract 'ydelser'; measures are counted from it`);
    const measures: Measures = {
      for: request.for,
      part: part ?? null,
      program: await programName(),
      rules: rules.version,
      mapping: delivery.mapping.sources,
      counting,
      counted,
    };
    return { measures, rejected: faults.rejected, warnings: deliveryWarnings(delivery) };
  } finally {
    cases.close();
  }
}

/**
 * Reads the measures of all parts of the citizens and adds them up.
 * @throws {InputError} when they are not the parts of one whole, counted by these rules.
 */
export async function mergeFiles(paths: readonly string[], rules: RuleBook): Promise<Measures> {
  const parts = await Promise.all(paths.map(readMeasuresFile));
  const merged = mergeMeasures(parts);
  refuseOther(
    parts[0]!.name,
    merged,
    { program: await programName(), rules: rules.version, mapping: merged.mapping },
    'this run',
  );
  const { faults } = toldOf(merged.counted.findings, []);
  if (faults.length > 0) throw new InputError('the delivery has faults; nothing was written:', faults);
  return merged;
}

/** Reads a file of measures. @throws {InputError} when it is none. */
export async function readMeasuresFile(path: string): Promise<{ name: string; measures: Measures }> {
  const name = basename(path);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new InputError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  return { name, measures: readMeasures(name, text) };
}

/** What is to be said of measures by whoever writes them; of a part, what is found when all are there comes later. */
export function measureWarnings({ counted, part }: Pick<Measures, 'counted' | 'part'>): string[] {
  return toldOf(part ? [] : counted.findings, counted.remarks).warnings;
}

/** The text of a file of measures. */
export const measuresText = (measures: Measures): string => sealed(measures);

/** How an extract is written. */
export interface ExtractForm {
  rules: RuleBook;
  /** Codes of the areas wanted; all kommuner and Hele landet when left out. */
  kommuner?: readonly number[] | undefined;
}

/**
 * A `fokusmaal` or `tidligindsats` extract of measures.
 * @param whose where they come from, for messages.
 */
export function measuresExtract(
  { for: asked, counted, part }: Measures,
  { rules, kommuner }: ExtractForm,
  whose: string,
): { csv: string; warnings: string[] } {
  if (asked.what !== 'extract') throw new Error('these measures are counted for reports');
  const { early, months, diskretion } = asked;
  const warnings = regimesOf(months, rules);
  for (const { from } of rangesEnding(months.to))
    if (from < rules.firstMonth)
      warnings.push(
        `the range from ${formatMonth(from)} is left out: the rules begin in ${formatMonth(rules.firstMonth)}`,
      );
  warnings.push(...acrossBreaksOf(months, rules));
  warnings.push(...measureWarnings({ counted, part }));
  const measurable = measurableFokusmaal(extractsIn(counted), early);
  for (const fokusmaal of FOKUSMAAL)
    if (!measurable.includes(fokusmaal))
      warnings.push(`${whose} has no extract for the fokusmål ${fokusmaal}: it is left out`);
  const reach = reachOf(counted.spans, rules);
  if (reach && reach.from > months.from) warnings.push(beginsLate(reach.from));
  warnings.push(...earlyEndsText(earlyEnds(counted.spans, months.to)));
  const wanted = new Set(periodsOf(months, rules).map(periodCode));
  const all = (early ? counted.early : counted.cells).filter(
    ({ key }) => measurable.includes(key.fokusmaal) && wanted.has(periodCode(key.period)),
  );
  let written: Suppressed = { cells: all, hidden: new Set() };
  if (diskretion) {
    const { inForce } = counted;
    const usual = inForce ? hiddenBy(inForce, { rules: RULES, reach, measurable }) : undefined;
    const hidden = hiddenBy(counted, { rules, reach, measurable }, usual);
    written = early
      ? suppressedEarly(all, hidden, { kommuner: counted.kommuner, months, fokusmaal: measurable })
      : suppressed(all, hidden, months);
  } else warnings.push('the file is not suppressed: it is for internal use (suppress it with --diskretion)');
  const cells = written.cells.filter(({ key }) => kommuner?.includes(key.area) ?? true);
  return { csv: fokusmaalCsv(cells, written.hidden), warnings };
}

/** What is to be said of the regimes of the months: each notice once, for the first month that it is about. */
function regimesOf(months: Period, rules: RuleBook): string[] {
  const told = new Set<string>();
  return eachMonth(months).flatMap((month) => {
    const regime = regimeOf(rules, month);
    if (told.has(regime)) return [];
    told.add(regime);
    return regimeNotices(rules, month);
  });
}

/** What is to be said of the extract's periods that are made of months on both sides of a break. */
const acrossBreaksOf = (months: Period, rules: RuleBook): string[] =>
  periodsOf(months, rules).flatMap((period) =>
    breaksOf(rules, I_ALT, period).map(
      (day) =>
        `the range ${formatMonth(period.from)} to ${formatMonth(period.to)} is counted across the break in the data on ${formatDay(day)}: it is not to be compared with ranges that are not`,
    ),
  );

/** The extract's months, and the periods of unique citizens that end with the last one, if the rules reach so far back. */
const periodsOf = (months: Period, rules: RuleBook): Period[] => [
  ...eachMonth(months).map(singleMonth),
  ...rangesEnding(months.to).filter(({ from }) => from >= rules.firstMonth),
];

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

/** What is counted for an extract, or for the reports of a month, whatever their family. */
function countingFor(asked: MeasuresFor, rules: RuleBook): Counting & { closer?: Period } {
  if (asked.what === 'reports') return countingForReports(asked.month, rules);
  const { months, early, diskretion } = asked;
  if (early) return { periods: [], early: eachMonth(months) };
  const judged = diskretion ? judgedPeriods(months, rules) : [];
  return { periods: distinct([...periodsOf(months, rules), ...judged], rules), early: [] };
}

function countingForReports(month: Month, rules: RuleBook): Counting & { closer: Period } {
  const spans = FAMILIES.map((family) => family.span(month, rules));
  return {
    periods: distinct(
      spans.flatMap(({ periods }) => periods),
      rules,
    ),
    early: [...new Set(spans.flatMap(({ early }) => early))].sort((a, b) => a - b),
    closer: monthsEnding(month, numberInYear(month)),
  };
}
