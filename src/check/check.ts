import { effortWindow } from '../core/window.js';
import { formatDay } from '../domain/day.js';
import { areaName, HELE_LANDET, type Kommune } from '../domain/kommuner.js';
import { firstDay, formatMonth, type Month, type Period } from '../domain/month.js';
import { SAMTALESTATUS, SAMTALETYPER, TILBUDSTYPER, type Word } from '../domain/vocabulary.js';
import { CASE_EXTRACTS, type CaseExtract } from '../extracts/caseSchemas.js';
import { OUT_OF_SCOPE } from '../extracts/cells.js';
import type { Delivery, ExtractName } from '../extracts/delivery.js';
import { Faults } from '../extracts/faults.js';
import {
  type BenchmarkRow,
  type FokusmaalRow,
  JOBINDSATS_EXTRACTS,
  JOBINDSATS_SCHEMAS,
  type JobindsatsExtract,
  type JobindsatsSchema,
  OTHER_AREA,
} from '../extracts/jobindsatsSchemas.js';
import { readJobindsats } from '../extracts/readJobindsats.js';
import { reachOf } from '../measures/caseMeasures.js';
import { benchmarkConflicts, fokusmaalConflicts, toCell } from '../measures/conflicts.js';
import type { RuleBook, RuleValues } from '../rules/ruleset.js';
import { CaseStore } from '../store/caseStore.js';
import { crossChecks, type Finding } from '../store/crossChecks.js';
import { type CaseCounts, countExtract } from '../store/overview.js';

/** What one extract of a delivery holds. */
export interface ExtractOverview {
  extract: ExtractName;
  files: string[];
  rows: number;
  citizens?: number;
  /** First and last date or month. */
  from?: string;
  to?: string;
  /** Kommuner by name, in the order of their codes. */
  kommuner: string[];
  /** Months with conspicuously few rows, and how many are usual. */
  thinMonths: { month: string; rows: number; usual: number }[];
  /** Values that the measures do not count, and columns that nobody reads. */
  ignored: { what: string; rows?: number }[];
}

/** All that a check finds. */
export interface CheckResult {
  extracts: ExtractOverview[];
  /** Files that no extract's name begins. */
  otherFiles: string[];
  findings: Finding[];
  faults: Faults;
}

/** What a check is asked for. */
export interface CheckOptions {
  rules: RuleBook;
  tolerate: number;
  allowCpr: boolean;
  /** A kommune that must be there. */
  kommune?: Kommune;
  /** A report month that the delivery must reach back far enough for; the last one when left out. */
  month?: Month;
}

/** Reads and checks all extracts of a delivery, without making anything of them. */
export async function checkDelivery(delivery: Delivery, options: CheckOptions): Promise<CheckResult> {
  const faults = new Faults(options.tolerate);
  for (const problem of delivery.problems) faults.add(problem);
  const extracts: ExtractOverview[] = [];
  const findings: Finding[] = [];
  const kommuner = new Set<number>();

  const store = await CaseStore.load(delivery.files, options);
  try {
    faults.merge(store.faults);
    for (const extract of CASE_EXTRACTS) {
      if (store.has(extract)) extracts.push(await caseOverview(store, extract, options.rules, findings));
    }
    findings.push(...(await crossChecks(store)), ...(await shortPeriod(store, options)));
    for (const code of await store.kommuner()) kommuner.add(code);
  } finally {
    store.close();
  }
  for (const extract of JOBINDSATS_EXTRACTS) {
    const overview = await publishedOverview(delivery, extract, faults, kommuner);
    if (overview) extracts.push(overview);
  }
  const { kommune } = options;
  if (kommune && !kommuner.has(kommune.code)) {
    findings.push({
      code: 'kommune',
      severity: 'error',
      extract: '',
      count: 1,
      examples: [],
      message: `${kommune.name} is in no extract; it must be in ydelser, or in fokusmaal and benchmark`,
    });
  }
  return { extracts, otherFiles: delivery.ignored, findings, faults };
}

