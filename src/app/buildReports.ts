import { join } from 'node:path';
import { fileName } from '../danish/text.js';
import type { ReportDocument } from '../document/model.js';
import type { Kommune } from '../domain/kommuner.js';
import { formatMonth, type Month } from '../domain/month.js';
import type { Delivery } from '../extracts/delivery.js';
import type { RejectedRow } from '../extracts/faults.js';
import type { Figures, ReadOptions } from '../figures/figures.js';
import { openFigures } from '../figures/readFigures.js';
import { FORMATS, type FormatName } from '../formats/formats.js';
import { withJson } from '../formats/json.js';
import type { Theme } from '../formats/theme.js';
import { type AskedFamily, whomOf } from '../report/family.js';
import type { Sender } from '../report/frame/sender.js';
import { loadTemplate } from '../template/template.js';
import { noFigures } from './noFigures.js';
import { SHARED_CHARTS, TEMPLATES } from './paths.js';

/** Which reports are wanted: one of each kommune, or one about the whole country. */
export interface ReportsRequest extends ReadOptions {
  family: AskedFamily;
  month: Month;
  /** Put the figures' numbers into each report's file. */
  attach: boolean;
  /** A template folder of the user's own; else the family's. */
  template?: string | undefined;
  /** The program that makes them, as they name it. */
  generator: { name: string; version: string };
  /** Who sends a report out. */
  senderOf(kommune: Kommune | undefined): Sender;
}

/** How the documents become files. */
export interface Rendering {
  formats: readonly FormatName[];
  theme: Theme;
}

/** A report as a document. */
export interface MadeReport {
  document: ReportDocument;
  /** For standard error, in English. */
  warnings: string[];
}

/** A file of a report, not yet written. */
export interface ReportFile {
  name: string;
  content: Buffer | string;
}

/** Files of one kommune's report (or of the whole country's), or why there are none. */
export type ReportResult = { kommune: Kommune | undefined } & (
  | { files: ReportFile[]; warnings: string[] }
  | { error: unknown }
);

/** The reports of one reading of a delivery. */
export interface OpenReports {
  figures: Figures;
  /** Rows that could not be read and were left out. */
  rejected: readonly RejectedRow[];
  /** What is wrong with the delivery and stops no report, in English. */
  warnings: readonly string[];
  /**
   * One report as a document.
   * @throws {import('../extracts/problems.js').InputError} when the data have no figures for it.
   * @throws {import('../sourceText/error.js').TemplateError} for a mistake in the template.
   */
  make(kommune: Kommune | undefined): Promise<MadeReport>;
  /** The reports of some kommuner as files, one after another; a failure of one does not stop the others. */
  render(kommuner: readonly (Kommune | undefined)[], rendering: Rendering): AsyncGenerator<ReportResult>;
  /** Frees the data. */
  close(): void;
}

/**
 * Reads a delivery once, for any number of reports of one family and month.
 * @throws {import('../extracts/problems.js').InputError} with every fault of the delivery.
 * @throws {import('../sourceText/error.js').TemplateError} when the template cannot be read.
 */
export async function openReports(delivery: Delivery, request: ReportsRequest): Promise<OpenReports> {
  const { family, month, rules } = request;
  const folder = request.template ?? join(TEMPLATES, family.name);
  const template = await loadTemplate(folder);
  const { figures, closer, close } = await openFigures(delivery, {
    ...request,
    ...family.span(month, rules),
    needs: family.needs,
  });

  async function make(kommune: Kommune | undefined): Promise<MadeReport> {
    const input = {
      ...figures,
      month,
      attach: request.attach,
      demonstration: delivery.demonstration,
      sender: request.senderOf(kommune),
      generator: request.generator,
    };
    const { coverage, make: build } = await family.report(input, kommune, { delivery, closer });
    if (!coverage.enough) throw noFigures(delivery.folder, whomOf(kommune), month, coverage.months);
    const warnings = (coverage.warnings ?? []).map((warning) => `${delivery.folder}: ${warning}`);
    return { document: build(template), warnings };
  }

  async function* render(
    kommuner: readonly (Kommune | undefined)[],
    { formats, theme }: Rendering,
  ): AsyncGenerator<ReportResult> {
    const looks = { charts: [join(folder, 'charts'), SHARED_CHARTS], theme };
    for (const kommune of kommuner) {
      try {
        const { document, warnings } = await make(kommune);
        const stem = stemOf(family, month, kommune);
        const whole = request.attach ? withJson(document, `${stem}.json`) : document;
        const files: ReportFile[] = [];
        for (const format of formats) {
          const renderer = await FORMATS[format].load();
          const content = await renderer(FORMATS[format].holdsAttachments ? whole : document, looks);
          files.push({ name: `${stem}.${format}`, content });
        }
        yield { kommune, files, warnings };
      } catch (error) {
        yield { kommune, error };
      }
    }
  }

  const { rejected, warnings } = figures;
  return { figures, rejected, warnings, make, render, close };
}

/** The name of a report's files, without their ending (docs/output.md). */
function stemOf({ name }: AskedFamily, month: Month, kommune: Kommune | undefined): string {
  return [name, ...(kommune ? [fileName(kommune.name)] : []), formatMonth(month)].join('-');
}
