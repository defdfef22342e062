import { beforeAll, describe, expect, test } from 'vitest';
import { monthName } from '../../src/danish/date.js';
import { formatDecimal } from '../../src/danish/number.js';
import { capitalize } from '../../src/danish/text.js';
import {
  type FigureBlock,
  figuresOf,
  type JsonValue,
  type ReportDocument,
  type TableBlock,
  tablesOf,
} from '../../src/document/model.js';
import { parseMonth } from '../../src/domain/month.js';
import { FAMILIES } from '../../src/report/families.js';
import { reconciledDelivery } from '../cli/whole.js';
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

/** The reports, each made once; the Jobcenterindblik of a delivery whose figures are both counted and published. */
const documents: Record<string, ReportDocument> = {};
beforeAll(async () => {
  for (const [name, [kommune, month, options]] of Object.entries(REPORTS)) {
    const data = name === 'jobcenterindblik' ? { data: await reconciledDelivery() } : {};
    documents[name] = await makeReport(familyOf(name), kommune, month, { ...options, ...data });
  }
});

test('each kind of report is looked at, the reconciliation too', () => {
  expect(Object.keys(REPORTS).sort()).toEqual(FAMILIES.map(({ name }) => name).sort());
  expect(tablesOf(documents.jobcenterindblik!).map(({ id }) => id)).toContain('B.3');
});

describe.each(Object.keys(REPORTS))('in the JSON of a %s', (name) => {
  test('a number of a table is the one that the table prints', () => {
    const tables = tablesOf(documents[name]!).filter(({ data }) => data !== undefined);
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

  test('a number of a figure is the one that its table prints', () => {
    const report = documents[name]!;
    const figures = figuresOf(report);
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) {
      const columns = columnsOf(figure, tablesOf(report));
      for (const { name: line, cells } of valuesOf(figure)) {
        const isPrinted = columns.some((column) => cells.every(([row, value]) => column.get(row) === value));
        expect(isPrinted, `${line} of figure ${figure.id}: ${JSON.stringify(cells)}`).toBe(true);
      }
    }
  });
});

/** The columns of numbers that belong to a figure, each by the heads of its rows. */
function columnsOf(figure: FigureBlock, tables: readonly TableBlock[]): Map<string, string>[] {
  const own = tables.filter(({ id, notes }) =>
    figure.table === undefined
      ? id.startsWith('T.') && notes.flat().some(({ link }) => link === `#${figure.id}`)
      : id === figure.table,
  );
  expect(own.length, `figure ${figure.id} has a table`).toBeGreaterThan(0);
  return own.flatMap(({ columns, rows }) =>
    columns.flatMap(({ head }, at) => {
      const named = /^Figur\u00a0([^:]*)/.exec(head)?.[1]?.split(/, | og /);
      if (at === 0 || (named && !named.includes(figure.id))) return [];
      return [new Map(rows.map(({ cells }) => [cells[0]!.text.replace('*', ''), cells[at]!.text]))];
    }),
  );
}

/** A figure's numbers, line by line, as they must be printed; those that are not there are not looked for. */
function valuesOf({ data }: FigureBlock): { name: string; cells: [row: string, value: string][] }[] {
  if ('series' in data)
    return data.series.map(({ name, points }) => ({
      name,
      cells: points.flatMap(({ month, share, persons }): [string, string][] => {
        const value = persons ?? share;
        const row = capitalize(monthName(parseMonth(month)));
        return value == null ? [] : [[row, text(value, persons == null ? 1 : 0)]];
      }),
    }));
  const [first, ...keys] = Object.keys(data.rows[0]!).filter((key) => key !== 'suppressed');
  const fokusmaal = new Set(data.rows.map((row) => row.fokusmaal));
  return [...fokusmaal].flatMap((f) =>
    keys
      .filter((key) => key !== 'fokusmaal')
      .map((key) => ({
        name: key,
        cells: data.rows
          .filter((row) => row.fokusmaal === f)
          .map((row): [string, string] => [
            String(row[first!]),
            row.suppressed ? '(.)' : text(row[key] as number | null, LEAST[key] ?? 0),
          ]),
      })),
  );
}

const LEAST: Record<string, number> = {
  share: 1,
  average12: 1,
  expectedShare: 2,
  actualShare: 2,
  differenceShare: 2,
};

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
