import type { DisclosureRule } from '../rules/diskretion.js';
import type { Count } from './cell.js';
import { tellsByChoice } from './knownChoice.js';
import { isPrimaryHidden } from './primary.js';

/** Counts that are published beside their total: the ydelsesgrupper of a kommune, or the kommuner of a group. */
export interface Sum<Part> {
  /** All parts together; `undefined` when nobody can know it. */
  total: Count | undefined;
  /** The parts with citizens; `hidden` when the extract itself suppresses one. */
  counts: ReadonlyMap<Part, Count & { hidden?: boolean }>;
  rule: DisclosureRule;
  /** The smallest parts are hidden along with others, as everybody knows: which they are may tell. */
  isChoiceKnown?: boolean;
  /** Hide parts without citizens before the others. */
  emptyFirst?: boolean;
}

const QUANTITIES: readonly ((count: Count) => number)[] = [
  ({ citizens }) => citizens,
  ({ met }) => met,
  ({ citizens, met }) => citizens - met,
];

const NOBODY: Count = { citizens: 0, met: 0 };

/**
 * The parts that are hidden in all of some sums. A part that must be hidden in one is hidden in every one, since each
 * would tell of the others; then the smallest others follow, until what is hidden together leaves every hidden count
 * as many possible values as the rule's limit (or, where the total is smaller, any value up to the total). Kept first:
 * totals, then the parts with most citizens. Parts without citizens are hidden last, so that an empty one cannot be
 * told from a hidden one.
 * @param parts every part there may be, in the order in which equal ones are hidden.
 * @param already parts that are hidden for another reason.
 */
export function hiddenParts<Part>(
  sums: readonly Sum<Part>[],
  parts: readonly Part[],
  already: ReadonlySet<Part> = new Set(),
): Set<Part> {
  const hidden = new Set(already);
  for (const { counts, rule } of sums) {
    for (const [part, count] of counts) if (count.hidden || isPrimaryHidden(count, rule)) hidden.add(part);
  }
  if (hidden.size === 0) return hidden;
  for (;;) {
    const next = sums.map((sum) => nextToHide(sum, parts, hidden)).find((part) => part !== undefined);
    if (next === undefined) return hidden;
    hidden.add(next);
  }
}

/** Whether the choice of the hidden parts tells too much, to one who knows this program. */
function isChoiceTelling<Part>(
  { total, counts, rule, isChoiceKnown }: Sum<Part>,
  hidden: ReadonlySet<Part>,
): boolean {
  if (!isChoiceKnown) return false;
  const all = [...counts]
    .map(([part, count]) => ({ count, isHidden: hidden.has(part) }))
    .filter(({ count }) => count.citizens > 0)
    .sort((a, b) => a.count.citizens - b.count.citizens);
  const [primary, others] = [true, false].map((is) =>
    all.filter(({ count }) => isPrimaryHidden(count, rule) === is),
  );
  return tellsByChoice(
    primary!.map(({ count }) => count),
    others!,
    total,
    rule,
  );
}

/** The part that must follow the hidden ones in a sum, or `undefined` when they are many enough. */
function nextToHide<Part>(
  sum: Sum<Part>,
  parts: readonly Part[],
  hidden: ReadonlySet<Part>,
): Part | undefined {
  const { total, counts, rule, emptyFirst = false } = sum;
  const needed = Math.max(rule.minPopulation, rule.minCount) - 1;
  const shown = parts.filter((part) => !hidden.has(part));
  const countOf = (part: Part): Count => counts.get(part) ?? NOBODY;
  const lacking = QUANTITIES.filter((quantity) => {
    if (!total) return false;
    const rest = shown.reduce((sum, part) => sum - quantity(countOf(part)), quantity(total));
    return rest < Math.min(needed, quantity(total));
  });
  const size = (part: Part) => countOf(part).citizens || (emptyFirst ? 0 : Number.POSITIVE_INFINITY);
  const bySize = shown
    .map((part, order) => ({ part, order, size: size(part) }))
    .sort((a, b) => (a.size === b.size ? a.order - b.order : a.size - b.size))
    .map(({ part }) => part);
  if (lacking.length === 0 && hidden.size > 1) return isChoiceTelling(sum, hidden) ? bySize[0] : undefined;
  // One alone would be the total less the rest: the smallest other goes with it (metode.md, section 9).
  if (hidden.size === 1) return bySize[0];
  return bySize.find((part) => lacking.some((quantity) => quantity(countOf(part)) > 0));
}
