import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Timeline } from '../core/timeline.js';
import { type Day, OPEN_END } from '../domain/day.js';
import { firstDay, lastDay } from '../domain/month.js';
import { withinYdelse } from '../domain/ydelse.js';
import { CASE_EXTRACTS, type CaseExtract } from '../extracts/caseSchemas.js';
import type { ExtractFile } from '../extracts/delivery.js';
import { Faults } from '../extracts/faults.js';
import { CitizenCursor, type ColumnReader } from './cursor.js';
import { type EngineOptions, openEngine, rowsOf } from './engine.js';
import { createTable, type LoadedFile, loadFile, refuseCpr } from './loadCase.js';

/** One citizen with all rows of the case extracts. */
export interface Citizen {
  borgerId: string;
  timeline: Timeline;
}

/** First and last date of the rows of a file's extract. */
export interface Span {
  from: Day;
  to: Day;
  /** The last day on which something began or happened: ends may be planned ahead, these are not. */
  lastStart: Day;
}

/** Code for an empty cell, where the engine hands out integers only. */
const NONE = -2;
const orNull = (value: number): number | null => (value === NONE ? null : value);

/** How each extract's rows are fetched, and what a row becomes. */
const EVENTS = {
  ydelser: {
    columns: ['kommune', 'ydelse', 'fra', `coalesce(til, ${OPEN_END})`, 'coalesce(introduktionsprogram, 0)'],
    make: (read: ColumnReader) => ({
      kommune: read(1),
      ydelse: read(2),
      from: read(3),
      to: withinYdelse(read(2), read(4)),
      introduktion: read(5) === 1,
    }),
  },
  samtaler: {
    columns: ['dato', 'samtaletype', `coalesce(form, ${NONE})`, `coalesce(status, ${NONE})`],
    make: (read: ColumnReader) => ({
      day: read(1),
      type: read(2),
      form: orNull(read(3)),
      status: orNull(read(4)),
    }),
  },
  tilbud: {
    columns: ['tilbudstype', 'fra', `coalesce(til, ${OPEN_END})`],
    make: (read: ColumnReader) => ({ type: read(1), from: read(2), to: read(3) }),
  },
  loentimer: {
    columns: ['maaned', 'timer'],
    make: (read: ColumnReader) => ({ month: read(1), units: read(2) }),
  },
  fritagelser: {
    columns: ['fritaget_for', 'fra', `coalesce(til, ${OPEN_END})`],
    make: (read: ColumnReader) => ({ target: read(1), from: read(2), to: read(3) }),
  },
};

/** Columns that date a row, its start first, to tell the span of an extract. */
const DATED: Record<CaseExtract, readonly string[]> = {
  ydelser: ['fra', 'til'],
  samtaler: ['dato'],
  tilbud: ['fra', 'til'],
  loentimer: ['maaned'],
  fritagelser: ['fra', 'til'],
};

/** The column that tells when a row of an extract begins or happens. */
export const STARTS = {
  ydelser: 'fra',
  samtaler: 'dato',
  tilbud: 'fra',
  loentimer: 'maaned',
  fritagelser: 'fra',
} as const;

/** How case extracts are loaded. */
export interface LoadOptions extends EngineOptions {
  /** Accept citizen ids that look like CPR numbers. */
  allowCpr?: boolean | undefined;
  /** Rejected rows that may be left out; none when not given. */
  tolerate?: number | undefined;
}

/** The case extracts of a delivery in the embedded engine. */
export class CaseStore {
  private constructor(
    private readonly engine: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    readonly loaded: readonly LoadedFile[],
    private readonly tolerated: number,
  ) {}

