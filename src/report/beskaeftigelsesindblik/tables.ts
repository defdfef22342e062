import { monthName, periodName } from '../../danish/date.js';
import { formatSigned, percent } from '../../danish/number.js';
import { capitalize } from '../../danish/text.js';
import { periodCode, singleMonth } from '../../domain/month.js';
import type { BenchmarkRow } from '../../extracts/jobindsats/benchmark.js';
import { breaksOf } from '../../measures/breaks.js';
import type { Inserts } from '../../template/insert.js';
import { breakDays, withBreakSign } from '../frame/acrossBreaks.js';
import { decimal, type Entry, integer, none, signedInteger, strong, words } from '../frame/entry.js';
import { sourcesTable } from '../frame/sources.js';
import { tableOf } from '../frame/table.js';
import { NO_BENCHMARK } from '../jobcenterindblik/reasons.js';
import type { Insight } from './facts.js';
import { changeOf, type Moved } from './persons.js';
import type { ResultPeriod } from './result.js';

export const NO_PERSONS =
  'Kan ikke vises, fordi leveringen ikke har tal for fuldtidspersoner i kommunen (udtrækket fuldtidspersoner).';
const BROKEN = 'databrud';

const place = ({ rank }: Pick<BenchmarkRow, 'rank'>): Entry =>
  rank === null ? none() : strong(words(String(rank), rank));
const signed = (value: BenchmarkRow['differenceShare']): Entry => decimal(value, formatSigned);

/** The columns of every table of the benchmark, of rows that hold one of its rows. */
const benchmarkColumns = {
  expected: {
    head: 'Forventet antal',
    weight: 16,
    value: ({ row }: { row: BenchmarkRow }) => integer(row.expected),
  },
  actual: {
    head: 'Faktisk antal',
    weight: 16,
    value: ({ row }: { row: BenchmarkRow }) => integer(row.actual),
  },
  difference: {
    head: 'Forskel i personer',
    weight: 16,
    value: ({ row }: { row: BenchmarkRow }) => signedInteger(row.difference),
  },
  expectedShare: {
    head: 'Forventet andel (%)',
    weight: 16,
    value: ({ row }: { row: BenchmarkRow }) => decimal(row.expectedShare),
  },
  actualShare: {
    head: 'Faktisk andel (%)',
    weight: 16,
    value: ({ row }: { row: BenchmarkRow }) => decimal(row.actualShare),
  },
  differenceShare: {
    head: 'Forskel i andel (%-point)',
    weight: 17,
    value: ({ row }: { row: BenchmarkRow }) => signed(row.differenceShare),
  },
  place: { head: 'Placering', weight: 14, value: ({ row }: { row: BenchmarkRow }) => place(row) },
} as const;

/** Table 1.1: the benchmark by ydelsesområde. */
const byOmraade = tableOf('1.1', {
  none: NO_BENCHMARK,
  rows: ({ outcome, rules }: Insight) =>
    (outcome?.rows ?? []).map((row) => ({ row, days: breaksOf(rules, row.omraade, row.period) })),
  columns: {
    omraade: {
      head: 'Ydelsesområde',
      weight: 34,
      align: 'left',
      value: ({ row, days }) => words(withBreakSign(row.omraade, days), row.omraade),
    },
    ...benchmarkColumns,
    acrossBreaks: { data: ({ days }) => breakDays(days) },
  },
  data: (rows, { outcome }) => (outcome ? { period: periodCode(outcome.period), rows } : undefined),
});

/** Whether a period is the first that lies whole after a break. */
const isFirstAfter = ({ broken, acrossBreaks }: Pick<ResultPeriod, 'broken' | 'acrossBreaks'>): boolean =>
  broken && acrossBreaks.length === 0;

/** Table 1.2: all ydelsesgrupper in every period of the extract. */
const history = tableOf('1.2', {
  none: NO_BENCHMARK,
  rows: ({ outcome }: Insight) => outcome?.history ?? [],
  columns: {
    period: {
      head: 'Periode',
      weight: 40,
      align: 'left',
      value: ({ period, broken, acrossBreaks }) =>
        words(
          withBreakSign(periodName(period), acrossBreaks) +
            (isFirstAfter({ broken, acrossBreaks }) ? '*' : ''),
          periodCode(period),
        ),
    },
    ...benchmarkColumns,
    broken: { data: ({ broken }) => (broken ? true : undefined) },
    acrossBreaks: { data: ({ acrossBreaks }) => breakDays(acrossBreaks) },
  },
  data: (rows) => rows,
  notes: ({ outcome }) =>
    outcome?.history.some(isFirstAfter)
      ? [
          [
            {
              text: '*Tal fra denne periode og frem kan ikke sammenlignes med perioderne før: Der er et databrud imellem.',
            },
          ],
        ]
      : [],
  dense: true,
});

/** A change in persons, or why there is none. */
function moved(value: Moved): Entry {
  if (value === 'broken') return none(BROKEN);
  return value ? signedInteger(value.now - value.before) : none();
}

/** The same in per cent. */
function movedPercent(value: Moved): Entry {
  if (value === 'broken') return none(BROKEN);
  const change = changeOf(value);
  return change ? decimal(percent(change, 1), formatSigned) : none();
}

/** Table 2.1: full-time persons on each ydelse, with their changes. */
const ydelser = tableOf('2.1', {
  none: NO_PERSONS,
  rows: (facts: Insight) => facts.ydelser,
  columns: {
    ydelse: { head: 'Ydelse', weight: 34, align: 'left', value: ({ ydelse }) => words(ydelse) },
    month: {
      head: 'Seneste måned',
      weight: 18,
      align: 'left',
      value: ({ latest }) => words(capitalize(monthName(latest)), periodCode(singleMonth(latest))),
    },
    persons: { head: 'Fuldtids­personer', weight: 15, value: ({ persons }) => integer(persons) },
    onMonth: { head: 'På en måned', weight: 14, value: ({ onMonth }) => moved(onMonth.own) },
    onYear: { head: 'På et år', weight: 14, value: ({ onYear }) => moved(onYear.own) },
    onYearPercent: { head: 'På et år (%)', weight: 14, value: ({ onYear }) => movedPercent(onYear.own) },
    peersPercent: { head: 'Gruppen (%)', weight: 14, value: ({ onYear }) => movedPercent(onYear.peers) },
    rarPercent: { head: 'RAR (%)', weight: 14, value: ({ onYear }) => movedPercent(onYear.rar) },
    nationalPercent: {
      head: 'Hele landet (%)',
      weight: 14,
      value: ({ onYear }) => movedPercent(onYear.national),
    },
  },
  data: (rows) => rows,
  dense: true,
});

/** Table 3.1: the kommune among its peers. */
const peers = tableOf('3.1', {
  none: NO_BENCHMARK,
  rows: ({ group }: Insight) => group,
  columns: {
    kommune: { head: 'Kommune', weight: 34, align: 'left', value: ({ kommune }) => words(kommune.name) },
    ...benchmarkColumns,
  },
  data: (rows) => rows,
  isMarked: ({ kommune }, facts) => kommune.code === facts.kommune.code,
});

/** The tables, by the name that the template uses. */
export const TABLES: Inserts<Insight> = {
  'table 1.1': byOmraade,
  'table 1.2': history,
  'table 2.1': ydelser,
  'table 3.1': peers,
  'table B.1': sourcesTable('B.1', ({ input }: Insight) => input),
};
