import type { Explanation } from '../../core/explain.js';
import { formatDay } from '../../domain/day.js';
import { areaName } from '../../domain/kommuner.js';
import { type AccountLine, count, ydelseName } from './line.js';

/** Step 8: six months' anciennitet, and the effort until then. */
export function earlyLines({ early, rules }: Explanation): AccountLine[] {
  if (early.length === 0)
    return [
      {
        text: `${rules.earlyMonths} months' anciennitet is not reached in any month with rules.`,
        rules: ['earlyMonths'],
      },
    ];
  const isAccumulated = (ydelse: number) => rules.accumulated.includes(ydelseName(ydelse));
  return early.map(({ completion: { from, day, row }, samtaleDays, tilbud }) => ({
    text:
      `${isAccumulated(row.ydelse) ? `${rules.earlyDays} accumulated days` : `${rules.earlyMonths} months`} on ${ydelseName(row.ydelse)} are complete on ${formatDay(day)}, in ${areaName(row.kommune)}. ` +
      `From ${formatDay(from)} to that day: ${count(samtaleDays, 'day')} with a counted samtale, ${rules.earlySamtaler} needed (${samtaleDays >= rules.earlySamtaler ? 'met' : 'not met'}), ` +
      `${tilbud} counted tilbud, ${rules.earlyTilbud} needed (${tilbud >= rules.earlyTilbud ? 'met' : 'not met'}).`,
    row,
    rules: [isAccumulated(row.ydelse) ? 'earlyDays' : 'earlyMonths', 'earlySamtaler', 'earlyTilbud'] as const,
  }));
}
