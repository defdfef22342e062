import type { DisclosureRule } from '../rules/diskretion.js';
import type { Count } from './cell.js';

/** Whether a count must be hidden by itself (metode.md, section 9). */
export function isPrimaryHidden({ citizens, met }: Count, rule: DisclosureRule): boolean {
  if (citizens < rule.minPopulation) return true;
  const notMet = citizens - met;
  const small = (count: number) => count > 0 && count < rule.minCount;
  const close = notMet > 0 && notMet <= rule.maxHiddenDifference;
  return small(citizens) || small(met) || close;
}
