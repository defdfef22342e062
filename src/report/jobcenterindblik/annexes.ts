import { monthName } from '../../danish/date.js';
import { formatPercent, formatSigned, percent } from '../../danish/number.js';
import { capitalize } from '../../danish/text.js';
import type { Block, Cell } from '../../document/model.js';
import { FOKUSMAAL, FOKUSMAAL_LABEL } from '../../domain/fokusmaal.js';
import { fraction } from '../../domain/fraction.js';
import { byDanishName, KOMMUNER } from '../../domain/kommuner.js';
import { periodCode } from '../../domain/month.js';
import { resultGoal } from '../../measures/benchmark.js';
import { averageOfYear, averageSoFar } from '../../measures/shares.js';
import { assessStatus } from '../../measures/status.js';
import type { SpecReader } from '../../template/spec.js';
import type { Insert } from '../../template/template.js';
import { sourcesTable } from '../frame/sources.js';
import { CATEGORY_NAME, decimalCell, SUPPRESSED, shareCell } from '../frame/words.js';
import type { Facts } from '../kommune/facts.js';
import { shareNumber } from '../kommune/facts.js';

/** The tables of the annexes, by the name that the template uses. */
export function annexInserts(facts: Facts): Record<string, Insert> {
  return {
    'table B.1': (spec) => [overview(facts, spec)],
    'table B.2': (spec) => [sourcesTable('B.2', facts.input.sources, spec)],
    'table B.3': (spec) => [reconciliation(facts, spec)],
  };
}

/** Annex: all kommuner's status on the result goal and both fokusmål, by name. */
function overview(facts: Facts, spec: SpecReader): Block {
  const { month, input, kommune, supervision } = facts;
  const { book, benchmark } = input;
  const names = [
    'expected',
    'actual',
    'samtaler12',
    'samtalerYear',
    'tilbud12',
    'tilbudYear',
    'status',
  ] as const;
  const heads = spec.labels('columns', names);
  const unknown = spec.text('unknown');
  const period = benchmark.periodFor(month);
  const rows = [...KOMMUNER].sort(byDanishName).map((k) => {
    const row = period && benchmark.row(k.code, period);
    const { category } = assessStatus(book, benchmark, supervision, k.code, month);
    const shares = FOKUSMAAL.flatMap((f) => [
      averageOfYear(book, k.code, f, month)?.share,
      averageSoFar(book, k.code, f, month)?.share,
    ]);
    const status: Cell = category
      ? { text: CATEGORY_NAME[category], strong: category !== 'ikke-i-risiko' }
      : { text: unknown, muted: true };
    const cells: Cell[] = [
      { text: k.name },
      decimalCell(row?.expectedShare),
      decimalCell(row?.actualShare),
      ...shares.map((share) => shareCell(share, 1)),
      status,
    ];
    const data = {
      kommune: k.name,
      code: k.code,
      resultGoal: resultGoal(row) ?? null,
      samtaler: { average12: shareNumber(shares[0], 2), averageYear: shareNumber(shares[1], 2) },
      tilbud: { average12: shareNumber(shares[2], 2), averageYear: shareNumber(shares[3], 2) },
      category: category ?? null,
    };
    return { cells, marked: k.code === kommune.code, data };
  });
  return {
    kind: 'table',
    id: 'B.1',
    label: 'Tabel B.1',
    title: spec.text('title'),
    period: spec.text('period'),
    dense: true,
    columns: [
      { head: spec.text('head'), weight: 19, align: 'left' },
      ...names.slice(0, -1).map((name) => ({ head: heads[name], weight: 10.5, align: 'right' as const })),
      { head: heads.status, weight: 21, align: 'left' },
    ],
    rows: rows.map(({ cells, marked }) => ({ cells, marked })),
    notes: spec.notes('notes'),
    data: rows.map((row) => row.data),
  };
}

/** Annex: figures from case extracts beside the published ones, by month. */
function reconciliation({ reconciled }: Facts, spec: SpecReader): Block {
  const heads = spec.labels('columns', [
    'fokusmaal',
    'counted',
    'published',
    'difference',
    'reason',
  ] as const);
  const reasons = spec.labels('reasons', [
    'late-registration',
    'periodisation',
    'suppressed',
    'none',
  ] as const);
  const shareOf = (count: { citizens: number; met: number } | undefined): Cell =>
    count && count.citizens > 0
      ? { text: formatPercent(fraction(count.met, count.citizens), 2) }
      : { text: SUPPRESSED, muted: true };
  return {
    kind: 'table',
    id: 'B.3',
    label: 'Tabel B.3',
    title: spec.text('title'),
    dense: true,
    columns: [
      { head: spec.text('head'), weight: 18, align: 'left' },
      { head: heads.fokusmaal, weight: 14, align: 'left' },
      { head: heads.counted, weight: 13, align: 'right' },
      { head: heads.published, weight: 15, align: 'right' },
      { head: heads.difference, weight: 13, align: 'right' },
      { head: heads.reason, weight: 27, align: 'left' },
    ],
    rows: reconciled.map(({ period, fokusmaal, counted, published, difference, reasons: why }) => ({
      cells: [
        { text: capitalize(monthName(period.to)) },
        { text: FOKUSMAAL_LABEL[fokusmaal] },
        shareOf(counted),
        shareOf(published),
        difference?.share
          ? { text: formatSigned(percent(difference.share, 2)) }
          : { text: SUPPRESSED, muted: true },
        { text: why.length === 0 ? reasons.none : reasons[why[0]!] },
      ],
    })),
    notes: spec.notes('notes'),
    data: reconciled.map(({ period, fokusmaal, counted, published }) => ({
      month: periodCode(period),
      fokusmaal,
      counted: shareNumber(fraction(counted.met, counted.citizens), 2),
      published:
        published && published.citizens > 0
          ? shareNumber(fraction(published.met, published.citizens), 2)
          : null,
    })),
  };
}
