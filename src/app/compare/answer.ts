import type { Kommune } from '../../domain/kommuner.js';
import { formatMonth, type Month } from '../../domain/month.js';
import type { CausedRevision } from '../../editions/caused.js';
import type { RowCounts } from '../../editions/causes.js';
import type { Compared } from '../../editions/compare.js';
import type { Edition } from '../../editions/edition.js';
import type { CaseExtract } from '../../extracts/caseSchemas.js';

/** One side of a comparison: an edition, or a delivery as this program counts it. */
export interface ComparedSide {
  month: Month;
  /** `undefined` of a delivery alone. */
  edition: Edition | undefined;
  program: string;
  rules: string;
  /** The folder of a delivery. */
  data: string | undefined;
}

/** What has changed, and why. */
export interface CompareAnswer {
  kommune: Kommune;
  report: string;
  earlier: ComparedSide;
  now: ComparedSide;
  figures: Compared[];
  /** `undefined` without the case extracts of both. */
  revisions: CausedRevision[] | undefined;
  /** Rows of the kommune's citizens that differ, by extract; where that may not be told, `undefined`. */
  rows: Record<CaseExtract, RowCounts> | undefined;
  /** Small groups are hidden. */
  isSuppressed: boolean;
  /** For standard error, in English. */
  warnings: string[];
}

/** A kept edition as a side. */
export const sideOf = (edition: Edition): ComparedSide => {
  const { month, program, rules } = edition;
  return { month, edition, program, rules, data: undefined };
};

/**
 * What is not compared with an edition from further back, for standard error: an edition has the ydelsesgrupper of its
 * own month and of the one before alone.
 */
export const furtherBackText = (earlier: Month, now: Month): string[] =>
  earlier < now - 1
    ? [
        `${formatMonth(earlier)} is more than a month before ${formatMonth(now)}: the totals alone are compared, since editions keep ydelsesgrupper of a month and of the one before`,
      ]
    : [];
