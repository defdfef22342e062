import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import { type Fraction, subtract } from '../domain/fraction.js';
import type { Area } from '../domain/kommuner.js';
import type { Month, Period } from '../domain/month.js';
import { GRUPPE_I_ALT, GRUPPER, type Gruppe } from '../domain/ydelse.js';
import type { MeasureBook } from './book.js';
import { type Count, figureShare, shareOf } from './cell.js';

/** One figure computed from case extracts beside the published one. */
export interface Reconciled {
  period: Period;
  gruppe: Gruppe;
  fokusmaal: Fokusmaal;
  counted: Count;
  /** `undefined` when the published figure is suppressed. */
  published: Count | undefined;
  /** Counted less published: citizens, met, and share in parts of 1. */
  difference: { citizens: number; met: number; share: Fraction | undefined } | undefined;
  /** Why the two are likely to differ; none when they are equal. */
  reasons: Reason[];
}

/**
 * What jobindsats itself names as reasons for differences: late registration; that it places events by when they
 * happened and lets one registration overwrite another ("Om data"). And groups that are hidden there.
 */
export type Reason = 'late-registration' | 'periodisation' | 'suppressed';

/**
 * The figures of an area that are there from both sources, by period, ydelsesgruppe (all together first) and
 * fokusmål.
 * @param newest the newest month of the delivery: the last ones up to it are provisional.
 */
export function reconcile(
  book: MeasureBook,
  area: Area,
  periods: readonly Period[],
  newest: Month,
): Reconciled[] {
  const rows: Reconciled[] = [];
  for (const period of periods) {
    for (const gruppe of [GRUPPE_I_ALT, ...GRUPPER]) {
      for (const fokusmaal of FOKUSMAAL) {
        const { counted, published } = book.both({ area, period, gruppe, fokusmaal });
        if (!counted || !published) continue;
        const provisional = period.to > newest - book.rules.at(newest).provisionalMonths;
        rows.push(compareFigures({ period, gruppe, fokusmaal }, counted, published, provisional));
      }
    }
  }
  return rows;
}

function compareFigures(
  key: Pick<Reconciled, 'period' | 'gruppe' | 'fokusmaal'>,
  counted: Count,
  published: Count & { hidden: boolean },
  provisional: boolean,
): Reconciled {
  if (published.hidden)
    return { ...key, counted, published: undefined, difference: undefined, reasons: ['suppressed'] };
  const citizens = counted.citizens - published.citizens;
  const met = counted.met - published.met;
  const [ours, theirs] = [shareOf(counted), figureShare({ ...published, source: 'jobindsats' })];
  const equal = citizens === 0 && met === 0;
  return {
    ...key,
    counted,
    published: { citizens: published.citizens, met: published.met },
    difference: { citizens, met, share: ours && theirs && subtract(ours, theirs) },
    reasons: equal ? [] : provisional ? ['late-registration', 'periodisation'] : ['periodisation'],
  };
}
