import { describe, expect, test, vi } from 'vitest';
import { fokusmaalCsv } from '../../src/answers/fokusmaalCsv.js';
import { FOKUSMAAL } from '../../src/domain/fokusmaal.js';
import { type Area, HELE_LANDET, KOMMUNER } from '../../src/domain/kommuner.js';
import { type Month, monthsEnding, parseMonth, periodCode, singleMonth } from '../../src/domain/month.js';
import { GRUPPE_I_ALT } from '../../src/domain/ydelse.js';
import { MeasureBook } from '../../src/measures/book.js';
import type { CountedCell } from '../../src/measures/caseMeasures.js';
import { Hidden } from '../../src/measures/hidden.js';
import { suppressed, suppressedEarly } from '../../src/measures/suppress.js';
import { RULES } from '../../src/rules/ruleset.js';

const MARCH = parseMonth('2020-03');
const ASKED = { kommuner: [], months: singleMonth(MARCH), fokusmaal: FOKUSMAAL };
const [AALBORG, LAESOE, MORSOE] = [851, 825, 773];

type Groups = readonly (readonly [citizens: number, met: number])[];

/** Groups 0, 1, 2 … of an area in a period, with their total, for both fokusmål alike. */
const cellsOf = (area: Area, month: Month, groups: Groups, length = 1): CountedCell[] => {
  const all = [groups.reduce((n, [c]) => n + c, 0), groups.reduce((n, [, m]) => n + m, 0)] as const;
  return FOKUSMAAL.flatMap((fokusmaal) =>
    [...groups.map((count, gruppe) => ({ gruppe, count })), { gruppe: GRUPPE_I_ALT, count: all }]
      .filter(({ count: [citizens] }) => citizens > 0)
      .map(({ gruppe, count: [citizens, met] }) => ({
        key: { area, period: monthsEnding(month, length), gruppe, fokusmaal },
        count: { citizens, met },
      })),
  );
};

/** The same groups in a month and in the 3 and 12 months that end with it. */
const always = (area: Area, month: Month, groups: Groups) =>
  [1, 3, 12].flatMap((length) => cellsOf(area, month, groups, length));

function hiddenIn(
  cells: readonly CountedCell[],
  { early = [], from = MARCH - 24, before }: { early?: CountedCell[]; from?: Month; before?: Hidden } = {},
): Hidden {
  const reach = { from: MARCH - 36, to: MARCH + 24 };
  const book = (caseCells: readonly CountedCell[]) =>
    new MeasureBook({
      caseCells,
      caseReach: { samtaler: reach, tilbud: reach },
      published: [],
      rules: RULES,
    });
  return new Hidden({ book: book(cells), early: book(early), from }, before);
}

const SMALL: Groups = [
  [4, 2],
  [17, 7],
  [90, 40],
  [120, 60],
];
const LARGE: Groups = [
  [14, 6],
  [17, 7],
  [90, 40],
  [120, 60],
];

