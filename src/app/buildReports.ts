import { join } from 'node:path';
import type { ReportDocument } from '../document/model.js';
import type { Kommune } from '../domain/kommuner.js';
import { type Month, periodCode } from '../domain/month.js';
import { type Shown, shownFigures } from '../editions/shown.js';
import type { Delivery } from '../extracts/delivery.js';
import type { RejectedRow } from '../extracts/faults.js';
import type { Figures, ReadOptions } from '../figures/figures.js';
import { openFigures } from '../figures/readFigures.js';
import type { FormatName } from '../formats/formats.js';
import { renderJson } from '../formats/json.js';
import type { Theme } from '../formats/theme.js';
import { latestJudged } from '../measures/caseMeasures.js';
import { type AskedFamily, type EditionsAtHand, whomOf } from '../report/family.js';
import type { Sender } from '../report/frame/sender.js';
import { regimeNotices } from '../rules/regime.js';
import { loadTemplate } from '../template/template.js';
import { editionsOf } from './archive/archive.js';
import { earlierIn } from './archive/earlier.js';
import { editionsFolder, type NewEdition } from './archive/keep.js';
import { earlierDelivery } from './earlierDelivery.js';
import { noFigures } from './noFigures.js';
import { SHARED_CHARTS, TEMPLATES } from './paths.js';
import { programName } from './program.js';
import { HERE, type Renderers, type ReportFile } from './renderFiles.js';

/** Which reports are wanted: one of each kommune, or one about the whole country. */
export interface ReportsRequest extends ReadOptions {
  family: AskedFamily;
  month: Month;
  /** Put the figures' numbers into each report's file. */
  attach: boolean;
  /** Where the reports will lie: what editions there have hidden, is hidden again. Nowhere when left out. */
  out?: string | undefined;
  /** The archive of editions, if one is kept. */
  archive?: string | undefined;
  /** The delivery that the edition before was made from, to tell why figures are others now. */
  earlier?: Delivery | undefined;
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
  /** The figures that it shows, exact. */
  shown: Shown[];
  /** For standard error, in English. */
  warnings: string[];
}

/** Files of one kommune's report (or of the whole country's), or why there are none. */
export type ReportResult = { kommune: Kommune | undefined; seconds: number } & (
  | {
      files: ReportFile[];
      warnings: string[];
      /** What an archive is to keep of it; nothing of a what-if, or where there is none. */
      edition: NewEdition | undefined;
    }
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
  const span = family.span(month, rules);
  // Two deliveries share the memory.
  const memory = request.earlier && request.memory ? Math.floor(request.memory / 2) : request.memory;
  const { figures, closer, close } = await openFigures(delivery, {
    ...request,
    memory,
    ...span,
    needs: family.needs,
  });
  const earlier =
    request.earlier && earlierDelivery(request.earlier, { figures, closer }, { ...request, memory });
  const counted = new Set(span.periods.map(periodCode));
  const isJudged = latestJudged(month, rules).every((period) => counted.has(periodCode(period)));

  async function make(kommune: Kommune | undefined): Promise<MadeReport> {
    const before = kommune ? await earlierOf(kommune) : [];
    const hidden = kommune ? figures.hidden.after(before, kommune.code) : figures.hidden;
    const shown = kommune ? shownFigures({ ...figures, hidden }, kommune.code, month, isJudged) : [];
    const input = {
      ...figures,
      hidden,
      month,
      attach: request.attach,
      demonstration: delivery.demonstration,
      source: request.source,
      sender: request.senderOf(kommune),
      generator: request.generator,
    };
    const { coverage, make: build } = await family.report(input, kommune, {
      delivery,
      closer,
      shown,
      editions: () => earlierEditions(kommune),
      earlier,
    });
    if (!coverage.enough) throw noFigures(delivery.folder, whomOf(kommune), month, coverage);
    const warnings = [
      ...(coverage.warnings ?? []).map((warning) => `${delivery.folder}: ${warning}`),
      ...(before[0]?.unknown ?? []).map(
        (path) =>
          `${path}: what this edition hid is not known without its JSON, and may be shown now (keep the JSON beside it)`,
      ),
    ];
    return { document: build(template), shown, warnings };
  }

  /** What earlier editions of the month, and of the one before, have hidden. */
  async function earlierOf(kommune: Kommune) {
    const { out, archive } = request;
    if (out === undefined) return [];
    return Promise.all(
      [month, month - 1].map(async (m) => ({
        month: m,
        ...(await earlierIn({ out, archive }, kommune, m)),
      })),
    );
  }

  /** The editions of the report that an archive has. */
  async function earlierEditions(kommune: Kommune | undefined): Promise<EditionsAtHand> {
    const { archive } = request;
    if (archive === undefined || !kommune) return { archive, editions: [], warnings: [] };
    return { archive, ...(await editionsOf(archive, { report: family.name, kommune })) };
  }

  /** A report as its archive is to keep it. */
  async function editionOf(
    kommune: Kommune | undefined,
    { document, shown }: MadeReport,
  ): Promise<NewEdition | undefined> {
    if (request.archive === undefined || rules.changes.length > 0) return undefined;
    return {
      report: family.name,
      kommune: kommune && { code: kommune.code, name: kommune.name },
      month,
      program: await programName(),
      rules: rules.version,
      sources: document.record.sources,
      json: renderJson(document),
      shown,
    };
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
        const made = await make(kommune);
        const { document, warnings } = made;
        const edition = await editionOf(kommune, made);
        const stem = stemOf(request, kommune);
        const files = await renderers.render({ document, stem, formats, looks, attach });
        const unshown = files.flatMap((file) => file.warnings ?? []);
        return { kommune, seconds: seconds(), files, warnings: [...warnings, ...unshown], edition };
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
  const stem = editionsFolder(family.name, kommune, month);
  return rules.changes.length > 0 ? `${stem}-${WHAT_IF_ENDING}` : stem;
}
