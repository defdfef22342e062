import { monthName } from '../danish/date.js';
import { formatMonth, type Month, monthOfDay } from '../domain/month.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { Span } from '../store/caseStore.js';
import type { Figures } from './figures.js';

/** How a row of an extract of effort is said to come after a month; cancelled samtaler may be planned ahead. */
const AFTER = {
  samtaler: {
    english: (month: string) => `dated after ${month}, cancelled ones aside`,
    danish: (month: string) => `, der er dateret efter ${month}, bortset fra aflyste samtaler`,
  },
  tilbud: {
    english: (month: string) => `that begins after ${month}`,
    danish: (month: string) => `, der begynder efter ${month}`,
  },
  loentimer: {
    english: (month: string) => `of a month after ${month}`,
    danish: (month: string) => ` for måneder efter ${month}`,
  },
} as const;

/** An extract of effort with nothing new in the last month asked for. */
export interface EarlyEnd {
  extract: keyof typeof AFTER;
  /** The last month in which something of it began or happened. */
  last: Month;
}

/**
 * The extracts of effort whose last row begins before a month; it may go on beyond it. Effort that began in that month is
 * not there, or has not been given: the extract does not tell which.
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
      `${extract} has no row ${AFTER[extract].english(formatMonth(last))}: unless there was no such effort, it is missing, and shares of later months are too low`,
  );

/** The same for a report. */
export const earlyEndGaps = (ends: readonly EarlyEnd[]): Figures['gaps'] =>
  ends.map(({ extract, last }) => ({
    code: `short-${extract}`,
    text: `Sagsudtrækket ${extract} har ingen rækker${AFTER[extract].danish(monthName(last))}. Hvis der var en sådan indsats, mangler den, og andelene er for lave.`,
  }));

/** That figures before a month lack effort, since the extracts begin late. */
export const beginsLate = (first: Month): string =>
  `the case extracts begin late: figures before ${formatMonth(first)} miss part of their effort window`;
