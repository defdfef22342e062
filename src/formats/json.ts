import {
  type FigureData,
  figuresOf,
  type JsonValue,
  type ReportDocument,
  tablesOf,
} from '../document/model.js';

/** A report as JSON (output.md, section 4): the same document, its numbers rounded as printed. */
export function renderJson(report: ReportDocument): string {
  const byId = (blocks: readonly { id: string; data?: JsonValue | FigureData }[]) =>
    Object.fromEntries(blocks.filter((block) => block.data !== undefined).map(({ id, data }) => [id, data]));
  const { status, notes, ...head } = report.record;
  const object = { ...head, tables: byId(tablesOf(report)), figures: byId(figuresOf(report)), status, notes };
  return `${JSON.stringify(object, null, 2)}\n`;
}

/** A report that carries itself as JSON, beside what it carries already. */
export function withJson(report: ReportDocument, name: string): ReportDocument {
  const file = {
    name,
    mediaType: 'application/json',
    description: report.meta.title,
    content: renderJson(report),
  };
  return { ...report, attachments: [...report.attachments, file] };
}
