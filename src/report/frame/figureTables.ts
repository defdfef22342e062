import { NBSP } from '../../danish/number.js';
import { listing } from '../../danish/text.js';
import type {
  Cell,
  FigureBlock,
  FigureNumbers,
  Inline,
  Point,
  RowsData,
  SeriesData,
  TableBlock,
} from '../../document/model.js';
import { parseMonth } from '../../domain/month.js';
import { BREAK_SIGN, withBreakSign } from './acrossBreaks.js';
import { DECIMALS, type FigureDataWords, headOf, PRINTED, pointOf, written } from './figureData.js';
import { isSignNote, SIGN } from './lacking.js';

/** A column of numbers with the figures that are drawn from it. */
interface NumberColumn {
  figures: FigureBlock[];
  name: string;
  /** By the row's key: a month, or a group. */
  cells: Map<string, Cell>;
}

/** Rows with the same keys, which one table has. */
interface Sheet {
  figures: FigureBlock[];
  head: string;
  title: string | undefined;
  rows: { key: string; label: string; provisional: boolean }[];
  columns: NumberColumn[];
}

/** More columns than this are hard to follow across a page. */
const MOST_COLUMNS = 8;
/** A table of more rows than this has them close together. */
const LONG = 12;

const isSeries = (figure: FigureBlock): figure is FigureBlock & { data: SeriesData } =>
  'series' in figure.data;
const isRows = (figure: FigureBlock): figure is FigureBlock & { data: RowsData } => 'rows' in figure.data;

/** A month has a number, or one that is hidden. */
const isTold = ({ share, persons, suppressed }: Point): boolean =>
  share != null || persons != null || suppressed === true;

/** A month's number, with the sign when kommuner are lacking in it. */
function cellOf(point: Point): Cell {
  const cell = pointOf(point, PRINTED);
  return point.lacking ? { ...cell, text: `${cell.text}${SIGN}` } : cell;
}

/** The series of a figure as columns by month. */
const seriesColumns = (figure: FigureBlock & { data: SeriesData }, words: FigureDataWords): NumberColumn[] =>
  figure.data.series.map(({ name, points }) => ({
    figures: [figure],
    name: `${name} ${points.some(({ persons }) => persons !== undefined) ? words.persons : words.unit}`,
    cells: new Map(points.filter(isTold).map((point) => [point.month, cellOf(point)])),
  }));

/** One column tells all that another does. */
const covers = (wide: NumberColumn, narrow: NumberColumn): boolean =>
  wide.name === narrow.name &&
  [...narrow.cells].every(([key, { text }]) => wide.cells.get(key)?.text === text);

/** Columns in their order; one whose numbers another has stands there, with both figures. */
function withoutRepeats(columns: readonly NumberColumn[]): NumberColumn[] {
  const kept: NumberColumn[] = [];
  for (const column of columns) {
    const twin = kept.findIndex((known) => covers(known, column) || covers(column, known));
    if (twin < 0) {
      kept.push(column);
      continue;
    }
    const known = kept[twin]!;
    const wider = known.cells.size >= column.cells.size ? known : column;
    kept[twin] = { ...wider, figures: [...known.figures, ...column.figures] };
  }
  return kept;
}

/** Every month of some figures, in order. */
function monthRows(figures: readonly (FigureBlock & { data: SeriesData })[]): Sheet['rows'] {
  const provisional = new Map<string, boolean>();
  for (const { data } of figures) {
    for (const point of data.series.flatMap(({ points }) => points)) {
      if (!isTold(point) && !isBetween(point.month, data)) continue;
      provisional.set(point.month, provisional.get(point.month) === true || point.provisional === true);
    }
  }
  return [...provisional]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, isProvisional]) => ({
      key,
      label: PRINTED.month(parseMonth(key)).text,
      provisional: isProvisional,
    }));
}

/** A month without a number stands among those with one: a gap that the table shows. */
function isBetween(month: string, { series }: SeriesData): boolean {
  const known = series.flatMap(({ points }) => points.filter(isTold).map((point) => point.month));
  return known.some((other) => other < month) && known.some((other) => other > month);
}

/**
 * Figures over months: in one table while it is not too wide; else one table for each line that they have in common, and
 * a figure of more lines than a table holds in several.
 */
