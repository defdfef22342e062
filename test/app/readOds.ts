import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { expect } from 'vitest';

/** The cells of a workbook, sheet by sheet, row by row: numbers as numbers. */
export function readOds(file: Uint8Array): Record<string, (string | number | boolean)[][]> {
  const files = unzipSync(file);
  expect(Object.keys(files)[0]).toBe('mimetype');
  const sheets: Record<string, (string | number | boolean)[][]> = {};
  let rows: (string | number | boolean)[][] = [];
  let text = '';
  let value: number | boolean | undefined;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'table:table') {
      rows = [];
      sheets[String(attributes['table:name'])] = rows;
    }
    if (name === 'table:table-row') rows.push([]);
    if (name !== 'table:table-cell') return;
    text = '';
    const type = attributes['office:value-type'];
    value =
      type === 'float'
        ? Number(attributes['office:value'])
        : type === 'boolean'
          ? attributes['office:boolean-value'] === 'true'
          : undefined;
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'table:table-cell') rows.at(-1)!.push(value ?? text);
  });
  parser.write(strFromU8(files['content.xml']!)).close();
  return sheets;
}
