import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListBlock, ReportDocument } from '../../../src/document/model.js';
import { face } from '../../../src/formats/fonts.js';
import { type Piece, paginate } from '../../../src/formats/pdf/flow.js';
import { breakLines, breakText } from '../../../src/formats/pdf/lines.js';
import { listPieces } from '../../../src/formats/pdf/listPieces.js';
import { unprintable } from '../../../src/formats/pdf/unprintable.js';
import { loadTheme, PAGE } from '../../../src/formats/theme.js';

const theme = await loadTheme('templates/theme.json');
const words = (lines: ReturnType<typeof breakText>) =>
  lines.map((line) => line.segments.map((s) => s.text).join(''));

describe('lines', () => {
  test('are no wider than the width, and lose no letter', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.integer({ min: 80, max: 400 }), (text, width) => {
        const lines = breakText(text, 10, width);
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.02);
        expect(words(lines).join('')).toBe(text);
      }),
    );
  });

  test('break at soft hyphens, which show only there', () => {
    expect(words(breakText('fuldtids\u00adpersoner', 10, 500))).toEqual(['fuldtidspersoner']);
    expect(words(breakText('fuldtids\u00adpersoner', 10, 50))).toEqual(['fuldtids-', 'personer']);
  });

  test('break behind a hyphen between letters, not in 16-66 or %-point', () => {
    expect(words(breakText('Ringkøbing-Skjern', 10, 60))).toEqual(['Ringkøbing-', 'Skjern']);
    expect(words(breakText('blandt 16-66 årige', 10, 45))).toEqual(['blandt ', '16-66 ', 'årige']);
    expect(words(breakText('andel (%-point)', 10, 40))).toEqual(['andel ', '(%-point)']);
  });

  test('divide a word that is wider than they are, and lose none of its letters', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcæøåWil'), minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(word, fc.integer({ min: 30, max: 200 }), (text, width) => {
        const lines = breakText(text, 10, width);
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.02);
        const read = lines.map((line, i) => {
          const shown = line.segments.map((s) => s.text).join('');
          return i < lines.length - 1 ? shown.replace(/-$/, '') : shown;
        });
        expect(read.join('')).toBe(text);
      }),
    );
  });

  test('never divide a number, however narrow they are', () => {
    for (const number of ['10.003', '12.305', '−1.234,5', '79,999 %', '2020-08-31', '(1.234)', '99 31 31 31'])
      for (let width = 1; width < 60; width += 3) {
        const lines = words(breakText(number, 10, width));
        expect(lines.map((line) => line.trim()).join(' ')).toBe(number);
      }
    expect(words(breakText('1234567890abcdefghij', 10, 62)).join('')).not.toMatch(/\d-/);
  });

  test('end where the text says so', () => {
    const lines = breakLines([{ text: 'a b' }, { text: '\n' }, { text: 'c', strong: true }], 10, 500);
    expect(words(lines)).toEqual(['a b ', 'c']);
    expect(lines.every(({ divided }) => !divided)).toBe(true);
  });

  test('keep their styles and links', () => {
    const [line] = breakLines(
      [
        { text: 'a ', strong: true },
        { text: 'b', link: '#x' },
      ],
      10,
      100,
    );
    expect(line?.segments).toMatchObject([{ face: 'semibold' }, { face: 'regular', link: '#x' }]);
  });

  test('replace a character that the font lacks', () => {
    expect(face('regular').printable('Ærø → ≥ 漢')).not.toContain('漢');
    expect(face('regular').printable('Ærø Åbenrå é −')).toBe('Ærø Åbenrå é −');
  });
});

describe('characters that the font lacks', () => {
  const documentOf = (...texts: string[]): ReportDocument => ({
    ...({ meta: { title: 'Rapport', author: 'Aalborg Kommune' } } as ReportDocument),
    blocks: texts.map((text) => ({ kind: 'paragraph', role: 'body', content: [{ text }] })),
  });

  test('are told once each, with the text that they stand in', () => {
    const told = unprintable(documentOf('Rekruttering 漢字', 'endnu 漢', 'æøå – 12 %'));
    expect(told).toHaveLength(2);
    expect(told[0]).toContain("no '漢' (in 'Rekruttering 漢字')");
    expect(told[1]).toContain("no '字' (in 'Rekruttering 漢字')");
  });

  test('are none of Danish, of soft hyphens or of line ends', () => {
    expect(unprintable(documentOf('Beskæftigelses\u00adplan', '\n', '≥ 80 % → §', ''))).toEqual([]);
  });
});

