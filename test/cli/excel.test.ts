import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packed, type XlsxValue, xlsx, xlsxParts } from '../../fixtures/xlsx.js';
import { published } from './deliveries.js';
import { csv, folderWith, run } from './folder.js';

const YDELSER = csv('borger_id;kommune;ydelse;fra;til', 'B1;Aalborg;Kontanthjælp;2018-01-01;');
const HEADER = ['borger_id', 'dato', 'samtaletype', 'status'];
const sheet = (...rows: XlsxValue[][]): Buffer => xlsx([{ name: 'Ark1', rows: [HEADER, ...rows] }]);

const check = async (files: Record<string, Buffer | string>) =>
  run('check', '--data', await folderWith({ 'ydelser.csv': YDELSER, ...files }));

describe('an extract in Excel', () => {
  test('is read like the same one in CSV, whatever its name ends on', async () => {
    const rows = ['2019-10-01', '2019-11-01', '2019-12-01', '2020-01-02'].map((day) => [
      'B1',
      day,
      'Jobsamtale',
      'Afholdt',
    ]);
    const measured = async (name: string, bytes: Buffer | string): Promise<string> => {
      const data = await folderWith({ 'ydelser.csv': YDELSER, [name]: bytes });
      const out = join(await folderWith(), 'maalt.csv');
      const months = ['--from', '2020-08', '--to', '2020-08'];
      const { status, err } = await run('measure', ...months, '--data', data, '--out', out);
      expect(status, err).toBe(0);
      return readFile(out, 'utf8');
    };
    const expected = await measured('samtaler.csv', csv(...[HEADER, ...rows].map((row) => row.join(';'))));
    expect(expected).toContain('Aalborg;2020M08;Ydelsesgrupper i alt;Samtaler;1;1;100,00');
    expect(await measured('samtaler-2020.xlsx', sheet(...rows))).toBe(expected);
    expect(await measured('samtaler.csv', sheet(...rows))).toBe(expected);
  });

  test('has faults with sheet and cell', async () => {
    const parts = xlsxParts([{ name: 'Ark1', rows: [HEADER, ['B1', 'x', 'Jobsamtale', 'Afholdt']] }]);
    const name = 'xl/worksheets/sheet1.xml';
    parts[name] = parts[name]!.replace(/<c r="B2" t="s"><v>\d+<\/v><\/c>/, '<c r="B2" t="e"><v>#N/A</v></c>');
    const { status, out } = await check({ 'samtaler.xlsx': packed(parts) });
    expect(status).toBe(2);
    expect(out).toMatch(/samtaler\.xlsx, sheet 'Ark1', cell B2 column dato has '#N\/A'/);
  });

  test('shows no CPR number', async () => {
    const row = ['010180-1234', '2020-08-03', '010180-1234', 'Afholdt'];
    const { status, out, err } = await check({ 'samtaler.xlsx': sheet(row) });
    expect(status).toBe(2);
    expect(out + err).not.toContain('010180-1234');
    const parts = xlsxParts([
      { name: '010180-1234', rows: [HEADER, ['B1', '2020-08-03', 'Jobsamtale', 'Afholdt']] },
    ]);
    const sheetName = 'xl/worksheets/sheet1.xml';
    parts[sheetName] = parts[sheetName]!.replace('<row r="2">', '<row r="2" hidden="1">');
    const hidden = packed(parts);
    const named = await check({ 'samtaler-010180-1234.xlsx': hidden });
    expect(named.out).toContain("1 hidden row of the sheet '010180-****'");
    expect(named.out + named.err).not.toContain('010180-1234');
  });

  test('that is old, or packed, is refused with what to do', async () => {
    const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]);
    const { status, out } = await check({ 'samtaler.xls': old });
    expect(status).toBe(2);
    expect(out).toContain('is an old Excel workbook (.xls); open it in Excel, choose File > Save As');
  });

  test('is told of hidden rows', async () => {
    const parts = xlsxParts([
      { name: 'Ark1', rows: [HEADER, ['B1', '2020-08-03', 'Jobsamtale', 'Afholdt']] },
    ]);
    const name = 'xl/worksheets/sheet1.xml';
    parts[name] = parts[name]!.replace('<row r="2">', '<row r="2" hidden="1">');
    const { status, out } = await check({ 'samtaler.xlsx': packed(parts) });
    expect(status, out).toBe(0);
    expect(out).toContain("1 hidden row of the sheet 'Ark1' is read like the others");
  });
});

test('a plan in Excel is the plan in CSV', async () => {
  const rows: XlsxValue[][] = [
    ['kommune', 'år', 'overskrift', 'mål', 'ydelse', 'niveau', 'niveau før'],
    ['Aalborg', 2019, 'Færre', 'Højst så mange', 'Kontanthjælp', 2900, 3100.0],
  ];
  const asJson = async (files: Record<string, Buffer | string>) => {
    const { status, out } = await run(
      ...['check', '--json', '--data', await folderWith({ ...published(['Aalborg']), ...files })],
    );
    expect(status, out).toBe(0);
    return JSON.parse(out).plans.map(({ file: _, ...plan }: { file: string }) => plan);
  };
  const inExcel = await asJson({ 'plan.xlsx': xlsx([{ name: 'Mål', rows }]) });
  expect(inExcel).toHaveLength(1);
  expect(inExcel).toEqual(await asJson({ 'plan.csv': csv(...rows.map((row) => row.join(';'))) }));
});
