import { join } from 'node:path';
import { TEMPLATES } from '../../src/app/paths.js';
import type { ReportDocument } from '../../src/document/model.js';
import type { Kommune } from '../../src/domain/kommuner.js';
import type { Month } from '../../src/domain/month.js';
import { emptyFigures } from '../../src/figures/figures.js';
import { MeasureBook } from '../../src/measures/book.js';
import type { CountedCell } from '../../src/measures/caseMeasures.js';
import { Hidden } from '../../src/measures/hidden.js';
import type { KommuneInput } from '../../src/report/input.js';
import { buildJobcenterindblik } from '../../src/report/jobcenterindblik/report.js';
import type { Since } from '../../src/report/jobcenterindblik/since/since.js';
import type { RuleBook } from '../../src/rules/ruleset.js';
import { loadTemplate } from '../../src/template/template.js';

const template = await loadTemplate(join(TEMPLATES, 'jobcenterindblik'));

/** A file as it is published: all that an attacker has. */
export interface PublishedFile {
  /** How its figures were counted: as usual, by other rules, or of a later delivery; or set beside an earlier edition. */
  reading: 'usual' | 'what-if' | 'again' | 'compare';
  /**
   * A Jobcenterindblik, a tilsynsnotat, a beskæftigelsesindblik or the national follow-up; a file of measures of the
   * fokusmål, or of early effort; two editions compared, or a report beside one.
   */
  kind: 'report' | 'note' | 'insight' | 'followUp' | 'figures' | 'early' | 'comparison' | 'since';
  /** The report's kommune; none of a file of measures or of the national follow-up. */
  kommune?: number;
  month: Month;
  text: string;
}

/** A country as one delivery counts it. */
export interface Counted {
  truth: readonly CountedCell[];
  earlyTruth: readonly CountedCell[];
}

/** A delivery as it is read, and what may not be shown of it. */
export interface Delivered extends Counted {
  book: MeasureBook;
  early: MeasureBook;
  hidden: Hidden;
}

/** What a report of any family about a kommune is made from. */
export const inputOf = (
  { book, early, hidden }: Pick<Delivered, 'book' | 'early' | 'hidden'>,
  kommune: Kommune,
  month: Month,
): KommuneInput => ({
  ...emptyFigures(book.rules),
  book,
  early,
  hidden,
  kommune,
  month,
  demonstration: false,
  attach: false,
  sender: { publisher: kommune.name },
  generator: { name: 'jcreport', version: '0' },
});

/** The report of a kommune, beside an earlier edition when one is given. */
export function documentOf(
  delivered: Pick<Delivered, 'book' | 'early' | 'hidden'>,
  kommune: Kommune,
  month: Month,
  since?: Since,
): ReportDocument {
  const input = inputOf(delivered, kommune, month);
  return buildJobcenterindblik({ ...input, since, choice: undefined, reconcile: false }, template);
}

/** A delivery's books, and what they hide. */
export function hiddenBy({ truth, earlyTruth }: Counted, rules: RuleBook, from: Month, before?: Hidden) {
  const reach = { from: rules.firstMonth, to: Number.POSITIVE_INFINITY };
  const bookOf = (caseCells: readonly CountedCell[]) =>
    new MeasureBook({ caseCells, caseReach: { samtaler: reach, tilbud: reach }, published: [], rules });
  const [book, early] = [bookOf(truth), bookOf(earlyTruth)];
  return { book, early, hidden: new Hidden({ book, early, from }, before) };
}
