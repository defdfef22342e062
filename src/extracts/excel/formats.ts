import { type Attributes, readXml } from './xml.js';

/** What a number in a cell stands for, by the cell's format. */
export type NumberKind = 'number' | 'percent' | 'date' | 'time';

/** Formats that Excel has by number and files do not spell out: dates, in every language, and times of day. */
const BUILT_IN: readonly [first: number, last: number, kind: NumberKind][] = [
  [9, 10, 'percent'],
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date'],
  [27, 31, 'date'],
  [32, 33, 'time'],
  [34, 36, 'date'],
  [45, 47, 'time'],
  [50, 58, 'date'],
];

/** What is no code of a format: quoted text, escaped letters, fill and width marks, colours and languages. */
const NO_CODE = /"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;

/**
 * What a number in a format stands for: a format with a year or a day is a date, one with hours alone a time of day
 * or a length of time. Danish Excel writes the codes in English letters in the file.
 */
export function kindOfFormat(code: string): NumberKind {
  const [positive = ''] = code.replace(NO_CODE, '').split(';');
  const letters = positive.toLowerCase();
  if (/general|standard/.test(letters)) return 'number';
  if (/[yd]|mmm/.test(letters) || (/m/.test(letters) && !/[hs]/.test(letters))) return 'date';
  if (/[hs]/.test(letters)) return 'time';
  return letters.includes('%') ? 'percent' : 'number';
}

function builtIn(id: number): NumberKind {
  return BUILT_IN.find(([first, last]) => id >= first && id <= last)?.[2] ?? 'number';
}

/** What the numbers of each cell style stand for, by the style's index, of the part `styles.xml`. */
export async function readFormats(where: string, bytes: AsyncIterable<Buffer>): Promise<NumberKind[]> {
  const own = new Map<number, NumberKind>();
  const ids: number[] = [];
  let isCellStyles = false;
  const open = (name: string, attributes: Attributes): void => {
    if (name === 'numFmt') own.set(Number(attributes.numFmtId), kindOfFormat(attributes.formatCode ?? ''));
    if (name === 'cellXfs') isCellStyles = true;
    if (name === 'xf' && isCellStyles) ids.push(Number(attributes.numFmtId ?? 0));
  };
  const close = (name: string): void => {
    if (name === 'cellXfs') isCellStyles = false;
  };
  await readXml(where, bytes, { open, close });
  return ids.map((id) => own.get(id) ?? builtIn(id));
}
