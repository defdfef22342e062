import { monthName } from '../danish/date.js';
import type { Day } from '../domain/day.js';
import type { Fokusmaal } from '../domain/fokusmaal.js';
import { eachMonth, formatMonth, type Month, type Period } from '../domain/month.js';
import { type FileAccount, outsideText } from '../extracts/account.js';
import type { Delivery, ExtractName } from '../extracts/delivery.js';
import { Faults, type RejectedRow } from '../extracts/faults.js';
import { AMK_KONTAKTER, type AmkRow } from '../extracts/jobindsats/amkKontakter.js';
import { BENCHMARK, type BenchmarkRow } from '../extracts/jobindsats/benchmark.js';
import { FOKUSMAAL_EXTRACT, type FokusmaalRow } from '../extracts/jobindsats/fokusmaal.js';
import { FULDTIDSPERSONER, type FuldtidspersonerRow } from '../extracts/jobindsats/fuldtidspersoner.js';
import { SAMTALETAL, type SamtaletalRow } from '../extracts/jobindsats/samtaletal.js';
import type { JobindsatsSchema } from '../extracts/jobindsats/schema.js';
import type { JobindsatsExtract } from '../extracts/jobindsats/schemas.js';
import { readExtract } from '../extracts/readExtract.js';
import { BenchmarkBook } from '../measures/benchmark.js';
import { MeasureBook } from '../measures/book.js';
import type { FigureSource } from '../measures/cell.js';
import { PersonsBook } from '../measures/persons.js';
import type { Need } from '../report/family.js';
import type { RuleBook } from '../rules/ruleset.js';
import { deliveryWarnings } from '../store/caseFindings.js';
import {
  benchmarkConflicts,
  fokusmaalConflicts,
  personsConflicts,
  samtaletalConflicts,
  toCell,
} from './conflicts.js';
import { missing } from './missing.js';
import { readCases } from './readCases.js';
import type { SamtaleCount } from './samtalerByMonth.js';

/** A file that the figures come from. */
export interface SourceFile {
  file: string;
  sha256: string;
  rows: number;
  /** First and last date in the file's extract, where its rows are dated. */
  from?: Day;
  to?: Day;
}

/** What the figures of a delivery come to, for every kommune; reports are made from it. */
export interface Prepared {
  book: MeasureBook;
  early: MeasureBook;
  benchmark: BenchmarkBook;
  /** Full-time persons on each ydelse, by area and month. */
  persons: PersonsBook;
  /** Samtaler by kommune, month and type, as published. */
  samtaletal: SamtaletalRow[];
  /** Samtaler that the case extracts hold, by month and type, of the kommune asked for. */
  countedSamtaler: SamtaleCount[];
  /** Samtaler that each of its citizens without the effort lacks in the last month; `undefined` without case extracts. */
  lackingSamtaler: number[] | undefined;
  /** The labour market offices' contacts with kommuner. */
  contacts: AmkRow[];
  /** The kommuner that the case extracts name, and the months for which those are whole. */
  caseKommuner: number[];
  caseMonths: Period | undefined;
  /** Rows of ydelser outside the measures, by ydelse. */
  outOfScope: Record<string, number>;
  sources: SourceFile[];
  /** Every record of every file that was read, accounted for. */
  accounts: FileAccount[];
  /** What the delivery lacks and what a report loses by it, in Danish, with a code for programs. */
  gaps: { code: string; text: string }[];
  /** Rows that could not be read and were left out, since so many are tolerated. */
  rejected: RejectedRow[];
  /** For standard error, in English. */
  warnings: string[];
}

/** What is read when a caller names nothing: all about the fokusmål and the result goal. */
const DEFAULT_EXTRACTS: readonly JobindsatsExtract[] = ['benchmark', 'fokusmaal', 'tidligindsats'];

export interface PrepareOptions {
  /** The rules to count by. */
  rules: RuleBook;
  /** The jobindsats extracts to read; when left out, those about the two fokusmål and the result goal. */
  extracts?: readonly JobindsatsExtract[];
  /** What the report is made from, to tell what it loses where a delivery lacks it. */
  needs?: readonly Need[];
  /** Look closer at one kommune's samtaler: count them by month and type, and tell who lacks how many in the last. */
  samtalerOf?: { kommune: number; period: Period };
  /** The periods to count of the case extracts; none leaves those unread. */
  periods: readonly Period[];
  /** Months of early effort; none when left out. */
  early?: readonly Month[];
  /** The first month that must be shown even where the case extracts do not hold its whole effort window. */
  neededFrom: Month;
  source?: FigureSource;
  /** Rejected rows that may be left out; none when not given. */
  tolerate?: number;
  allowCpr?: boolean;
}

/**
 * Reads a delivery and computes the figures of some periods, for all kommuner at once.
 * @throws {InputError} with every fault of every file.
 */
