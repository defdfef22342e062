import { OPEN_END } from '../domain/day.js';
import { formatMonth } from '../domain/month.js';
import { NO_STATUS } from '../domain/vocabulary.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { Problem } from '../extracts/problems.js';
import { type IdDifference, idDifference, maskCprIn } from '../extracts/values.js';
import type { CaseStore } from './caseStore.js';
import { looseSql } from './citizenNumbers.js';
import { type MonthRows, monthsOf, seriesOf } from './months.js';
import type { Suspects, Suspicion } from './suspects.js';

/** Something found by looking across rows and files. */
export interface Finding {
  code: string;
  severity: 'warning' | 'error';
  extract: string;
  /** Rows (or months) that it is about. */
  count: number;
  /** A few citizens or months it is about. */
  examples: string[];
  message: string;
}

/** The order in which findings are told, whatever order they are made in; what is wrong with ids stands together. */
const RANKS: Readonly<Record<string, number>> = {
  'empty-months': 0,
  duplicate: 1,
  'same-hours': 2,
  'no-status': 2,
  'no-ydelse': 3,
  'id-spelling': 3,
  overlap: 4,
};

const rank = ({ code, extract }: Finding): [number, number] => [
  RANKS[code]!,
  ALL.indexOf(extract as CaseExtract) * 2 + (code === 'id-spelling' ? 1 : 0),
];

/** Findings of different citizens added up. */
export function sumOfFindings(parts: readonly (readonly Finding[])[]): Finding[] {
  const sums = new Map<string, Finding>();
  for (const finding of parts.flat()) {
    const { code, extract, message, severity } = finding;
    const name = JSON.stringify([code, extract, message, severity]);
    const sum = sums.get(name);
    const examples = [...new Set([...(sum?.examples ?? []), ...finding.examples])];
    sums.set(name, {
      ...finding,
      count: finding.count + (sum?.count ?? 0),
      examples: examples.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).slice(0, EXAMPLES),
    });
  }
  return inOrder([...sums.values()]);
}

const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return left[0] - right[0] || left[1] - right[1] || (a.message < b.message ? -1 : 1);
  });

/** A finding as one line for a person. */
export function findingText({ extract, count, examples, message }: Finding): string {
  const some = examples.length > 0 ? ` (for instance ${examples.join(', ')})` : '';
  return `${extract ? `${extract}: ` : ''}${count > 1 || some ? `${count}: ` : ''}${message}${some}`;
}

/** A finding as it may be logged and kept: without the ids of citizens, which `check` names. */
export const withoutCitizens = (finding: Finding): Finding =>
  finding.code === 'empty-months' || finding.examples.length === 0
    ? finding
    : { ...finding, examples: [], message: `${finding.message} (jcreport check names some of them)` };

const EXAMPLES = 5;
const EVENTS = ['samtaler', 'tilbud', 'loentimer', 'fritagelser'] as const;
const ALL = ['ydelser', ...EVENTS] as const;

type Found = [count: bigint | number | null, examples: string | null];

/** A finding from a query that counts rows and strings some citizens together. */
async function find(
  store: CaseStore,
  sql: string,
  finding: Omit<Finding, 'count' | 'examples' | 'severity'>,
): Promise<Finding[]> {
  const [row] = await store.query<Found>(sql);
  const count = Number(row?.[0] ?? 0);
  if (count === 0) return [];
  const examples = (row![1] ?? '').split('\u0001').filter(Boolean).map(maskCprIn);
  return [{ ...finding, severity: 'warning', count, examples }];
}

/** The ids of the first few of some citizens, whose numbers a query gives as `citizen`. */
const someOf = (citizens: string): string =>
  `(SELECT array_to_string(list(borger_id ORDER BY borger_id), '\u0001') FROM (SELECT borger_id FROM citizens WHERE citizen IN (SELECT citizen FROM ${citizens}) ORDER BY borger_id LIMIT ${EXAMPLES}))`;

/** Counts rows that a query finds, with the ids of some of their citizens. @param rows what they are counted as. */
const counted = (found: string, rows = 'count(*)'): string =>
  `WITH found AS MATERIALIZED (${found}) SELECT (SELECT ${rows} FROM found), ${someOf('found')}`;

/**
 * The rows of a table that a check looks at, as they stand behind FROM: all of them, or those of suspects.
 * `undefined` when nobody is suspected.
 */
type Looked = (table: CaseExtract | 'citizens', why: Suspicion) => string | undefined;

/** Numbers the citizens without a row of ydelser, in scope or not: mostly none, so that rows are looked at once. */
const strangersAmong = (citizens: string): string =>
  `CREATE OR REPLACE TABLE strangers AS SELECT citizen FROM (FROM ${citizens}) c WHERE own ` +
  'AND NOT EXISTS (FROM ydelser y WHERE y.citizen = c.citizen) AND NOT EXISTS (FROM outside o WHERE o.citizen = c.citizen)';

