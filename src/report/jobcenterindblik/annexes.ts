import { monthName } from '../../danish/date.js';
import { formatSigned, percent } from '../../danish/number.js';
import { capitalize } from '../../danish/text.js';
import { FOKUSMAAL, FOKUSMAAL_LABEL, type Fokusmaal } from '../../domain/fokusmaal.js';
import type { Fraction } from '../../domain/fraction.js';
import { byDanishName, KOMMUNER, type Kommune } from '../../domain/kommuner.js';
import { type Month, periodCode } from '../../domain/month.js';
import { type BenchmarkBook, resultGoal } from '../../measures/benchmark.js';
import type { MeasureBook } from '../../measures/book.js';
import { type Count, shareOf } from '../../measures/cell.js';
import { remembered } from '../../measures/remembered.js';
import { averageOfYear, averageSoFar, isAverageAbove } from '../../measures/shares.js';
import { assessStatus } from '../../measures/status.js';
import type { Inserts } from '../../template/insert.js';
import { labels, text } from '../../template/settings.js';
import { breakDays } from '../frame/acrossBreaks.js';
import { decimal, hidden, none, share, strong, words } from '../frame/entry.js';
import { type Lacking, lackingNotes, lackingOf, monthsLacking, signed } from '../frame/lacking.js';
import { sourcesTable } from '../frame/sources.js';
import { tableOf } from '../frame/table.js';
import { CATEGORY_NAME, CATEGORY_SIGN } from '../frame/words.js';
import type { Facts } from '../kommune/facts.js';
import { NO_FOKUSMAAL } from './reasons.js';

/** The months that a kommune's averages lack, by fokusmål. */
const lackingIn = (book: MeasureBook, kommune: Kommune, month: Month): Lacking[] =>
  FOKUSMAAL.map((f) =>
    lackingOf(
      kommune,
      f,
      [averageOfYear, averageSoFar].map((average) => average(book, kommune.code, f, month)),
    ),
  ).filter(({ months }) => months.length > 0);

/**
 * All kommuner by name with their cells: the same in the report of each, so worked out once a book.
 * @param benchmark read together with the book.
 * @param unknown the status where the figures do not settle it.
 */
const kommuneRows = remembered(
  (book: MeasureBook, benchmark: BenchmarkBook, month: Month, unknown: string) => {
    const supervision = book.rules.supervision(month);
    const period = benchmark.periodFor(month);
    return [...KOMMUNER].sort(byDanishName).map((kommune) => {
      const category =
        supervision && assessStatus(book, benchmark, supervision, kommune.code, month).category;
      const average = (of: typeof averageOfYear, f: Fokusmaal) => {
        const threshold = supervision?.thresholds[f];
        const mean = of(book, kommune.code, f, month);
        const misses = mean && threshold && isAverageAbove(mean, threshold) === false;
        return strong(signed(share(mean?.share, 1, threshold), mean), misses);
      };
      const row = period && benchmark.row(kommune.code, period);
      const goal = resultGoal(row);
      const misses = supervision !== undefined && goal !== undefined && goal !== 'met';
      return {
        kommune,
        resultGoal: goal ?? null,
        expected: decimal(row?.expectedShare),
        actual: strong(decimal(row?.actualShare), misses),
        samtaler: { last12: average(averageOfYear, 'samtaler'), year: average(averageSoFar, 'samtaler') },
        tilbud: { last12: average(averageOfYear, 'tilbud'), year: average(averageSoFar, 'tilbud') },
        acrossBreaks: breakDays(
          ...FOKUSMAAL.flatMap((f) =>
            [averageOfYear, averageSoFar].map((of) => of(book, kommune.code, f, month)?.acrossBreaks),
          ),
        ),
        lacking: lackingIn(book, kommune, month),
        status: category
          ? words(`${CATEGORY_SIGN[category]} ${CATEGORY_NAME[category]}`, category)
          : none(unknown),
      };
    });
  },
  (_, month, unknown) => `${month} ${unknown}`,
);