function monthSheets(
  figures: readonly (FigureBlock & { data: SeriesData })[],
  words: FigureDataWords,
): Sheet[] {
  if (figures.length === 0) return [];
  const columns = withoutRepeats(figures.flatMap((figure) => seriesColumns(figure, words)));
  if (columns.length <= MOST_COLUMNS)
    return [
      { figures: [...figures], head: words.month, title: undefined, rows: monthRows(figures), columns },
    ];
  const roles = [...new Set(figures.flatMap(({ data }) => data.series.map(({ role }) => role)))];
  const isCommon = figures.every(({ data }) => data.series.every(({ role }) => role !== undefined));
  if (isCommon && roles.length < figures.length)
    return roles.map((role) => {
      const own = figures.map((figure) => ({
        ...figure,
        data: { ...figure.data, series: figure.data.series.filter((line) => line.role === role) },
      }));
      const known = own.filter(({ data }) => data.series.length > 0);
      return {
        figures: figures.filter(({ id }) => known.some((figure) => figure.id === id)),
        head: words.month,
        title: known[0]!.data.series[0]!.name,
        rows: monthRows(known),
        columns: known.flatMap((figure) =>
          seriesColumns(figure, words).map((column) => ({ ...column, name: '' })),
        ),
      };
    });
  const [only, ...others] = figures;
  if (only && others.length === 0) {
    const parts = Math.ceil(columns.length / MOST_COLUMNS);
    const most = Math.ceil(columns.length / parts);
    return Array.from({ length: parts }, (_, i) => ({
      figures: [only],
      head: words.month,
      title: undefined,
      rows: monthRows([only]),
      columns: columns.slice(i * most, (i + 1) * most),
    }));
  }
  const half = Math.ceil(figures.length / 2);
  return [...monthSheets(figures.slice(0, half), words), ...monthSheets(figures.slice(half), words)];
}

/** Figures over groups: those of the same groups and period in one table. */
function groupSheets(
  figures: readonly (FigureBlock & { data: RowsData })[],
  words: FigureDataWords,
): Sheet[] {
  const least: Partial<Record<string, number>> = DECIMALS;
  const sheets = new Map<string, Sheet>();
  for (const figure of figures) {
    const { rows, period } = figure.data;
    const [first, ...keys] = Object.keys(rows[0] ?? {}).filter((key) => key !== 'suppressed');
    if (first === undefined) continue;
    const groups = rows.map((row) => String(row[first]));
    const kind = JSON.stringify([period, keys, [...groups].sort()]);
    const columns = keys.map(
      (key): NumberColumn => ({
        figures: [figure],
        name: headOf(key, words),
        cells: new Map(
          rows.map((row, i) => {
            const value = row[key] ?? null;
            if (value === null && row.suppressed) return [groups[i]!, PRINTED.hidden];
            const decimals = least[key];
            return [
              groups[i]!,
              decimals === undefined
                ? PRINTED.text(String(value))
                : written(value as number | null, decimals, PRINTED),
            ];
          }),
        ),
      }),
    );
    const known = sheets.get(kind);
    if (known && known.columns.length + columns.length <= MOST_COLUMNS) {
      known.figures.push(figure);
      known.columns.push(...columns);
      continue;
    }
    sheets.set(known ? `${kind} ${figure.id}` : kind, {
      figures: [figure],
      head: headOf(first, words),
      title: undefined,
      rows: groups.map((group) => ({ key: group, label: group, provisional: false })),
      columns,
    });
  }
  return [...sheets.values()];
}

/** Notes without those that say the same. */
const once = (notes: readonly Inline[][]): Inline[][] => [
  ...new Map(notes.map((note) => [note.map(({ text }) => text).join(''), note])).values(),
];

/** `figur 4.1, 4.3 og 5.1`. */
const figuresInText = (figures: readonly FigureBlock[]): string =>
  `figur${NBSP}${listing([...new Set(figures.map(({ id }) => id))])}`;