describe('pages', () => {
  const piece = (height: number, more: Partial<Piece> = {}): Piece => ({
    height,
    before: 10,
    draw: () => {},
    ...more,
  });
  const room = PAGE.height - theme.margins.top - theme.margins.bottom;

  test('hold pieces in order, none over the bottom', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 5, max: 300 }), fc.boolean()), { maxLength: 40 }),
        (list) => {
          const pieces = list.map(([height, keepWithNext]) => piece(height, { keepWithNext }));
          const placed = paginate(pieces, theme);
          expect(placed.map((p) => p.piece)).toEqual(pieces);
          placed.forEach(({ piece: p, top, page }, i) => {
            expect(top + p.height).toBeLessThanOrEqual(PAGE.height - theme.margins.bottom + 0.01);
            const before = placed[i - 1];
            if (before)
              expect(page * 1e6 + top).toBeGreaterThanOrEqual(
                before.page * 1e6 + before.top + before.piece.height,
              );
          });
        },
      ),
    );
  });

  test('do not end with a heading', () => {
    const placed = paginate([piece(room - 60), piece(30, { keepWithNext: true }), piece(40)], theme);
    expect(placed.map((p) => p.page)).toEqual([0, 1, 1]);
  });

  test('do not end with a heading before a break', () => {
    const pieces = [piece(30), piece(30, { keepWithNext: true }), piece(40, { newPage: true })];
    expect(paginate(pieces, theme).map((p) => p.page)).toEqual([0, 0, 0]);
  });

  test('repeat the head of a table on the next page', () => {
    const repeated = { height: 20, draw: () => {} };
    const placed = paginate(
      [piece(room - 15), piece(20, { repeated, before: 0 }), piece(20, { repeated, before: 0 })],
      theme,
    );
    expect(placed.map((p) => [p.page, p.repeat])).toEqual([
      [0, false],
      [1, true],
      [1, false],
    ]);
    expect(placed[1]?.top).toBe(theme.margins.top + 20);
  });
});

describe('a page that a break was to leave nearly empty', () => {
  const room = PAGE.height - theme.margins.top - theme.margins.bottom;
  const piece = (share: number, more: Partial<Piece> = {}): Piece => ({
    height: room * share,
    before: 0,
    draw: () => {},
    ...more,
  });
  const pagesOf = (...pieces: Piece[]) => paginate(pieces, theme).map(({ page }) => page);
  const chapter = (share: number) => piece(share, { newPage: true });

  test('holds what comes next, when less than a quarter of it was filled', () => {
    expect(pagesOf(piece(0.9), piece(0.24), chapter(0.5))).toEqual([0, 1, 1]);
    expect(pagesOf(piece(0.9), piece(0.26), chapter(0.5))).toEqual([0, 1, 2]);
    expect(pagesOf(piece(0.9), chapter(0.1), chapter(0.1), chapter(0.5))).toEqual([0, 1, 1, 1]);
  });

  test('is left, when what comes next does not begin on it', () => {
    const heading = piece(0.05, { newPage: true, keepWithNext: true });
    expect(pagesOf(piece(0.9), piece(0.2), heading, piece(0.8))).toEqual([0, 1, 2, 2]);
  });

  test('is left, when what comes next would end on one itself', () => {
    expect(pagesOf(piece(0.9), piece(0.2), chapter(0.7), piece(0.2))).toEqual([0, 1, 2, 2]);
    expect(pagesOf(piece(0.9), piece(0.2), chapter(0.5), piece(0.1), piece(0.3))).toEqual([0, 1, 1, 1, 2]);
  });

  test('stays, when it is the first one, which is a cover', () => {
    expect(pagesOf(piece(0.1), chapter(0.5))).toEqual([0, 1]);
  });

  test('costs no page, whatever comes', () => {
    const some = fc.record({
      share: fc.double({ min: 0.01, max: 0.6, noNaN: true }),
      newPage: fc.boolean(),
      keepWithNext: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 30 }), (list) => {
        const pieces = list.map(({ share, ...more }) => piece(share, more));
        const sections: Piece[][] = [[]];
        for (const one of pieces) {
          const last = sections.at(-1)!.at(-1);
          if (one.newPage && last && !last.keepWithNext) sections.push([]);
          sections.at(-1)!.push(one);
        }
        const apart = sections.reduce((sum, section) => sum + Math.max(...pagesOf(...section)) + 1, 0);
        expect(Math.max(...pagesOf(...pieces)) + 1).toBeLessThanOrEqual(apart);
      }),
    );
  });
});

describe('a list', () => {
  const listOf = (count: number): ListBlock => ({
    kind: 'list',
    ordered: false,
    items: Array.from({ length: count }, (_, i) => [
      { kind: 'paragraph', role: 'body', content: [{ text: `Punkt ${i}` }] },
    ]),
  });

  test.each([2, 3, 4, 7])('of %i items leaves none alone on a page, wherever the page ends', (count) => {
    const items = listPieces(listOf(count), theme);
    const room = PAGE.height - theme.margins.top - theme.margins.bottom;
    for (let above = 0; above < 200; above += 2) {
      const placed = paginate([{ height: room - above, before: 0, draw: () => {} }, ...items], theme);
      const pages = placed.slice(1).map(({ page }) => page);
      for (const page of new Set(pages))
        expect(pages.filter((other) => other === page).length).toBeGreaterThan(1);
    }
  });
});

describe('the theme', () => {
  const { colors } = theme;
  test('stands in a file that holds no colour twice by mistake', async () => {
    const text = await readFile('templates/theme.json', 'utf8');
    expect(Object.keys(JSON.parse(text).colors)).toEqual(Object.keys(colors));
  });
});
