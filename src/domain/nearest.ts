/** Longer texts are compared by their beginnings: nobody misspells a whole page. */
const LONGEST = 80;

/** Edit distance: the least number of letters to insert, delete, replace or swap with their neighbour. */
export function editDistance(left: string, right: string): number {
  const [a, b] = [left.slice(0, LONGEST), right.slice(0, LONGEST)];
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + cost);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/** The `count` items whose names are nearest to `text`, nearest first; equal distances keep their order. */
export function closest<T>(text: string, items: readonly T[], name: (item: T) => string, count: number): T[] {
  return items
    .map((item) => ({ item, distance: editDistance(text, name(item)) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ item }) => item);
}

/** The one item that a misspelt text most likely means: at most a third of its letters are wrong. */
export function likelyMeant<T>(text: string, items: readonly T[], name: (item: T) => string): T | undefined {
  const [best] = closest(text.toLowerCase(), items, (item) => name(item).toLowerCase(), 1);
  if (best === undefined) return undefined;
  const distance = editDistance(text.toLowerCase(), name(best).toLowerCase());
  return distance <= Math.max(1, Math.floor(text.length / 3)) ? best : undefined;
}
