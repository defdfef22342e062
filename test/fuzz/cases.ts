import { gzipSync } from 'node:zlib';
import { Chance } from '../../fixtures/random.js';

/** A whole number from 0 up to, not including, another. */
const below = (chance: Chance, end: number): number => chance.int(0, Math.max(0, end - 1));

const lines = (...rows: string[]): string => `${rows.join('\n')}\n`;
const numbered = (count: number, row: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => row(i));
const two = (n: number): string => String(n).padStart(2, '0');

/** A delivery as it may come, small. */
const SOUND: Readonly<Record<string, string>> = {
  'ydelser.csv': lines(
    'borger_id;kommune;ydelse;fra;til;introduktionsprogram',
    ...numbered(
      40,
      (i) =>
        `b${i};${['Aalborg', '657', 'Ålborg Kommune'][i % 3]};${['Kontanthjælp', 'A-dagpenge', 'SHO', 'Fleksjob'][i % 4]};2018-${two((i % 12) + 1)}-01;${i % 5 ? '' : '2020-08-15'};${i % 7 ? 'nej' : 'ja'}`,
    ),
  ),
  'samtaler.csv': lines(
    'borger_id;dato;samtaletype;form;status',
    ...numbered(
      120,
      (i) =>
        `b${i % 45};${two((i % 28) + 1)}-${two((i % 12) + 1)}-20${i % 2 ? '19' : '20'};Jobsamtale;${['Telefon', '', 'Personligt fremmøde'][i % 3]};Afholdt`,
    ),
  ),
  'tilbud.csv': lines(
    'borger_id;tilbudstype;fra;til',
    ...numbered(30, (i) => `b${i};Virksomhedspraktik;2020-0${(i % 8) + 1}-01;`),
  ),
  'loentimer.csv': lines(
    'borger_id;maaned;timer',
    ...numbered(30, (i) => `b${i};2020M${two((i % 8) + 1)};${i * 7},5`),
  ),
  'fritagelser.csv': lines(
    'borger_id;fritaget_for;fra;til',
    'b1;Begge;01.01.2019;',
    'b2;Tilbud;2019-01-01;2019-02-01',
  ),
  'benchmark.csv': lines(
    'Area;Periode;Ydelsesgrupper;Forventet antal;Faktisk antal;Forskel antal;Forventet andel;Faktisk andel;Forskel andel;Placering',
    'Aalborg;2020QMAT02;Ydelsesgrupper i alt;14.560;14810;250;9,87;10,04;0,17;61',
    'Herning;2020QMAT02;Ydelsesgrupper i alt;4980;4860;-120;8,74;8,53;−0,21;23',
    'Hele landet;2020QMAT02;A-dagpenge mv.;-;..;(.);null;.;;',
  ),
  'fokusmaal.csv': lines(
    'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt;Andel (pct.)',
    ...['Aalborg', 'Herning', 'Hele landet'].flatMap((area) =>
      ['2020M06', '2020M07', '2020M08', '2020M06-2020M08'].flatMap((period) =>
        ['Samtaler', 'Tilbud'].map((f) => `${area};${period};Ydelsesgrupper i alt;${f};120;90;75,00`),
      ),
    ),
  ),
  'tidligindsats.json': JSON.stringify({
    columns: ['Område', 'Periode', 'Ydelsesgruppe', 'Fokusmål', 'Antal borgere', 'Antal opfyldt'],
    rows: [['Aalborg', '2020M01', 'Ydelsesgrupper i alt', 'Samtaler', 20, 12]],
  }),
  'samtaletal.csv': lines('Kommune;Periode;Samtaletype;Antal', 'Aalborg;2020M08;Jobsamtale;1.234'),
  'fuldtidspersoner.csv': lines(
    'Område;Periode;Ydelse;Antal fuldtidspersoner',
    ...['Aalborg', 'RAR Nordjylland', 'Hele landet'].flatMap((area, a) =>
      numbered(
        20,
        (i) => `${area};20${19 + Math.floor(i / 12)}M${two((i % 12) + 1)};Kontanthjælp;${(a + 1) * 1000 + i}`,
      ),
    ),
  ),
  'amk-kontakter.csv': lines(
    'Kommune;Fokusmål;Indledende kontakt;Ønsker bistand;Foretaget afdækning;Indsats',
    'Aalborg;Tilbud;01-08-2020;Ja;;Møde',
  ),
  'plan.csv': lines(
    'kommune;år;overskrift;mål;ydelse;ændring;antal;inden;nået;pr;enhed;delmål;andel;ikke målbar;kommentar',
    'Aalborg;2020;A;Færre;Kontanthjælp;-3,0;;;;;;;;;**Ja**',
    'Aalborg;2020;B;Flere;;;50;2020-12-31;20;2020-06-30;aftaler;;;;',
    'Aalborg;2020;C;I job;;;;;5,7;;;1 år;10;;',
    'Aalborg;2020;D;Ikke;;;;;;;;;;Uden tal;',
  ),
};

