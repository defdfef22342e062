import { monthName } from '../../danish/date.js';
import { formatSigned, percent } from '../../danish/number.js';
import { capitalize } from '../../danish/text.js';
import { FOKUSMAAL, FOKUSMAAL_LABEL, type Fokusmaal } from '../../domain/fokusmaal.js';
import type { Fraction } from '../../domain/fraction.js';
import { byDanishName, KOMMUNER, type Kommune } from '../../domain/kommuner.js';
import { type Month, periodCode } from '../../domain/month.js';
import { resultGoal } from '../../measures/benchmark.js';
import type { MeasureBook } from '../../measures/book.js';
import { type Count, shareOf } from '../../measures/cell.js';
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

/** Annex: all kommuner's status on the result goal and both fokusmål, by name. */
const overview = tableOf('B.1', {
  settings: { unknown: text('Kan ikke afgøres') },
  none: NO_FOKUSMAAL,
  rows({ kommune: own, month, input: { book, benchmark }, supervision, fokusmaal }: Facts, { unknown }) {
    const period = benchmark.periodFor(month);
    const rows = [...KOMMUNER].sort(byDanishName).map((kommune) => {
      const category =
        supervision && assessStatus(book, benchmark, supervision, kommune.code, month).category;
      const average = (of: typeof averageOfYear, f: Fokusmaal) => {
        const { threshold } = fokusmaal[f];
        const mean = of(book, kommune.code, f, month);
        const misses = mean && threshold && isAverageAbove(mean, threshold) === false;
        return strong(signed(share(mean?.share, 1, threshold), mean), misses);
      };
      const row = period && benchmark.row(kommune.code, period);
      return {
        kommune,
        row,
        misses: supervision !== undefined && resultGoal(row) !== undefined && resultGoal(row) !== 'met',
        average,
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
    // The report's own kommune stands first too: nobody must look for it.
    return [...rows.filter(({ kommune }) => kommune.code === own.code), ...rows];
  },
  columns: {
    kommune: { head: 'Kommune', weight: 19, align: 'left', value: ({ kommune }) => words(kommune.name) },
    code: { data: ({ kommune }) => kommune.code },
    resultGoal: { data: ({ row }) => resultGoal(row) ?? null },
    expected: {
      head: 'Forventet andel (%)',
      weight: 10.5,
      key: false,
      value: ({ row }) => decimal(row?.expectedShare),
    },
    actual: {
      head: 'Faktisk andel (%)',
      weight: 10.5,
      key: false,
      value: ({ row, misses }) => strong(decimal(row?.actualShare), misses),
    },
    samtaler12: {
      head: 'Samtaler 12 mdr. (%)',
      weight: 10.5,
      key: 'samtaler.average12',
      value: ({ average }) => average(averageOfYear, 'samtaler'),
    },
    samtalerYear: {
      head: 'Samtaler i år (%)',
      weight: 10.5,
      key: 'samtaler.averageYear',
      value: ({ average }) => average(averageSoFar, 'samtaler'),
    },
    tilbud12: {
      head: 'Tilbud 12 mdr. (%)',
      weight: 10.5,
      key: 'tilbud.average12',
      value: ({ average }) => average(averageOfYear, 'tilbud'),
    },
    tilbudYear: {
      head: 'Tilbud i år (%)',
      weight: 10.5,
      key: 'tilbud.averageYear',
      value: ({ average }) => average(averageSoFar, 'tilbud'),
    },
    missing: { data: ({ lacking }) => monthsLacking(lacking) },
    acrossBreaks: { data: ({ acrossBreaks }) => acrossBreaks },
    status: { head: 'Status', weight: 23, align: 'left', key: 'category', value: ({ status }) => status },
  },
  data: ([, ...rows]) => rows,
  without: ({ supervision }) => (supervision ? [] : ['status', 'resultGoal']),
  isMarked: ({ kommune }, facts) => kommune.code === facts.kommune.code,
  notes: ({ input: { book }, month }) =>
    lackingNotes(KOMMUNER.flatMap((kommune) => lackingIn(book, kommune, month))),
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
