import { formatDecimal, formatPercent, percent } from '../danish/number.js';
import { shareNumber } from '../danish/share.js';
import { FOKUSMAAL_LABEL } from '../domain/fokusmaal.js';
import { type Period, periodCode } from '../domain/month.js';
import { GRUPPE_I_ALT, gruppeName } from '../domain/ydelse.js';
import { csvText } from '../extracts/writeCsv.js';
import { type Count, shareOf } from '../measures/cell.js';
import type { Reason, Reconciled } from '../measures/reconcile.js';
import { textTable } from './textTable.js';

const HIDDEN = '(.)';
const REASON: Record<Reason, string> = {
  'late-registration': 'late registration',
  periodisation: 'periodisation or overwriting',
  suppressed: 'suppressed in the published table',
};
const REASON_DANISH: Record<Reason, string> = {
  'late-registration': 'efterregistrering',
  periodisation: 'periodisering eller overskrivning',
  suppressed: 'skjult i den offentliggjorte tabel',
};

const signed = (n: number): string => (n > 0 ? `+${n}` : String(n));
const shareText = (count: Count | undefined): string => {
  const share = count && shareOf(count);
  return share ? formatPercent(share, 2) : '';
};

/** Counted less published, in percentage points with two decimals. */
function points({ difference }: Reconciled): string {
  if (!difference?.share) return '';
  const change = percent(difference.share, 2);
  return `${change.units > 0 ? '+' : ''}${formatDecimal(change)}`;
}

/** The figures of all ydelsesgrupper together side by side, as a table for a terminal. */
export function reconcileTable(rows: readonly Reconciled[]): string {
  const head = [
    'period',
    'fokusmål',
    'counted',
    'published',
    'diff.',
    'counted %',
    'published %',
    'points',
    '',
  ];
  const body = rows
    .filter(({ gruppe }) => gruppe === GRUPPE_I_ALT)
    .map((row) => [
      periodCode(row.period),
      FOKUSMAAL_LABEL[row.fokusmaal],
      `${row.counted.met} of ${row.counted.citizens}`,
      row.published ? `${row.published.met} of ${row.published.citizens}` : HIDDEN,
      row.difference ? `${signed(row.difference.met)} of ${signed(row.difference.citizens)}` : '',
      shareText(row.counted),
      row.published ? shareText(row.published) : HIDDEN,
      points(row),
      row.reasons.map((reason) => REASON[reason]).join(', '),
    ]);
  return textTable(head, body, [0, 1, head.length - 1]).join('\n');
}

/** What makes counted and published figures differ, for the foot of {@link reconcileTable}. */
export const RECONCILE_LEGEND = `Counted figures come from the case extracts, published ones from jobindsats. jobindsats names these reasons for
differences: late registration (figures may change for three months), and that it places events by when they happened
and lets one registration overwrite another (periodisering, overskrivningsregler). A steady difference in one
direction is more than that: check that the case extracts are complete.`;

/** Every figure that is there from both sources, as CSV with Danish heads. */
export function reconcileCsv(rows: readonly Reconciled[], kommune: string): string {
  const head = [
    'Område',
    'Periode',
    'Ydelsesgruppe',
    'Fokusmål',
    'Beregnet antal borgere',
    'Offentliggjort antal borgere',
    'Forskel borgere',
    'Beregnet antal opfyldt',
    'Offentliggjort antal opfyldt',
    'Forskel opfyldt',
    'Beregnet andel (pct.)',
    'Offentliggjort andel (pct.)',
    'Forskel (pct. point)',
    'Mulige årsager',
  ];
  const body = rows.map((row) => [
    kommune,
    periodCode(row.period),
    gruppeName(row.gruppe),
    FOKUSMAAL_LABEL[row.fokusmaal],
    row.counted.citizens,
    row.published?.citizens ?? HIDDEN,
    row.difference?.citizens ?? HIDDEN,
    row.counted.met,
    row.published?.met ?? HIDDEN,
    row.difference?.met ?? HIDDEN,
    shareText(row.counted),
    row.published ? shareText(row.published) : HIDDEN,
    row.published ? points(row).replace('+', '').replace('−', '-') : HIDDEN,
    row.reasons.map((reason) => REASON_DANISH[reason]).join(', '),
  ]);
  return csvText([head, ...body]);
}

/** The same as plain data. */
export function reconcileJson(rows: readonly Reconciled[]): Record<string, unknown>[] {
  const share = (count: Count | undefined) => shareNumber(shareOf(count), 2);
  return rows.map((row) => ({
    period: periodCode(row.period satisfies Period),
    ydelsesgruppe: gruppeName(row.gruppe),
    fokusmaal: row.fokusmaal,
    counted: { ...row.counted, share: share(row.counted) },
    published: row.published ? { ...row.published, share: share(row.published) } : null,
    difference: row.difference
      ? {
          citizens: row.difference.citizens,
          met: row.difference.met,
          share: shareNumber(row.difference.share, 2),
        }
      : null,
    reasons: row.reasons,
  }));
}
