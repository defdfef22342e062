import type { Edition, Json, PublishedReport } from './published.js';

/** A value of a table of data; {@link HIDDEN} where the number may not be shown. */
export type Value = string | number | boolean | null | typeof HIDDEN;
export const HIDDEN = Symbol('hidden');

export interface DataColumn {
  /** As the report's JSON calls it; what lies within another is named after a full stop. */
  name: string;
  type: 'number' | 'boolean' | 'text';
}

/** A table or a figure of an edition with the numbers of every kommune. */
export interface DataTable {
  /** ASCII, for a file: `tabel-1-3`. */
  name: string;
  /** `Tabel 1.3`. */
  title: string;
  columns: DataColumn[];
  rows: Value[][];
}

type Flat = Map<string, Value>;

/** The tables and figures of an edition as tables of data: the numbers of the reports' JSON, none from elsewhere. */
export function dataTables({ reports }: Edition): DataTable[] {
  return (['tables', 'figures'] as const).flatMap((kind) => {
    const ids = [...new Set(reports.flatMap((report) => Object.keys(report[kind])))];
    return ids.map((id) => {
      const word = kind === 'tables' ? 'Tabel' : 'Figur';
      const name = `${word} ${id}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      return tableOf(name, `${word} ${id}`, kind, id, reports);
    });
  });
}

function tableOf(
  name: string,
  title: string,
  kind: 'tables' | 'figures',
  id: string,
  reports: readonly PublishedReport[],
): DataTable {
  const having = reports.filter((report) => report[kind][id] !== undefined);
  const texts = new Set(having.map((report) => JSON.stringify(report[kind][id])));
  // What every report says alike is about all kommuner, and is said once.
  const isCommon = texts.size === 1 && (having.length > 1 || having[0]!.kommune === undefined);
  const flat = (isCommon ? having.slice(0, 1) : having).flatMap((report) => {
    const { kommune } = report;
    const whom: [string, Value][] =
      isCommon || !kommune
        ? []
        : [
            ['kommunekode', kommune.code],
            ['kommunenavn', kommune.name],
          ];
    return rowsOf(report[kind][id]!).map((row): Flat => new Map([...whom, ...row]));
  });
  const names = [...new Set(flat.flatMap((row) => [...row.keys()]))];
  const columns = names.map((column): DataColumn => ({ name: column, type: typeOf(flat, column) }));
  return { name, title, columns, rows: flat.map((row) => names.map((column) => row.get(column) ?? null)) };
}

/** The rows of a table or a figure: of a list its entries, of lines their points, else one. */
function rowsOf(data: Json): Flat[] {
  if (Array.isArray(data)) return data.map((row) => flatten(row));
  if (typeof data !== 'object' || data === null) return [flatten(data)];
  const { title: _, rows, series, ...rest } = data;
  if (Array.isArray(rows)) return rows.map((row) => new Map([...flatten(rest), ...flatten(row)]));
  if (Array.isArray(series))
    return series.flatMap((line) => {
      const { points = [], ...own } = line as { [key: string]: Json };
      return (points as Json[]).map(
        (point) => new Map([...flatten(rest), ...flatten(own), ...flatten(point)]),
      );
    });
  return [flatten(data)];
}

/** What lies in an object, each under its way there. */
function flatten(data: Json, way = ''): Flat {
  if (typeof data !== 'object' || data === null) return new Map([[way || 'value', data]]);
  const isHidden = !Array.isArray(data) && data.suppressed === true;
  const parts = Array.isArray(data)
    ? data.map((part, i) => [String(i + 1), part] as const)
    : Object.entries(data);
  const flat: Flat = new Map();
  for (const [key, part] of parts) {
    if (key === 'suppressed') continue;
    if (part === null && isHidden) flat.set(way ? `${way}.${key}` : key, HIDDEN);
    else for (const [name, value] of flatten(part, way ? `${way}.${key}` : key)) flat.set(name, value);
  }
  return flat;
}

function typeOf(rows: readonly Flat[], column: string): DataColumn['type'] {
  const kinds = new Set(
    rows
      .map((row) => row.get(column) ?? null)
      .filter((value) => value !== null && value !== HIDDEN)
      .map((value) => typeof value),
  );
  if (kinds.size !== 1) return 'text';
  return kinds.has('number') ? 'number' : kinds.has('boolean') ? 'boolean' : 'text';
}
