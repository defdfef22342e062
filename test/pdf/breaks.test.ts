import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIXTURES } from '../../src/app/paths.js';
import { KOMMUNER } from '../../src/domain/kommuner.js';
import { breakFaults } from '../checks/breaks.js';
import { familyOf, makeDocument, makeReport } from './document.js';
import { taggedPdf } from './tagged.js';

/** Kommuner whose pages are looked at: all of them in a long run. */
const HOW_MANY = Number(process.env.BREAK_KOMMUNER ?? 2);
const STEP = Math.max(1, Math.floor(KOMMUNER.length / HOW_MANY));
const NAMES = KOMMUNER.filter((_, i) => i % STEP === 0)
  .slice(0, HOW_MANY)
  .map(({ name }) => name);

test.each(NAMES)(
  'no table of %s leaves fewer than four rows on a page, and the annex of all kommuner takes two',
  async (name) => {
    const pdf = await taggedPdf(await makeDocument(name, '2020-08'));
    expect(breakFaults(pdf).faults).toEqual([]);
    const annex = pdf.root.children.find(
      ({ type, children }) => type === 'Table' && children[0]!.text.startsWith('Tabel B.1'),
    )!;
    const rows = annex.children.at(-1)!.children;
    expect(rows[0]!.children[0]!.text.trim()).toBe(name);
    expect(new Set(rows.map((row) => row.children[0]!.places[0]!.page)).size).toBe(2);
  },
);

test.each([
  ['tilsynsnotat', 'Aalborg', '2019-10', 'tilsynsnotat'],
  ['tilsynsnotat', 'Herning', '2020-08', 'demo'],
  ['beskaeftigelsesindblik', 'Aalborg', '2026-05', 'beskaeftigelsesindblik'],
  ['beskaeftigelsesplan', 'Aalborg', '2019-08', 'beskaeftigelsesplan'],
  ['opfoelgning', undefined, '2021-06', 'opfoelgning'],
] as const)(
  'no table of a %s does, no heading ends a page and no note begins one',
  async (family, name, month, data) => {
    const pdf = await taggedPdf(
      await makeReport(familyOf(family), name, month, { data: join(FIXTURES, data) }),
    );
    expect(breakFaults(pdf).faults).toEqual([]);
  },
);
