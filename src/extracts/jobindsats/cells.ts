import type { Fokusmaal } from '../../domain/fokusmaal.js';
import {
  type Area,
  HELE_LANDET,
  HELE_LANDET_NAME,
  maybeKommune,
  maybeRar,
  nearestKommuner,
} from '../../domain/kommuner.js';
import { GRUPPE_I_ALT, type Gruppe, I_ALT } from '../../domain/ydelse.js';
import { cell, ydelseCell } from '../cells.js';
import { column } from '../columns.js';
import { parseDecimal, parseInteger, parsePeriodCell } from '../values.js';

/** A cell that names an area the reports do not use: a region, a RAR, "Uoplyst område". */
export const OTHER_AREA = -1;

const OTHER_AREAS = /^(rar|amk|region|uoplyst|arbejdsmarkedskontor)\b/i;

function parseArea(text: string): Area | undefined {
  if (text.trim().toLowerCase() === HELE_LANDET_NAME.toLowerCase()) return HELE_LANDET;
  return maybeKommune(text)?.code ?? (OTHER_AREAS.test(text.trim()) ? OTHER_AREA : undefined);
}

const nearestAreas = (text: string): string =>
  `expected Hele landet or one of the 98 kommuner; nearest: ${nearestKommuner(text).join(', ')}`;

export const areaCell = cell('kommune (navn eller kode) eller Hele landet', parseArea, nearestAreas);

/** The same, and the regional labour market councils: `RAR Nordjylland`. */
export const areaOrRarCell = cell(
  'kommune (navn eller kode), RAR eller Hele landet',
  (text): Area | undefined => {
    const rar = /^rar (.+)$/i.exec(text.trim());
    return (rar && maybeRar(rar[1]!)) ?? parseArea(text);
  },
  nearestAreas,
);

export const integerCell = cell(
  'heltal',
  parseInteger,
  () => 'expected a whole number, written as 14560 or 14.560',
);
export const decimalCell = (decimals: number) =>
  cell(
    `tal med højst ${decimals} decimaler`,
    (text) => parseDecimal(text, decimals),
    () => `expected a number with at most ${decimals} decimals, written as 79,90`,
  );

export const countCell = cell(
  'antal',
  (text) => {
    const count = parseInteger(text);
    return count !== undefined && count >= 0 ? count : undefined;
  },
  () => 'expected a count, 0 or more, written as 14560 or 14.560',
);

export const periodCell = cell(
  'måned, eller periode 2020M06-2020M08',
  parsePeriodCell,
  () => 'expected a month 2020M08 or a range 2020M06-2020M08',
);

export const gruppeCell = cell(
  'ydelse eller Ydelsesgrupper i alt',
  (text): Gruppe | undefined => {
    if (text.trim().toLowerCase() === I_ALT.toLowerCase()) return GRUPPE_I_ALT;
    const result = ydelseCell.safeParse(text);
    return result.success ? result.data : undefined;
  },
  (text) => ydelseCell.safeParse(text).error?.issues[0]?.message ?? 'expected a ydelsesgruppe',
);

export const fokusmaalCell = cell(
  'Samtaler eller Tilbud',
  (text): Fokusmaal | undefined =>
    ({ samtaler: 'samtaler', tilbud: 'tilbud' })[text.trim().toLowerCase()] as Fokusmaal | undefined,
  () => 'expected Samtaler or Tilbud',
);

/** jobindsats calls it Area in version 2 of its API and Område in version 3. */
export const areaColumn = column(areaCell, 'Area', 'Kommune');
