import type { DuckDBConnection } from '@duckdb/node-api';
import type { Timeline } from '../core/timeline.js';
import type { Day } from '../domain/day.js';
import { firstDay, lastDay } from '../domain/month.js';
import { NO_STATUS, SAMTALESTATUS, wordCode } from '../domain/vocabulary.js';
import { CASE_EXTRACTS, type CaseExtract } from '../extracts/caseSchemas.js';
import type { ExtractFile } from '../extracts/delivery.js';
import { Faults } from '../extracts/faults.js';
import { type CitizenBlock, columnsFor, type RowColumns, timelinesIn } from './citizenBlock.js';
import { CitizenNumbers, type Part } from './citizenNumbers.js';
import { CitizenCursor } from './cursor.js';
import { type Engine, type EngineOptions, openEngine, rowsOf } from './engine.js';
import { createTables, type LoadedFile, loadFile, refuseCpr } from './loadCase.js';
import { SUSPICIONS, type Suspects } from './suspects.js';
import { Turns } from './turns.js';

/** One citizen with all rows of the case extracts. */
export interface Citizen {
  borgerId: string;
  timeline: Timeline;
}

/** First and last date of the rows of a file's extract. */
export interface Span {
  from: Day;
  to: Day;
  /**
   * The last day on which something began or happened; the first day where nothing did. Ends may be planned ahead, and so
   * may a samtale be that is cancelled: they do not tell how far the extract goes.
   */
  lastStart: Day;
}

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

/** Which rows tell that something began or happened, in SQL. */
const HAPPENED: Partial<Record<CaseExtract, string>> = {
  samtaler: `status IS NULL OR status NOT IN (${NO_STATUS}, ${wordCode(SAMTALESTATUS, 'Aflyst')})`,
};

/** How case extracts are loaded. */
export interface LoadOptions extends EngineOptions {
  /** Accept citizen ids that look like CPR numbers. */
  allowCpr?: boolean | undefined;
  /** Rejected rows that may be left out; none when not given. */
  tolerate?: number | undefined;
  /** The citizens whose rows are kept; all of them when left out. Files are accounted for whole. */
  part?: Part | undefined;
  /** Files of so many bytes are read twice where else all their texts would be kept; tests take fewer. */
  readAgain?: number | undefined;
}

/** Files of so many bytes are read one at a time, by all threads of the engine: side by side they would need the memory of all. */
const LARGE = 32 * 2 ** 20;
/** Files of so few bytes in all are read by one thread: others would be started and asked for longer than they help. */
const SMALL = 2 ** 18;
/** To read so many bytes twice is quicker than to keep their texts, and takes less memory; of fewer it is not. */
const READ_AGAIN = 2 ** 26;
/** Citizens that are handed on at a time. */
const BLOCK = 25_000;

/** The case extracts of a delivery in the embedded engine. */
export class CaseStore {
  /** Rows of the queries that were asked, by the query. */
  readonly #answers = new Map<string, Promise<unknown[][]>>();

  private constructor(
    private readonly engine: Engine,
    private readonly connection: DuckDBConnection,
    readonly loaded: readonly LoadedFile[],
    private readonly tolerated: number,
    /** The citizens whose rows it holds; `undefined` when it holds all. */
    readonly part: Part | undefined,
  ) {}

