import { isAnyPeriod, isMissing, parseDate, parseDecimal, parseMonthCell, plainText } from './values.js';

/** A row of a table, with what it is about. */
export interface KeyedRow {
  fields: readonly string[];
  /** Equal for rows that speak of the same figures. */
  key: string;
  /** The parts of the key, one for each column of it. */
  parts: readonly string[];
}

/** Words for all parts together. */
const WHOLE = /^(i ?alt|alle|total|samlet|hele|begge)(?!\p{L})|(?<!\p{L})(i alt|total)$/iu;
/** Whether a text means all parts together: `I alt`, `Samtaler i alt`, `Total`. */
export const isWhole = (text: string): boolean => WHOLE.test(text.trim());

/** Columns that say something about the figures and split none, by how their names begin. */
const ABOUT =
  /^(kilde|note|fodnote|bemærkning|kommentar|opdateret|senest|hentet|udtrukket|enhed|måling|tabel|titel|version|status for data|region|rar|amk|landsdel|(kommune|område|ydelse|periode)s?[ _-]?(kode|navn|nr|id|type))/iu;

/**
 * Columns that split figures by what they are called, whatever else their texts follow from: dimensions of jobindsats'
 * tables.
 */
const DIMENSION =
  /^(køn|alder|aldersgruppe|herkomst|oprindelse|a-?kasse|målgruppe|visitation|(kontanthjælps)?sats|sagsart|varighed|ydelsesvarighed|anciennitet|uddannelse|branche)/iu;

const NUMBER_DECIMALS = 15;

/** Whether a text is a figure, a date or a period, and no name of a part. */
const isFigure = (text: string): boolean =>
  isMissing(text) ||
  parseDecimal(plainText(text).replace(/\s*%$/, ''), NUMBER_DECIMALS) !== undefined ||
  parseDate(text) !== undefined ||
  parseMonthCell(text) !== undefined ||
  isAnyPeriod(text);

const PARTS_SHOWN = 3;

/** Whether a column's text follows from one of the columns that the rows are about, as a region does from a kommune. */
function isDescription(rows: readonly KeyedRow[], texts: readonly string[]): boolean {
  return rows[0]!.parts.some((_, part) => {
    const known = new Map<string, string>();
    return rows.every((row, i) => {
      const of = row.parts[part]!;
      const before = known.get(of);
      known.set(of, texts[i]!);
      return before === undefined || before === texts[i];
    });
  });
}

/**
 * Why a column that nobody reads makes the figures parts of a whole, so that they may neither be summed nor be taken
 * for it; `undefined` when it does not.
 * @param name of the column, at `index` of the rows' fields.
 */
export function splitBy(name: string, index: number, rows: readonly KeyedRow[]): string | undefined {
  if (rows.length === 0 || ABOUT.test(plainText(name))) return undefined;
  const texts = rows.map(({ fields }) => plainText(fields[index] ?? ''));
  const distinct = [...new Set(texts)];
  const parts = distinct.filter((text) => !isFigure(text) && !isWhole(text));
  if (parts.length === 0) return undefined;
  const shown = parts.slice(0, PARTS_SHOWN).join(', ') + (parts.length > PARTS_SHOWN ? ' …' : '');
  const isRepeated = new Set(rows.map(({ key }) => key)).size < rows.length;
  const canDescribe = !isRepeated && distinct.length > 1 && !DIMENSION.test(plainText(name));
  if (canDescribe && isDescription(rows, texts)) return undefined;
  const some = distinct.length > parts.length ? 'some rows are parts' : 'every row is a part';
  const what = isRepeated ? `the same figures stand there once for each (${shown})` : `${some} (${shown})`;
  return `the column ${name} is not read and splits the figures: ${what}; fetch the table without it or with its total alone, or remove the column if it splits nothing`;
}
