import type { ReportDocument } from '../document/model.js';
import type { Looks } from './looks.js';

/** A report in one format. */
export interface Rendered {
  content: Buffer | string;
  /** Its pages, where the format has any. */
  pages?: number;
  /** What could not be shown as it is, in English. */
  warnings?: readonly string[];
}

/** Makes a file's content of a document. @throws {TemplateError} for a chart template that is broken. */
export type Renderer = (report: ReportDocument, looks: Looks) => Promise<Rendered>;