  /**
   * Reads every case extract of a delivery. Faults of all files are collected in `faults`; with too many,
   * the store must not be measured.
   * @throws {import('../extracts/problems.js').InputError} when a borger_id looks like a CPR number.
   */
  static async load(files: readonly ExtractFile[], options: LoadOptions = {}): Promise<CaseStore> {
    const engine = await openEngine(options);
    const connection = await engine.connect();
    // Each extract has a connection of its own: they are read side by side.
    const load = async (extract: CaseExtract): Promise<LoadedFile[]> => {
      const own = await engine.connect();
      try {
        await createTable(own, extract);
        const loaded: LoadedFile[] = [];
        const theirs = files.filter((f) => f.extract === extract);
        for (const [number, file] of theirs.entries())
          loaded.push(await loadFile(own, file, options.tolerate ?? 0, number));
        if (!options.allowCpr) await refuseCpr(own, extract);
        return loaded;
      } finally {
        own.closeSync();
      }
    };
    const results = await Promise.allSettled(CASE_EXTRACTS.map(load));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) {
      connection.closeSync();
      engine.closeSync();
      throw failed.reason;
    }
    const loaded = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    return new CaseStore(engine, connection, loaded, options.tolerate ?? 0);
  }

  /** Rows of ydelser outside the measures, by the ydelse's name as it stands (metode.md, section 2). */
  get outOfScope(): Record<string, number> {
    const rows: Record<string, number> = {};
    for (const { outOfScope } of this.loaded) {
      for (const [ydelse, count] of Object.entries(outOfScope)) rows[ydelse] = (rows[ydelse] ?? 0) + count;
    }
    return rows;
  }

  /** What is wrong in the files, all together. */
  get faults(): Faults {
    const all = new Faults(this.tolerated);
    for (const { faults } of this.loaded) all.merge(faults);
    return all;
  }

  /** Whether the delivery has any file of an extract. */
  has(extract: CaseExtract): boolean {
    return this.loaded.some(({ file }) => file.extract === extract);
  }

  /** First and last date in an extract; `undefined` when it has no rows. Open ends are left out. */
  async span(extract: CaseExtract): Promise<Span | undefined> {
    const [start] = DATED[extract];
    const dates = DATED[extract].map((name) => `SELECT ${name} AS d FROM ${extract}`).join(' UNION ALL ');
    const [row] = await rowsOf<[number | null, number | null, number | null]>(
      this.connection,
      `SELECT min(d), max(d), (SELECT max(${start}) FROM ${extract}) FROM (${dates})`,
    );
    const [from, to, lastStart] = row!;
    if (from === null || to === null || lastStart === null) return undefined;
    return extract === 'loentimer'
      ? { from: firstDay(from), to: lastDay(to), lastStart: lastDay(to) }
      : { from, to, lastStart };
  }

  /** Codes of the kommuner that any row of ydelser names. */
  async kommuner(): Promise<number[]> {
    const rows = await rowsOf<[number]>(
      this.connection,
      'SELECT DISTINCT kommune FROM ydelser ORDER BY kommune',
    );
    return rows.map(([code]) => code);
  }

  /** Every citizen with a ydelse in scope, in the order of `borger_id`. */
  async *citizens(): AsyncGenerator<Citizen> {
    await this.connection.run(
      'CREATE OR REPLACE TABLE citizens AS SELECT CAST(row_number() OVER (ORDER BY borger_id) AS INTEGER) AS citizen, borger_id ' +
        'FROM (SELECT DISTINCT borger_id FROM ydelser)',
    );
    const ids = await rowsOf<[string]>(this.connection, 'SELECT borger_id FROM citizens ORDER BY citizen');
    const cursors = new Map<CaseExtract, CitizenCursor<never>>();
    try {
      for (const extract of CASE_EXTRACTS)
        cursors.set(extract, (await this.#cursor(extract)) as CitizenCursor<never>);
      for (let citizen = 1; citizen <= ids.length; citizen += 1) {
        const timeline = { ydelser: [], samtaler: [], tilbud: [], loentimer: [], fritagelser: [] };
        for (const [extract, cursor] of cursors) {
          while (!cursor.take(citizen, timeline[extract])) await cursor.fetch();
        }
        yield { borgerId: ids[citizen - 1]![0], timeline };
      }
    } finally {
      for (const cursor of cursors.values()) cursor.close();
    }
  }

  async #cursor<E extends CaseExtract>(extract: E) {
    const { columns, make } = EVENTS[extract];
    const connection = await this.engine.connect();
    const sql = `SELECT citizen, ${columns.join(', ')} FROM ${extract} JOIN citizens USING (borger_id) ORDER BY citizen`;
    return CitizenCursor.open(
      connection,
      sql,
      make as (read: ColumnReader) => ReturnType<(typeof EVENTS)[E]['make']>,
    );
  }

  /** All rows of a query over the extracts' tables; may be asked while citizens are walked through. */
  async query<Row extends unknown[]>(sql: string): Promise<Row[]> {
    const own = await this.engine.connect();
    try {
      return await rowsOf<Row>(own, sql);
    } finally {
      own.closeSync();
    }
  }

  /** Frees the engine. */
  close(): void {
    this.connection.closeSync();
    this.engine.closeSync();
  }
}
