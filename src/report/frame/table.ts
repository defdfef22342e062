import type { z } from 'zod';
import { NO_FIGURE } from '../../danish/share.js';
import type {
  Block,
  Cell,
  Inline,
  JsonObject,
  JsonValue,
  Column as PlainColumn,
  TableBlock,
} from '../../document/model.js';
import { type Insert, insert } from '../../template/insert.js';
import { labels, maybeText, notes, text, type Words } from '../../template/settings.js';
import { type Entry, words } from './entry.js';

/**
 * A column of a table: its head, its cells and its numbers in the JSON from one place, so that they cannot differ.
 * Its name is what the template's `columns` call it.
 */
export interface Column<Row> {
  /** Its head when the template gives none. */
  head: string;
  /** Part of the table's width, against the other columns. */
  weight: number;
  /** To the right when left out. */
  align?: 'left';
  /** Where its data stand in a row's JSON: under its name when left out, `a.b` inside `a`, nowhere when false. */
  key?: string | false;
  value(row: Row): Entry;
}

/** A first column with the rows' labels, which the JSON does not have. */
export const rowLabels = (head: string, weight: number): Column<{ label: string }> => ({
  head,
  weight,
  align: 'left',
  key: false,
  value: ({ label }) => words(label),
});

/** Data of a row that are not printed. */
export interface Unprinted<Row> {
  /** Left out of the JSON when undefined. */
  data(row: Row): JsonValue | undefined;
}

/** The columns of a table in their order, the first the rows' heads; the data that are not printed stand among them. */
export type Columns<Row> = Readonly<Record<string, Column<Row> | Unprinted<Row>>>;

/** A table's place in the report when its figures are not at hand: the reason, in a note. */
export function absent(label: string, title: string, reason: string): Block[] {
  const stop = /[.?!]$/.test(title) ? '' : '.';
  const content = [{ text: `${label}: ${title}${stop} `, strong: true }, { text: reason }];
  return [{ kind: 'paragraph', role: 'note', content }];
}

const isPrinted = <Row>(column: Column<Row> | Unprinted<Row>): column is Column<Row> => 'value' in column;

/** What a table is made of beside its caption. */
export interface Tabular<Row> {
  rows: readonly Row[];
  columns: Columns<Row>;
  /** The rows' data put together; left out of the JSON when undefined. */
  data?: ((rows: JsonObject[]) => JsonValue | undefined) | undefined;
  isMarked?: ((row: Row) => boolean) | undefined;
  dense?: boolean | undefined;
  tight?: boolean | undefined;
  /** A column in which no row has a value is left out. */
  dropsEmpty?: boolean | undefined;
  /** Part of the text's width that it takes. */
  span?: number | undefined;
}

/** A table block of rows and columns, with its caption and notes. */
export function tableBlock<Row>(
  caption: Pick<TableBlock, 'id' | 'title' | 'notes'> & { period?: string | undefined },
  table: Tabular<Row>,
): TableBlock {
  const { id, title, period, notes } = caption;
  const { rows: filled, records } = filledRows(table);
  const data = table.data?.(records);
  const printed = Object.values(table.columns).filter(isPrinted);
  const kept = printed.map(
    (_, i) => i === 0 || !table.dropsEmpty || filled.some(({ cells }) => cells[i]!.text !== NO_FIGURE),
  );
  const rows = filled.map((row) => ({ ...row, cells: row.cells.filter((_, i) => kept[i]) }));
  return {
    kind: 'table',
    id,
    label: `Tabel ${id}`,
    title,
    ...(period === undefined ? {} : { period }),
    columns: printed
      .filter((_, i) => kept[i])
      .map(({ head, weight, align }): PlainColumn => ({ head, weight, align: align ?? 'right' })),
    rows,
    notes,
    ...(data === undefined ? {} : { data }),
    ...(table.dense ? { dense: true } : {}),
    ...(table.tight ? { tight: true } : {}),
    ...(table.span === undefined ? {} : { span: table.span }),
  };
}

/** Each row's cells, and its data by their keys: every value is asked for once. */
function filledRows<Row>({ rows, columns, isMarked }: Tabular<Row>) {
  const records: JsonObject[] = [];
  const named = Object.entries(columns);
  const filled = rows.map((row) => {
    const record: JsonObject = {};
    const cells: Cell[] = [];
    for (const [name, column] of named) {
      if (!isPrinted(column)) {
        setAt(record, name, column.data(row));
        continue;
      }
      const { cell, data } = column.value(row);
      if (column.key !== false) setAt(record, column.key ?? name, data);
      cells.push(cell);
    }
    records.push(record);
    return isMarked ? { cells, marked: isMarked(row) } : { cells };
  });
  return { rows: filled, records };
}