/** A table of numbers as a block; its number is that of its first figure, of a further table with a letter behind. */
function tableOf(sheet: Sheet, id: string, words: FigureDataWords): TableBlock {
  const { figures, rows, columns } = sheet;
  const isAlone = figures.length === 1;
  const period = isAlone ? figures[0]!.period : undefined;
  const title = words.title.replace('{figure}', figuresInText(figures));
  const provisional = rows.some((row) => row.provisional);
  const links = figures.flatMap((figure, i): Inline[] => [
    { text: i === 0 ? '' : i === figures.length - 1 ? ' og ' : ', ' },
    { text: `figur${NBSP}${figure.id}`, link: `#${figure.id}` },
  ]);
  const signs = columns.flatMap((column) =>
    column.figures.flatMap((figure) => figure.notes.filter(isSignNote)),
  );
  const way = [{ text: `${words.toFigure} ` }, ...links.filter(({ text }) => text !== ''), { text: '.' }];
  return {
    kind: 'table',
    id,
    label: `Tabel ${id}`,
    title:
      sheet.title === undefined ? title : `${sheet.title}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    ...(period === undefined ? {} : { period }),
    columns: [
      {
        head: sheet.head,
        weight: rows.some(({ label }) => label.length > 16) || columns.length > MOST_COLUMNS ? 38 : 28,
        align: 'left',
      },
      ...columns.map((column) => {
        const of = figuresInText(column.figures);
        const figure = `${of.charAt(0).toUpperCase()}${of.slice(1)}`;
        const name = isAlone ? column.name : column.name === '' ? figure : `${figure}: ${column.name}`;
        // Where the period has the sign, the heads need none.
        const days = period?.includes(BREAK_SIGN)
          ? []
          : column.figures.flatMap(({ data }) => data.acrossBreaks ?? []);
        const head = withBreakSign(name, days);
        return { head, weight: 20, align: 'right' as const };
      }),
    ],
    rows: rows.map(({ key, label, provisional: isProvisional }) => ({
      cells: [
        { text: isProvisional ? `${label}*` : label },
        ...columns.map(({ cells }) => cells.get(key) ?? { text: '–', muted: true }),
      ],
    })),
    notes: [...once(signs), provisional ? [{ text: `${words.provisional} ` }, ...way] : way],
    dense: true,
    ...(rows.length > LONG ? { tight: true } : {}),
    // A few narrow columns across a whole page are hard to follow with the eye.
    span: Math.min(1, 0.1 + 0.2 * (columns.length + 1)),
  };
}

/** The tables of the numbers that figures are drawn from, and the first table of each figure by the figure's number. */
export function figureTables(
  figures: readonly FigureBlock[],
  words: FigureDataWords,
): { tables: TableBlock[]; tableOf: ReadonlyMap<string, string> } {
  const sheets = [
    ...groupSheets(figures.filter(isRows), words),
    ...monthSheets(figures.filter(isSeries), words),
  ];
  const place = ({ figures: [first] }: Sheet) => figures.findIndex(({ id }) => id === first!.id);
  sheets.sort((a, b) => place(a) - place(b));
  const tableIds = new Map<string, string>();
  const used = new Set<string>();
  const tables = sheets.map((sheet) => {
    const first = `T.${sheet.figures[0]!.id}`;
    const id = [first, ...'bcdefgh']
      .map((end) => (end === first ? first : `${first}${end}`))
      .find((name) => !used.has(name))!;
    used.add(id);
    for (const figure of sheet.figures) if (!tableIds.has(figure.id)) tableIds.set(figure.id, id);
    return tableOf(sheet, id, words);
  });
  return { tables, tableOf: tableIds };
}

/** The numbers of one figure by themselves, as the tables of all of them print them. */
export const numbersOf = (figure: FigureBlock, words: FigureDataWords): FigureNumbers[] =>
  figureTables([figure], words).tables.map(({ title, columns, rows, notes }) => ({
    title,
    columns,
    rows,
    // The way to the figure is left out: it stands above.
    notes: notes.map((note) => note.slice(0, -3)).filter((note) => note.length > 0),
  }));

/** A figure whose last note leads to its table. */
export function withTableNote(figure: FigureBlock, id: string, words: FigureDataWords): FigureBlock {
  const link = { text: `tabel${NBSP}${id}`, link: `#${id}` };
  const last = figure.notes.at(-1);
  const way = [{ text: `${last ? ' ' : ''}${words.toTable} ` }, link, { text: '.' }];
  return { ...figure, notes: [...figure.notes.slice(0, -1), [...(last ?? []), ...way]] };
}