/** Annex: all kommuner's status on the result goal and both fokusmål, by name. */
const overview = tableOf('B.1', {
  settings: { unknown: text('Kan ikke afgøres') },
  none: NO_FOKUSMAAL,
  rows({ kommune: own, month, input: { book, benchmark } }: Facts, { unknown }) {
    const rows = kommuneRows(book, benchmark, month, unknown);
    // The report's own kommune stands first too: nobody must look for it.
    return [...rows.filter(({ kommune }) => kommune.code === own.code), ...rows];
  },
  columns: {
    kommune: { head: 'Kommune', weight: 19, align: 'left', value: ({ kommune }) => words(kommune.name) },
    code: { data: ({ kommune }) => kommune.code },
    resultGoal: { data: ({ resultGoal }) => resultGoal },
    expected: {
      head: 'Forventet andel (%)',
      weight: 10.5,
      key: false,
      value: ({ expected }) => expected,
    },
    actual: {
      head: 'Faktisk andel (%)',
      weight: 10.5,
      key: false,
      value: ({ actual }) => actual,
    },
    samtaler12: {
      head: 'Samtaler 12 mdr. (%)',
      weight: 10.5,
      key: 'samtaler.average12',
      value: ({ samtaler }) => samtaler.last12,
    },
    samtalerYear: {
      head: 'Samtaler i år (%)',
      weight: 10.5,
      key: 'samtaler.averageYear',
      value: ({ samtaler }) => samtaler.year,
    },
    tilbud12: {
      head: 'Tilbud 12 mdr. (%)',
      weight: 10.5,
      key: 'tilbud.average12',
      value: ({ tilbud }) => tilbud.last12,
    },
    tilbudYear: {
      head: 'Tilbud i år (%)',
      weight: 10.5,
      key: 'tilbud.averageYear',
      value: ({ tilbud }) => tilbud.year,
    },
    missing: { data: ({ lacking }) => monthsLacking(lacking) },
    acrossBreaks: { data: ({ acrossBreaks }) => acrossBreaks },
    status: { head: 'Status', weight: 23, align: 'left', key: 'category', value: ({ status }) => status },
  },
  data: ([, ...rows]) => rows,
  without: ({ supervision }) => (supervision ? [] : ['status', 'resultGoal']),
  isMarked: ({ kommune }, facts) => kommune.code === facts.kommune.code,
  notes: ({ input: { book, benchmark }, month }, { unknown }) =>
    lackingNotes(
      kommuneRows(book, benchmark, month, unknown)
        .flatMap(({ lacking }) => lacking)
        .sort((a, b) => a.kommune.code - b.kommune.code),
    ),
  dense: true,
  tight: true,
  dropsEmpty: true,
});

/** Annex: figures from case extracts beside the published ones, by month. */
const reconciliation = tableOf('B.3', {
  settings: {
    reasons: labels({
      'late-registration': 'Efterregistrering',
      periodisation: 'Periodisering eller overskrivning',
      suppressed: 'Skjult i jobindsats',
      none: 'Ingen forskel',
    }),
  },
  none: 'Kan ikke vises, fordi der ikke er både sagsudtræk og offentliggjorte tal for kommunen.',
  rows: ({ reconciled, fokusmaal }: Facts, { reasons }) =>
    reconciled.map((row) => ({
      ...row,
      limit: fokusmaal[row.fokusmaal].threshold,
      reason: reasons[row.reasons[0] ?? 'none'],
    })),
  columns: {
    month: {
      head: 'Måned',
      weight: 18,
      align: 'left',
      value: ({ period }) => words(capitalize(monthName(period.to)), periodCode(period)),
    },
    fokusmaal: {
      head: 'Fokusmål',
      weight: 14,
      align: 'left',
      value: ({ fokusmaal }) => words(FOKUSMAAL_LABEL[fokusmaal], fokusmaal),
    },
    counted: { head: 'Beregnet (%)', weight: 13, value: ({ counted, limit }) => known(counted, limit) },
    published: {
      head: 'Offentliggjort (%)',
      weight: 15,
      value: ({ published, limit }) => known(published, limit),
    },
    difference: {
      head: 'Forskel (%-point)',
      weight: 13,
      key: false,
      value: ({ difference }) =>
        difference?.share ? decimal(percent(difference.share, 2), formatSigned) : hidden,
    },
    reason: {
      head: 'Mulig årsag',
      weight: 27,
      align: 'left',
      key: false,
      value: ({ reason }) => words(reason),
    },
  },
  data: (rows) => rows,
  dense: true,
});

const known = (count: Count | undefined, limit: Fraction | undefined) =>
  shareOf(count) ? share(shareOf(count), 2, limit) : hidden;

/** The tables of the annexes, by the name that the template uses. */
export const ANNEXES: Inserts<Facts> = {
  'table B.1': overview,
  'table B.2': sourcesTable('B.2', ({ input }: Facts) => input),
  'table B.3': reconciliation,
};
