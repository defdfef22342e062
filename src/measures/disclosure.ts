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

/**
 * Whether the choice of what is hidden tells too much to one who knows this program: that one of the hidden parts is
 * below the limit, and the others no larger than the smallest one shown.
 * @param smallest citizens of the smallest part that is shown; infinite when there is none with any.
 */
function tellsByChoice<Part>(
  { counts, rule, isChoiceKnown }: Sum<Part>,
  hidden: ReadonlySet<Part>,
  smallest: number,
): boolean {
  const { minPopulation } = rule;
  const sizes = [...hidden].map((part) => counts.get(part)?.citizens ?? 0);
  const isSmall = (size: number) => size > 0 && size < minPopulation;
  if (!isChoiceKnown || smallest === Number.POSITIVE_INFINITY || !sizes.some(isSmall)) return false;
  const all = sizes.reduce((sum, size) => sum + size, 0);
  // Of two of the same size, their order decides which is hidden: it is taken to tell all it can.
  const largest = smallest - 1;
  const others = sizes.length - 1;
  const small = [Math.max(1, all - others * largest), Math.min(minPopulation - 1, all)] as const;
  const other = [
    Math.max(1, all - (others - 1) * largest - minPopulation + 1),
    Math.min(largest, all - 1),
  ] as const;
  const values = new Set([small, other].flatMap(([from, to]) => wholeNumbers(from, to)));
  return values.size < minPopulation;
}

const wholeNumbers = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

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
  if (lacking.length === 0 && hidden.size > 1) {
    const smallest = bySize[0];
    const isChoiceTelling = smallest !== undefined && tellsByChoice(sum, hidden, size(smallest));
    return isChoiceTelling ? smallest : undefined;
  }
  // One alone would be the total less the rest: the smallest other goes with it (metode.md, section 9).
  if (hidden.size === 1) return bySize[0];
  return bySize.find((part) => lacking.some((quantity) => quantity(countOf(part)) > 0));
}