describe('what is hidden in a month', () => {
  test('is hidden for all its periods when one of them asks for it', () => {
    for (const length of [1, 3, 12]) {
      const cells = [...always(AALBORG, MARCH, LARGE), ...cellsOf(AALBORG, MARCH, SMALL, length)];
      expect(hiddenIn(cells).groups(AALBORG, MARCH), `${length} months`).toEqual(new Set([0, 1]));
    }
    expect(hiddenIn(always(AALBORG, MARCH, LARGE)).groups(AALBORG, MARCH)).toEqual(new Set());
  });

  test('is what had to be hidden in any of the eleven months before, but not twelve', () => {
    for (const [back, expected] of [
      [11, new Set([0, 1])],
      [12, new Set()],
    ] as const) {
      const cells = [...always(AALBORG, MARCH, LARGE), ...always(AALBORG, MARCH - back, SMALL)];
      expect(hiddenIn(cells).groups(AALBORG, MARCH), `${back} months`).toEqual(expected);
    }
  });

  test('does not hang on months that the case extracts do not hold whole, but for its own', () => {
    const cells = [...always(AALBORG, MARCH, LARGE), ...always(AALBORG, MARCH - 1, SMALL)];
    expect(hiddenIn(cells, { from: MARCH }).groups(AALBORG, MARCH)).toEqual(new Set());
    expect(hiddenIn(cells, { from: MARCH }).groups(AALBORG, MARCH - 1)).toEqual(new Set([0, 1]));
  });

  test('is no less than what another reading of the figures hides, and closed again', () => {
    const before = hiddenIn(always(AALBORG, MARCH, SMALL));
    expect(hiddenIn(always(AALBORG, MARCH, LARGE), { before }).groups(AALBORG, MARCH)).toEqual(
      new Set([0, 1]),
    );
    const few: Groups = [
      [14, 0],
      [17, 1],
      [90, 40],
      [120, 60],
    ];
    expect(hiddenIn(always(AALBORG, MARCH, few), { before }).groups(AALBORG, MARCH)).toEqual(
      new Set([0, 1, 2]),
    );
  });

  test('is no less than what an earlier edition of the month hid, there alone', () => {
    const cells = [...always(AALBORG, MARCH, LARGE), ...always(MORSOE, MARCH, LARGE)];
    const after = hiddenIn(cells).after(
      [{ groups: new Set([2]), early: new Set([MARCH]), month: MARCH }],
      AALBORG,
    );
    expect(after.groups(AALBORG, MARCH)).toEqual(new Set([2, 0]));
    expect(after.groups(MORSOE, MARCH)).toEqual(new Set());
    expect(after.early(AALBORG, MARCH, MARCH)).toBe(true);
    expect(after.early(MORSOE, MARCH, MARCH)).toBe(false);
  });

  test('after an edition is found without judging the months before once more', () => {
    const cells = KOMMUNER.flatMap(({ code }) =>
      [MARCH, MARCH - 5].flatMap((month) => always(code, month, code === MORSOE ? SMALL : LARGE)),
    );
    const before = hiddenIn(cells);
    before.groups(AALBORG, MARCH);
    const figure = vi.spyOn(MeasureBook.prototype, 'figure');
    const own = [{ month: MARCH, groups: new Set([2]), early: new Set<Month>() }];
    expect(before.after(own, AALBORG).groups(AALBORG, MARCH)).toEqual(new Set([2, 0]));
    const again = figure.mock.calls.filter(([, { to }]) => to !== MARCH);
    figure.mockRestore();
    expect(again).toEqual([]);
  });

  test('is hidden in a second kommune where all are counted, since Hele landet would tell it', () => {
    const country = KOMMUNER.flatMap(({ code }) => always(code, MARCH, code === AALBORG ? SMALL : LARGE));
    const of = (hidden: Hidden) =>
      KOMMUNER.filter(({ code }) => hidden.groups(code, MARCH).has(0)).map(({ code }) => code);
    expect(of(hiddenIn(country))).toEqual([KOMMUNER[0]!.code, AALBORG]);
    expect(of(hiddenIn(country.filter(({ key }) => key.area !== MORSOE)))).toEqual([AALBORG]);
  });
});

describe('a suppressed extract', () => {
  const name = ({ key }: CountedCell) => `${key.area}:${key.gruppe}`;
  const country = (month: Month, laesoe: Groups) => [
    ...always(LAESOE, month, laesoe),
    ...always(MORSOE, month, LARGE),
    ...always(
      HELE_LANDET,
      month,
      LARGE.map(([c, m], i) => [c + laesoe[i]![0], m + laesoe[i]![1]]),
    ),
  ];

  test('gives up a group of Hele landet that would tell of a kommune, and no kommune’s for it', () => {
    const cells = country(MARCH, SMALL);
    const { hidden } = suppressed(cells, hiddenIn(cells), singleMonth(MARCH));
    expect(new Set([...hidden].map(name))).toEqual(
      new Set([`${LAESOE}:0`, `${LAESOE}:1`, `${HELE_LANDET}:0`, `${HELE_LANDET}:1`]),
    );
  });

  test('hides a group in all its months when one of them asks for it', () => {
    const cells = [...country(MARCH - 1, SMALL), ...country(MARCH, LARGE), ...country(MARCH + 1, LARGE)];
    const months = { from: MARCH - 1, to: MARCH + 1 };
    const { cells: written, hidden } = suppressed(cells, hiddenIn(cells), months);
    for (const cell of written)
      if (cell.key.area === LAESOE) expect(hidden.has(cell), name(cell)).toBe(cell.key.gruppe < 2);
    expect(written).toHaveLength(cells.length);
  });

  test('hides a group in all its months when a month before them asks for it in one of them', () => {
    // Eleven months before the first, twelve before the second.
    const file = [...country(MARCH - 1, LARGE), ...country(MARCH, LARGE)];
    const months = { from: MARCH - 1, to: MARCH };
    const { hidden } = suppressed(file, hiddenIn([...country(MARCH - 12, SMALL), ...file]), months);
    const place = ({ key: { area, gruppe, period } }: CountedCell) =>
      `${area}:${gruppe} ${period.from}-${period.to}`;
    const places = new Set([...hidden].map(place));
    for (const cell of file)
      if (cell.key.area === LAESOE) expect(places.has(place(cell)), place(cell)).toBe(cell.key.gruppe < 2);
  });

  test('has a row for a hidden group without citizens, since its want would tell that it has none', () => {
    const cells = [...always(LAESOE, MARCH, [[4, 2]])];
    const { cells: written, hidden } = suppressed(cells, hiddenIn(cells), singleMonth(MARCH));
    expect(new Set([...hidden].map(name))).toEqual(new Set([`${LAESOE}:0`, `${LAESOE}:1`]));
    expect(written).toHaveLength(2 * cells.length - cells.length / 2);
  });

  test('of early effort hides a small total with all its groups, and Hele landet when it would tell of it', () => {
    const few: Groups = [[4, 2]];
    const other = (area: Area) => cellsOf(area, MARCH, LARGE);
    const total = LARGE.map(([c, m], i): [number, number] => (i ? [c, m] : [c + 4, m + 2]));
    const cells = [...cellsOf(LAESOE, MARCH, few), ...other(MORSOE), ...cellsOf(HELE_LANDET, MARCH, total)];
    const { hidden } = suppressedEarly(cells, hiddenIn([], { early: cells }), ASKED);
    const names = new Set([...hidden].map(name));
    expect(names).toContain(`${LAESOE}:${GRUPPE_I_ALT}`);
    expect(names).toContain(`${LAESOE}:0`);
    expect(names).toContain(`${HELE_LANDET}:${GRUPPE_I_ALT}`);
    expect([...names].some((hiddenName) => hiddenName.startsWith(`${MORSOE}:`))).toBe(false);
  });
});

