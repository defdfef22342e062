import { describe, expect, test } from 'vitest';
import { formatDecimal } from '../../src/danish/number.js';
import {
  type FigureBlock,
  figuresOf,
  type JsonValue,
  type ReportDocument,
  type TableBlock,
  tablesOf,
} from '../../src/document/model.js';
import { FAMILIES } from '../../src/report/families.js';
import { familyOf, makeReport } from '../pdf/document.js';

type Options = Parameters<typeof makeReport>[3];

/** A document of each family, with all that it can hold. */
const REPORTS: Record<string, [kommune: string | undefined, month: string, options: Options]> = {
  jobcenterindblik: ['Aalborg', '2020-08', { options: { afstemning: true } }],
  beskaeftigelsesindblik: ['Aalborg', '2026-05', {}],
  tilsynsnotat: ['Aalborg', '2019-10', { options: { scenarie: '250' } }],
  opfoelgning: [undefined, '2021-06', {}],
  beskaeftigelsesplan: ['Aalborg', '2019-08', {}],
};

/** A number as it is printed. */
interface Printed {
  value: number;
  decimals: number;
}

/** The numbers in a printed text: `30 (1,17)` has two, `14.560` one, `A-dagpenge` none. */
const printedIn = (text: string): Printed[] =>
  [...text.matchAll(/(?<![\p{L}\d.,-])[−+]?\d{1,3}(?:\.\d{3})*(?:,\d+)?(?![\p{L}\d])/gu)].map(([number]) => ({
    value: Number(number.replaceAll('.', '').replace(',', '.').replace('−', '-')),
    decimals: number.split(',')[1]?.length ?? 0,
  }));

/** Every number of some data. */
function numbersIn(data: JsonValue | undefined): number[] {
  if (typeof data === 'number') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(numbersIn) : [];
}

const isRounding = (value: number, { value: printed, decimals }: Printed): boolean =>
  Math.abs(value - printed) <= 0.5 * 10 ** -decimals + 1e-9;

/** Numbers of the data that some printed number is a rounding of, though none is printed as it stands. */
const misrounded = (data: JsonValue | undefined, printed: readonly Printed[]): number[] =>
  numbersIn(data).filter(
    (value) =>
      !printed.some((number) => number.value === value) &&
      printed.some((number) => isRounding(value, number)),
  );

/** A table's data with the cells that print it: row by row where the data are rows too, all together else. */
function partsOf({ data, rows }: TableBlock): { data: JsonValue | undefined; texts: string[] }[] {
  const texts = rows.map(({ cells }) => cells.map(({ text }) => text));
  if (!Array.isArray(data)) return [{ data, texts: texts.flat() }];
  return data.map((row, i) => {
    if (data.length === rows.length) return { data: row, texts: texts[i]! };
    // The overview of a plan has a goal's shares on lines of their own.
    const names = JSON.stringify(row);
    const own = texts.filter(([head]) => names.includes(JSON.stringify(head!.split(', ').at(-1)!)));
    return { data: row, texts: (own.length > 0 ? own : texts).flat() };
  });
}

const document = (name: string): Promise<ReportDocument> => {
  const [kommune, month, options] = REPORTS[name]!;
  return makeReport(familyOf(name), kommune, month, options);
};

test('each kind of report is looked at', () => {
  expect(Object.keys(REPORTS).sort()).toEqual(FAMILIES.map(({ name }) => name).sort());
});

describe.each(Object.keys(REPORTS))('in the JSON of a %s', (name) => {
  test('a number of a table is the one that the table prints', async () => {
    const tables = tablesOf(await document(name)).filter(({ data }) => data !== undefined);
    let compared = 0;
    for (const table of tables) {
      for (const { data, texts } of partsOf(table)) {
        const printed = texts.flatMap(printedIn);
        expect(misrounded(data, printed), `table ${table.id}: ${texts.join(' ')}`).toEqual([]);
        compared += numbersIn(data).filter((value) =>
          printed.some((number) => number.value === value),
        ).length;
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  test('a number of a figure is the one that its table prints', async () => {
    const report = await document(name);
    const figures = figuresOf(report);
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) {
      const table = tablesOf(report).find(({ id }) => id === `T.${figure.id}`)!;
      const cells = table.rows.map((row) => row.cells.slice(1).map(({ text }) => text));
      expect(cells, `table ${table.id}`).toEqual(valuesOf(figure));
    }
  });
});

/** A figure's numbers, row by row, as they must be printed. */
function valuesOf({ data }: FigureBlock): string[][] {
  if ('rows' in data)
    return data.rows.map(({ suppressed, ...row }) =>
      Object.entries(row)
        .slice(1)
        .map(([key, value]) => (suppressed ? '(.)' : text(value as number | null, LEAST[key] ?? 0))),
    );
  const { points } = data.series[0]!;
  return points.map((_, i) =>
    data.series.map((line) => {
      const point = line.points[i]!;
      return point.persons === undefined ? text(point.share, 1) : text(point.persons, 0);
    }),
  );
}

const LEAST: Record<string, number> = { share: 1, expectedShare: 2, actualShare: 2, differenceShare: 2 };

/** A number with every decimal that it has. */
function text(value: number | null | undefined, least: number): string {
  if (value == null) return 'ingen tal';
  const decimals = Math.max(least, String(value).split('.')[1]?.length ?? 0);
  return formatDecimal({ units: Math.round(value * 10 ** decimals), decimals });
}

test('a table with a number rounded otherwise than it is printed would be found', () => {
  expect(misrounded({ a: 73.56, b: 12 }, printedIn('73,6 12 A-dagpenge 2 mdr.'))).toEqual([73.56]);
  expect(misrounded({ a: 0, b: 0.01 }, printedIn('0 (0,01)'))).toEqual([]);
  expect(misrounded([14560, -0.21], printedIn('14.560 −0,21'))).toEqual([]);
});
