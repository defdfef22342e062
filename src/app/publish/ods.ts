import { strToU8, zipSync } from 'fflate';
import { html, ready } from '../../formats/html/escape.js';
import { valueText } from './csvw.js';
import { type DataTable, HIDDEN, type Value } from './dataTables.js';

const MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const MANIFEST = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${MIMETYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
`;
const SPACES = ['office', 'table', 'text']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

const textCell = (text: string) =>
  html`<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;

/** A number is one to the program that opens the workbook, whatever decimal mark it uses. */
function cell(value: Value) {
  if (value === null) return html`<table:table-cell/>`;
  if (typeof value === 'number')
    return html`<table:table-cell office:value-type="float" office:value="${value}"><text:p>${valueText(value)}</text:p></table:table-cell>`;
  if (typeof value === 'boolean')
    return html`<table:table-cell office:value-type="boolean" office:boolean-value="${String(value)}"><text:p>${value ? 'SAND' : 'FALSK'}</text:p></table:table-cell>`;
  return textCell(value === HIDDEN ? valueText(value) : value);
}

/** Tables of data as one workbook, a sheet each (OpenDocument 1.2). Equal tables give equal bytes. */
export function odsWorkbook(tables: readonly DataTable[]): Buffer {
  const sheets = tables.map(({ title, columns, rows }) => {
    const lines = [
      html`<table:table-row>${columns.map(({ name }) => textCell(name))}</table:table-row>\n`,
      ...rows.map((row) => html`<table:table-row>${row.map(cell)}</table:table-row>\n`),
    ];
    return html`<table:table table:name="${title}"><table:table-column table:number-columns-repeated="${columns.length}"/>${lines}</table:table>\n`;
  });
  const content = html`<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ${ready(SPACES)} office:version="1.2"><office:body><office:spreadsheet>
${sheets}</office:spreadsheet></office:body></office:document-content>
`;
  // The first file is not packed, so that programs know the workbook by its first bytes.
  const files = {
    mimetype: [strToU8(MIMETYPE), { level: 0 as const }],
    'content.xml': strToU8(content.markup),
    'META-INF/manifest.xml': strToU8(MANIFEST),
  } satisfies Parameters<typeof zipSync>[0];
  return Buffer.from(zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) }));
}
