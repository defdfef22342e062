import type { DisclosureRule } from '../rules/diskretion.js';
import type { Count } from './cell.js';

/** Whether a count must be hidden by itself (method, section 9). */
export function isPrimaryHidden({ citizens, met }: Count, rule: DisclosureRule): boolean {
  if (citizens < rule.minPopulation) return true;
  const notMet = citizens - met;
  const small = (count: number) => count > 0 && count < rule.minCount;
  const close = notMet > 0 && notMet <= rule.maxHiddenDifference;
  return small(citizens) || small(met) || close;
}

/**
 * Which of the groups that sum to a published total are hidden: those that must be, and, when only one must,
 * the smallest other one, lest it be the total less the rest.
 * @param hiddenAlready groups that the extract itself suppresses.
 */
export function hiddenGroups(
  groups: readonly (Count & { hidden?: boolean })[],
  rule: DisclosureRule,
): boolean[] {
  const hidden = groups.map((group) => group.hidden === true || isPrimaryHidden(group, rule));
  if (hidden.filter(Boolean).length !== 1) return hidden;
  let smallest = -1;
  groups.forEach((group, i) => {
    if (!hidden[i] && (smallest < 0 || group.citizens < groups[smallest]!.citizens)) smallest = i;
  });
  if (smallest >= 0) hidden[smallest] = true;
  return hidden;
}