/** The rows of an extract that belong to strangers. */
const ofStrangers = (extract: CaseExtract): string =>
  `${extract} WHERE citizen IN (SELECT citizen FROM strangers)`;

/** Events of citizens who have no row of ydelser, in scope or not: they count for nobody. */
function orphans(store: CaseStore, extract: CaseExtract): Promise<Finding[]> {
  return find(store, counted(`SELECT citizen FROM ${ofStrangers(extract)}`), {
    code: 'no-ydelse',
    extract,
    message:
      'rows of citizens without a row of ydelser; they count for nobody. Are the ids the same in all files, and ydelser complete?',
  });
}

/** Ids of an extract that differ from one in ydelser by spelling only. */
const SPELLINGS: Readonly<Record<IdDifference, string>> = {
  case: 'by letter case',
  zeros: 'by noughts in front',
  signs: 'by signs or spaces',
};

/** Ids of citizens without a row of ydelser that are spelled almost like one that has. */
async function nearIds(store: CaseStore, extract: CaseExtract): Promise<Finding[]> {
  const strange = `SELECT borger_id AS id, n FROM (SELECT citizen, count(*) AS n FROM ${ofStrangers(extract)} GROUP BY citizen) JOIN citizens USING (citizen)`;
  const known = 'SELECT borger_id AS id FROM citizens WHERE citizen IN (SELECT citizen FROM ydelser)';
  const pairs = await store.query<[string, string, bigint]>(
    `SELECT s.id, min(k.id), any_value(s.n) FROM (${strange}) s JOIN (${known}) k ON ${looseSql('s.id')} = ${looseSql('k.id')} ` +
      'GROUP BY s.id ORDER BY s.id',
  );
  const byDifference = new Map<IdDifference, [string, string, bigint][]>();
  for (const pair of pairs) {
    const difference = idDifference(pair[0], pair[1]);
    if (difference) byDifference.set(difference, [...(byDifference.get(difference) ?? []), pair]);
  }
  return [...byDifference].map(([difference, alike]) => ({
    code: 'id-spelling',
    severity: 'warning' as const,
    extract,
    count: alike.reduce((sum, [, , rows]) => sum + Number(rows), 0),
    examples: alike.slice(0, EXAMPLES).map(([id, other]) => `${maskCprIn(id)} and ${maskCprIn(other)}`),
    message: `rows whose ids differ from those in ydelser ${SPELLINGS[difference]} only: they count for nobody. Write the ids alike in every file`,
  }));
}

/** An extract looks multiplied when at least a quarter of its rows, and more than a few, are repeated ones. */
const MULTIPLIED = { part: 4, rows: 20 };

/** The same row twice. Days are counted once, hours are added up ({@link settledFindings}). */
async function duplicates(store: CaseStore, extract: CaseExtract, looked: Looked): Promise<Finding[]> {
  const all = looked(extract, extract);
  if (all === undefined) return [];
  const columns = extract === 'loentimer' ? '* EXCLUDE (file)' : '*';
  const sql = counted(`SELECT ${columns}, count(*) AS n FROM ${all} GROUP BY ALL HAVING n > 1`, 'sum(n - 1)');
  const message =
    extract === 'loentimer'
      ? 'rows that stand there twice or more: the hours are added twice; remove one, unless both were worked'
      : 'rows that stand there twice or more: they count once; perhaps a file is there twice';
  return find(store, sql, { code: 'duplicate', extract, message });
}

/**
 * Findings of all citizens, judged as a whole: so many repeated rows of hours that the extract looks multiplied are an
 * error.
 * @param hours rows of the extract loentimer.
 */
export function settledFindings(findings: readonly Finding[], hours: number): Finding[] {
  return findings.map((finding) => {
    const { code, extract, count } = finding;
    if (code !== 'duplicate' || extract !== 'loentimer') return finding;
    if (count < MULTIPLIED.rows || count * MULTIPLIED.part < hours) return finding;
    const message =
      'rows that stand there twice or more, which are so many that the extract looks multiplied: hours would be added up; export it anew';
    return { ...finding, severity: 'error', message };
  });
}

/** Those of a part of the citizens are judged when all parts are there. */
async function settled(findings: readonly Finding[], store: CaseStore): Promise<Finding[]> {
  if (store.part) return [...findings];
  const [row] = await store.query<[bigint]>('SELECT count(*) FROM loentimer');
  return settledFindings(findings, Number(row![0]));
}

