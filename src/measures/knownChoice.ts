import type { DisclosureRule } from '../rules/diskretion.js';
import type { Count } from './cell.js';
import { isPrimaryHidden } from './primary.js';

/**
 * What one can tell who knows how parts are chosen to be hidden along (metode.md, section 9): all that must be hidden by
 * themselves, then the smallest others one by one, until enough values are left. He sees how many are hidden, what they
 * have together, and that each has somebody; so he goes through all that they could have been, and strikes out what
 * would have been hidden otherwise.
 */

/** A part beside those that must be hidden by themselves. */
interface Other {
  count: Count;
  isHidden: boolean;
}

/**
 * Whether the choice tells too much: that a hidden part has fewer possible values than the rule's limit. What is hidden
 * for other reasons is taken to be known to the attacker.
 * @param primary the parts with citizens that must be hidden by themselves.
 * @param others all other parts with citizens, the smallest first.
 * @param total of all parts; `undefined` when nobody can know it.
 */
export function tellsByChoice(
  primary: readonly Count[],
  others: readonly Other[],
  total: Count | undefined,
  rule: DisclosureRule,
): boolean {
  if (primary.length === 0) return false;
  const limit = Math.max(rule.minPopulation, rule.minCount);
  const seen = { parts: primary.length, met: sumOf(primary, 'met'), citizens: sumOf(primary, 'citizens') };
  for (const { count, isHidden } of others) {
    const { parts, met, citizens } = seen;
    // By a limit for the population, or where all or none are met, the sizes decide alone.
    const isBySize = rule.minPopulation > 0 || met === 0 || met === citizens;
    const isEnough = isBySize
      ? leavesSizes({ parts, citizens, next: count.citizens }, limit)
      : leavesCounts({ parts, met, unmet: citizens - met }, total, rule);
    if (isEnough) return false;
    if (!isHidden) return true;
    seen.parts += 1;
    seen.met += count.met;
    seen.citizens += count.citizens;
  }
  // Where all are hidden, there is nothing else to hide.
  return false;
}

const sumOf = (counts: readonly Count[], of: keyof Count): number =>
  counts.reduce((sum, count) => sum + count[of], 0);

/** Hidden parts as everybody sees them, where those below the limit must be hidden. */
interface SeenSizes {
  parts: number;
  /** Of all of them. */
  citizens: number;
  /** Citizens of the smallest other part: one that is hidden along has fewer, or comes before it. */
  next: number;
}

/** So many hidden along are looked through; with more there are more values yet, which are not counted on. */
const MOST_ALONG = 3;

const known = new Map<string, boolean>();

/** An answer that depends on its key alone: many kommuner and periods ask the same. */
function once(key: string, find: () => boolean): boolean {
  let answer = known.get(key);
  if (answer === undefined) {
    answer = find();
    known.set(key, answer);
  }
  return answer;
}

/** Whether each of the hidden parts can have as many sizes as the limit. */
const leavesSizes = (seen: SeenSizes, limit: number): boolean =>
  once([limit, seen.parts, seen.citizens, seen.next].join(), () => hasSizes(seen, limit));

/** The parts are alike to one who sees none of them: what one can have, each can. */
function hasSizes({ parts, citizens, next }: SeenSizes, limit: number): boolean {
  const values = new Set<number>();
  for (let along = 0; along <= Math.min(MOST_ALONG, parts - 1); along += 1) {
    const small = parts - along;
    for (let sum = small; sum <= small * (limit - 1); sum += 1) {
      for (const sizes of ascending(along, citizens - sum, limit, next - 1)) {
        if (!isReached(small, sum, sizes, limit)) continue;
        for (const size of sizes) values.add(size);
        const least = Math.max(1, sum - (small - 1) * (limit - 1));
        const most = Math.min(limit - 1, sum - (small - 1));
        for (let size = least; size <= most; size += 1) values.add(size);
        if (values.size >= limit) return true;
      }
    }
  }
  return false;
}

/** Whether so many small parts go on to be hidden with all of these, one after the other. */
function isReached(small: number, sum: number, along: readonly number[], limit: number): boolean {
  let citizens = sum;
  return along.every((next, i) => {
    const stops = leavesSizes({ parts: small + i, citizens, next }, limit);
    citizens += next;
    return !stops;
  });
}

/** Every way to make a sum of so many numbers, in ascending order, from the least to the most. */
function* ascending(count: number, sum: number, least: number, most: number): Generator<number[]> {
  if (count === 0) {
    if (sum === 0) yield [];
    return;
  }
  for (
    let first = Math.max(least, sum - (count - 1) * most);
    first * count <= sum && first <= most;
    first += 1
  )
    for (const rest of ascending(count - 1, sum - first, first, most)) yield [first, ...rest];
}

/** Hidden parts as everybody sees them, where small numbers of met or not met must be hidden. */
interface SeenCounts {
  parts: number;
  met: number;
  unmet: number;
}

/**
 * Whether each of the hidden parts can have as many values as the limit, or as the total allows: by what they could be
 * if each must be hidden by itself, which hides no other.
 */
function leavesCounts(seen: SeenCounts, total: Count | undefined, rule: DisclosureRule): boolean {
  const limit = Math.max(rule.minPopulation, rule.minCount);
  const of = (most: number | undefined) => (most === undefined ? limit : Math.min(limit, most + 1));
  const needed = { citizens: limit, met: of(total?.met), unmet: of(total && total.citizens - total.met) };
  const key = [JSON.stringify(rule), ...Object.values(seen), needed.met, needed.unmet].join();
  return once(key, () => {
    const values = { citizens: new Set<number>(), met: new Set<number>(), unmet: new Set<number>() };
    for (const { met, unmet } of splits(seen, rule)) {
      values.citizens.add(met + unmet);
      values.met.add(met);
      values.unmet.add(unmet);
      if (Object.entries(needed).every(([name, n]) => values[name as 'met'].size >= n)) return true;
    }
    return false;
  });
}

/** What one of the parts can have, the smallest first, if each of them must be hidden by itself. */
function* splits({ parts, met, unmet }: SeenCounts, rule: DisclosureRule) {
  // Only parts with few met, or few not met, must be: others are passed by, however many citizens there are.
  const few = Math.max(rule.minCount - 1, rule.maxHiddenDifference);
  for (let citizens = 1; citizens <= met + unmet; citizens += 1) {
    for (let m = Math.max(0, citizens - unmet); m <= Math.min(met, citizens); m += 1) {
      if (m > few) m = Math.max(m, citizens - few);
      if (m > Math.min(met, citizens)) break;
      if (!isPrimaryHidden({ citizens, met: m }, rule)) continue;
      const left = { parts: parts - 1, met: met - m, unmet: unmet - citizens + m };
      if (canSplit(left, rule)) yield { met: m, unmet: citizens - m };
    }
  }
}

/** Whether there are such parts at all. */
function canSplit(seen: SeenCounts, rule: DisclosureRule): boolean {
  const { parts, met, unmet } = seen;
  if (parts === 0) return met + unmet === 0;
  if (met + unmet < parts) return false;
  if (parts === 1) return isPrimaryHidden({ citizens: met + unmet, met }, rule);
  const key = ['split', JSON.stringify(rule), parts, met, unmet].join();
  return once(key, () => !splits(seen, rule).next().done);
}
