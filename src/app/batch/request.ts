import type { Kommune } from '../../domain/kommuner.js';
import type { Rendering, ReportsRequest } from '../buildReports.js';

/** Which reports are made, and how. */
export interface BatchRequest {
  reports: ReportsRequest;
  rendering: Rendering;
  /** Whose reports; nobody (`undefined`) stands for the one about the whole country. */
  kommuner: readonly (Kommune | undefined)[];
  /** The family's own options as they were given, to tell batches apart. */
  options: Readonly<Record<string, unknown>>;
  /** Folder for the reports, unless they are published, and for what the batch says of itself. */
  out: string;
  /** When an edition is made. */
  clock: () => Date;
  /** Folder to publish the reports in. */
  publish?: string | undefined;
  /** Threads that render; with 1, this one. */
  jobs: number;
  /** Make only what an earlier batch has not made, or made of other data. */
  resume: boolean;
}
