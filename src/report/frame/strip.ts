/** A point of a strip: where it lies on its axis, and its row above (+) or below (−) the strip's middle. */
export interface Placed<T> {
  item: T;
  at: number;
  row: number;
}

/**
 * Points of one axis laid out so that none covers another: each in the row nearest the middle in which it has room, above
 * and below by turns.
 * @param width that a point takes on the axis, in the axis' own unit.
 * @returns them in the order of the axis, equal ones in the order given.
 */
export function strip<T>(items: readonly T[], placeOf: (item: T) => number, width: number): Placed<T>[] {
  const ends: number[] = [];
  return items
    .map((item) => ({ item, at: placeOf(item) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item, at }) => {
      let nth = 0;
      while (ends[nth] !== undefined && at - ends[nth]! < width) nth += 1;
      ends[nth] = at;
      return { item, at, row: nth % 2 === 1 ? (nth + 1) / 2 : 0 - nth / 2 };
    });
}

/**
 * Middles for names along an axis, each as near its point as the others and the axis' ends let it.
 * @param ats where the points lie, in order. @param widths that the names take, in the axis' own unit.
 */
export function besideEachOther(
  ats: readonly number[],
  widths: readonly number[],
  from: number,
  to: number,
): number[] {
  const apart = (i: number) => (widths[i - 1]! + widths[i]!) / 2;
  const middles: number[] = [];
  ats.forEach((at, i) => {
    const least = i === 0 ? from + widths[i]! / 2 : middles[i - 1]! + apart(i);
    middles.push(Math.max(at, least));
  });
  for (let i = middles.length - 1; i >= 0; i -= 1) {
    const most = i === middles.length - 1 ? to - widths[i]! / 2 : middles[i + 1]! - apart(i + 1);
    middles[i] = Math.min(middles[i]!, most);
  }
  return middles;
}