export async function prepare(delivery: Delivery, options: PrepareOptions): Promise<Prepared> {
  const faults = new Faults(options.tolerate ?? 0);
  for (const problem of delivery.problems) faults.add(problem);
  const warnings = deliveryWarnings(delivery);
  const sources: SourceFile[] = [];
  const accounts: FileAccount[] = [];
  const filesOf = (extract: ExtractName) => delivery.files.filter((file) => file.extract === extract);
  const extracts: readonly ExtractName[] = options.extracts ?? DEFAULT_EXTRACTS;

  async function read<Row>(extract: ExtractName, schema: JobindsatsSchema<Row>): Promise<Row[]> {
    if (!extracts.includes(extract)) return [];
    const result = await readExtract(filesOf(extract), schema, faults.tolerated);
    faults.merge(result.faults);
    for (const { file, rows, account, unknownColumns, remarks } of result.files) {
      warnings.push(...unknownColumns.map((name) => `${file.name}: the column '${name}' is not used`));
      warnings.push(...remarks.map((remark) => `${file.name}: ${remark}`));
      if (account) warnings.push(...outsideText(account));
      sources.push({ file: file.name, sha256: file.facts.sha256, rows });
      if (account) accounts.push(account);
    }
    return result.rows;
  }

  // The engine reads the case extracts in threads of its own while the others are parsed here.
  const reading = readCases(delivery, options);
  reading.catch(() => {});
  const benchmarkRows = await read<BenchmarkRow>('benchmark', BENCHMARK);
  const fokusmaal = (await read<FokusmaalRow>('fokusmaal', FOKUSMAAL_EXTRACT)).map(toCell);
  const early = (await read<FokusmaalRow>('tidligindsats', FOKUSMAAL_EXTRACT)).map(toCell);
  const persons = await read<FuldtidspersonerRow>('fuldtidspersoner', FULDTIDSPERSONER);
  const samtaletal = await read<SamtaletalRow>('samtaletal', SAMTALETAL);
  const contacts = await read<AmkRow>('amk-kontakter', AMK_KONTAKTER);
  for (const problem of [
    ...fokusmaalConflicts(fokusmaal, filesOf('fokusmaal')),
    ...fokusmaalConflicts(early, filesOf('tidligindsats')),
    ...benchmarkConflicts(benchmarkRows, filesOf('benchmark')),
    ...personsConflicts(persons, filesOf('fuldtidspersoner')),
    ...samtaletalConflicts(samtaletal, filesOf('samtaletal')),
  ]) {
    faults.add(problem);
  }

  const {
    cells,
    earlyCells,
    countedSamtaler,
    lackingSamtaler,
    kommuner,
    outOfScope,
    reach,
    measurable,
    caseSources,
    caseAccounts,
    caseFaults,
    found,
  } = await reading;
  faults.merge(caseFaults);
  for (const problem of found.faults) faults.add(problem);
  faults.settle();

  const gaps = missing(delivery, options);
  const late = reach !== undefined && reach.from > options.neededFrom ? reach.from : undefined;
  const caseReach: Partial<Record<Fokusmaal, Period>> = {};
  const earlyReach: typeof caseReach = {};
  for (const fokusmaal of reach ? measurable : []) {
    caseReach[fokusmaal] = { from: Math.min(reach!.from, options.neededFrom), to: reach!.to };
    // Hours stand in for tilbud, but not in early effort.
    if (filesOf(fokusmaal).length > 0) earlyReach[fokusmaal] = caseReach[fokusmaal];
  }
  const source = options.source ? { source: options.source } : {};
  return {
    book: new MeasureBook({
      caseCells: cells,
      caseReach,
      published: fokusmaal,
      rules: options.rules,
      ...source,
    }),
    early: new MeasureBook({
      caseCells: earlyCells,
      caseReach: earlyReach,
      published: early,
      rules: options.rules,
      ...source,
    }),
    benchmark: new BenchmarkBook(benchmarkRows),
    persons: new PersonsBook(persons),
    samtaletal,
    countedSamtaler,
    lackingSamtaler,
    contacts,
    caseKommuner: kommuner,
    caseMonths: reach,
    outOfScope,
    sources: [...caseSources, ...sources],
    accounts: [...caseAccounts, ...accounts],
    gaps: [
      ...gaps.map(({ extract, danish }) => ({ code: `missing-${extract}`, text: danish })),
      ...(late === undefined ? [] : [{ code: 'short-period', text: shortPeriod(late) }]),
      ...rejectedNote(faults.rejected.length),
    ],
    rejected: faults.rejected,
    warnings: [
      ...warnings,
      ...found.warnings,
      ...(late === undefined
        ? []
        : [
            `the case extracts begin late: figures before ${formatMonth(late)} miss part of their effort window`,
          ]),
      ...gaps.map(({ extract, english }) => `no extract '${extract}' in ${delivery.folder}: ${english}`),
    ],
  };
}

/** The months that a delivery has figures of a kommune for, in order. */
export function monthsWithFigures({ book, caseKommuner, caseMonths }: Prepared, code: number): Month[] {
  const whole = caseMonths && caseKommuner.includes(code) ? eachMonth(caseMonths) : [];
  return [...new Set([...book.monthsOf(code), ...whole])].sort((a, b) => a - b);
}

function rejectedNote(count: number): { code: string; text: string }[] {
  if (count === 0) return [];
  const rows = count === 1 ? '1 række' : `${count} rækker`;
  const text = `${rows} i leveringen kunne ikke læses og er udeladt. De står med begrundelse i filen afviste-raekker.csv.`;
  return [{ code: 'rejected-rows', text }];
}

const shortPeriod = (month: Month): string =>
  `Sagsudtrækkene begynder sent: tal for måneder før ${monthName(month)} mangler en del af det år, som indsatsen tælles i, og er for lave.`;
