import { csvText } from '../../extracts/writeCsv.js';
import { type DataTable, HIDDEN, type Value } from './dataTables.js';

/** The sign of a number that may not be shown. */
export const HIDDEN_SIGN = '(.)';

/** A value as text: a decimal comma, nothing between thousands. */
export const valueText = (value: Value): string => {
  if (value === HIDDEN) return HIDDEN_SIGN;
  if (value === null) return '';
  return typeof value === 'number' ? plain(value).replace('.', ',') : String(value);
};

/** A number without an exponent. */
const plain = (value: number): string =>
  /e/.test(String(value)) ? value.toFixed(10).replace(/\.?0+$/, '') : String(value);

/** A table of data as CSV: UTF-8, `;`, decimal comma, LF. */
export const dataCsv = ({ columns, rows }: DataTable): string =>
  csvText([columns.map(({ name }) => name), ...rows.map((row) => row.map(valueText))]);

const TYPES = {
  number: { base: 'decimal', format: { decimalChar: ',' } },
  boolean: { base: 'boolean', format: 'true|false' },
  text: 'string',
};

/** What programs need to know of a table's CSV (W3C, Metadata Vocabulary for Tabular Data, 17 December 2015). */
export function csvMetadata({ name, title, columns }: DataTable, edition: string): string {
  const described = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'da' }],
    url: `${name}.csv`,
    'dc:title': `${title}, ${edition}`,
    'dc:description': `Et tomt felt er et tal, der ikke er der; ${HIDDEN_SIGN} er et tal, der er skjult af hensyn til diskretion.`,
    dialect: { delimiter: ';', encoding: 'utf-8', header: true, lineTerminators: ['\n'] },
    tableSchema: {
      columns: columns.map((column) => ({
        name: column.name.replace(/[^A-Za-z0-9.]/g, '_'),
        titles: column.name,
        datatype: TYPES[column.type],
        null: ['', HIDDEN_SIGN],
      })),
    },
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
