import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError } from './problems.js';
import type { SourceTable, TextRow } from './sourceTable.js';

const MAGIC = 'PAR1';

/** A Parquet file as a table of text, and how the engine makes the texts of its columns. */
export interface ParquetTable extends SourceTable {
  parquet: {
    /** SQL of each column's text, in the order of the header. */
    texts: readonly string[];
    /** What stands behind FROM. */
    from: string;
  };
}

/** Whether a file begins as Parquet does. */
export async function isParquet(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    return buffer.toString('latin1') === MAGIC;
  } finally {
    await file.close();
  }
}

/** The checksum and length of a file. @throws {InputError} when it is not whole. */
export async function inspectParquet(path: string, name: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let [bytes, end] = [0, ''];
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    end = `${end}${chunk.subarray(-MAGIC.length).toString('latin1')}`.slice(-MAGIC.length);
  }
  if (end !== MAGIC)
    throw new InputError(`${name} is no whole Parquet file: its end is missing; copy or export it anew`);
  return { sha256: hash.digest('hex'), bytes };
}

/** A text as an SQL literal. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A file as an SQL literal of its path, in which no sign is one of a pattern for the engine. */
export const sqlPath = (path: string): string => sqlText(resolve(path).replace(/[*?[]/g, '[$&]'));

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Up to these numbers every whole one can be told from the next, by type. */
const MOST_WHOLE: Readonly<Record<string, number>> = { FLOAT: 2 ** 24 - 1, DOUBLE: Number.MAX_SAFE_INTEGER };

/**
 * A column's values as the texts that a CSV would have: real dates as 2020-08-31, numbers with a decimal comma and no
 * noughts that say nothing.
 */
function textOf(column: string, type: string): string {
  const text = `CAST(${column} AS VARCHAR)`;
  // A moment has another date in another time zone: the cell is refused as it is.
  if (/TIME ZONE/.test(type)) return `'(moment) ' || ${text}`;
  if (/^TIMESTAMP/.test(type)) {
    const time = `CAST(${column} AS TIMESTAMP)`;
    return `CASE WHEN ${time} = date_trunc('day', ${time}) THEN strftime(${time}, '%Y-%m-%d') ELSE ${text} END`;
  }
  if (!/^(DECIMAL|DOUBLE|FLOAT|REAL)/.test(type)) return text;
  const most = MOST_WHOLE[type];
  // Such a number has lost digits: as an id it would be two people's.
  const isCut = most === undefined ? 'false' : `abs(${column}) > ${most}`;
  const plain = `contains(${text}, '.') AND NOT contains(${text}, 'e')`;
  return `CASE WHEN ${isCut} THEN format('{:.15E}', ${column}) WHEN ${plain} THEN replace(rtrim(rtrim(${text}, '0'), '.'), '.', ',') ELSE ${text} END`;
}

/** What stands for no value in the name of a folder. */
const NO_VALUE = '__HIVE_DEFAULT_PARTITION__';

/**
 * What the folders of a file say of all its rows (`kommune=851/ydelser.parquet`), as programs write that divide a table:
 * texts by column.
 */
function foldersSay(path: string): [column: string, text: string][] {
  return dirname(resolve(path))
    .split(/[\\/]/)
    .flatMap((folder): [string, string][] => {
      const [, column, text = ''] = /^([^=]+)=(.*)$/.exec(folder) ?? [];
      return column === undefined ? [] : [[column, text === NO_VALUE ? '' : text]];
    });
}

/**
 * A Parquet file as a table of text. What it holds goes before what its folders say.
 * @throws {InputError} when it cannot be read.
 */
export async function parquetTable({ path, name }: { path: string; name: string }): Promise<ParquetTable> {
  const from = `read_parquet(${sqlPath(path)}, hive_partitioning=false)`;
  const { openParquetReader } = await import('./parquetReader.js');
  const { connection, close } = await openParquetReader();
  const all = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJS() as unknown[][];
  try {
    const [counts] = await all(`SELECT num_rows FROM parquet_file_metadata(${sqlPath(path)})`);
    const columns = (await all(`DESCRIBE SELECT * FROM ${from}`)) as [string, string][];
    const own = new Set(columns.map(([column]) => column.toLowerCase()));
    const given = foldersSay(path).filter(([column]) => !own.has(column.toLowerCase()));
    const texts = [
      ...columns.map(([column, type]) => textOf(identifier(column), type)),
      ...given.map(([, text]) => sqlText(text)),
    ];
    return {
      header: [...columns, ...given].map(([column]) => column),
      above: [],
      blocks: rowsOf(from, texts),
      pointIsDecimal: false,
      records: Number(counts![0]),
      parquet: { texts, from },
    };
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new InputError(`${name} is no Parquet file that can be read (${reason}); export it anew`);
  } finally {
    close();
  }
}

/** The rows block after block, each row with its number. */
async function* rowsOf(from: string, texts: readonly string[]): AsyncGenerator<TextRow[]> {
  const { openParquetReader } = await import('./parquetReader.js');
  const { connection, close } = await openParquetReader();
  try {
    const result = await connection.stream(`SELECT ${texts.join(', ')} FROM ${from}`);
    let row = 0;
    for await (const rows of result.yieldRowsJs()) {
      yield rows.map((values) => {
        row += 1;
        return { row, fields: values.map((value) => (value === null ? '' : String(value))) };
      });
    }
  } finally {
    close();
  }
}
