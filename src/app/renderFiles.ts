import type { ReportDocument } from '../document/model.js';
import { FORMATS, type FormatName } from '../formats/formats.js';
import { withJson } from '../formats/json.js';
import type { Looks } from '../formats/looks.js';
import type { Rendered } from '../formats/rendered.js';

/** A document that is to become files. Plain data: it may travel to another thread. */
export interface RenderJob {
  document: ReportDocument;
  /** The files' names, without their ending. */
  stem: string;
  formats: readonly FormatName[];
  looks: Looks;
  /** Put the report as JSON into those of its files that can hold it. */
  attach: boolean;
}

/** A file of a report, not yet written. */
export interface ReportFile extends Rendered {
  name: string;
}

/** The files of a document. @throws {import('../sourceText/error.js').TemplateError} for a broken chart template. */
export async function renderFiles({
  document,
  stem,
  formats,
  looks,
  attach,
}: RenderJob): Promise<ReportFile[]> {
  const whole = attach ? withJson(document, `${stem}.json`) : document;
  const files: ReportFile[] = [];
  for (const format of formats) {
    const renderer = await FORMATS[format].load();
    const rendered = await renderer(FORMATS[format].holdsAttachments ? whole : document, looks);
    files.push({ name: `${stem}.${format}`, ...rendered });
  }
  return files;
}

/** Loads what draws some formats before the first document is there: the libraries behind some are large. */
export function loadFormats(formats: readonly FormatName[]): void {
  // What is wrong with one is told where it is used.
  for (const format of formats) FORMATS[format].load().catch(() => {});
}

/** What renders documents: this thread, or others beside it. */
export interface Renderers {
  /** Documents that it takes at a time. */
  width: number;
  render(job: RenderJob): Promise<ReportFile[]>;
}

/** This thread alone. */
export const HERE: Renderers = { width: 1, render: renderFiles };