/** Sets a value at `a` or at `a.b`, inside an object. */
function setAt(record: JsonObject, key: string, value: JsonValue | undefined): void {
  const dot = key.indexOf('.');
  if (dot < 0) {
    record[key] = value;
    return;
  }
  const [outer, inner] = [key.slice(0, dot), key.slice(dot + 1)];
  record[outer] = { ...(record[outer] as JsonObject | undefined), [inner]: value };
}

/** The settings that every table has. */
const tableSettings = (none: string) => ({
  title: text(),
  period: maybeText(),
  notes: notes(),
  none: text(none),
});

/** The heads of a table's columns as settings: `head` the first one's, `columns` the others'. */
function headSettings<Row>(columns: Columns<Row>) {
  const [first, ...others] = Object.entries(columns).flatMap(([name, column]) =>
    isPrinted(column) ? [[name, column.head] as const] : [],
  );
  return { head: text(first![1]), columns: labels(Object.fromEntries(others)) };
}

/** What they come to. */
interface TableWords {
  title: string;
  period?: string | undefined;
  notes: Inline[][];
  none: string;
  head?: string;
  columns?: Record<string, string>;
}

/** A table of a report. */
export interface TableOf<Facts, Row, More extends z.ZodRawShape> {
  /** Settings beside those that every table has. */
  settings?: More;
  /** What is said when there are no rows; the template may say it otherwise. */
  none: string;
  rows(facts: Facts, settings: Words<More>): readonly Row[];
  /** Where they depend on the facts, their heads are settings of the table's own. */
  columns: Columns<NoInfer<Row>> | ((facts: Facts, settings: Words<More>) => Columns<NoInfer<Row>>);
  /** What the JSON has of the rows' data by key; of the rows themselves, where a table is turned on its side. */
  data?(records: JsonObject[], facts: Facts, rows: readonly NoInfer<Row>[]): JsonValue | undefined;
  isMarked?(row: Row, facts: Facts): boolean;
  /** Columns by name that do not apply to the facts: they are neither printed nor in the JSON. */
  without?(facts: Facts): readonly string[];
  /** Notes after those of the template. */
  notes?(facts: Facts, settings: Words<More>): TableBlock['notes'];
  dense?: boolean;
  /** Rows as close as they can be read; of so many of them, where it depends. */
  tight?: boolean | ((rows: readonly Row[]) => boolean);
  dropsEmpty?: boolean;
  span?: number;
}

/** A table as a template may ask for it. */
export function tableOf<Facts, Row, More extends z.ZodRawShape>(
  id: string,
  table: TableOf<Facts, Row, More>,
): Insert<Facts> {
  const { columns, data, isMarked, dense, tight, dropsEmpty, span } = table;
  const heads = typeof columns === 'function' ? {} : headSettings(columns);
  const common = { ...tableSettings(table.none), ...heads };
  return insert({ ...common, ...table.settings }, (facts: Facts, given): Block[] => {
    const settings = given as typeof given & TableWords & Words<More>;
    const { title, period, none } = settings;
    const rows = table.rows(facts, settings);
    if (rows.length === 0) return absent(`Tabel ${id}`, title, none);
    const notes = [...settings.notes, ...(table.notes?.(facts, settings) ?? [])];
    const all = typeof columns === 'function' ? columns(facts, settings) : withHeads(columns, settings);
    const without = table.without?.(facts) ?? [];
    return [
      tableBlock(
        { id, title, period, notes },
        {
          rows,
          columns: Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name))),
          data: data && ((records) => data(records, facts, rows)),
          isMarked: isMarked && ((row: Row) => isMarked(row, facts)),
          dense,
          tight: typeof tight === 'function' ? tight(rows) : tight,
          dropsEmpty,
          span,
        },
      ),
    ];
  });
}

/** Columns with the heads that the template gives. */
function withHeads<Row>(columns: Columns<Row>, { head = '', columns: heads = {} }: TableWords): Columns<Row> {
  const first = Object.keys(columns).find((name) => isPrinted(columns[name]!));
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) =>
      isPrinted(column)
        ? [name, { ...column, head: name === first ? head : (heads[name] ?? column.head) }]
        : [name, column],
    ),
  );
}