const ODD_CELLS = [
  '',
  ' ',
  '"',
  '""',
  '"åben',
  ';;;',
  '=HYPERLINK("http://example.org";"x")',
  '@SUM(A1)',
  '-',
  '(.)',
  'null',
  'NaN',
  '1e309',
  '-0',
  '99999999999999999999',
  '2020-02-30',
  '31/12/2100',
  '01-01-1990',
  '2020M13',
  'Aalbrog',
  'Kontanthjælpp',
  '010180-1234',
  '0101801234',
  '\ud83d\ude00',
  '\u0000',
  '\u00a0',
  'x'.repeat(5000),
  '__proto__',
  'constructor',
  "'; DROP TABLE ydelser; --",
  '../../etc/passwd',
];

type Files = Map<string, Buffer>;
type Mutator = (files: Files, chance: Chance) => void;

/** Mutates one file, chosen by chance. */
const onFile =
  (change: (content: Buffer, chance: Chance, name: string) => Buffer): Mutator =>
  (files, chance) => {
    const names = [...files.keys()];
    if (names.length === 0) return;
    const name = chance.pick(names);
    files.set(name, change(files.get(name)!, chance, name));
  };

/** Mutates a file as a table of lines. */
const onLines = (change: (rows: string[], chance: Chance) => string[]): Mutator =>
  onFile((content, chance) => Buffer.from(change(content.toString('utf8').split('\n'), chance).join('\n')));

const anyBytes = (chance: Chance, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => below(chance, 256)));

const MUTATORS: readonly Mutator[] = [
  // Bytes
  onFile((content, chance) => {
    const copy = Buffer.from(content);
    for (let i = below(chance, 20); i >= 0 && copy.length > 0; i -= 1)
      copy[below(chance, copy.length)] = below(chance, 256);
    return copy;
  }),
  onFile((content, chance) => content.subarray(0, below(chance, content.length + 1))),
  onFile((content, chance) => {
    const at = below(chance, content.length + 1);
    return Buffer.concat([
      content.subarray(0, at),
      anyBytes(chance, below(chance, 50)),
      content.subarray(at),
    ]);
  }),
  onFile((content, chance) => {
    const at = below(chance, content.length + 1);
    const piece = content.subarray(at, at + below(chance, 2000));
    return Buffer.concat([content, piece, piece]);
  }),
  onFile((_, chance) => anyBytes(chance, below(chance, 300))),
  onFile(() => Buffer.alloc(0)),
  onFile((content) => Buffer.concat([Buffer.from('PK\u0003\u0004'), content])),
  onFile(() => Buffer.from('Forkert nøgle eller nøglen er udløbet.')),
  onFile(() => Buffer.from('<!DOCTYPE html><html><body>Log ind</body></html>')),
  // Encodings and packing
  onFile((content) => Buffer.from(content.toString('utf8'), 'latin1')),
  onFile((content) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), content])),
  onFile((content) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content.toString('utf8'), 'utf16le')]),
  ),
  onFile((content) => Buffer.from(`ï»¿${content.toString('utf8')}`)),
  onFile((content) => gzipSync(content)),
  onFile((content, chance) => {
    const packed = gzipSync(content);
    return packed.subarray(0, below(chance, packed.length));
  }),
  // Lines, separators, columns
  onFile((content, chance) =>
    Buffer.from(content.toString('utf8').replaceAll(';', chance.pick([',', '\t', '|', ';;', ' ; ']))),
  ),
  onFile((content, chance) =>
    Buffer.from(
      content.toString('utf8').replaceAll('\n', chance.pick(['\r\n', '\r', '\n\n', '\n;;;\n', ' '])),
    ),
  ),
  onLines((rows, chance) => {
    const column = below(chance, 6);
    return rows.map((row) =>
      row
        .split(';')
        .filter((_, i) => i !== column)
        .join(';'),
    );
  }),
  onLines((rows) => rows.map((row) => row.split(';').reverse().join(';'))),
  onLines((rows) => rows.map((row) => `${row};${row.split(';')[0]}`)),
  onLines((rows) => rows.slice(1)),
  onLines((rows, chance) => [
    chance.pick(['Udtræk fra Momentum', '', ';;;', 'Rapport;;']),
    ...rows,
    'Note: foreløbige tal',
    'Kilde: x;;;',
  ]),
  onLines((rows, chance) => {
    const at = below(chance, rows.length);
    const cells = rows[at]!.split(';');
    cells[below(chance, cells.length)] = chance.pick(ODD_CELLS);
    return rows.with(at, cells.join(';'));
  }),
  onLines((rows, chance) => {
    const at = below(chance, rows.length);
    return rows.with(at, rows[at]!.replace(/[^;]+/, `"${'x'.repeat(below(chance, 3000))}\n"`));
  }),
  onLines((rows, chance) => [...rows, ...rows.slice(1 + below(chance, rows.length))]),
  onLines((rows) => [Array.from({ length: 3000 }, (_, i) => `k${i}`).join(';'), ...rows]),
  onLines((rows, chance) => [...rows, 'y'.repeat(below(chance, 2) ? 1_500_000 : 70_000)]),
  onLines((rows, chance) => ['z'.repeat(below(chance, 2) ? 100_000 : 10), ...rows]),
  // JSON
  onFile((_, chance) =>
    Buffer.from(
      chance.pick([
        '[',
        '{}',
        '[]',
        'null',
        '[null]',
        '{"columns":[],"rows":[]}',
        '{"columns":["Område"],"rows":[[1,2,3]]}',
        '[{"Variables":[],"Data":[[]]}]',
        '[{"Variables":[{"Name":"a","Label":"Periode"}],"Data":[[{}]]}]',
        '{"code":422,"cause":"Unknown period type: M","request_id":"x"}',
        '{"Område":"Aalborg"}\n{"Periode":',
        '['.repeat(20_000),
        '{"a":'.repeat(5000),
      ]),
    ),
  ),
  // Files
  (files, chance) => {
    const names = [...files.keys()];
    const [a, b] = [chance.pick(names), chance.pick(names)];
    const [x, y] = [files.get(a)!, files.get(b)!];
    files.set(a, y);
    files.set(b, x);
  },
  (files, chance) => {
    const name = chance.pick([...files.keys()]);
    const content = files.get(name)!;
    const stem = name.replace(/\..*$/, '');
    files.delete(name);
    files.set(
      `${stem}${chance.pick(['.csv.gz', '.txt', '-2020.csv', '.xlsx', '.json', '.ndjson', 'x.csv', '.CSV'])}`,
      content,
    );
  },
  (files, chance) => {
    files.delete(chance.pick([...files.keys()]));
  },
  (files, chance) => {
    const name = chance.pick([...files.keys()]);
    files.set(name.replace('.', '-kopi.'), files.get(name)!);
  },
];

