import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { packObjects } from '../../../src/formats/pdf/objectStreams.js';
import { readPdf } from '../../golden/pdf.js';

/** A small tagged PDF as pdfkit writes it. */
function plainPdf(pages: number): Promise<Buffer> {
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    lang: 'da',
    info: { Title: 'Prøve' },
    compress: false,
  });
  const parts: Buffer[] = [];
  for (let i = 0; i < pages; i += 1) {
    if (i > 0) doc.addPage();
    const write = () => doc.text(`Side ${i + 1}: endobj og endstream står i teksten`);
    doc.addStructure(doc.struct('P', {}, [() => void write()]));
  }
  doc.outline.addItem('Første');
  return new Promise((resolve) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.end();
  });
}

describe('a PDF with packed objects', () => {
  test.each([1, 3, 90])('reads as it did before, with %i pages', async (pages) => {
    const plain = await plainPdf(pages);
    const packed = packObjects(plain);
    expect(packed.length).toBeLessThan(plain.length);
    const [before, after] = [await readPdf(plain), await readPdf(packed)];
    expect(after).toEqual(before);
    expect(after.pages).toHaveLength(pages);
    expect(after.pages[0]).toContain('Side 1: endobj og endstream');
    expect(after.title).toBe('Prøve');
    expect(after.tags.filter((tag) => tag === 'P')).toHaveLength(pages);
  });

  test('is the same bytes each time', async () => {
    const plain = await plainPdf(3);
    expect(packObjects(plain).equals(packObjects(plain))).toBe(true);
  });

  test('is made only of a file that is built as expected', async () => {
    const plain = await plainPdf(1);
    expect(() => packObjects(plain.subarray(0, -20))).toThrow('no cross-reference table');
    expect(() => packObjects(Buffer.from('hej'))).toThrow('no cross-reference table');
    const moved = Buffer.from(plain.toString('latin1').replace('1 0 obj', '1  0 obj'), 'latin1');
    expect(() => packObjects(moved)).toThrow();
  });
});
