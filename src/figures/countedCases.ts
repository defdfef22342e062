import type { Period } from '../domain/month.js';
import type { FileAccount } from '../extracts/account.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { CaseCells, Counting } from '../measures/caseMeasures.js';
import { type MeasuredCitizens, measureCitizens } from '../measures/measureCitizens.js';
import { RULES, type RuleBook } from '../rules/ruleset.js';
import { loadWarnings } from '../store/caseFindings.js';
import type { CaseStore, Span } from '../store/caseStore.js';
import { crossChecks, type Finding } from '../store/crossChecks.js';
import { type MonthRows, monthsOf } from '../store/months.js';
import { type CloserCounts, lookCloser } from './closeLook.js';

/** A file of case extracts that was counted. */
export interface CountedFile {
  extract: CaseExtract;
  file: string;
  sha256: string;
  rows: number;
  /** Rows of the citizens that were counted; all that are counted, unless they are a part of the citizens. */
  own: number;
}

/** What is to be counted of case extracts. */
export interface CountRequest extends Counting {
  rules: RuleBook;
  /** The year so far, to look at each kommune's samtaler more closely. */
  closer?: Period | undefined;
}

/**
 * All that reports have from case extracts, as plain data: numbers of citizens and rows, and the ids of a few where
 * something is wrong with their rows; no citizen's row. Those of different citizens add up
 * ({@link import('./mergeCounted.js').mergeCounted}).
 */
export interface CountedCases extends CaseCells {
  /** The same by the rules in force, where others are tried: they tell what is hidden. */
  inForce: CaseCells | null;
  files: CountedFile[];
  /** First and last date of every extract that has rows of these citizens. */
  spans: Partial<Record<CaseExtract, Span>>;
  /** Rows of these citizens by extract and month. */
  months: Partial<Record<CaseExtract, MonthRows[]>>;
  /** Codes of the kommuner that they name. */
  kommuner: number[];
  /** Rows of ydelser outside the measures, by ydelse. */
  outOfScope: Record<string, number>;
  /** Every record of every file, accounted for, whoever it is about. */
  accounts: FileAccount[];
  /** Rows that an entry of the delivery's mapping told something of, by the entry's number. */
  uses: [entry: number, rows: number][];
  /** What is to be said once about the files, in English. */
  remarks: string[];
  findings: Finding[];
  /** Rows that could not be read and were left out. */
  rejected: number;
  closer: CloserCounts | null;
}

/** What case extracts come to where there are none. */
export const nothingCounted = ({ rules }: CountRequest): CountedCases => ({
  cells: [],
  early: [],
  inForce: rules.changes.length > 0 ? { cells: [], early: [] } : null,
  files: [],
  spans: {},
  months: {},
  kommuner: [],
  outOfScope: {},
  accounts: [],
  uses: [],
  remarks: [],
  findings: [],
  rejected: 0,
  closer: null,
});

/** First and last date of every extract that has dates. */
export async function spansOf(store: CaseStore): Promise<Partial<Record<CaseExtract, Span>>> {
  const spans: Partial<Record<CaseExtract, Span>> = {};
  for (const extract of new Set(store.loaded.map(({ file }) => file.extract as CaseExtract))) {
    const span = await store.span(extract);
    if (span) spans[extract] = span;
  }
  return spans;
}

/**
 * Counts what is asked for, and checks the extracts across rows and files. With too many faults, or without ydelser,
 * nothing is counted and the files alone are accounted for.
 */
export async function countCases(store: CaseStore, request: CountRequest): Promise<CountedCases> {
  const { rules, closer } = request;
  const spans = await spansOf(store);
  const { faults } = store;
  const none: MeasuredCitizens = { cells: [], early: [], suspects: undefined };
  const sound = !faults.isTooMuch;
  const counts = sound && store.has('ydelser');
  const { suspects, ...cells } = counts ? await measureCitizens(store, request, rules) : none;
  const findings = sound ? await crossChecks(store, suspects) : [];
  const files = store.loaded.map(({ file, rows, own }) => ({
    extract: file.extract as CaseExtract,
    file: file.name,
    sha256: file.facts.sha256,
    rows,
    own,
  }));
  const isWhatIf = rules.changes.length > 0;
  return {
    ...cells,
    inForce: isWhatIf ? (counts ? await cellsInForce(store, request) : { cells: [], early: [] }) : null,
    files,
    spans,
    months: await monthsOf(store),
    kommuner: await store.kommuner(),
    outOfScope: store.outOfScope,
    accounts: store.loaded.map(({ account }) => account),
    uses: usesOf(store),
    remarks: loadWarnings(store),
    findings,
    rejected: faults.rejectedCount,
    closer: counts && closer ? await lookCloser(store, closer, rules) : null,
  };
}

/** The cells by the rules in force. */
async function cellsInForce(store: CaseStore, request: CountRequest): Promise<CaseCells> {
  const { cells, early } = await measureCitizens(store, request, RULES);
  return { cells, early };
}

/** Rows by entry of the mapping, all files together. */
function usesOf({ loaded }: CaseStore): CountedCases['uses'] {
  const rows = new Map<number, number>();
  for (const [entry, n] of loaded.flatMap(({ uses }) => uses)) rows.set(entry, (rows.get(entry) ?? 0) + n);
  return [...rows].sort(([a], [b]) => a - b);
}

/** Rows of hours of the citizens that were counted. */
export const hoursIn = (files: readonly CountedFile[]): number =>
  files.filter(({ extract }) => extract === 'loentimer').reduce((sum, { own }) => sum + own, 0);
