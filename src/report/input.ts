import type { Day } from '../domain/day.js';
import type { Kommune } from '../domain/kommuner.js';
import type { Month } from '../domain/month.js';
import type { BenchmarkBook } from '../measures/benchmark.js';
import type { MeasureBook } from '../measures/book.js';
import type { Sender } from './frame/sender.js';

/** A file that the figures come from. */
export interface SourceFile {
  file: string;
  sha256: string;
  rows: number;
  /** First and last date in the file's extract, where its rows are dated. */
  from?: Day;
  to?: Day;
}

/** All that a report is made from, whatever its family. */
export interface ReportInput {
  kommune: Kommune;
  month: Month;
  book: MeasureBook;
  /** Early effort, months only. */
  early: MeasureBook;
  benchmark: BenchmarkBook;
  sources: SourceFile[];
  /** Rows of ydelser outside the measures, by ydelse. */
  outOfScope: Record<string, number>;
  /** What the delivery lacks and what the report loses by it, in Danish, with a code for programs. */
  gaps: { code: string; text: string }[];
  /** Set the figures from case extracts beside the published ones in an annex. */
  reconcile?: boolean;
  demonstration: boolean;
  sender: Sender;
  /** Put the figures' numbers into the report's file. */
  attach?: boolean;
  generator: { name: string; version: string };
}