const namesOf = (codes: Iterable<number>): string[] =>
  [...codes]
    .filter((code) => code !== HELE_LANDET && code !== OTHER_AREA)
    .sort((a, b) => a - b)
    .map(areaName);

async function caseOverview(
  store: CaseStore,
  extract: CaseExtract,
  rules: RuleBook,
  findings: Finding[],
): Promise<ExtractOverview> {
  const loaded = store.loaded.filter(({ file }) => file.extract === extract);
  const counts = await countExtract(store, extract);
  const span = await store.span(extract);
  const series = await seriesOf(store, extract, counts);
  const empty = series.filter(({ rows }) => rows === 0);
  if (empty.length > 0) {
    findings.push({
      code: 'empty-months',
      severity: 'warning',
      extract,
      count: empty.length,
      examples: empty.slice(0, 5).map(({ month }) => formatMonth(month)),
      message: 'months without any row inside the series; is a part of the extract missing?',
    });
  }
  const outOfScope = loaded.flatMap(({ outOfScope: rows }) => Object.entries(rows));
  return {
    extract,
    files: loaded.map(({ file }) => file.name),
    rows: loaded.reduce((sum, { rows }) => sum + rows, 0),
    citizens: counts.citizens,
    ...(span && { from: formatDay(span.from), to: formatDay(span.to) }),
    kommuner: extract === 'ydelser' ? namesOf(await store.kommuner()) : [],
    thinMonths: thinMonths(series),
    ignored: [
      ...sumBy(outOfScope).map(([ydelse, rows]) => ({ what: `ydelse ${ydelse}`, rows })),
      ...uncounted(extract, counts, rules.at(rules.firstMonth)),
      ...loaded.flatMap(({ file, unknownColumns }) =>
        unknownColumns.map((name) => ({ what: `column ${name} of ${file.name}` })),
      ),
    ],
  };
}

function sumBy(entries: readonly [string, number][]): [string, number][] {
  const sums = new Map<string, number>();
  for (const [name, rows] of entries) sums.set(name, (sums.get(name) ?? 0) + rows);
  return [...sums];
}

interface MonthRows {
  month: Month;
  rows: number;
}

/**
 * Rows month by month from the first month of the series to the last. Ydelser and exemptions begin long before a
 * delivery does, so theirs is looked at from the first samtale on.
 */
async function seriesOf(store: CaseStore, extract: CaseExtract, counts: CaseCounts): Promise<MonthRows[]> {
  if (extract === 'fritagelser' || counts.byMonth.length === 0) return [];
  const rows = new Map(counts.byMonth.map((m) => [m.month, m.rows]));
  let first = counts.byMonth[0]!.month;
  if (extract === 'ydelser') {
    const samtaler = store.has('samtaler') ? await countExtract(store, 'samtaler') : undefined;
    first = Math.max(first, samtaler?.byMonth[0]?.month ?? first);
  }
  const last = counts.byMonth.at(-1)!.month;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({
    month: first + i,
    rows: rows.get(first + i) ?? 0,
  }));
}

/** A month is thin when it has less than a quarter of the rows of the middle month. */
const THIN = 4;
/** Below so many rows a month, chance alone makes months thin. */
const ENOUGH = 20;

function thinMonths(series: readonly MonthRows[]): ExtractOverview['thinMonths'] {
  const sorted = series.map(({ rows }) => rows).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 0;
  if (usual < ENOUGH) return [];
  return series
    .filter(({ rows }) => rows > 0 && rows * THIN < usual)
    .map(({ month, rows }) => ({ month: formatMonth(month), rows, usual }));
}

/** Rows whose values the measures never count. */
function uncounted(
  extract: CaseExtract,
  { byCode }: CaseCounts,
  rules: RuleValues,
): { what: string; rows: number }[] {
  const of = (column: string, words: readonly Word[], counted: readonly string[]) =>
    words.flatMap(({ name }, code) => {
      const rows = byCode[column]?.[code] ?? 0;
      return rows > 0 && !counted.includes(name) ? [{ what: `${column} ${name}`, rows }] : [];
    });
  if (extract === 'samtaler')
    return [
      ...of('samtaletype', SAMTALETYPER, rules.samtaletyper),
      ...of('status', SAMTALESTATUS, [rules.samtaleStatus]),
    ];
  return extract === 'tilbud' ? of('tilbudstype', TILBUDSTYPER, rules.tilbudstyper) : [];
}

