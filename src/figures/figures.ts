import type { Day } from '../domain/day.js';
import { eachMonth, type Month, type Period } from '../domain/month.js';
import type { FileAccount } from '../extracts/account.js';
import type { RejectedRow } from '../extracts/faults.js';
import type { AmkRow } from '../extracts/jobindsats/amkKontakter.js';
import type { SamtaletalRow } from '../extracts/jobindsats/samtaletal.js';
import type { MappingReport } from '../extracts/mapping/report.js';
import { BenchmarkBook } from '../measures/benchmark.js';
import { MeasureBook } from '../measures/book.js';
import type { FigureSource } from '../measures/cell.js';
import { Hidden } from '../measures/hidden.js';
import { PersonsBook } from '../measures/persons.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { Measures } from './measuresFile.js';
import type { Need } from './needs.js';

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
export interface Figures {
  book: MeasureBook;
  early: MeasureBook;
  /** What nothing that is made from them may show. */
  hidden: Hidden;
  benchmark: BenchmarkBook;
  /** Full-time persons on each ydelse, by area and month. */
  persons: PersonsBook;
  /** Samtaler by kommune, month and type, as published. */
  samtaletal: SamtaletalRow[];
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
  /** What the delivery's mapping did; `undefined` when it has none. */
  mapping: MappingReport | undefined;
  /** What the delivery lacks and what a report loses by it, in Danish, with a code for programs. */
  gaps: { code: string; text: string }[];
  /** Rows that could not be read and were left out, since so many are tolerated. */
  rejected: RejectedRow[];
  /** For standard error, in English. */
  warnings: string[];
}

/** The periods that figures are asked for. */
export interface Span {
  /** The periods to count of the case extracts; none leaves those unread. */
  periods: readonly Period[];
  /** Months of early effort. */
  early: readonly Month[];
  /** The first month that must be shown even where the case extracts do not hold its whole effort window. */
  neededFrom: Month;
}

/** How a delivery is read, whatever is made of it. */
export interface ReadOptions {
  /** The rules to count by. */
  rules: RuleBook;
  /** Use one source of figures alone. */
  source?: FigureSource | undefined;
  /** Rejected rows that may be left out; none when not given. */
  tolerate?: number | undefined;
  /** Accept citizen ids that look like CPR numbers. */
  allowCpr?: boolean | undefined;
  /** Bytes of memory that the program may take. */
  memory?: number | undefined;
  /** Where counts of case extracts are kept from one run to the next. */
  cache?: Cache | undefined;
  /** Measures that take the place of the case extracts. */
  measures?: GivenMeasures | undefined;
}

/** Where texts are kept from one run to the next, by all that they depend on. */
export interface Cache {
  /** The program, as it names itself. */
  program: string;
  /** The text of a key; `undefined` when there is none, or a damaged one. */
  get(key: string): Promise<string | undefined>;
  /** Keeps a text. A cache that cannot be written stops nothing. */
  put(key: string, text: string): Promise<void>;
}

/** A file of measures that a run is to be made from. */
export interface GivenMeasures {
  name: string;
  measures: Measures;
  /** This program, as it names itself. */
  program: string;
}

/** Which figures are wanted. */
export interface FiguresRequest extends Span, ReadOptions {
  /** What they are made from, which is all that is read; what is lost without it is said. */
  needs: readonly Need[];
}

/** The figures of an empty delivery. */
export function emptyFigures(rules: RuleBook): Figures {
  const book = new MeasureBook({ caseCells: [], caseReach: {}, published: [], rules });
  return {
    book,
    early: book,
    hidden: new Hidden({ book, early: book, from: rules.firstMonth }),
    benchmark: new BenchmarkBook([]),
    persons: new PersonsBook([]),
    samtaletal: [],
    contacts: [],
    caseKommuner: [],
    caseMonths: undefined,
    outOfScope: {},
    sources: [],
    accounts: [],
    mapping: undefined,
    gaps: [],
    rejected: [],
    warnings: [],
  };
}

/** The months that a delivery has figures of a kommune for, in order. */
export function monthsWithFigures({ book, caseKommuner, caseMonths }: Figures, code: number): Month[] {
  const whole = caseMonths && caseKommuner.includes(code) ? eachMonth(caseMonths) : [];
  return [...new Set([...book.monthsOf(code), ...whole])].sort((a, b) => a - b);
}
