import type { Kommune } from '../domain/kommuner.js';
import type { Month } from '../domain/month.js';
import type { Figures } from '../figures/figures.js';
import type { FigureSource } from '../measures/cell.js';
import type { Sender } from './frame/sender.js';

/** All that a report is made from, whatever its family. */
export interface ReportInput extends Figures {
  month: Month;
  /** Put the figures' numbers into the report's file. */
  attach: boolean;
  demonstration: boolean;
  /** The one source of figures that is used; both when left out. */
  source?: FigureSource | undefined;
  sender: Sender;
  generator: { name: string; version: string };
}

/** The same, of a report about one kommune. */
export interface KommuneInput extends ReportInput {
  kommune: Kommune;
}
