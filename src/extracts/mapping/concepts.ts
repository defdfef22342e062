import { CASE_SCHEMAS } from '../caseSchemas.js';
import type { Column, Columns } from '../columns.js';
import type { ExtractName } from '../extractName.js';
import { JOBINDSATS_SCHEMAS } from '../jobindsats/schemas.js';
import { WORD_COLUMNS } from '../wordColumns.js';

/** The columns of every extract, by its name. */
export const COLUMNS_OF: Readonly<Record<ExtractName, Columns>> = {
  ...CASE_SCHEMAS,
  ...(Object.fromEntries(
    Object.entries(JOBINDSATS_SCHEMAS).map(([name, { columns }]) => [name, columns]),
  ) as Record<keyof typeof JOBINDSATS_SCHEMAS, Columns>),
};

/** A sort of words that a mapping may translate, whatever extract they stand in. */
export interface Concept {
  name: string;
  /** The columns that hold such words, in the case extracts and in those of jobindsats. */
  columns: readonly string[];
  /** Columns that read the program's own words for it; the first one tells what is wrong with a word. */
  own: readonly Column[];
}

const { samtaler, tilbud, fritagelser, ydelser } = COLUMNS_OF;
const { benchmark, fokusmaal, fuldtidspersoner } = COLUMNS_OF;

/** Everything whose words a mapping may translate. */
export const CONCEPTS: readonly Concept[] = [
  {
    name: 'ydelse',
    columns: WORD_COLUMNS.ydelse,
    own: [ydelser.ydelse!, fokusmaal.Ydelsesgruppe!, benchmark.Ydelsesgrupper!],
  },
  {
    name: 'kommune',
    columns: WORD_COLUMNS.kommune,
    own: [ydelser.kommune!, fuldtidspersoner.Område!],
  },
  { name: 'samtaletype', columns: WORD_COLUMNS.samtaletype, own: [samtaler.samtaletype!] },
  { name: 'form', columns: WORD_COLUMNS.form, own: [samtaler.form!] },
  { name: 'status', columns: WORD_COLUMNS.status, own: [samtaler.status!] },
  { name: 'tilbudstype', columns: WORD_COLUMNS.tilbudstype, own: [tilbud.tilbudstype!] },
  { name: 'fritaget_for', columns: WORD_COLUMNS.fritaget_for, own: [fritagelser.fritaget_for!] },
  {
    name: 'introduktionsprogram',
    columns: WORD_COLUMNS.introduktionsprogram,
    own: [ydelser.introduktionsprogram!],
  },
];

/** The concept whose words a column holds, if any. */
export const conceptOf = (column: string): Concept | undefined =>
  CONCEPTS.find(({ columns }) => columns.includes(column));

/** Whether the program knows a word by itself, though it be as one whose rows are passed over. */
export const isOwnWord = ({ own }: Concept, text: string): boolean =>
  own.some(({ cell, outside }) => outside?.(text) !== undefined || cell.safeParse(text).success);

/** What the program says to a word that it does not know. */
export const unknownWord = ({ own }: Concept, text: string): string =>
  own[0]!.cell.safeParse(text).error?.issues[0]?.message ?? 'it is not known';
