import { gzipSync } from 'node:zlib';
import type { Chance } from '../../fixtures/random.js';
import { excelDate, type XlsxValue, xlsx } from '../../fixtures/xlsx.js';
import { type Day, formatDay } from '../../src/domain/day.js';
import { areaName } from '../../src/domain/kommuner.js';
import {
  FRITAGELSER,
  SAMTALEFORMER,
  SAMTALESTATUS,
  SAMTALETYPER,
  TILBUDSTYPER,
  type Word,
} from '../../src/domain/vocabulary.js';
import { YDELSER } from '../../src/domain/ydelser.js';
import type { Extract, Fields, Meaning } from './meaning.js';

/** How one file is written. */
interface Notation {
  form: 'csv' | 'gzip' | 'xlsx';
  separator: string;
  lineEnd: () => string;
  encoding: 'utf-8' | 'bom' | 'windows-1252' | 'utf-16le';
  quoted: boolean;
  date: (day: Day) => string;
  openEnd: string;
  number: (units: number) => string;
  month: (month: string) => string;
}

/** Names that each extract's columns may have, and the way its cells are written. */
const COLUMNS: Readonly<Record<Extract, readonly (readonly [name: string, ...others: string[]])[]>> = {
  ydelser: [
    ['borger_id', 'borger', 'id', 'pseudonym'],
    ['kommune', 'kommunekode', 'område'],
    ['ydelse', 'ydelsesgruppe', 'ydelsestype'],
    ['fra', 'startdato', 'start'],
    ['til', 'slutdato', 'slut'],
    ['introduktionsprogram'],
  ],
  samtaler: [
    ['borger_id', 'borger', 'id', 'pseudonym'],
    ['dato', 'samtaledato'],
    ['samtaletype', 'type'],
    ['form', 'kontaktform'],
    ['status'],
  ],
  tilbud: [
    ['borger_id', 'borger', 'id'],
    ['tilbudstype', 'type'],
    ['fra', 'startdato'],
    ['til', 'slutdato'],
  ],
  loentimer: [
    ['borger_id', 'borger', 'pseudonym'],
    ['maaned', 'måned', 'periode'],
    ['timer', 'antal timer'],
  ],
  fritagelser: [['borger_id', 'id'], ['fritaget_for'], ['fra', 'start'], ['til', 'slut']],
};

const danish = (day: Day, sign: string): string => formatDay(day).split('-').reverse().join(sign);

const DATES: readonly ((day: Day) => string)[] = [
  formatDay,
  (day) => danish(day, '-'),
  (day) => danish(day, '.'),
  (day) => danish(day, '/'),
  (day) => `${formatDay(day)} 00:00:00`,
  (day) => `${formatDay(day)}T10:30:00`,
  (day) => `${formatDay(day)} 23:59:59.997`,
  (day) => `${danish(day, '-')} 10:30`,
];

const NAMES = ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august'];
const MONTHS: readonly ((month: string) => string)[] = [
  (month) => month,
  (month) => month.replace('-', 'M'),
  (month) => `${NAMES[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`,
  (month) => `${month}-01`,
];

/** Hours in units of 1/100 hour. */
const NUMBERS: readonly ((units: number) => string)[] = [
  (units) => String(units / 100).replace('.', ','),
  (units) => (units / 100).toFixed(2),
  (units) => (units / 100).toFixed(2).replace('.', ','),
];

const LINE_ENDS = ['\n', '\r\n', '\r'];

function notation(chance: Chance): Notation {
  const ends = chance.is(0.25) ? LINE_ENDS : [chance.pick(LINE_ENDS)];
  return {
    form: chance.pick(['csv', 'csv', 'gzip', 'xlsx']),
    separator: chance.pick([';', ',', '\t']),
    lineEnd: () => chance.pick(ends),
    encoding: chance.pick(['utf-8', 'bom', 'windows-1252', 'utf-16le']),
    quoted: chance.is(0.3),
    date: chance.pick(DATES),
    openEnd: chance.pick(['', '-', '9999-12-31', '31-12-9999', 'null']),
    number: chance.pick(NUMBERS),
    month: chance.pick(MONTHS),
  };
}

/** A word by its name or an alias, in some case. */
function spelled(words: readonly Word[], name: string, chance: Chance): string {
  const word = words.find((one) => one.name === name)!;
  return cased(chance.pick([word.name, ...word.aliases]), chance);
}

const cased = (text: string, chance: Chance): string =>
  chance.pick([text, text.toUpperCase(), text.toLowerCase(), ` ${text} `]);

function kommune(code: number, chance: Chance): string {
  const name = areaName(code);
  return chance.pick([name, `${name} Kommune`, String(code), cased(name, chance)]);
}