test('a suppressed extract of early effort gives up the groups of Hele landet that would tell of a kommune, and not its total', () => {
  const both = SMALL.map(([c, m], i): [number, number] => [c + LARGE[i]![0], m + LARGE[i]![1]]);
  const cells = [
    ...cellsOf(LAESOE, MARCH, SMALL),
    ...cellsOf(MORSOE, MARCH, LARGE),
    ...cellsOf(HELE_LANDET, MARCH, both),
  ];
  const { hidden } = suppressedEarly(cells, hiddenIn([], { early: cells }), ASKED);
  const names = [...hidden].map(({ key }) => `${key.area}:${key.gruppe}`);
  expect(new Set(names)).toEqual(
    new Set([`${LAESOE}:0`, `${LAESOE}:1`, `${HELE_LANDET}:0`, `${HELE_LANDET}:1`]),
  );
});

describe('a suppressed extract of early effort in a kommune with nobody, and one with few', () => {
  /** The extract's lines of a kommune in March, where so many reach the anciennitet; those of the month before differ. */
  const linesOf = (citizens: number, other = 4) => {
    const cells = [
      ...cellsOf(LAESOE, MARCH, [[citizens, 0]]),
      ...cellsOf(AALBORG, MARCH, [[other, 0]]),
      ...cellsOf(MORSOE, MARCH, LARGE),
      ...cellsOf(HELE_LANDET, MARCH, [...LARGE, [citizens + other, 0]]),
      ...cellsOf(LAESOE, MARCH - 1, LARGE),
    ];
    const asked = { ...ASKED, kommuner: [LAESOE, AALBORG, MORSOE] };
    const file = suppressedEarly(cells, hiddenIn([], { early: cells }), asked);
    return fokusmaalCsv(file.cells, file.hidden)
      .split('\n')
      .filter((line) => line.includes(`;${periodCode(singleMonth(MARCH))};`));
  };

  test('is the same: a row that is not there would tell that nobody is', () => {
    const few = linesOf(3);
    expect(few.filter((line) => line.startsWith('Læsø;')).every((line) => line.endsWith('(.);(.);(.)'))).toBe(
      true,
    );
    expect(few).toContain('Læsø;2020M03;Ydelsesgrupper i alt;Samtaler;(.);(.);(.)');
    const own = (lines: readonly string[]) => lines.filter((line) => !line.startsWith('Hele'));
    expect(own(linesOf(0))).toEqual(own(few));
    // Those of two kommuner may be of either, and so may those of one.
    expect(linesOf(0, 4)).toEqual(linesOf(4, 0));
    expect(linesOf(1, 3)).toEqual(linesOf(4, 0));
  });

  test('is the same of the whole country', () => {
    const file = (cells: CountedCell[]) => {
      const asked = { ...ASKED, kommuner: [LAESOE] };
      const { cells: written, hidden } = suppressedEarly(cells, hiddenIn([], { early: cells }), asked);
      return fokusmaalCsv(written, hidden);
    };
    const few = file([...cellsOf(LAESOE, MARCH, [[3, 1]]), ...cellsOf(HELE_LANDET, MARCH, [[3, 1]])]);
    expect(file([])).toBe(few);
    expect(few).toContain('Hele landet;2020M03;Ydelsesgrupper i alt;Tilbud;(.);(.);(.)');
  });
});

describe('early effort', () => {
  const early = (month: Month, groups: Groups) =>
    hiddenIn([], { early: cellsOf(AALBORG, month, groups) }).early(AALBORG, month, MARCH + 20);

  test('is hidden below the limits of its month or of the month that shows it', () => {
    expect(early(MARCH, [[4, 0]])).toBe(true);
    expect(early(MARCH, [[5, 0]])).toBe(false);
    // The report is of November 2021, when two who met the goal are too few.
    expect(early(MARCH, [[50, 2]])).toBe(true);
    expect(early(MARCH, [[50, 3]])).toBe(false);
    expect(early(MARCH + 20, [[4, 0]])).toBe(false);
  });
});