/** A delivery that does not reach back as far as a report of the month looks: the window and the year before it. */
async function shortPeriod(store: CaseStore, { rules, month }: CheckOptions): Promise<Finding[]> {
  const spans: Parameters<typeof reachOf>[0] = {};
  for (const extract of ['ydelser', 'samtaler', 'tilbud', 'loentimer'] as const) {
    const span = await store.span(extract);
    if (span) spans[extract] = span;
  }
  const reach = reachOf(spans, rules);
  if (!reach) return [];
  const report = month ?? reach.to;
  const first = Math.max(report - 12, rules.firstMonth);
  if (report >= reach.from && first >= reach.from) return [];
  const needed = formatDay(firstDay(effortWindow(first, rules.at(first)).from));
  const message =
    reach.from > reach.to
      ? `the effort extracts are too short for any report; one of ${formatMonth(report)} needs them from ${needed}`
      : `a report of ${formatMonth(report)} needs effort from ${needed}; figures before ${formatMonth(reach.from)} miss a part of it`;
  return [
    { code: 'short-period', severity: 'warning', extract: 'samtaler', count: 1, examples: [], message },
  ];
}

/** What every row of a jobindsats extract may have. */
interface AnyRow {
  area?: number;
  kommune?: number;
  period?: Period;
  gruppe?: number;
}

async function publishedOverview(
  delivery: Delivery,
  extract: JobindsatsExtract,
  faults: Faults,
  kommuner: Set<number>,
): Promise<ExtractOverview | undefined> {
  const files = delivery.files.filter((file) => file.extract === extract);
  if (files.length === 0) return undefined;
  const rows: AnyRow[] = [];
  const ignored: ExtractOverview['ignored'] = [];
  for (const file of files) {
    const schema = JOBINDSATS_SCHEMAS[extract] as JobindsatsSchema<AnyRow>;
    const result = await readJobindsats(file, schema, faults.tolerated);
    faults.merge(result.faults);
    for (const row of result.rows) rows.push(row);
    ignored.push(...result.unknownColumns.map((name) => ({ what: `column ${name} of ${file.name}` })));
  }
  for (const problem of conflictsIn(extract, rows, files)) faults.add(problem);
  const areas = new Set(rows.map((row) => row.area ?? row.kommune!));
  for (const code of areas) kommuner.add(code);
  const count = (test: (row: AnyRow) => boolean, what: string) => {
    const n = rows.filter(test).length;
    if (n > 0) ignored.push({ what, rows: n });
  };
  count((row) => row.area === OTHER_AREA, 'areas other than kommuner and Hele landet');
  count((row) => row.gruppe === OUT_OF_SCOPE, 'ydelser outside the measures');
  const periods = rows.flatMap(({ period }) => (period ? [period] : []));
  return {
    extract,
    files: files.map(({ name }) => name),
    rows: rows.length,
    ...(periods.length > 0 && {
      from: formatMonth(periods.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY)),
      to: formatMonth(periods.reduce((most, { to }) => Math.max(most, to), 0)),
    }),
    kommuner: namesOf(areas),
    thinMonths: [],
    ignored,
  };
}

function conflictsIn(
  extract: JobindsatsExtract,
  rows: readonly AnyRow[],
  files: readonly { name: string }[],
) {
  if (extract === 'benchmark') return benchmarkConflicts(rows as BenchmarkRow[], files);
  if (extract !== 'fokusmaal' && extract !== 'tidligindsats') return [];
  const used = (rows as FokusmaalRow[]).filter(({ area }) => area !== OTHER_AREA);
  return fokusmaalConflicts(used.map(toCell), files);
}
