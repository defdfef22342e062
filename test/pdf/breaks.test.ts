import { expect, test } from 'vitest';
import { KOMMUNER } from '../../src/domain/kommuner.js';
import { familyOf, makeDocument, makeReport } from './document.js';
import { taggedPdf } from './tagged.js';
import type { TaggedPdf } from './tagTree.js';

/** Kommuner whose pages are looked at: all of them in a long run. */
const HOW_MANY = Number(process.env.BREAK_KOMMUNER ?? 2);
const STEP = Math.max(1, Math.floor(KOMMUNER.length / HOW_MANY));
const NAMES = KOMMUNER.filter((_, i) => i % STEP === 0)
  .slice(0, HOW_MANY)
  .map(({ name }) => name);

/** Rows that a table has on a page at least, where it has so many. */
const FEWEST = 4;

function expectWholeParts({ root }: TaggedPdf): void {
  for (const table of root.children.filter(({ type }) => type === 'Table')) {
    const pages = table.children.at(-1)!.children.map((row) => row.children[0]!.places[0]!.page);
    for (const page of new Set(pages)) {
      const here = pages.filter((other) => other === page).length;
      expect(here, `${table.children[0]!.text} on page ${page + 1}`).toBeGreaterThanOrEqual(
        Math.min(FEWEST, pages.length),
      );
    }
  }
}

test.each(NAMES)(
  'no table of %s leaves fewer than four rows on a page, and the annex of all kommuner takes two',
  async (name) => {
    const pdf = await taggedPdf(await makeDocument(name, '2020-08'));
    expectWholeParts(pdf);
    const annex = pdf.root.children.find(
      ({ type, children }) => type === 'Table' && children[0]!.text.startsWith('Tabel B.1'),
    )!;
    const rows = annex.children.at(-1)!.children;
    expect(rows[0]!.children[0]!.text.trim()).toBe(name);
    expect(new Set(rows.map((row) => row.children[0]!.places[0]!.page)).size).toBe(2);
  },
);

test.each([
  ['tilsynsnotat', 'Aalborg', '2019-10'],
  ['beskaeftigelsesplan', 'Aalborg', '2019-08'],
  ['opfoelgning', undefined, '2021-06'],
] as const)('no table of a %s does', async (family, name, month) => {
  expectWholeParts(await taggedPdf(await makeReport(familyOf(family), name, month)));
});
