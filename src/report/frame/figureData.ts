import { monthName } from '../../danish/date.js';
import { formatDecimal } from '../../danish/number.js';
import { NO_FIGURE } from '../../danish/share.js';
import { capitalize, listing } from '../../danish/text.js';
import type { Attachment, Cell, FigureBlock, Point, RowsData, SeriesData } from '../../document/model.js';
import type { Decimal } from '../../domain/fraction.js';
import { formatMonth, type Month, parseMonth } from '../../domain/month.js';
import { csvText } from '../../extracts/writeCsv.js';
import { labels, text, type Words } from '../../template/settings.js';
import { SUPPRESSED } from './entry.js';

/** The least decimals of each number that a figure's rows may have; a text where there are none. */
export const DECIMALS = {
  expected: 0,
  actual: 0,
  citizens: 0,
  met: 0,
  unmet: 0,
  unmetShare: 0,
  share: 1,
  average12: 1,
  expectedShare: 2,
  actualShare: 2,
  place: 0,
  difference: 0,
  differenceShare: 2,
};

/** The settings of the annex. */
export const FIGURE_DATA = {
  title: text('Tal bag {figure}'),
  month: text('Måned'),
  unit: text('(%)'),
  persons: text('(antal)'),
  provisional: text('* Foreløbige tal.'),
  toTable: text('Tal:'),
  toFigure: text('Tallene er tegnet i'),
  remark: text('Bemærkning'),
  lacking: text('{series} uden {kommuner}'),
  heads: labels({
    group: 'Ydelsesgruppe',
    kommune: 'Kommune',
    fokusmaal: 'Fokusmål',
    expected: 'Forventet antal',
    actual: 'Faktisk antal',
    citizens: 'Borgere',
    met: 'Med indsats',
    unmet: 'Uden indsats',
    unmetShare: 'Andel uden (%)',
    share: 'Andel (%)',
    average12: 'Periodens gennemsnit (%)',
    expectedShare: 'Forventet andel (%)',
    actualShare: 'Faktisk andel (%)',
    place: 'Placering',
    difference: 'Forskel i personer',
    differenceShare: 'Forskel i andel (%-point)',
  } satisfies Record<'group' | 'kommune' | 'fokusmaal' | keyof typeof DECIMALS, string>),
};

/** The words of the annex, from the template. */
export type FigureDataWords = Words<typeof FIGURE_DATA>;

/** The numbers that a figure is drawn from as CSV: `;`, decimal comma, nothing between thousands; hidden ones are `(.)`. */
export function figureCsv(figure: FigureBlock, words: FigureDataWords): Attachment {
  const { heads, rows } = contentOf(figure, words, PLAIN);
  return {
    name: `figur-${figure.id.replace('.', '-')}.csv`,
    mediaType: 'text/csv',
    description: `${words.title.replace('{figure}', figure.label.toLowerCase())}: ${figure.title}`,
    content: csvText([heads, ...rows]),
  };
}

/** How values are written: for people on a page, or for programs in a file. */
export interface Writing<T> {
  text(value: string): T;
  month(month: Month): T;
  number(value: Decimal): T;
  none: T;
  hidden: T;
}

export const PRINTED: Writing<Cell> = {
  text: (text) => ({ text }),
  month: (month) => ({ text: capitalize(monthName(month)) }),
  number: (value) => ({ text: formatDecimal(value) }),
  none: { text: NO_FIGURE, muted: true },
  hidden: { text: SUPPRESSED, muted: true },
};

const PLAIN: Writing<string> = {
  text: (text) => text,
  month: formatMonth,
  number: ({ units, decimals }) => (units / 10 ** decimals).toFixed(decimals).replace('.', ','),
  none: '',
  hidden: SUPPRESSED,
};

interface Content<T> {
  heads: string[];
  rows: T[][];
}

function contentOf<T>({ data }: FigureBlock, words: FigureDataWords, writing: Writing<T>): Content<T> {
  return 'series' in data ? seriesContent(data, words, writing) : rowsContent(data, words, writing);
}

/** A number of a figure as it is, with so many decimals at least: one beside a threshold may have more. */
export function written<T>(value: number | null, least: number, { number, none }: Writing<T>): T {
  if (value === null) return none;
  const [, after = ''] = String(value).split('.');
  const decimals = Math.max(least, after.length);
  return number({ units: Math.round(value * 10 ** decimals), decimals });
}

function seriesContent<T>(data: SeriesData, words: FigureDataWords, writing: Writing<T>): Content<T> {
  const { series } = data;
  const months = series[0]?.points.map(({ month }) => month) ?? [];
  // On a page a sign stands at the number, and a note tells what it means.
  const remarks = months.map((_, i) =>
    series
      .filter(({ points }) => points[i]!.lacking)
      .map(({ name, points }) =>
        words.lacking.replace('{series}', name).replace('{kommuner}', listing(points[i]!.lacking!)),
      )
      .join('; '),
  );
  const hasRemarks = remarks.some((remark) => remark !== '');
  return {
    heads: [
      words.month,
      ...series.map(({ name, points }) => {
        const areCounts = points.some(({ persons }) => persons !== undefined);
        return `${name} ${areCounts ? words.persons : words.unit}`;
      }),
      ...(hasRemarks ? [words.remark] : []),
    ],
    rows: months.map((month, i) => [
      writing.month(parseMonth(month)),
      ...series.map(({ points }) => pointOf(points[i]!, writing)),
      ...(hasRemarks ? [writing.text(remarks[i]!)] : []),
    ]),
  };
}

/** A figure of persons is drawn as an index, but read as persons. */
export function pointOf<T>({ share, persons, suppressed }: Point, writing: Writing<T>): T {
  if (suppressed) return writing.hidden;
  return persons === undefined ? written(share ?? null, 1, writing) : written(persons, 0, writing);
}

/** What stands over a number of a figure's rows. @throws for one that the template's words have no head for: no name of the code is printed. */
export function headOf(key: string, { heads }: FigureDataWords): string {
  const head = (heads as Partial<Record<string, string>>)[key];
  if (head === undefined)
    throw new Error(`a figure's rows have ${key}, which the annex of numbers has no head for`);
  return head;
}

function rowsContent<T>({ rows }: RowsData, words: FigureDataWords, writing: Writing<T>): Content<T> {
  const least: Partial<Record<string, number>> = DECIMALS;
  const keys = Object.keys(rows[0] ?? {}).filter((key) => key !== 'suppressed');
  return {
    heads: keys.map((key) => headOf(key, words)),
    rows: rows.map((row) =>
      keys.map((key): T => {
        const value = row[key] ?? null;
        if (value === null && row.suppressed) return writing.hidden;
        const decimals = least[key];
        return decimals === undefined
          ? writing.text(String(value))
          : written(value as number | null, decimals, writing);
      }),
    ),
  };
}
