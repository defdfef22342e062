import type { Kommune } from '../domain/kommuner.js';
import type { Month } from '../domain/month.js';
import type { Plan } from '../extracts/plan/plan.js';
import type { Prepared } from '../figures/readFigures.js';
import type { Sender } from './frame/sender.js';

/** All that a report is made from, whatever its family. */
export interface ReportInput extends Prepared {
  month: Month;
  /** Put the figures' numbers into the report's file. */
  attach?: boolean;
  demonstration: boolean;
  sender: Sender;
  generator: { name: string; version: string };
}

/** The same, of a report about one kommune. */
export interface KommuneInput extends ReportInput {
  kommune: Kommune;
  /** Set the figures from case extracts beside the published ones in an annex. */
  reconcile?: boolean;
  plan?: Plan;
  /** Further samtaler a month to look ahead with. */
  extraSamtaler?: number;
}
