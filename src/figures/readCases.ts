import type { Fokusmaal } from '../domain/fokusmaal.js';
import type { Period } from '../domain/month.js';
import type { FileAccount } from '../extracts/account.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { Faults } from '../extracts/faults.js';
import { type CaseCells, reachOf } from '../measures/caseMeasures.js';
import { measureCitizens } from '../measures/measureCitizens.js';
import { type CaseFindings, caseFindings } from '../store/caseFindings.js';
import type { CaseStore, Span } from '../store/caseStore.js';
import type { FiguresRequest, SourceFile } from './figures.js';

const NOTHING_FOUND: CaseFindings = { findings: [], warnings: [], faults: [] };

/** What the case extracts of a delivery come to. */
export interface CaseFigures extends CaseCells {
  /** Codes of the kommuner that they name. */
  kommuner: number[];
  /** The months for which they hold the whole effort window. */
  reach: Period | undefined;
  /** The fokusmål that they can tell of. */
  measurable: Fokusmaal[];
  outOfScope: Record<string, number>;
  sources: SourceFile[];
  /** Every record of every file, accounted for. */
  accounts: FileAccount[];
  faults: Faults;
  found: CaseFindings;
}

/**
 * The fokusmål that the case extracts at hand can tell of.
 * @param early in early effort, where hours do not stand in for tilbud.
 */
export function measurableFokusmaal(has: (extract: CaseExtract) => boolean, early = false): Fokusmaal[] {
  const measurable: Fokusmaal[] = [];
  if (has('samtaler')) measurable.push('samtaler');
  if (has('tilbud') || (!early && has('loentimer'))) measurable.push('tilbud');
  return measurable;
}

/** First and last date of every extract that has dates. */
export async function spansOf(store: CaseStore): Promise<Partial<Record<CaseExtract, Span>>> {
  const spans: Partial<Record<CaseExtract, Span>> = {};
  for (const extract of new Set(store.loaded.map(({ file }) => file.extract as CaseExtract))) {
    const span = await store.span(extract);
    if (span) spans[extract] = span;
  }
  return spans;
}

/** Counts the cells that a request asks for, and checks the extracts across rows and files. */
export async function readCases(
  store: CaseStore,
  { periods, early, rules }: FiguresRequest,
): Promise<CaseFigures> {
  const spans = await spansOf(store);
  const { faults } = store;
  const sound = !faults.isTooMuch && store.has('ydelser');
  const none: CaseCells = { cells: [], early: [] };
  // The engine checks in threads of its own while the citizens are judged here.
  const [cells, found] = sound
    ? await Promise.all([measureCitizens(store, { periods, early }, rules), caseFindings(store)])
    : [none, NOTHING_FOUND];
  return {
    ...cells,
    kommuner: await store.kommuner(),
    reach: reachOf(spans, rules),
    measurable: measurableFokusmaal((extract) => store.has(extract)),
    outOfScope: store.outOfScope,
    sources: store.loaded.map(({ file, rows }) => {
      const span = spans[file.extract as CaseExtract];
      return {
        file: file.name,
        sha256: file.facts.sha256,
        rows,
        ...(span && { from: span.from, to: span.to }),
      };
    }),
    accounts: store.loaded.map(({ account }) => account),
    faults,
    found,
  };
}
