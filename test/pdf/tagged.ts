import type { ReportDocument } from '../../src/document/model.js';
import { makePdf } from './document.js';
import { readTagTree, type TaggedPdf } from './tagTree.js';

const pdfs = new WeakMap<ReportDocument, Promise<TaggedPdf>>();

/** A document's PDF as a reader finds it; drawn and read once in a worker, whichever files of tests look at it. */
export function taggedPdf(document: ReportDocument): Promise<TaggedPdf> {
  let pdf = pdfs.get(document);
  if (!pdf) {
    pdf = makePdf(document).then(readTagTree);
    pdfs.set(document, pdf);
  }
  return pdf;
}
