import { expect, test } from 'vitest';
import { firstSheet } from '../../src/formats/firstSheet.js';
import { expectAccessible } from '../pdf/accessible.js';
import { makeDocument } from '../pdf/document.js';
import { taggedPdf } from '../pdf/tagged.js';

test.each(['Aalborg', 'Læsø', 'Ringkøbing-Skjern'])(
  'the first sheet of %s is one page that answers and needs no other',
  async (name) => {
    const whole = await makeDocument(name, '2020-08');
    const sheet = firstSheet(whole);
    const pdf = await taggedPdf(sheet);
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.pages[0]!.text).toMatch(/Side 1 af 1$/);
    expect(sheet.blocks.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['cover', 'status', 'cards', 'heading', 'list', 'paragraph']),
    );
    expectAccessible(pdf, sheet);
    expect(whole.blocks.length).toBeGreaterThan(sheet.blocks.length);
  },
);
