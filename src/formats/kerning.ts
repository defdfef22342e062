/** Kerning between two glyphs in font units, by their numbers; most pairs have none. */
export type Kerning = (left: number, right: number) => number;

const NONE = 0xffff;
/** A value record holds a number for each of these bits; the third is the change of the advance. */
const X_ADVANCE = 0x0004;

const bitsBelow = (format: number, bit: number): number => {
  let count = 0;
  for (let b = 1; b < bit; b *= 2) if (format & b) count += 1;
  return count;
};
const bitsIn = (format: number): number => bitsBelow(format, 0x10000);

/**
 * The pair kerning of a font, read from its GPOS table (OpenType 1.9, "Glyph Positioning"): the lookups of the feature
 * `kern` in the order they stand, of each the first subtable that knows the pair.
 * @param gpos the table's bytes.
 */
export function kerningOf(gpos: DataView): Kerning {
  const u16 = (at: number) => gpos.getUint16(at);
  const featureList = u16(6);
  const lookupList = u16(8);
  const lookups = new Set<number>();
  for (let i = 0; i < u16(featureList); i += 1) {
    const record = featureList + 2 + 6 * i;
    if (gpos.getUint32(record) !== KERN) continue;
    const feature = featureList + u16(record + 4);
    for (let k = 0; k < u16(feature + 2); k += 1) lookups.add(u16(feature + 4 + 2 * k));
  }
  const all = [...lookups]
    .sort((a, b) => a - b)
    .map((index) => subtablesOf(gpos, lookupList + u16(lookupList + 2 + 2 * index)));
  return (left, right) => {
    let sum = 0;
    for (const subtables of all) {
      for (const pair of subtables) {
        const value = pair(left, right);
        if (value === undefined) continue;
        sum += value;
        break;
      }
    }
    return sum;
  };
}

/** The tag `kern` as it stands in a feature list. */
const KERN = 0x6b65726e;

type Pair = (left: number, right: number) => number | undefined;

/** The pair subtables of a lookup; those of other kinds are passed over. */
function subtablesOf(gpos: DataView, lookup: number): Pair[] {
  const pairs: Pair[] = [];
  const type = gpos.getUint16(lookup);
  for (let i = 0; i < gpos.getUint16(lookup + 4); i += 1) {
    let at = lookup + gpos.getUint16(lookup + 6 + 2 * i);
    let kind = type;
    if (type === 9) {
      kind = gpos.getUint16(at + 2);
      at += gpos.getUint32(at + 4);
    }
    if (kind === 2) pairs.push(gpos.getUint16(at) === 1 ? byGlyph(gpos, at) : byClass(gpos, at));
  }
  return pairs;
}

/** Pairs listed glyph by glyph. */
function byGlyph(gpos: DataView, at: number): Pair {
  const u16 = (place: number) => gpos.getUint16(place);
  const covered = coverage(gpos, at + u16(at + 2));
  const [first, second] = [u16(at + 4), u16(at + 6)];
  const size = 2 + 2 * (bitsIn(first) + bitsIn(second));
  const advance = first & X_ADVANCE ? 2 + 2 * bitsBelow(first, X_ADVANCE) : undefined;
  return (left, right) => {
    const index = covered(left);
    if (index === NONE) return undefined;
    const set = at + u16(at + 10 + 2 * index);
    let [low, high] = [0, u16(set) - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const record = set + 2 + size * middle;
      const glyph = u16(record);
      if (glyph === right) return advance === undefined ? 0 : gpos.getInt16(record + advance);
      if (glyph < right) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  };
}

/** Pairs of classes of glyphs: what a covered glyph has no number for is 0. */
function byClass(gpos: DataView, at: number): Pair {
  const u16 = (place: number) => gpos.getUint16(place);
  const covered = coverage(gpos, at + u16(at + 2));
  const [first, second] = [u16(at + 4), u16(at + 6)];
  const leftClass = classes(gpos, at + u16(at + 8));
  const rightClass = classes(gpos, at + u16(at + 10));
  const count = u16(at + 14);
  const size = 2 * (bitsIn(first) + bitsIn(second));
  const advance = first & X_ADVANCE ? 2 * bitsBelow(first, X_ADVANCE) : undefined;
  return (left, right) => {
    if (covered(left) === NONE) return undefined;
    const record = at + 16 + size * (leftClass(left) * count + rightClass(right));
    return advance === undefined ? 0 : gpos.getInt16(record + advance);
  };
}

/** The place of a glyph in a coverage table, or {@link NONE}. */
function coverage(gpos: DataView, at: number): (glyph: number) => number {
  const places = new Map<number, number>();
  const isList = gpos.getUint16(at) === 1;
  for (let i = 0; i < gpos.getUint16(at + 2); i += 1) {
    if (isList) places.set(gpos.getUint16(at + 4 + 2 * i), i);
    else {
      const [from, to, first] = [0, 2, 4].map((place) => gpos.getUint16(at + 4 + 6 * i + place)) as Range;
      for (let glyph = from; glyph <= to; glyph += 1) places.set(glyph, first + glyph - from);
    }
  }
  return (glyph) => places.get(glyph) ?? NONE;
}

type Range = [from: number, to: number, value: number];

/** The class of a glyph; 0 is that of all others. */
function classes(gpos: DataView, at: number): (glyph: number) => number {
  const known = new Map<number, number>();
  if (gpos.getUint16(at) === 1) {
    const start = gpos.getUint16(at + 2);
    for (let i = 0; i < gpos.getUint16(at + 4); i += 1) known.set(start + i, gpos.getUint16(at + 6 + 2 * i));
  } else {
    for (let i = 0; i < gpos.getUint16(at + 2); i += 1) {
      const [from, to, value] = [0, 2, 4].map((place) => gpos.getUint16(at + 4 + 6 * i + place)) as Range;
      for (let glyph = from; glyph <= to; glyph += 1) known.set(glyph, value);
    }
  }
  return (glyph) => known.get(glyph) ?? 0;
}
