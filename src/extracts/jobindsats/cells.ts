import type { z } from 'zod';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import { type Area, KOMMUNER, nearestKommuner } from '../../domain/kommuner.js';
import type { Period } from '../../domain/month.js';
import { GRUPPE_I_ALT, type Gruppe, I_ALT } from '../../domain/ydelse.js';
import { cell, maybe, ydelseCell, ydelseOutside } from '../cells.js';
import { type Column, column } from '../columns.js';
import {
  foldedText,
  isAnyPeriod,
  isOtherArea,
  type Notation,
  parseArea,
  parseAreaOrRar,
  parseInteger,
  parsePercent,
  parsePeriodCell,
  plainText,
} from '../values.js';

const nearestAreas = (text: string): string =>
  `expected Hele landet or one of the 98 kommuner; nearest: ${nearestKommuner(text).join(', ')}`;

export const areaCell = cell('kommune (navn eller kode) eller Hele landet', parseArea, nearestAreas);

/** The same, and the regional labour market councils: `RAR Nordjylland`. */
export const areaOrRarCell = cell(
  'kommune (navn eller kode), RAR eller Hele landet',
  parseAreaOrRar,
  nearestAreas,
);

/** What is to be done about a number that could be two. */
function doubtHint(text: string): string {
  const [whole, digits] = plainText(text).split('.');
  return `could be ${whole} with three decimals or ${whole}${digits} with a point between thousands, and the column does not tell which; write whole numbers without a point`;
}

/** A whole number as its column writes it. @param isAllowed which numbers may stand there. */
const wholeCell = (
  description: string,
  isAllowed: (number: number) => boolean,
  expected: string,
): ((notation?: Notation) => z.ZodType<number, string>) => {
  return (notation) =>
    cell(
      description,
      (text) => {
        const number = parseInteger(text, notation);
        return number !== undefined && isAllowed(number) ? number : undefined;
      },
      (text) => (notation === 'doubtful' && parseInteger(text) !== undefined ? doubtHint(text) : expected),
    );
};

const integer = wholeCell('heltal', () => true, 'expected a whole number, written as 14560 or 14.560');
const count = wholeCell(
  'antal',
  (number) => number >= 0,
  'expected a count, 0 or more, written as 14560 or 14.560',
);
const place = wholeCell(
  `placering, 1 til ${KOMMUNER.length}`,
  (number) => number >= 1 && number <= KOMMUNER.length,
  `expected a place from 1 to ${KOMMUNER.length}, the number of kommuner`,
);

const numericColumn =
  (cellIn: (notation?: Notation) => z.ZodType<number, string>) =>
  (...aliases: string[]): Column<number | null> => ({
    ...column(maybe(cellIn()), ...aliases),
    numeric: (notation) => maybe(cellIn(notation)),
  });

/** Columns of whole numbers, which are read by the whole column and may be missing. */
export const integerColumn = numericColumn(integer);
export const countColumn = numericColumn(count);
export const placeColumn = numericColumn(place);

/** Per cent from one number to another, with at most two decimals. */
const percentCell = (least: number, description: string) =>
  cell(
    `${description} fra ${least} til 100, højst 2 decimaler`,
    (text) => {
      const share = parsePercent(text, 2);
      return share && share.units >= least * 100 && share.units <= 100 * 100 ? share : undefined;
    },
    (text) =>
      parsePercent(text, 2)
        ? `expected per cent from ${least} to 100`
        : 'expected a number with at most 2 decimals, written as 79,90',
  );

/** A share: no part is less than nothing or more than the whole. */
export const shareCell = percentCell(0, 'procent');

/** The difference of two shares, in percentage points. */
export const pointsCell = percentCell(-100, 'procentpoint');

const periodCell = cell(
  'måned, eller periode 2020M06-2020M08',
  parsePeriodCell,
  () => 'expected a month 2020M08 or a range 2020M06-2020M08',
);

/** Months and ranges of months; other periods that a table has beside them are passed over. */
export const periodColumn: Column<Period> = {
  ...column(periodCell),
  outside: (text) =>
    parsePeriodCell(text) === undefined && isAnyPeriod(text) ? `period ${plainText(text)}` : undefined,
};

export const gruppeCell = cell(
  'ydelse eller Ydelsesgrupper i alt',
  (text): Gruppe | undefined => {
    if (foldedText(text) === I_ALT.toLowerCase()) return GRUPPE_I_ALT;
    const result = ydelseCell.safeParse(text);
    return result.success ? result.data : undefined;
  },
  (text) => ydelseCell.safeParse(text).error?.issues[0]?.message ?? 'expected a ydelsesgruppe',
);

export const fokusmaalCell = cell(
  'Samtaler eller Tilbud',
  (text): Fokusmaal | undefined =>
    ({ samtaler: 'samtaler', tilbud: 'tilbud' })[foldedText(text)] as Fokusmaal | undefined,
  () => 'expected Samtaler or Tilbud',
);

/** A ydelsesgruppe; those outside the measures are passed over. */
export const gruppeColumn: Column<Gruppe> = {
  ...column(gruppeCell, 'Ydelsesgrupper'),
  outside: ydelseOutside,
};

/** Areas of statistics that the reports do not use. */
const areaOutside = (text: string): string | undefined =>
  isOtherArea(text) ? `area ${plainText(text)}` : undefined;

/** jobindsats calls it Area in version 2 of its API and Område in version 3. */
export const areaColumn: Column<Area> = { ...column(areaCell, 'Area', 'Kommune'), outside: areaOutside };

/** The same with the RAR, which some reports use. */
export const areaOrRarColumn: Column<Area> = {
  ...column(areaOrRarCell, 'Area', 'Kommune'),
  outside: (text) => (parseAreaOrRar(text) === undefined ? areaOutside(text) : undefined),
};
