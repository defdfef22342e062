import type { ReportDocument } from '../../src/document/model.js';
import { familyOf, makePdf, makeReport } from './document.js';
import { readTagTree, type TaggedPdf } from './tagTree.js';

/** What a report is made of, beside family, kommune and month: plain values, by which it is known again. */
export interface Ingredients {
  data?: string;
  attach?: boolean;
  extraSamtaler?: number;
}

const documents = new Map<string, Promise<ReportDocument>>();
const pdfs = new Map<string, Promise<TaggedPdf>>();

function once<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  let value = known.get(key);
  if (!value) {
    value = make();
    known.set(key, value);
  }
  return value;
}

/**
 * A report as a document, made once in a worker by what it is made of: for reading only.
 * @param kommune nobody for a report about the whole country.
 */
export function reportMade(
  family: string,
  kommune: string | undefined,
  month: string,
  more: Ingredients = {},
): Promise<ReportDocument> {
  const key = JSON.stringify([family, kommune, month, more]);
  return once(documents, key, () => makeReport(familyOf(family), kommune, month, more));
}

/** The PDF of {@link reportMade} as a reader finds it, drawn and read once in a worker. */
export function pdfMade(...of: Parameters<typeof reportMade>): Promise<TaggedPdf> {
  const [family, kommune, month, more = {}] = of;
  const key = JSON.stringify([family, kommune, month, more]);
  return once(pdfs, key, async () => readTagTree(await makePdf(await reportMade(...of))));
}