/** A delivery in which up to five things are wrong. */
export function makeDelivery(seed: number): Record<string, Buffer> {
  const chance = new Chance(seed);
  const files: Files = new Map(Object.entries(SOUND).map(([name, text]) => [name, Buffer.from(text)]));
  for (let i = below(chance, 5); i >= 0; i -= 1) if (files.size > 0) chance.pick(MUTATORS)(files, chance);
  return Object.fromEntries(files);
}

/** A call of the program on a delivery. */
export function makeCall(seed: number, data: string, out: string): string[] {
  const chance = new Chance(seed + 7);
  const kommune = ['--kommune', 'Aalborg'];
  const calls: string[][] = [
    ['check', ...(below(chance, 2) ? ['--json'] : [])],
    ['check', '--tolerate', '1000', '--allow-cpr'],
    [
      'measure',
      '--from',
      '2020-06',
      '--to',
      '2020-08',
      '--out',
      `${out}/f.csv`,
      '--tolerate',
      String(below(chance, 60)),
    ],
    ['measure', '--early', '--from', '2019-01', '--to', '2020-08', '--out', `${out}/t.csv`],
    ['build', ...kommune, '--month', '2020-08', '--out', out, '--format', 'json', '--tolerate', '20'],
    ['build', ...kommune, '--month', '2020-08', '--out', out, '--format', 'json', '--json'],
    ['explain', '--borger', `b${below(chance, 40)}`, '--month', '2020-08'],
    [
      'build',
      '--rapport',
      'tilsynsnotat',
      ...kommune,
      '--month',
      '2020-08',
      '--out',
      out,
      '--format',
      'json',
      '--scenarie',
      '50',
    ],
    [
      'build',
      '--rapport',
      'beskaeftigelsesplan',
      ...kommune,
      '--month',
      '2020-08',
      '--out',
      out,
      '--format',
      'json',
    ],
    [
      'build',
      '--rapport',
      'opfoelgning',
      '--month',
      '2020-08',
      '--out',
      out,
      '--format',
      'json',
      '--tolerate',
      '9',
    ],
    ['gap', ...kommune, '--month', '2020-08', '--list', `${out}/l.csv`],
  ];
  return [...chance.pick(calls), '--data', data];
}
