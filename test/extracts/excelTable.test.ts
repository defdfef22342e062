import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packed, xlsx, xlsxParts } from '../../fixtures/xlsx.js';
import { CASE_SCHEMAS } from '../../src/extracts/caseSchemas.js';
import { inspectWorkbook } from '../../src/extracts/excel/inspect.js';
import { workbookTable } from '../../src/extracts/excel/table.js';
import type { SourceTable } from '../../src/extracts/sourceTable.js';

const HEADER = ['borger_id', 'dato', 'samtaletype', 'form', 'status'];
const ROW = ['A1', '2020-08-03', 'Jobsamtale', 'Telefon', 'Afholdt'];
const SHEET = 'xl/worksheets/sheet1.xml';
const WORKBOOKS = 'test/extracts/workbooks';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jcreport-excel-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A table with the rows that it holds. */
interface Walked extends SourceTable {
  all: { row: number | undefined; fields: string[] }[];
}

async function read(bytes: Buffer, name = 'samtaler.xlsx'): Promise<Walked> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return readPath(path, name);
}

async function readPath(path: string, name = 'samtaler.xlsx'): Promise<Walked> {
  const table = await workbookTable({ name, path }, CASE_SCHEMAS.samtaler, 'samtaler');
  const all: Walked['all'] = [];
  for await (const block of table.blocks) all.push(...block.map(({ row, fields }) => ({ row, fields })));
  return { ...table, all };
}

/** A workbook whose sheet has these rows of XML. */
function withRows(rows: string, changes: Record<string, (text: string) => string> = {}): Buffer {
  const parts = xlsxParts([{ name: 'samtaler', rows: [HEADER] }]);
  parts[SHEET] = parts[SHEET]!.replace('</sheetData>', `${rows}</sheetData>`);
  for (const [name, change] of Object.entries(changes)) parts[name] = change(parts[name]!);
  return packed(parts);
}

const remarksOf = ({ remarks }: SourceTable): string => (remarks ?? []).join('\n');

describe('a workbook made by', () => {
  test('openpyxl is read: a merged title, dates with times, a number as an id, a hidden row, a filter', async () => {
    const table = await readPath(join(WORKBOOKS, 'openpyxl.xlsx'));
    expect(table.header).toEqual(HEADER);
    expect(table.above).toEqual([
      { kind: 'title', row: 1, text: 'Udtræk af samtaler pr. 1. september 2020' },
    ]);
    expect(table.all).toEqual([
      { row: 4, fields: ['A0001', '2020-08-03', 'Jobsamtale', 'Telefon', 'Afholdt'] },
      { row: 5, fields: ['A0002', '2020-08-04', 'Opfølgningssamtale', '', 'Afholdt'] },
      { row: 6, fields: ['10003', '2020-08-05', 'Jobsamtale', 'Video', 'Udeblevet'] },
    ]);
    expect(table.records).toBe(3);
    expect(remarksOf(table)).toContain("1 hidden row of the sheet 'samtaler' is read like the others");
    expect(remarksOf(table)).toContain('a filter stands on A3:E6');
  });

  test('LibreOffice is read', async () => {
    const table = await readPath(join(WORKBOOKS, 'libreoffice.xlsx'));
    expect(table.header).toEqual(HEADER);
    expect(table.all.map(({ fields }) => fields.slice(0, 3))).toEqual([
      ['A0001', '2020-08-03', 'Jobsamtale'],
      ['A0002', '2020-08-04', 'Opfølgningssamtale'],
      ['10003', '2020-08-05', 'Jobsamtale'],
    ]);
  });

  test('XlsxWriter is read: rich text, formulas, an error, a share, a truth, a number too long', async () => {
    const table = await readPath(join(WORKBOOKS, 'xlsxwriter.xlsx'));
    expect(table.all).toEqual([
      { row: 2, fields: ['0001', '2020-08-03', 'Jobsamtale', 'Telefon', 'Afholdt'] },
      { row: 3, fields: ['2', '2020-08-04', 'Jobsamtale', 'Video', '#N/A'] },
      { row: 4, fields: ['0,3', '79,9', 'true', '0,0000001', '1.23456789012346E+17'] },
    ]);
  });
});

