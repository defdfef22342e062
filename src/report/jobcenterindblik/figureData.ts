import { monthName } from '../../danish/date.js';
import { formatDecimal, formatInteger, NBSP } from '../../danish/number.js';
import { capitalize } from '../../danish/text.js';
import type { Cell, Column, FigureBlock, TableBlock } from '../../document/model.js';
import { parseMonth } from '../../domain/month.js';
import type { SpecReader } from '../../template/spec.js';
import type { FigureData, RowsData, SeriesData } from './drawn.js';
import { NO_FIGURE, SUPPRESSED } from './words.js';

/** Decimals of each number that a figure's rows may have; a text where there are none. */
const DECIMALS: Readonly<Record<string, number | undefined>> = {
  expected: 0,
  actual: 0,
  citizens: 0,
  met: 0,
  unmet: 0,
  share: 1,
  expectedShare: 2,
  actualShare: 2,
};

const HEADS = ['group', 'kommune', ...(Object.keys(DECIMALS) as (keyof typeof DECIMALS)[])] as const;

/** The words of the annex, from the template. */
export interface FigureDataWords {
  title: string;
  month: string;
  unit: string;
  toTable: string;
  toFigure: string;
  heads: Record<string, string>;
}

/** Reads the words of the annex. */
export function figureDataWords(spec: SpecReader): FigureDataWords {
  return {
    title: spec.text('title'),
    month: spec.text('month'),
    unit: spec.text('unit'),
    toTable: spec.text('toTable'),
    toFigure: spec.text('toFigure'),
    heads: spec.labels('heads', HEADS),
  };
}

const tableId = (figure: FigureBlock): string => `T.${figure.id}`;

/** A figure whose last note leads to its table. */
export function withTableNote(figure: FigureBlock, words: FigureDataWords): FigureBlock {
  const link = { text: `tabel${NBSP}${tableId(figure)}`, link: `#${tableId(figure)}` };
  const last = figure.notes.at(-1);
  const way = [{ text: `${last ? ' ' : ''}${words.toTable} ` }, link, { text: '.' }];
  return { ...figure, notes: [...figure.notes.slice(0, -1), [...(last ?? []), ...way]] };
}

/** The table of the numbers that a figure is drawn from. */
export function figureTable(figure: FigureBlock, words: FigureDataWords): TableBlock {
  const data = figure.data as FigureData;
  const { columns, rows } = 'series' in data ? seriesTable(data, words) : rowsTable(data, words);
  return {
    kind: 'table',
    id: tableId(figure),
    label: `Tabel ${tableId(figure)}`,
    title: words.title.replace('{figure}', figure.label.toLowerCase()),
    ...(figure.period === undefined ? {} : { period: figure.period }),
    columns,
    rows: rows.map((cells) => ({ cells })),
    notes: [
      [
        { text: `${words.toFigure} ` },
        { text: figure.label.toLowerCase(), link: `#${figure.id}` },
        { text: '.' },
      ],
    ],
    dense: true,
  };
}

interface Content {
  columns: Column[];
  rows: Cell[][];
}

function numberCell(value: number | null, decimals: number): Cell {
  if (value === null) return { text: NO_FIGURE, muted: true };
  const units = Math.round(value * 10 ** decimals);
  return { text: decimals === 0 ? formatInteger(units) : formatDecimal({ units, decimals }) };
}

function seriesTable({ series }: SeriesData, words: FigureDataWords): Content {
  const months = series[0]?.points.map(({ month }) => month) ?? [];
  return {
    columns: [
      { head: words.month, weight: 24, align: 'left' },
      ...series.map(({ name }) => ({ head: `${name} ${words.unit}`, weight: 20, align: 'right' as const })),
    ],
    rows: months.map((month, i) => [
      { text: capitalize(monthName(parseMonth(month))) },
      ...series.map(({ points }) => numberCell(points[i]!.share, 1)),
    ]),
  };
}

function rowsTable({ rows }: RowsData, words: FigureDataWords): Content {
  const keys = Object.keys(rows[0] ?? {}).filter((key) => key !== 'suppressed');
  return {
    columns: keys.map((key, i) => ({
      head: words.heads[key]!,
      weight: i === 0 ? 40 : 20,
      align: i === 0 ? 'left' : 'right',
    })),
    rows: rows.map((row) =>
      keys.map((key): Cell => {
        const value = row[key] ?? null;
        if (value === null && row.suppressed) return { text: SUPPRESSED, muted: true };
        const decimals = DECIMALS[key];
        return decimals === undefined
          ? { text: String(value) }
          : numberCell(value as number | null, decimals);
      }),
    ),
  };
}