/** The same hours of a citizen and month in two files: they would be added up. */
async function sharedHours(store: CaseStore): Promise<Finding[]> {
  const files = store.loaded.filter(({ file }) => file.extract === 'loentimer').map(({ file }) => file.name);
  if (files.length < 2) return [];
  const rows = await store.query<[number, number, bigint, string]>(
    `SELECT file, other, sum(n), array_to_string(list_slice(list_sort(list(borger_id)), 1, ${EXAMPLES}), '\u0001') ` +
      'FROM (SELECT a.file, b.file AS other, citizen, count(*) AS n ' +
      'FROM (SELECT DISTINCT * FROM loentimer) a JOIN (SELECT DISTINCT * FROM loentimer) b ' +
      'USING (citizen, maaned, timer) WHERE a.file < b.file GROUP BY ALL) JOIN citizens USING (citizen) ' +
      'GROUP BY file, other ORDER BY file, other',
  );
  return rows.map(([a, b, count, examples]) => ({
    code: 'same-hours',
    severity: 'error' as const,
    extract: 'loentimer',
    count: Number(count),
    examples: examples.split('\u0001').filter(Boolean).map(maskCprIn),
    message: `rows that stand in ${files[a]} and in ${files[b]}: the hours would be added up; keep each citizen and month in one file`,
  }));
}

/** Samtaler of a file that has statuses, whose own is empty. */
function withoutStatus(store: CaseStore): Promise<Finding[]> {
  return find(store, counted(`SELECT citizen FROM samtaler WHERE status = ${NO_STATUS}`), {
    code: 'no-status',
    extract: 'samtaler',
    message:
      'rows without a status, beside a column of statuses: they count for nobody, since nothing says that they were held',
  });
}

/** Rows of one ydelse that overlap, other than equal ones. */
async function overlaps(store: CaseStore, looked: Looked): Promise<Finding[]> {
  const all = looked('ydelser', 'overlapping');
  if (all === undefined) return [];
  const before = `max(coalesce(til, ${OPEN_END})) OVER (PARTITION BY citizen, ydelse ORDER BY fra, til ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
  const rows = `SELECT citizen, fra, ${before} AS earlier FROM (SELECT DISTINCT * FROM ${all})`;
  return find(store, counted(`SELECT citizen FROM (${rows}) WHERE fra <= earlier`), {
    code: 'overlap',
    extract: 'ydelser',
    message:
      'rows of one ydelse begin before an earlier one of the citizen ends; a day counts once, the later row gives the kommune',
  });
}

/**
 * Months without any row inside the series of each extract.
 * @param months rows by month, and `samtalerFrom` the first day of a samtale.
 */
export function emptyMonths(
  months: Partial<Record<CaseExtract, MonthRows[]>>,
  samtalerFrom: number | undefined,
): Finding[] {
  return ALL.flatMap((extract): Finding[] => {
    const series = seriesOf(extract, months[extract] ?? [], samtalerFrom);
    const empty = series.filter(({ rows }) => rows === 0);
    if (empty.length === 0) return [];
    return [
      {
        code: 'empty-months',
        severity: 'warning',
        extract,
        count: empty.length,
        examples: empty.slice(0, EXAMPLES).map(({ month }) => formatMonth(month)),
        message: 'months without any row inside the series; is a part of the extract missing?',
      },
    ];
  });
}

/** Findings that no figure may be made with, as faults of the delivery. */
export const findingFaults = (findings: readonly Finding[]): Problem[] =>
  findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, extract, ...finding }) => ({
      kind: code,
      file: extract,
      message: findingText({ code, extract: '', ...finding }),
    }));

/** Events of citizens without ydelser, and of ids that are almost one with ydelser. */
async function strangers(store: CaseStore, looked: Looked): Promise<Finding[]> {
  const citizens = looked('citizens', 'withoutYdelse');
  if (citizens === undefined) return [];
  await store.run(strangersAmong(citizens));
  const findings: Finding[] = [];
  for (const extract of EVENTS) {
    const orphaned = store.has(extract) ? await orphans(store, extract) : [];
    if (orphaned.length > 0) findings.push(...orphaned, ...(await nearIds(store, extract)));
  }
  return findings;
}

/**
 * Checks across rows and files of the case extracts, in the engine: what every command says that makes figures of
 * them. Errors among the findings stop the making ({@link findingFaults}).
 * @param suspects those among whom alone something can be found, when the citizens were walked through: the checks are
 * then quick. Without them every row is looked at; the findings are the same.
 */
export async function crossChecks(store: CaseStore, suspects?: Suspects): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (suspects) await store.suspect(suspects);
  const looked: Looked = (table, why) => {
    if (!suspects) return table;
    if (suspects[why].length === 0) return undefined;
    return `${table} WHERE citizen IN (SELECT citizen FROM suspects WHERE why = '${why}')`;
  };
  // A month without rows of some citizens may have rows of others.
  if (!store.part) findings.push(...emptyMonths(await monthsOf(store), (await store.span('samtaler'))?.from));
  for (const extract of ALL)
    if (store.has(extract)) findings.push(...(await duplicates(store, extract, looked)));
  if (store.has('samtaler')) findings.push(...(await withoutStatus(store)));
  if (store.has('loentimer')) findings.push(...(await sharedHours(store)));
  if (store.has('ydelser'))
    findings.push(...(await strangers(store, looked)), ...(await overlaps(store, looked)));
  return settled(inOrder(findings), store);
}
