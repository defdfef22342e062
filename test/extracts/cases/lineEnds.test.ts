import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountFault } from '../../../src/extracts/account.js';
import { RecordCounter } from '../../../src/extracts/countRecords.js';
import { filesOf, SEED, stored, tableOf } from './files.js';

const END = fc.constantFrom('\n', '\r\n', '\r');
const HEADER = 'borger_id;dato;samtaletype;form;status';
const row = (i: number): string => `b${i};2020-0${(i % 9) + 1}-1${i % 10};Jobsamtale;Telefon;Afholdt`;

/** What may stand above a header, as a CSV writes it. */
const ABOVE = fc.oneof(
  fc.constantFrom('sep=;', 'Udtræk fra fagsystemet', 'Samtaler;;;;', '', '"Titel; med semikolon";;;;'),
  END.map((end) => `"Samtaler${end}Aalborg Kommune${end}hentet 12-09-2020";;;;`),
);
const NOTE = fc.oneof(
  fc.constantFrom('Note: foreløbige tal', 'Kilde: fagsystemet;;;;', ';;;;', ''),
  END.map((end) => `"Note: tallene${end}er foreløbige";;;;`),
);

/** A file of samtaler with any mixture of line ends, titles and notes. */
const files = fc.record({
  above: fc.array(ABOVE, { maxLength: 4 }),
  notes: fc.array(NOTE, { maxLength: 3 }),
  rows: fc.integer({ min: 1, max: 30 }),
  ends: fc.array(END, { minLength: 1, maxLength: 7 }),
  mark: fc.boolean(),
  lastEnd: fc.boolean(),
});

function textOf({
  above,
  notes,
  rows,
  ends,
  mark,
  lastEnd,
}: typeof files extends fc.Arbitrary<infer T> ? T : never) {
  const lines = [...above, HEADER, ...Array.from({ length: rows }, (_, i) => row(i)), ...notes];
  // Ends by turns, so that each kind comes above, in and below the rows.
  const text = lines
    .map((line, i) => line + (i < lines.length - 1 || lastEnd ? ends[i % ends.length] : ''))
    .join('');
  return (mark ? '\ufeff' : '') + text;
}

describe('line ends of any mixture at any place, titles and notes with line breaks', () => {
  test('are read as the same rows by the reader, and no record is lost', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (file) => {
        const { table, rows, rest } = await tableOf('samtaler', textOf(file));
        expect(rows).toEqual(Array.from({ length: file.rows }, (_, i) => row(i).split(';')));
        expect(table.records).toBe(rows.length + rest.notes.length + rest.blank);
      }),
      { seed: SEED, numRuns: filesOf(40) },
    );
  });

  test('are loaded as the same rows, and the account comes out', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (file) => {
        const { store, rows, accounts, faultText } = await stored({ 'samtaler.csv': textOf(file) });
        store.close();
        expect(faultText).toBe('');
        expect(rows.samtaler).toHaveLength(file.rows);
        expect(accounts[0]).toMatchObject({ rows: file.rows, counted: file.rows, rejected: 0 });
        expect(accountFault(accounts[0]!)).toBeUndefined();
      }),
      { seed: SEED, numRuns: filesOf(6) },
    );
  });

  test.each([
    ['LF after 64 KB of CRLF', '\r\n', '\n'],
    ['CRLF after 64 KB of LF', '\n', '\r\n'],
    ['CR after 64 KB of LF', '\n', '\r'],
    ['LF after 64 KB of CR', '\r', '\n'],
  ])('%s', async (_, before, after) => {
    const first = Array.from({ length: 2000 }, (_, i) => row(i));
    const text = [HEADER, ...first].join(before) + before + [row(2000), row(2001)].join(after) + after;
    expect(text.length).toBeGreaterThan(70_000);
    const { store, rows, faultText } = await stored({ 'samtaler.csv': text });
    store.close();
    expect(faultText).toBe('');
    expect(rows.samtaler).toHaveLength(2002);
  });

  test('a header cell may have a line break, and a text in a row too', async () => {
    const { rows, table } = await tableOf(
      'fuldtidspersoner',
      'Område;Periode;Ydelse;"Fuldtidspersoner i pct.\r\naf befolkningen";"Antal\nfuldtidspersoner"\nAalborg;2018M01;"Kontant\nhjælp";1,9;3200\n',
    );
    expect(table.header).toEqual([
      'Område',
      'Periode',
      'Ydelse',
      'Fuldtidspersoner i pct.\naf befolkningen',
      'Antal\nfuldtidspersoner',
    ]);
    expect(rows).toEqual([['Aalborg', '2018M01', 'Kontant\nhjælp', '1,9', '3200']]);
  });
});

describe('the count of records beside the readers', () => {
  const count = (text: string, pieces = [text.length]) => {
    const counter = new RecordCounter();
    const bytes = Buffer.from(text);
    let at = 0;
    for (const piece of [...pieces, bytes.length]) {
      counter.add(bytes.subarray(at, at + piece));
      at += piece;
    }
    return { records: counter.end(), ends: counter.ends };
  };

  test('knows quotation marks, doubled ones, and those that are none', () => {
    expect(count('a;"b\n\nc";d\n"e ""f""\n";g\n\n\nh').records[';']).toBe(3);
    expect(count('a;b"c;d\ne"f;g\n').records[';']).toBe(2);
    expect(count('a,"b\nc"\n').records).toEqual({ ';': 2, ',': 1, '\t': 2 });
    expect(count('\ufeff"a\nb";c\n').records[';']).toBe(1);
    expect(count('').records[';']).toBe(0);
  });

  test('counts line ends by kind, wherever a piece ends', () => {
    const text = 'a\r\n"b\r\n\r"\n\r\r\nc\r';
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 }), (pieces) => {
        expect(count(text, pieces)).toEqual(count(text));
      }),
      { seed: SEED, numRuns: 200 },
    );
    expect(count(text).ends).toEqual({ lf: 1, crlf: 3, cr: 3 });
  });

  test('is the same line by line as byte by byte', () => {
    const line = fc.constantFrom('a;b', '', ' ', ';', 'ø', '"x\n";y');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, END), { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 }),
        (lines, pieces) => {
          const text = lines.map(([content, end]) => content + end).join('');
          const { records, ends } = count(text, pieces);
          expect(records[';']).toBe(lines.filter(([content]) => content !== '').length);
          expect(ends.lf + ends.crlf + ends.cr).toBe(
            text.replaceAll('\r\n', '\n').match(/[\r\n]/g)?.length ?? 0,
          );
        },
      ),
      { seed: SEED, numRuns: 1000 },
    );
  });
});

test('a row that a reader loses stops the run', () => {
  const account = {
    file: 'samtaler.csv',
    asides: [],
    blank: 0,
    rows: 9,
    counted: 8,
    outside: { 'ydelse SU': 1 },
    rejected: 0,
    records: 10,
  };
  expect(accountFault(account)?.message).toContain('has 10 records below its header, but 9 were read');
  expect(accountFault({ ...account, records: 9 })).toBeUndefined();
  expect(accountFault({ ...account, records: 9, counted: 7 })?.message).toContain('which is not all');
});
