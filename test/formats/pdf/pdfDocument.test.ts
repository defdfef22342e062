import { describe, expect, test } from 'vitest';
import { breakText } from '../../../src/formats/pdf/lines.js';
import { PdfDocument } from '../../../src/formats/pdf/pdfDocument.js';
import { Pen } from '../../../src/formats/pdf/pen.js';
import { loadTheme } from '../../../src/formats/theme.js';
import { readPdf } from '../../golden/pdf.js';

const theme = await loadTheme('templates/theme.json');
const noon = new Date(Date.UTC(2020, 8, 1, 12));

/** A document of pages with a paragraph each. */
function begin(texts: readonly string[]): Pen {
  const doc = new PdfDocument({
    size: [595.28, 841.89],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    lang: 'da-DK',
    displayTitle: true,
    font: null,
    info: { Title: 'Prøve', CreationDate: noon, ModDate: noon },
  });
  const pen = new Pen(doc, theme);
  for (const text of texts) {
    doc.kit.addPage();
    const lines = breakText(text, 10, 400);
    const place = { x: 50, top: 50, width: 400, size: 10, leading: 14, color: '#000000' };
    pen.lines(pen.element(pen.root, 'P'), lines, place);
  }
  pen.doc.kit.outline.addItem('Sider', { fit: false, top: 0, left: 0 });
  return pen;
}

describe('a PDF', () => {
  test.each([1, 3, 90])('holds what was drawn on its %i pages', async (pages) => {
    const texts = Array.from(
      { length: pages },
      (_, i) => `Side ${i + 1}: endobj og endstream (står) i teksten`,
    );
    const read = await readPdf(await begin(texts).end());
    expect(read.pages.map((text) => text.trim())).toEqual(texts);
    expect(read.title).toBe('Prøve');
    expect(read.tags.filter((tag) => tag === 'P')).toHaveLength(pages);
  });

  test.each([
    ['the letters of Danish', 'Blåbærgrød på Ærø efter kraftig gøgl – 100 % ≥ 80 %'],
    ['letters that few reports have', 'Žižek, Łódź, Český Krumlov'],
    ['letters that stand together', 'efter, saft, kaffe, affald, fft fff'],
    ['letters with accents of their own', 'Cafe\u0301 og Zoe\u0308'],
  ])('shows %s, and tells what they are', async (_, text) => {
    const [page] = (await readPdf(await begin([text]).end())).pages;
    expect(page!.normalize().trim()).toBe(text.normalize());
  });

  test('is the same bytes each time, whatever was written between', async () => {
    const first = await begin(['Æble']).end();
    await begin(['Žižek ∆x', 'efter']).end();
    const rare = await begin(['Δx Ž']).end();
    expect((await begin(['Æble']).end()).equals(first)).toBe(true);
    await begin(['∆x']).end();
    expect((await begin(['Δx Ž']).end()).equals(rare)).toBe(true);
  });
});
