import type { Fokusmaal } from '../domain/fokusmaal.js';
import type { Period } from '../domain/month.js';
import type { FileAccount } from '../extracts/account.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { Problem } from '../extracts/problems.js';
import { type CaseCells, reachOf } from '../measures/caseMeasures.js';
import { toldOf } from '../store/caseFindings.js';
import type { CountedCases } from './countedCases.js';
import { type EarlyEnd, earlyEnds } from './ends.js';
import type { FiguresRequest, SourceFile } from './figures.js';

/** What the case extracts of a delivery come to. */
export interface CaseFigures extends CaseCells {
  /** The same by the rules in force, where others are tried. */
  inForce: CaseCells | undefined;
  /** Codes of the kommuner that they name. */
  kommuner: number[];
  /** The months for which they hold the whole effort window. */
  reach: Period | undefined;
  /** The extracts of effort that end before the last month asked for. */
  ends: EarlyEnd[];
  /** The extracts that are there. */
  extracts: ReadonlySet<CaseExtract>;
  outOfScope: Record<string, number>;
  sources: SourceFile[];
  /** Every record of every file, accounted for. */
  accounts: FileAccount[];
  /** For standard error, in English. */
  warnings: string[];
  /** Findings that no figure may be made with. */
  faults: Problem[];
}

/**
 * The fokusmål that the case extracts at hand can tell of.
 * @param early in early effort, where hours do not stand in for tilbud.
 */
export function measurableFokusmaal(extracts: ReadonlySet<string>, early = false): Fokusmaal[] {
  const measurable: Fokusmaal[] = [];
  if (extracts.has('samtaler')) measurable.push('samtaler');
  if (extracts.has('tilbud') || (!early && extracts.has('loentimer'))) measurable.push('tilbud');
  return measurable;
}

/** The extracts that were counted. */
export const extractsIn = ({ files }: CountedCases): ReadonlySet<CaseExtract> =>
  new Set(files.map(({ extract }) => extract));

/** What counted case extracts come to for a request. Without ydelser nothing is said of the others. */
export function readCases(counted: CountedCases, { rules, periods, early }: FiguresRequest): CaseFigures {
  const extracts = extractsIn(counted);
  const told = extracts.has('ydelser')
    ? toldOf(counted.findings, counted.remarks)
    : { warnings: [], faults: [] };
  return {
    cells: counted.cells,
    early: counted.early,
    inForce: counted.inForce ?? undefined,
    kommuner: counted.kommuner,
    reach: reachOf(counted.spans, rules),
    ends: earlyEnds(counted.spans, Math.max(...periods.map(({ to }) => to), ...early)),
    extracts,
    outOfScope: counted.outOfScope,
    sources: counted.files.map(({ extract, file, sha256, rows }) => {
      const span = counted.spans[extract];
      return { file, sha256, rows, ...(span && { from: span.from, to: span.to }) };
    }),
    accounts: counted.accounts,
    ...told,
  };
}
