import { OPEN_END } from '../domain/day.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import { maskCprIn } from '../extracts/values.js';
import type { CaseStore } from './caseStore.js';

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

/** The same row twice. Days are counted once, hours are added up. */
function duplicates(store: CaseStore, extract: CaseExtract): Promise<Finding[]> {
  const sql = `SELECT sum(n - 1), ${someCitizens} FROM (SELECT *, count(*) AS n FROM ${extract} GROUP BY ALL HAVING n > 1)`;
  const effect =
    extract === 'loentimer'
      ? 'the hours are added twice; remove one, unless both were worked'
      : 'they count once; perhaps a file is there twice';
  return find(store, sql, {
    code: 'duplicate',
    extract,
    message: `rows that stand there twice or more: ${effect}`,
  });
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

/** Checks across rows and files of the case extracts, in the engine. */
export async function crossChecks(store: CaseStore): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const extract of ALL) if (store.has(extract)) findings.push(...(await duplicates(store, extract)));
  if (!store.has('ydelser')) return findings;
  for (const extract of EVENTS) if (store.has(extract)) findings.push(...(await orphans(store, extract)));
  findings.push(...(await overlaps(store)));
  return findings;
}
