import { OPEN_END } from '../domain/day.js';
import { formatMonth } from '../domain/month.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { Problem } from '../extracts/problems.js';
import { type IdDifference, idDifference, maskCprIn } from '../extracts/values.js';
import type { CaseStore } from './caseStore.js';
import { rowsByMonth, seriesOf } from './months.js';

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

/** A finding as one line for a person. */
export function findingText({ extract, count, examples, message }: Finding): string {
  const some = examples.length > 0 ? ` (for instance ${examples.join(', ')})` : '';
  return `${extract ? `${extract}: ` : ''}${count > 1 || some ? `${count}: ` : ''}${message}${some}`;
}

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

const someCitizens = `array_to_string(list_slice(list_sort(list(DISTINCT borger_id)), 1, ${EXAMPLES}), '\u0001')`;

/** Events of citizens who have no row of ydelser, in scope or not: they count for nobody. */
function orphans(store: CaseStore, extract: CaseExtract): Promise<Finding[]> {
  const sql =
    `SELECT count(*), ${someCitizens} FROM ${extract} e WHERE NOT EXISTS (FROM ydelser y WHERE y.borger_id = e.borger_id) ` +
    'AND NOT EXISTS (FROM outside o WHERE o.borger_id = e.borger_id)';
  return find(store, sql, {
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

/** An id without what {@link looseId} leaves out, in SQL. */
const looseSql = (id: string): string =>
  `ltrim(regexp_replace(regexp_replace(lower(${id}), '[.,]0$', ''), '[^\\p{L}\\p{N}]', '', 'g'), '0')`;

/** Ids of citizens without a row of ydelser that are spelled almost like one that has. */
async function nearIds(store: CaseStore, extract: CaseExtract): Promise<Finding[]> {
  const strange =
    `SELECT borger_id AS id, count(*) AS n FROM ${extract} e WHERE NOT EXISTS (FROM ydelser y WHERE y.borger_id = e.borger_id) ` +
    'AND NOT EXISTS (FROM outside o WHERE o.borger_id = e.borger_id) GROUP BY id';
  const known = 'SELECT DISTINCT borger_id AS id FROM ydelser';
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

/** The same row twice. Days are counted once, hours are added up: there, a file of doubled rows is an error. */
async function duplicates(store: CaseStore, extract: CaseExtract): Promise<Finding[]> {
  const columns = extract === 'loentimer' ? '* EXCLUDE (file)' : '*';
  const sql = `SELECT sum(n - 1), ${someCitizens} FROM (SELECT ${columns}, count(*) AS n FROM ${extract} GROUP BY ALL HAVING n > 1)`;
  if (extract !== 'loentimer')
    return find(store, sql, {
      code: 'duplicate',
      extract,
      message: 'rows that stand there twice or more: they count once; perhaps a file is there twice',
    });
  const [finding] = await find(store, sql, {
    code: 'duplicate',
    extract,
    message:
      'rows that stand there twice or more: the hours are added twice; remove one, unless both were worked',
  });
  if (!finding) return [];
  const [row] = await store.query<[bigint]>('SELECT count(*) FROM loentimer');
  const isFew = finding.count < MULTIPLIED.rows || finding.count * MULTIPLIED.part < Number(row![0]);
  if (isFew) return [finding];
  const message =
    'rows that stand there twice or more, which are so many that the extract looks multiplied: hours would be added up; export it anew';
  return [{ ...finding, severity: 'error', message }];
}

/** The same hours of a citizen and month in two files: they would be added up. */
async function sharedHours(store: CaseStore): Promise<Finding[]> {
  const files = store.loaded.filter(({ file }) => file.extract === 'loentimer').map(({ file }) => file.name);
  if (files.length < 2) return [];
  const rows = await store.query<[number, number, bigint, string]>(
    `SELECT a.file, b.file, count(*), ${someCitizens.replaceAll('borger_id', 'a.borger_id')} ` +
      'FROM (SELECT DISTINCT * FROM loentimer) a JOIN (SELECT DISTINCT * FROM loentimer) b ' +
      'USING (borger_id, maaned, timer) WHERE a.file < b.file GROUP BY a.file, b.file ORDER BY a.file, b.file',
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

/** Rows of one ydelse that overlap, other than equal ones. */
function overlaps(store: CaseStore): Promise<Finding[]> {
  const before = `max(coalesce(til, ${OPEN_END})) OVER (PARTITION BY borger_id, ydelse ORDER BY fra, til ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
  const sql = `SELECT count(*), ${someCitizens} FROM (SELECT borger_id, fra, ${before} AS earlier FROM (SELECT DISTINCT * FROM ydelser)) WHERE fra <= earlier`;
  return find(store, sql, {
    code: 'overlap',
    extract: 'ydelser',
    message:
      'rows of one ydelse begin before an earlier one of the citizen ends; a day counts once, the later row gives the kommune',
  });
}

/** Months without any row inside an extract's series. */
async function emptyMonths(store: CaseStore, extract: CaseExtract): Promise<Finding[]> {
  const series = await seriesOf(store, extract, await rowsByMonth(store, extract));
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

/**
 * Checks across rows and files of the case extracts, in the engine: what every command says that makes figures of
 * them. Errors among the findings stop the making ({@link findingFaults}).
 */
export async function crossChecks(store: CaseStore): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const extract of ALL) if (store.has(extract)) findings.push(...(await emptyMonths(store, extract)));
  for (const extract of ALL) if (store.has(extract)) findings.push(...(await duplicates(store, extract)));
  if (store.has('loentimer')) findings.push(...(await sharedHours(store)));
  if (!store.has('ydelser')) return findings;
  for (const extract of EVENTS) {
    const strangers = store.has(extract) ? await orphans(store, extract) : [];
    if (strangers.length > 0) findings.push(...strangers, ...(await nearIds(store, extract)));
  }
  findings.push(...(await overlaps(store)));
  return findings;
}