  /**
   * Reads every case extract of a delivery. Faults of all files are collected in `faults`; with too many,
   * the store must not be measured.
   * @throws {import('../extracts/problems.js').InputError} when a borger_id looks like a CPR number.
   */
  static async load(files: readonly ExtractFile[], options: LoadOptions = {}): Promise<CaseStore> {
    const bytes = files.reduce((sum, { facts }) => sum + facts.bytes, 0);
    const isSmall = bytes < SMALL;
    const { threads = isSmall ? 1 : undefined } = options;
    const engine = await openEngine({ ...options, threads, isSmall });
    const connection = await engine.connect();
    const loading = {
      citizens: await CitizenNumbers.create(connection, options.part),
      tolerated: options.tolerate ?? 0,
      readAgain: options.readAgain ?? READ_AGAIN,
    };
    await createTables(connection);
    const large = new Turns();
    // Each extract has a connection of its own: they are read side by side.
    const load = async (extract: CaseExtract): Promise<LoadedFile[]> => {
      const theirs = files.filter((f) => f.extract === extract);
      if (theirs.length === 0) return [];
      const own = await engine.connect();
      try {
        const loaded: LoadedFile[] = [];
        for (const [number, file] of theirs.entries()) {
          const read = () => loadFile(own, file, loading, number);
          loaded.push(await (file.facts.bytes > LARGE ? large.take(read) : read()));
        }
        return loaded;
      } finally {
        own.closeSync();
      }
    };
    try {
      const results = await Promise.allSettled(CASE_EXTRACTS.map(load));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
      if (!options.allowCpr) await refuseCpr(connection);
      const loaded = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
      return new CaseStore(engine, connection, loaded, options.tolerate ?? 0, options.part);
    } catch (error) {
      connection.closeSync();
      engine.close();
      throw error;
    }
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

  /** First and last date in an extract; `undefined` when it has no rows. Open ends are left out of the last. */
  async span(extract: CaseExtract): Promise<Span | undefined> {
    const [start] = DATED[extract];
    const dates = DATED[extract].map((name) => `SELECT ${name} AS d FROM ${extract}`).join(' UNION ALL ');
    const [row] = await this.query<[number | null, number | null, number | null]>(
      `SELECT min(d), max(d), (SELECT max(${start}) FROM ${extract} WHERE ${HAPPENED[extract] ?? 'true'}) FROM (${dates})`,
    );
    const [from, to, lastStart] = row!;
    if (from === null || to === null) return undefined;
    return extract === 'loentimer'
      ? { from: firstDay(from), to: lastDay(to), lastStart: lastDay(to) }
      : { from, to, lastStart: lastStart ?? from };
  }

  /** Codes of the kommuner that any row of ydelser names. */
  async kommuner(): Promise<number[]> {
    const rows = await this.query<[number]>('SELECT DISTINCT kommune FROM ydelser ORDER BY kommune');
    return rows.map(([code]) => code);
  }

  /** Rows of all case extracts. */
  async size(): Promise<number> {
    const counts = CASE_EXTRACTS.map((extract) => `(SELECT count(*) FROM ${extract})`);
    const [row] = await this.query<[bigint]>(`SELECT ${counts.join(' + ')}`);
    return Number(row![0]);
  }

  /** Every citizen with all rows, some thousand citizens at a time, in no order that means anything. */
  async *blocks(): AsyncGenerator<CitizenBlock> {
    const [row] = await rowsOf<[number | null]>(this.connection, 'SELECT max(citizen) FROM citizens');
    yield* this.#walk(
      row![0] ?? 0,
      (extract) => `SELECT citizen AS place, ${columnsFor(extract).join(', ')} FROM ${extract}`,
    );
  }

  /** Every citizen with a ydelse in scope, in the order of `borger_id`. */
  async *citizens(): AsyncGenerator<Citizen> {
    await this.connection.run(
      'CREATE OR REPLACE TABLE places AS SELECT CAST(row_number() OVER (ORDER BY borger_id) AS INTEGER) AS place, citizen, borger_id ' +
        'FROM citizens WHERE citizen IN (SELECT citizen FROM ydelser)',
    );
    const ids = await rowsOf<[string]>(this.connection, 'SELECT borger_id FROM places ORDER BY place');
    const sql = (extract: CaseExtract) =>
      `SELECT place, ${columnsFor(extract).join(', ')} FROM ${extract} JOIN places USING (citizen)`;
    for await (const block of this.#walk(ids.length, sql)) {
      for (const { citizen, timeline } of timelinesIn(block, { reuse: false }))
        yield { borgerId: ids[citizen - 1]![0], timeline };
    }
  }

  /** @param sql a query of the rows of an extract, the citizen's place (1 to `last`) in front. */
  async *#walk(last: number, sql: (extract: CaseExtract) => string): AsyncGenerator<CitizenBlock> {
    const cursors: CitizenCursor[] = [];
    try {
      for (const extract of CASE_EXTRACTS)
        cursors.push(await CitizenCursor.open(await this.engine.connect(), `${sql(extract)} ORDER BY place`));
      for (let upTo = BLOCK; upTo < last + BLOCK; upTo += BLOCK) {
        const block: Partial<Record<CaseExtract, RowColumns>> = {};
        for (const [i, extract] of CASE_EXTRACTS.entries()) block[extract] = await cursors[i]!.takeUpTo(upTo);
        yield block as CitizenBlock;
      }
    } finally {
      for (const cursor of cursors) cursor.close();
    }
  }

  /**
   * All rows of a query over the extracts' tables. Rows do not change once they are loaded: what was asked before is
   * known. May be asked while citizens are walked through.
   */
  query<Row extends unknown[]>(sql: string): Promise<Row[]> {
    const known = this.#answers.get(sql) ?? rowsOf(this.connection, sql);
    this.#answers.set(sql, known);
    return known as Promise<Row[]>;
  }

  /** Makes a table that later queries look into. */
  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** Makes a table `suspects` of citizens and why each is looked at. */
  async suspect(suspects: Suspects): Promise<void> {
    await this.run('CREATE OR REPLACE TABLE suspects (why VARCHAR, citizen INTEGER)');
    const appender = await this.connection.createAppender('suspects');
    for (const why of SUSPICIONS) {
      for (const citizen of suspects[why]) {
        appender.appendVarchar(why);
        appender.appendInteger(citizen);
        appender.endRow();
      }
    }
    appender.closeSync();
  }

  /** Frees the engine. */
  close(): void {
    this.connection.closeSync();
    this.engine.close();
  }
}
