import { monthName } from '../danish/date.js';
import { formatMonth, type Month, monthOfDay } from '../domain/month.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { Span } from '../store/caseStore.js';
import type { Figures } from './figures.js';

/** An extract of effort that ends before the last month asked for. */
export interface EarlyEnd {
  extract: CaseExtract;
  /** Its last month. */
  last: Month;
}

/**
 * The extracts of effort whose last row begins before a month. Effort of that month is not there, or has not been
 * given: the extract does not tell which.
 */
export const earlyEnds = (spans: Partial<Record<CaseExtract, Span>>, month: Month): EarlyEnd[] =>
  (['samtaler', 'tilbud', 'loentimer'] as const).flatMap((extract) => {
    const span = spans[extract];
    const last = span && monthOfDay(span.lastStart);
    return last !== undefined && last < month ? [{ extract, last }] : [];
  });

/** The same as lines for standard error. */
export const earlyEndsText = (ends: readonly EarlyEnd[]): string[] =>
  ends.map(
    ({ extract, last }) =>
      `${extract} ends in ${formatMonth(last)}: unless there was none later, shares of later months miss effort and are too low`,
  );

/** The same for a report. */
export const earlyEndGaps = (ends: readonly EarlyEnd[]): Figures['gaps'] =>
  ends.map(({ extract, last }) => ({
    code: `short-${extract}`,
    text: `Sagsudtrækket ${extract} slutter i ${monthName(last)}. Hvis der var indsats senere, mangler den, og andelene er for lave.`,
  }));

/** That figures before a month lack effort, since the extracts begin late. */
export const beginsLate = (first: Month): string =>
  `the case extracts begin late: figures before ${formatMonth(first)} miss part of their effort window`;
