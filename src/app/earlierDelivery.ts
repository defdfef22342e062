import { KOMMUNER } from '../domain/kommuner.js';
import { type Month, singleMonth } from '../domain/month.js';
import { causesBetween } from '../editions/causesBetween.js';
import type { Delivery } from '../extracts/delivery.js';
import type { ReadOptions } from '../figures/figures.js';
import { CASES } from '../figures/needs.js';
import { type OpenFigures, openFigures } from '../figures/readFigures.js';
import type { EarlierDelivery } from '../report/family.js';

/**
 * A delivery that an earlier edition was made from, beside the new one: both are gone through once a month that is
 * asked about, for all kommuner.
 */
export function earlierDelivery(
  delivery: Delivery,
  now: Pick<OpenFigures, 'figures' | 'closer'>,
  options: ReadOptions,
): EarlierDelivery {
  const known = new Map<Month, ReturnType<EarlierDelivery['causes']>>();
  async function find(month: Month) {
    const periods = [singleMonth(month)];
    const asked = { periods, early: [], neededFrom: month, needs: [CASES] };
    const then = await openFigures(delivery, { ...options, measures: undefined, ...asked });
    try {
      const { rules } = options;
      const kommuner = KOMMUNER.map(({ code }) => code);
      return await causesBetween([then, now], { kommuner, month, rules: { earlier: rules, now: rules } });
    } finally {
      then.close();
    }
  }
  return {
    delivery,
    causes(month) {
      const finding = known.get(month) ?? find(month);
      known.set(month, finding);
      return finding;
    },
  };
}
