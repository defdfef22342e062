import type { Kommune } from '../domain/kommuner.js';
import { eachMonth, formatMonth, monthsEnding, type Period, singleMonth } from '../domain/month.js';
import type { Delivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import type { ReadOptions } from '../figures/figures.js';
import { FOKUSMAAL_NEEDS } from '../figures/needs.js';
import { openFigures } from '../figures/readFigures.js';
import { PERIOD_LENGTHS } from '../measures/caseMeasures.js';
import { type Reconciled, reconcile } from '../measures/reconcile.js';

/** Whose figures are set side by side, from the first month to the last. */
export interface ReconcileRequest extends ReadOptions {
  kommune: Kommune;
  months: Period;
}

/**
 * Figures from case extracts and published figures side by side: every month, and the periods of unique citizens that
 * end with the last one.
 * @throws {InputError} for faults of the delivery, or when nothing is there from both.
 */
export async function reconcileFigures(
  delivery: Delivery,
  request: ReconcileRequest,
): Promise<{ rows: Reconciled[]; warnings: readonly string[] }> {
  const { kommune, months, rules } = request;
  const { from, to } = months;
  const ranges = PERIOD_LENGTHS.map((length) => monthsEnding(to, length));
  const periods = [
    ...eachMonth(months).map(singleMonth),
    ...ranges.filter((range) => range.from >= rules.firstMonth),
  ];
  const { figures, close } = await openFigures(delivery, {
    ...request,
    needs: FOKUSMAAL_NEEDS,
    periods,
    early: [],
    neededFrom: from,
  });
  close();
  const { book, caseKommuner, caseMonths, warnings } = figures;
  const rows = reconcile(book, kommune.code, periods, caseMonths?.to ?? to);
  if (rows.length > 0) return { rows, warnings };
  const cases = caseKommuner.includes(kommune.code) ? '' : `no case extracts of ${kommune.name}`;
  const published =
    book.publishedMonthsOf(kommune.code).length > 0 ? '' : `no published figures of ${kommune.name}`;
  const lacks = [cases, published].filter(Boolean).join(' and ');
  throw new InputError(
    `${delivery.folder} has ${lacks || `no month with both from ${formatMonth(from)} to ${formatMonth(to)}`}; ` +
      'put the case extracts and a fokusmaal extract of the kommune into one folder',
  );
}
