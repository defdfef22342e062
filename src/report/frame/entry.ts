import { formatDecimal, formatInteger, formatSigned } from '../../danish/number.js';
import { NO_FIGURE, restPercent, sharePercent } from '../../danish/share.js';
import type { Cell, JsonValue } from '../../document/model.js';
import { type Decimal, decimalToNumber, type Fraction, fraction } from '../../domain/fraction.js';
import { KOMMUNER } from '../../domain/kommuner.js';
import type { Rank } from '../../measures/ranking.js';
import type { Progression, Requirement } from '../../measures/shares.js';

/** One value of a table: as it is printed, and as it stands in the JSON, rounded once for both. */
export interface Entry {
  cell: Cell;
  data: JsonValue;
}

/** What stands for a suppressed figure. */
export const SUPPRESSED = '(.)';

/** The reason that there is no value. */
export const none = (reason = NO_FIGURE): Entry => ({ cell: { text: reason, muted: true }, data: null });

/** A figure that must not be told. */
export const hidden: Entry = none(SUPPRESSED);

/** Words; in the JSON by their code, where they have one. */
export const words = (text: string, data: JsonValue = text): Entry => ({ cell: { text }, data });

/** The same value in bold. */
export const strong = ({ cell, data }: Entry, isStrong = true): Entry => ({
  cell: isStrong ? { ...cell, strong: true } : cell,
  data,
});

/** A whole number, or the reason there is none. */
export const integer = (value: number | null | undefined, reason?: string): Entry =>
  value == null ? none(reason) : { cell: { text: formatInteger(value) }, data: value };

/** A rounded number. */
export const decimal = (value: Decimal | null | undefined, format = formatDecimal): Entry =>
  value ? { cell: { text: format(value) }, data: decimalToNumber(value) } : none();

/** A whole number with its sign. */
export const signedInteger = (value: number | null | undefined): Entry =>
  decimal(value == null ? undefined : { units: value, decimals: 0 }, formatSigned);

/** A share in per cent, with so many decimals more as its side of a limit needs. */
export const share = (value: Fraction | undefined, decimals: number, limit?: Fraction): Entry =>
  decimal(value && sharePercent(value, decimals, limit));

/** What a share leaves of the whole, in per cent: it and the share add up as they are printed. */
export const rest = (value: Fraction | undefined, decimals: number, limit?: Fraction): Entry =>
  decimal(value && restPercent(value, decimals, limit));

/** A rank; with the number of kommuner when they are not all there. */
export function rank(value: Rank | undefined): Entry {
  if (!value) return none();
  const text = value.of === KOMMUNER.length ? String(value.rank) : `${value.rank} af ${value.of}`;
  return strong(words(text, value.rank));
}

const DIRECTION_WORD = { better: 'bedre', same: 'uændret', worse: 'dårligere' } as const;

/** A change with its sign and its meaning in a word; one that rounds to nothing by the word alone. */
export function change(value: Progression | undefined): Entry {
  if (!value) return none('ingen tidligere tal');
  const { direction, change: size } = value;
  const word = DIRECTION_WORD[direction];
  const text = size.units === 0 ? word : `${formatSigned(size)} ${word}`;
  return words(text, { direction, change: decimalToNumber(size) });
}

/**
 * The requirement by year end; without one, the reason.
 * @param onCourse what is said when the average so far is above the threshold.
 * @param unreachable what is said of one that no share can reach; its number and that when left out.
 */
export function requirement(value: Requirement, onCourse: string, unreachable?: string): Entry {
  switch (value.kind) {
    case 'required': {
      const entry = share(value.share, 2, fraction(1));
      if (!value.outOfReach) return entry;
      return unreachable === undefined
        ? words(`${entry.cell.text} (kan ikke nås)`, entry.data)
        : { ...none(unreachable), data: entry.data };
    }
    case 'on-course':
      return none(onCourse);
    case 'year-over':
      return none('året er slut');
    case 'no-threshold':
    case 'unknown':
      return none();
  }
}
