import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDelivery } from '../../src/extracts/delivery.js';
import { CaseStore } from '../../src/store/caseStore.js';
import { buildJson, folderWith, measured } from '../cli/folder.js';

type Tables = Record<string, string[][]>;

/** Rows of each extract, with the spellings of the method. */
const TABLES: Tables = {
  ydelser: [
    ['borger_id', 'kommune', 'ydelse', 'fra', 'til', 'introduktionsprogram'],
    ['æble 1', 'Aalborg', 'Kontanthjælp', '2018-01-01', '', 'nej'],
    ['b2', 'Vesthimmerlands', 'Selvforsørgelses- og hjemrejseydelse mv.', '2018-05-01', '2020-12-31', 'nej'],
    ['b3', 'Aalborg', 'A-dagpenge', '2018-02-03', '2020-08-20', 'nej'],
    ['b4', 'Aalborg', 'Kontanthjælp', '2018-02-03', '', 'ja'],
    ['b5', 'Herning', 'Sygedagpenge', '2018-03-01', '', 'nej'],
  ],
  samtaler: [
    ['borger_id', 'dato', 'samtaletype', 'form', 'status'],
    ...['2020-01-10', '2020-02-10', '2020-07-10', '2020-08-10'].flatMap((day) =>
      ['æble 1', 'b2'].map((id) => [id, day, 'Opfølgningssamtale', 'Personligt fremmøde', 'Afholdt']),
    ),
    ['b3', '2020-08-11', 'Jobsamtale', 'Telefon', 'Udeblevet'],
  ],
  tilbud: [
    ['borger_id', 'tilbudstype', 'fra', 'til'],
    ['b5', 'Løntilskud', '2020-01-01', ''],
  ],
  loentimer: [
    ['borger_id', 'maaned', 'timer'],
    ['b3', '2020-08', '1225.5'],
    ['b3', '2020-07', '-500.25'],
    ['æble 1', '2020-07', '224.99'],
  ].map((row) => [row[0]!, row[1]!, row[2] === '1225.5' ? '725.5' : row[2]!]),
  fritagelser: [
    ['borger_id', 'fritaget_for', 'fra', 'til'],
    ['b2', 'Tilbud', '2018-01-01', ''],
  ],
};

type Rewrite = (row: string[], extract: string, i: number) => string[];

/** Every extract as text. */
function texts(
  tables: Tables,
  separator: string,
  lineEnd: string,
  rewrite: Rewrite = (row) => row,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tables).map(([extract, rows]) => [
      `${extract}.csv`,
      rows.map((row, i) => rewrite([...row], extract, i).join(separator) + lineEnd).join(''),
    ]),
  );
}

const mapTexts = (files: Record<string, string>, change: (text: string) => string | Buffer) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, change(text)]));

const cells =
  (change: (text: string) => string): Rewrite =>
  (row, _, i) =>
    i === 0 ? row : row.map(change);
