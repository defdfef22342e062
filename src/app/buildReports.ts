import { join } from 'node:path';
import { fileName } from '../danish/text.js';
import type { ReportDocument } from '../document/model.js';
import type { Kommune } from '../domain/kommuner.js';
import { formatMonth, type Month } from '../domain/month.js';
import type { Delivery } from '../extracts/delivery.js';
import type { RejectedRow } from '../extracts/faults.js';
import type { Figures, ReadOptions } from '../figures/figures.js';
import { openFigures } from '../figures/readFigures.js';
import type { FormatName } from '../formats/formats.js';
import type { Theme } from '../formats/theme.js';
import { type AskedFamily, whomOf } from '../report/family.js';
import type { Sender } from '../report/frame/sender.js';
import { regimeNotices } from '../rules/regime.js';
import { loadTemplate } from '../template/template.js';
import { earlierIn } from './earlier.js';
import { noFigures } from './noFigures.js';
import { SHARED_CHARTS, TEMPLATES } from './paths.js';
import { HERE, type Renderers, type ReportFile } from './renderFiles.js';

/** Which reports are wanted: one of each kommune, or one about the whole country. */
export interface ReportsRequest extends ReadOptions {
  family: AskedFamily;
  month: Month;
  /** Put the figures' numbers into each report's file. */
  attach: boolean;
  /** Where the reports will lie: what editions there have hidden, is hidden again. Nowhere when left out. */
  out?: string | undefined;
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

/** Files of one kommune's report (or of the whole country's), or why there are none. */
export type ReportResult = { kommune: Kommune | undefined; seconds: number } & (
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
  /**
   * The reports of some kommuner as files, in the order in which they are ready; a failure of one does not stop the
   * others.
   * @param renderers what draws them; this thread when left out.
   */
  render(
    kommuner: readonly (Kommune | undefined)[],
    rendering: Rendering,
    renderers?: Renderers,
  ): AsyncGenerator<ReportResult>;
  /** Frees the data. */
  close(): void;
}

/** The folder of the template that reports are made by. */
export const templateFolder = ({ template, family }: ReportsRequest): string =>
  template ?? join(TEMPLATES, family.name);

/**
 * Reads a delivery once, for any number of reports of one family and month.
 * @throws {import('../extracts/problems.js').InputError} with every fault of the delivery.
 * @throws {import('../sourceText/error.js').TemplateError} when the template cannot be read.
 */
export async function openReports(delivery: Delivery, request: ReportsRequest): Promise<OpenReports> {
  const { family, month, rules } = request;
  const folder = templateFolder(request);
  const template = await loadTemplate(folder);
  const { figures, closer, close } = await openFigures(delivery, {
    ...request,
    ...family.span(month, rules),
    needs: family.needs,
  });

  async function make(kommune: Kommune | undefined): Promise<MadeReport> {
    const earlier =
      kommune && request.out !== undefined ? await earlierIn(request.out, kommune, month) : undefined;
    const input = {
      ...figures,
      hidden: earlier ? figures.hidden.after(earlier, kommune!.code, month) : figures.hidden,
      month,
      attach: request.attach,
      demonstration: delivery.demonstration,
      source: request.source,
      sender: request.senderOf(kommune),
      generator: request.generator,
    };
    const { coverage, make: build } = await family.report(input, kommune, { delivery, closer });
    if (!coverage.enough) throw noFigures(delivery.folder, whomOf(kommune), month, coverage);
    const warnings = [
      ...(coverage.warnings ?? []).map((warning) => `${delivery.folder}: ${warning}`),
      ...(earlier?.unknown ?? []).map(
        (name) =>
          `${join(request.out!, name)}: what this edition hid is not known without its JSON, and may be shown now (keep the JSON beside it)`,
      ),
    ];
    return { document: build(template), warnings };
  }

  async function* render(
    kommuner: readonly (Kommune | undefined)[],
    { formats, theme }: Rendering,
    renderers = HERE,
  ): AsyncGenerator<ReportResult> {
    const looks = { charts: [join(folder, 'charts'), SHARED_CHARTS], theme };
    const { attach } = request;
    const running = new Map<Kommune | undefined, Promise<ReportResult>>();
    const begin = async (kommune: Kommune | undefined): Promise<ReportResult> => {
      const started = performance.now();
      const seconds = () => (performance.now() - started) / 1000;
      try {
        const { document, warnings } = await make(kommune);
        const stem = stemOf(request, kommune);
        const files = await renderers.render({ document, stem, formats, looks, attach });
        const unshown = files.flatMap((file) => file.warnings ?? []);
        return { kommune, seconds: seconds(), files, warnings: [...warnings, ...unshown] };
      } catch (error) {
        return { kommune, seconds: seconds(), error };
      }
    };
    const next = async (): Promise<ReportResult> => {
      const result = await Promise.race(running.values());
      running.delete(result.kommune);
      return result;
    };
    for (const kommune of kommuner) {
      if (running.size >= renderers.width) yield await next();
      running.set(kommune, begin(kommune));
    }
    while (running.size > 0) yield await next();
  }

  const { rejected } = figures;
  const warnings = [...figures.warnings, ...regimeNotices(rules, month)];
  return { figures, rejected, warnings, make, render, close };
}

/** What stands at the end of the names of a what-if's files, so that it replaces no official one. */
export const WHAT_IF_ENDING = 'regneeksempel';

/** The name of a report's files, without their ending (docs/output.md). */
function stemOf({ family, month, rules }: ReportsRequest, kommune: Kommune | undefined): string {
  return [
    family.name,
    ...(kommune ? [fileName(kommune.name)] : []),
    formatMonth(month),
    ...(rules.changes.length > 0 ? [WHAT_IF_ENDING] : []),
  ].join('-');
}