describe('cells', () => {
  test('are inline texts, rich texts without phonetic readings, and texts that keep their space', async () => {
    const table = await read(
      withRows(
        '<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve"> 007 </t></is></c>' +
          '<c r="B2" t="d"><v>2020-08-03T10:30:00</v></c>' +
          '<c r="C2" t="inlineStr"><is><r><t>Job</t></r><r><rPr><b/></rPr><t>samtale</t></r><rPh sb="0" eb="1"><t>dżob</t></rPh></is></c>' +
          '<c r="D2" t="str"><f>"a"&amp;"b"</f><v>linje_x000D_skift</v></c></row>',
      ),
    );
    expect(table.all).toEqual([
      { row: 2, fields: [' 007 ', '2020-08-03', 'Jobsamtale', 'linje\rskift', ''] },
    ]);
  });

  test('without a reference stand behind the one before, as do rows without a number', async () => {
    const table = await read(
      withRows(
        '<row><c t="str"><v>A1</v></c><c t="str"><v>2020-08-03</v></c></row><row/><row><c t="str"><v>A2</v></c></row>',
      ),
    );
    expect(table.all.map(({ row, fields }) => [row, fields[0]])).toEqual([
      [2, 'A1'],
      [4, 'A2'],
    ]);
  });

  test('that are formulas without a result are told, and are no value', async () => {
    const table = await read(
      withRows('<row r="2"><c r="A2" t="str"><v>A1</v></c><c r="B2"><f>TODAY()</f></c></row>'),
    );
    expect(table.all[0]!.fields[1]).toBe('#BEREGN!');
    expect(remarksOf(table)).toMatch(/1 cells .* formulas without a result \(the first is B2\)/);
  });

  test('beside the table are left out, and told', async () => {
    const rows = [[], ['', ...HEADER], ['', ...ROW, 'husk at rette'], ['x', ...ROW]];
    const table = await read(xlsx([{ name: 'Ark1', rows }]));
    expect(table.header).toEqual(HEADER);
    expect(table.all.map(({ fields }) => fields)).toEqual([ROW, ROW]);
    expect(remarksOf(table)).toMatch(/2 cells .* beside the table .*the first is G3/);
    expect(table.cellOf!(3, 1)).toBe("sheet 'Ark1', cell C3");
  });

  test('with numbers as ids of different lengths are told: their noughts may be lost', async () => {
    const rows = [HEADER, [12, ...ROW.slice(1)], [345, ...ROW.slice(1)]];
    expect(remarksOf(await read(xlsx([{ name: 'Ark1', rows }])))).toMatch(
      /2 cells of the column borger_id hold numbers \(the first is A2/,
    );
    const alike = [HEADER, [123, ...ROW.slice(1)], [345, ...ROW.slice(1)]];
    expect(remarksOf(await read(xlsx([{ name: 'Ark1', rows: alike }])))).toBe('');
  });

  test('count days from 1904 where the workbook says so', async () => {
    const bytes = withRows(
      '<row r="2"><c r="A2" t="str"><v>A1</v></c><c r="B2" s="1"><v>42369</v></c></row>',
      {
        'xl/workbook.xml': (text) => text.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
      },
    );
    expect((await read(bytes)).all[0]!.fields[1]).toBe('2020-01-01');
  });
});

describe('merged cells', () => {
  test('among the rows are refused, since the others would read as empty', async () => {
    const bytes = xlsx([{ name: 'Ark1', rows: [HEADER, ROW, ROW], merges: ['B2:B3'] }]);
    await expect(read(bytes)).rejects.toThrow(/merged cells among its rows \(B2:B3\); unmerge them/);
  });

  test('in titles and in a note below the rows are none of the table', async () => {
    const rows = [['Titel'], HEADER, ROW, ['Note: alle tal er foreløbige']];
    const table = await read(xlsx([{ name: 'Ark1', rows, merges: ['A1:E1', 'A4:E4'] }]));
    expect(table.all).toHaveLength(2);
  });
});

describe('the sheet', () => {
  test('is the one with the name of the extract, and the others are named', async () => {
    const table = await read(
      xlsx([
        { name: 'Forside', rows: [['Udtræk']] },
        { name: 'Samtaler', rows: [HEADER, ROW] },
      ]),
    );
    expect(table.all).toHaveLength(1);
    expect(remarksOf(table)).toContain("only the sheet 'Samtaler' is read; left out 'Forside'");
  });

  test('is the only one that is shown', async () => {
    const parts = xlsxParts([
      { name: 'Lister', rows: [['x']] },
      { name: 'Data', rows: [HEADER, ROW] },
    ]);
    parts['xl/workbook.xml'] = parts['xl/workbook.xml']!.replace(
      'name="Lister"',
      'name="Lister" state="veryHidden"',
    );
    const table = await read(packed(parts));
    expect(table.all).toHaveLength(1);
    expect(remarksOf(table)).toContain("'Lister' (hidden)");
  });

  test('must be told when there are several and none has the name', async () => {
    const bytes = xlsx([
      { name: 'Ark1', rows: [HEADER, ROW] },
      { name: 'Ark2', rows: [HEADER, ROW] },
    ]);
    await expect(read(bytes)).rejects.toThrow(/the sheets 'Ark1', 'Ark2', and none is called samtaler/);
  });
});

describe('refused, with what to do:', () => {
  const inspected = async (bytes: Buffer): Promise<unknown> => {
    const path = join(folder, 'samtaler.xlsx');
    await writeFile(path, bytes);
    return inspectWorkbook(path, 'samtaler.xlsx');
  };
  const compound = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(2000),
  ]);

  test('an old workbook', async () => {
    await expect(inspected(compound)).rejects.toThrow(/old Excel workbook \(\.xls\); .*Save As/);
  });

  test('one behind a password', async () => {
    const encrypted = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le'), compound]);
    await expect(inspected(encrypted)).rejects.toThrow(/protected by a password; .*empty the field/);
  });

  test('a ZIP that is no workbook, a text, an empty file, half a workbook', async () => {
    await expect(inspected(packed({ 'a.csv': 'x' }))).rejects.toThrow(
      /ZIP archive and no Excel workbook \(it holds a\.csv\)/,
    );
    await expect(inspected(Buffer.from('borger_id;dato\n'))).rejects.toThrow(
      /no Excel workbook, whatever its name/,
    );
    await expect(inspected(Buffer.alloc(0))).rejects.toThrow(/is empty/);
    const whole = xlsx([{ name: 'Ark1', rows: [HEADER, ROW] }]);
    await expect(inspected(whole.subarray(0, whole.length / 2))).rejects.toThrow(/no whole Excel workbook/);
  });

  test('OpenDocument and binary workbooks', async () => {
    await expect(
      inspected(packed({ 'content.xml': '<a/>', 'META-INF/manifest.xml': '<a/>' })),
    ).rejects.toThrow(/OpenDocument file; .*save it as/);
    const binary = withRows('', {
      '_rels/.rels': (text) => text.replace('xl/workbook.xml', 'xl/workbook.bin'),
    });
    await expect(inspected(binary)).rejects.toThrow(/binary workbook \(\.xlsb\)/);
  });

  test('values out of other files', async () => {
    const parts = xlsxParts([{ name: 'Ark1', rows: [HEADER, ROW] }]);
    await expect(
      inspected(packed({ ...parts, 'xl/externalLinks/externalLink1.xml': '<a/>' })),
    ).rejects.toThrow(/external links\); .*Break Link/);
  });

  test('a document type, entities, nesting without end', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    for (const part of [SHEET, 'xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/styles.xml', '_rels/.rels'])
      await expect(
        read(withRows('', { [part]: (text) => text.replace('?>\n', `?>\n${bomb}`) })),
        part,
      ).rejects.toThrow(/document type declaration/);
    await expect(read(withRows('<row r="2"><c r="A2" t="str"><v>&b;</v></c></row>'))).rejects.toThrow(
      /no sound XML/,
    );
    await expect(read(withRows('<x>'.repeat(5000)))).rejects.toThrow(/nested too deep/);
  });

  test('rows and cells where no sheet has any', async () => {
    const cell = (ref: string) => `<c r="${ref}" t="str"><v>A1</v></c>`;
    await expect(read(withRows(`<row r="1000000000">${cell('A1000000000')}</row>`))).rejects.toThrow(
      /a row '1000000000' .*rows 1 to 1048576/,
    );
    await expect(
      read(withRows(`<row r="2">${cell('A2')}</row><row r="2">${cell('A2')}</row>`)),
    ).rejects.toThrow(/a row '2' after row 2/);
    await expect(read(withRows(`<row r="2">${cell('XFE2')}</row>`))).rejects.toThrow(/a cell 'XFE2'/);
    await expect(read(withRows(`<row r="2">${cell('B2')}${cell('A2')}</row>`))).rejects.toThrow(
      /does not stand there/,
    );
    await expect(read(withRows('<row r="2"><c r="A2" t="s"><v>99</v></c></row>'))).rejects.toThrow(
      /A2 refers to a text that the workbook lacks/,
    );
  });

  test('a ZIP bomb, before it is unpacked, in little memory and time', async () => {
    const parts = xlsxParts([{ name: 'Ark1', rows: [HEADER, ROW] }]);
    const bomb = packed({ ...parts, [SHEET]: ' '.repeat(40_000_000) });
    const before = process.memoryUsage().rss;
    const started = performance.now();
    await expect(read(bomb)).rejects.toThrow(/is refused: its part xl\/worksheets\/sheet1\.xml unpacks from/);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  test('a part that unpacks to more than the archive says', async () => {
    const bytes = withRows(`<row r="2"><c r="A2" t="str"><v>${'x'.repeat(5000)}</v></c></row>`);
    const at = bytes.lastIndexOf(SHEET);
    // The length in the archive's list stands 22 bytes before the name.
    bytes.writeUInt32LE(100, at - 22);
    await expect(read(bytes)).rejects.toThrow(/no whole Excel workbook \(.*bytes/);
  });

  test('a text without end', async () => {
    const noise = Array.from({ length: 300_000 }, (_, i) => `${(i * 7919) % 1_000_003} `).join('');
    await expect(
      read(withRows(`<row r="2"><c r="A2" t="str"><v>${noise}${noise}</v></c></row>`)),
    ).rejects.toThrow(/a text in it is longer than any cell/);
  });
});