/** A row's cells as text, in the order of the extract's columns; days are kept apart, for a workbook's dates. */
function cells(extract: Extract, fields: Fields, how: Notation, chance: Chance): (string | { day: Day })[] {
  const end = (day: Day | undefined) => (day === undefined ? how.openEnd : { day });
  switch (extract) {
    case 'ydelser':
      return [
        fields.id,
        kommune(fields.kommune!, chance),
        spelled(YDELSER, fields.word!, chance),
        { day: fields.from! },
        end(fields.to),
        chance.pick(['nej', 'Nej', 'n', '0', 'false']),
      ];
    case 'samtaler':
      return [
        fields.id,
        { day: fields.from! },
        spelled(SAMTALETYPER, fields.word!, chance),
        spelled(SAMTALEFORMER, 'Personligt fremmøde', chance),
        spelled(SAMTALESTATUS, fields.status!, chance),
      ];
    case 'tilbud':
      return [fields.id, spelled(TILBUDSTYPER, fields.word!, chance), { day: fields.from! }, end(fields.to)];
    case 'loentimer':
      return [fields.id, how.month(fields.month!), how.number(fields.units!)];
    case 'fritagelser':
      return [fields.id, spelled(FRITAGELSER, fields.word!, chance), { day: fields.from! }, end(fields.to)];
  }
}

/** A file with its name. */
type NamedFile = [name: string, bytes: Buffer];

/** One file of some rows, written at random, but so that it means the same. */
function file(extract: Extract, rows: readonly Fields[], part: string, chance: Chance): NamedFile {
  const how = notation(chance);
  const names = COLUMNS[extract].map((known) => cased(chance.pick([...known]), chance).trim());
  const extra = chance.is(0.4);
  const order = chance.shuffle(Array.from({ length: names.length + (extra ? 1 : 0) }, (_, i) => i));
  const header = order.map((i) => names[i] ?? 'Sagsbehandler');
  const body = rows.map((fields) => {
    const texts = cells(extract, fields, how, chance);
    return order.map((i) => texts[i] ?? 'Team Øst');
  });
  const title = chance.is(0.3) ? 'Udtræk af fagsystemet, hentet 2. november 2020' : undefined;
  const name = `${extract}${part}`;
  if (how.form === 'xlsx') return [`${name}.xlsx`, workbook(extract, header, body, title, chance)];
  const bytes = encoded(csv(header, body, title, how, chance), how.encoding);
  return how.form === 'gzip' ? [`${name}.csv.gz`, gzipSync(bytes)] : [`${name}.csv`, bytes];
}

function csv(
  header: readonly string[],
  body: readonly (readonly (string | { day: Day })[])[],
  title: string | undefined,
  { separator, lineEnd, quoted, date }: Notation,
  chance: Chance,
): string {
  const field = (cell: string | { day: Day }): string => {
    const text = typeof cell === 'string' ? cell : date(cell.day);
    const must = quoted || /["\r\n]/.test(text) || text.includes(separator);
    return must ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (fields: readonly (string | { day: Day })[]): string => fields.map(field).join(separator);
  const lines = [
    ...(chance.is(0.2) ? [`sep=${separator}`] : []),
    ...(title === undefined ? [] : [`"${title}${chance.is(0.5) ? '\nog rettet' : ''}"`, '']),
    line(header),
    ...body.map(line),
    ...(chance.is(0.2) ? ['Kilde: fagsystemet'] : []),
  ];
  const last = chance.is(0.8) ? lineEnd() : '';
  return lines.reduce((text, next, i) => text + (i === 0 ? '' : lineEnd()) + next, '') + last;
}

function encoded(text: string, encoding: Notation['encoding']): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'bom':
      return Buffer.from(`\ufeff${text}`);
    case 'windows-1252':
      return Buffer.from(text, 'latin1');
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
  }
}

function workbook(
  extract: Extract,
  header: readonly string[],
  body: readonly (readonly (string | { day: Day })[])[],
  title: string | undefined,
  chance: Chance,
): Buffer {
  const isNumber = /^\d+([.,]\d+)?$/;
  const asText = chance.is(0.3);
  const value = (cell: string | { day: Day }, i: number): XlsxValue => {
    if (typeof cell !== 'string')
      return asText ? formatDay(cell.day) : excelDate(cell.day, chance.int(0, 23) * 60);
    return isNumber.test(cell) && /tim/i.test(header[i]!) ? Number(cell.replace(',', '.')) : cell;
  };
  const rows: XlsxValue[][] = [
    ...(title === undefined ? [] : [[title], []]),
    [...header],
    ...body.map((cells) => cells.map(value)),
    ...(chance.is(0.2) ? [[], ['Kilde: fagsystemet']] : []),
  ];
  const other = { name: 'Forside', rows: [['Udtræk']] };
  return xlsx(
    chance.is(0.3)
      ? [other, { name: extract, rows }]
      : [{ name: 'Ark1', rows, ...(title === undefined ? {} : { merges: ['A1:C1'] }) }],
  );
}

/** A delivery that says a meaning in notations chosen at random. */
export function written(meaning: Meaning, chance: Chance): Record<string, Buffer> {
  const files: NamedFile[] = [];
  for (const [name, rows] of Object.entries(meaning)) {
    const extract = name as Extract;
    const shuffled = chance.shuffle([...rows]);
    const cut = chance.is(0.3) ? chance.int(1, rows.length - 1) : rows.length;
    files.push(file(extract, shuffled.slice(0, cut), '', chance));
    if (cut < rows.length) files.push(file(extract, shuffled.slice(cut), '-2', chance));
  }
  return Object.fromEntries(files);
}