const decimalComma = cells((text) => (/^-?\d+\.\d+$/.test(text) ? text.replace('.', ',') : text));
const danishDates = cells((text) => text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3-$2-$1'));

const SPELLINGS: Record<string, string> = {
  Aalborg: 'Ålborg Kommune',
  Vesthimmerlands: '820',
  Herning: '657',
  Kontanthjælp: 'KONTANTHJÆLP',
  'Selvforsørgelses- og hjemrejseydelse mv.': 'Integrationsydelse',
  Løntilskud: 'Ansættelse med løntilskud',
  nej: 'N',
  ja: '1',
};
const ALIASES: Record<string, string> = {
  borger_id: 'Pseudonym',
  kommune: 'OMRÅDE',
  ydelse: 'Ydelsestype',
  fra: 'Startdato',
  til: 'Slut',
  dato: 'Samtaledato',
  samtaletype: 'TYPE',
  form: 'Kontaktform',
  tilbudstype: 'type',
  maaned: 'Måned',
  timer: 'Antal timer',
};

const DIALECTS: Record<string, (tables: Tables) => Record<string, string | Buffer>> = {
  'UTF-8, semicolons, LF': (tables) => texts(tables, ';', '\n', decimalComma),
  'a byte order mark and CRLF': (tables) =>
    mapTexts(texts(tables, ';', '\r\n', decimalComma), (text) => `\ufeff${text}`),
  'a byte order mark that was read wrongly': (tables) =>
    mapTexts(texts(tables, ';', '\n'), (text) => `ï»¿${text}`),
  'Windows-1252 and CRLF': (tables) =>
    mapTexts(texts(tables, ';', '\r\n', decimalComma), (text) => Buffer.from(text, 'latin1')),
  'UTF-16, as Excel saves Unicode text': (tables) =>
    mapTexts(texts(tables, '\t', '\r\n', decimalComma), (text) =>
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
    ),
  'commas and decimal points': (tables) => texts(tables, ',', '\n'),
  tabulators: (tables) => texts(tables, '\t', '\n', decimalComma),
  'CR alone': (tables) => texts(tables, ';', '\r'),
  gzip: (tables) =>
    Object.fromEntries(
      Object.entries(texts(tables, ';', '\n')).map(([name, text]) => [`${name}.gz`, gzipSync(text)]),
    ),
  'quoted fields with separators and dates written day first': (tables) =>
    texts(tables, ';', '\n', (row, extract, i) => danishDates(row, extract, i).map((text) => `"${text}"`)),
  'dates with points and slashes, and months by name': (tables) =>
    texts(
      tables,
      ';',
      '\n',
      cells((text) =>
        text
          .replace(/^(\d{4})-(\d\d)-(\d\d)$/, (_, y, m, d) =>
            Number(d) % 2 ? `${d}.${m}.${y}` : `${d}/${m}/${y}`,
          )
          .replace(/^2020-08$/, 'august 2020')
          .replace(/^2020-07$/, '2020M07'),
      ),
    ),
  'other names, columns in another order, and one that nobody reads': (tables) =>
    texts(tables, ';', '\n', (row, _, i) =>
      [
        ...(i === 0 ? row.map((name) => ALIASES[name] ?? name.toUpperCase()) : row),
        i === 0 ? 'Sagsbehandler' : 'x',
      ].reverse(),
    ),
  'old spellings, codes and capital letters': (tables) =>
    texts(
      tables,
      ';',
      '\n',
      cells((text) => SPELLINGS[text] ?? text),
    ),
  'a title above, notes below and blank lines': (tables) =>
    mapTexts(
      texts(tables, ';', '\n'),
      (text) => `Udtræk fra fagsystemet\n${text}\nNote: foreløbige tal\nKilde: fagsystemet;;\n`,
    ),
  'several files of one extract': (tables) => {
    const parts = [0, 1].map((part) => {
      const some = Object.entries(tables).map(([extract, [header, ...rows]]): [string, string[][]] => [
        extract,
        [header!, ...rows.filter((_, i) => i % 2 === part)],
      ]);
      const files = texts(Object.fromEntries(some), ';', '\n');
      return Object.entries(files).map(([name, text]) => [name.replace('.csv', `_del-${part}.csv`), text]);
    });
    return Object.fromEntries(parts.flat());
  },
};

/** The rows of the tables, the ids of all citizens with a mark in front. */
const marked = (mark: string): Tables =>
  Object.fromEntries(
    Object.entries(TABLES).map(([extract, [header, ...rows]]) => [
      extract,
      [header!, ...rows.map(([id, ...fields]) => [`${mark} ${id}`, ...fields])],
    ]),
  );

describe('the same data in another dialect are the same rows of the same citizens', () => {
  /** The citizens of each dialect, from one delivery with the files of all. */
  const read = new Map<string, [string, string[]][]>();
  const NAMES = ['plain', ...Object.keys(DIALECTS)];
  const markOf = (name: string) => `d${NAMES.indexOf(name) + 10}`;
  beforeAll(async () => {
    const files = NAMES.flatMap((name) => {
      const write = DIALECTS[name] ?? ((tables: Tables) => texts(tables, ';', '\n'));
      return Object.entries(write(marked(markOf(name)))).map(([file, text]) => [
        file.replace(/^[a-z]+/, (extract) => `${extract}-${markOf(name)}`),
        text,
      ]);
    });
    const { files: opened } = await openDelivery(await folderWith(Object.fromEntries(files)));
    const store = await CaseStore.load(opened);
    try {
      store.faults.settle();
      for await (const { borgerId, timeline } of store.citizens()) {
        const [mark, ...id] = borgerId.split(' ');
        // The rows of a citizen stand in no order.
        const rows = Object.values(timeline).flatMap((rows) =>
          rows.map((row: object) => JSON.stringify(row)),
        );
        read.set(mark!, [...(read.get(mark!) ?? []), [id.join(' '), rows.sort()]]);
      }
    } finally {
      store.close();
    }
    expect(read.get(markOf('plain'))!.map(([id]) => id)).toEqual(['b2', 'b3', 'b4', 'b5', 'æble 1']);
  });

  test.each(Object.keys(DIALECTS))('%s', (name) => {
    expect(read.get(markOf(name))).toEqual(read.get(markOf('plain')));
  });
});

test('a delivery whose every extract is in a dialect of its own is measured like a plain one, byte for byte', async () => {
  const names = [
    'Windows-1252 and CRLF',
    'UTF-16, as Excel saves Unicode text',
    'gzip',
    'CR alone',
    'tabulators',
  ];
  const mixed = Object.keys(TABLES).flatMap((extract, i) =>
    Object.entries(DIALECTS[names[i]!]!(TABLES)).filter(([file]) => file.startsWith(extract)),
  );
  const expected = await measured(await folderWith(texts(TABLES, ';', '\n')));
  expect(expected.split('\n').length).toBeGreaterThan(40);
  expect(expected).toContain('Aalborg;2020M08;Kontanthjælp;Samtaler;1;1;100,00');
  expect(await measured(await folderWith(Object.fromEntries(mixed)))).toBe(expected);
});

const BENCHMARK = `Area;Periode;Ydelsesgrupper;Forventet og faktisk antal fuldtidspersoner på offentlig forsørgelse: Forventet antal;Forventet og faktisk antal fuldtidspersoner på offentlig forsørgelse: Faktisk antal;Forventet og faktisk antal fuldtidspersoner på offentlig forsørgelse: Forskel mellem forventet og faktisk antal;Forventet og faktisk andel fuldtidspersoner på offentlig forsørgelse: Forventet andel (pct.);Forventet og faktisk andel fuldtidspersoner på offentlig forsørgelse: Faktisk andel (pct.);Forventet og faktisk andel fuldtidspersoner på offentlig forsørgelse: Forskel mellem forventet og faktisk andel (pct. point);Placering på benchmarkranglisten
Aalborg;2020QMAT02;Ydelsesgrupper i alt;14560;14810;250;9,87;10,04;0,17;61
Aalborg;2020QMAT02;A-dagpenge mv.;4900;4900;0;3,32;3,32;0,00;40
Herning;2020QMAT02;Ydelsesgrupper i alt;4980;4860;-120;8,74;8,53;-0,21;23
Hele landet;2020QMAT02;Ydelsesgrupper i alt;..;-;(.);8,80;null;.;
`;

/** The answer of jobindsats in its other forms. */
function answers(text: string): Record<string, Record<string, string | Buffer>> {
  const [header, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(';'));
  const value = (cell: string) => {
    if (['..', '-', '(.)', 'null', '.', ''].includes(cell)) return null;
    return /^-?\d+(,\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : cell;
  };
  const labels = header!.map((name) => (name === 'Area' ? 'Område' : name));
  const data = rows.map((row) => row.map(value));
  const v2 = [
    { TableName: 'Y30R21', Variables: header!.map((Label, i) => ({ Name: `c${i}`, Label })), Data: rows },
  ];
  const objects = data.map((row) => Object.fromEntries(labels.map((label, i) => [label, row[i]])));
  const reversed = [header!, ...rows].map((row) => row.toReversed().join(';'));
  return {
    'version 2 JSON': { 'y30r21.json': JSON.stringify(v2) },
    'version 3 JSON': { 'benchmark.json': JSON.stringify({ columns: labels, rows: data }) },
    'JSON lines': { 'benchmark.ndjson': objects.map((row) => JSON.stringify(row)).join('\n') },
    'a list of JSON objects, packed': { 'y30r21.json.gz': gzipSync(JSON.stringify(objects)) },
    'Windows-1252, CRLF, columns in another order': {
      'benchmark-2020.csv': Buffer.from(`${reversed.join('\r\n')}\r\n`, 'latin1'),
    },
  };
}

/** A report's JSON without what names the files it came from. */
async function reportOf(files: Record<string, string | Buffer>): Promise<string> {
  const report = await buildJson('Aalborg', '2020-08', await folderWith(files));
  expect(report.sources).toHaveLength(1);
  return JSON.stringify({
    ...report,
    sources: [],
    accounts: [],
    tables: { ...report.tables, 'B.2': undefined },
  });
}

describe('the benchmark gives the same report in every form that jobindsats hands it out', () => {
  let expected: string;
  beforeAll(async () => {
    expected = await reportOf({ 'benchmark.csv': BENCHMARK });
    expect(expected).toContain('14560');
  });

  test.each(Object.keys(answers(BENCHMARK)))('%s', async (form) => {
    expect(await reportOf(answers(BENCHMARK)[form]!)).toBe(expected);
  });

  const real = process.env.JOBINDSATS_Y30R21 ?? '';
  test.skipIf(!existsSync(real))('and so does the real table, all of it', async () => {
    const text = (await readFile(real, 'utf8')).replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
    const plain = await reportOf({ 'y30r21.csv': text });
    for (const files of Object.values(answers(text))) expect(await reportOf(files)).toBe(plain);
  });
});
