/**
 * Every sentence of Hovedbudskaber against the figures that it speaks of, read from the extracts by code of the test's
 * own, and against the other sentences of its page.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type JsonObject, tablesOf } from '../../src/document/model.js';
import { KOMMUNER } from '../../src/domain/kommuner.js';
import { formatMonth, monthCode, parseMonth } from '../../src/domain/month.js';
import { folderWith } from '../cli/folder.js';
import { messagesIn, numbersIn, openInsights, sentencesOf } from './insight.js';

const FOLDER = 'fixtures/beskaeftigelsesindblik';
const LAST = parseMonth('2026-05');
/** Months whose reports are made, and kommuner of each: all of both in a long run. */
const WHOLE = process.env.INSIGHT_MONTHS === 'all';
const MONTHS = WHOLE ? Array.from({ length: 24 }, (_, i) => LAST - i) : [LAST, LAST - 16];
const ASKED = WHOLE ? KOMMUNER : KOMMUNER.filter((_, i) => i % 10 === 0);

const rowsOf = (file: string): string[][] =>
  gunzipSync(readFileSync(`${FOLDER}/${file}.csv.gz`))
    .toString('utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(';'));
const number = (text: string | undefined): number => Number(text!.replaceAll('.', '').replace(',', '.'));

const persons = new Map(
  rowsOf('fuldtidspersoner-2026M05').map(([area, period, ydelse, count]) => [
    `${area}|${period}|${ydelse}`,
    number(count),
  ]),
);
const BROKEN_YDELSE = /^(Kontanthjælp|Uddannelseshjælp|Selvforsørgelses)/;
const YDELSER_OF_FILE = [...new Set([...persons.keys()].map((key) => key.split('|')[2]!))];

/** How two changes stand to each other, as the kind of a sentence. */
function wayOf(own: number, country: number): string {
  if (Math.sign(own) !== Math.sign(country)) return 'apart-other-way';
  const isMore = Math.abs(own) > Math.abs(country);
  return `apart-${own > 0 ? 'rises' : 'falls'}-${isMore ? 'more' : 'less'}`;
}

const benchmark = rowsOf('benchmark-2025');
const early = new Map(
  rowsOf('tidligindsats-2026M05')
    .filter((row) => row[3] === 'Samtaler')
    .map((row) => [`${row[0]}|${row[1]}`, row.slice(4, 6).map(Number)]),
);
/** The rows of a kommune in the latest period that ends in or before a month. */
function benchmarkOf(name: string, month: number, back = 0): Map<string, string[]> {
  const ends = [...new Set(benchmark.map((row) => row[1]!))].filter((code) => {
    const [, year, quarter] = /^(\d{4})QMAT0(\d)$/.exec(code)!;
    return Number(year) * 12 + Number(quarter) * 3 - 1 <= month;
  });
  const period = ends.sort().at(-1 - back);
  return new Map(
    benchmark.filter((row) => row[0] === name && row[1] === period).map((row) => [row[2]!, row]),
  );
}

/** What is wrong with a message, by the extracts. */
function wrongIn(name: string, month: number, message: JsonObject): string | undefined {
  const rows = benchmarkOf(name, month);
  const total = rows.get('Ydelsesgrupper i alt')!;
  const [expected, actual, difference] = [3, 4, 5].map((i) => number(total[i]));
  const same = (told: unknown, known: unknown, what: string) =>
    told === known ? undefined : `${what}: told ${told}, known ${known}`;
  const first = (...found: (string | undefined)[]) => found.find((one) => one !== undefined);
  const bySign = (stem: string, value: number, names: readonly string[]) =>
    `${stem}-${names[value > 0 ? 0 : value < 0 ? 1 : 2]}`;
  const MORE = ['more', 'fewer', 'equal'] as const;
  switch (String(message.kind).split('-')[0]) {
    case 'result':
      return first(
        same(message.kind, bySign('result', difference!, MORE), 'kind'),
        same(message.persons, Math.abs(difference!), 'persons'),
        same(message.expected, expected, 'expected'),
        same(message.actual, actual, 'actual'),
        same(message.place, number(total[9]), 'place'),
      );
    case 'moved': {
      const before = benchmarkOf(name, month, 1).get('Ydelsesgrupper i alt')!;
      return first(
        same(message.placeBefore, number(before[9]), 'place before'),
        same(message.place, number(total[9]), 'place'),
        same(message.persons, Math.abs(difference! - number(before[5])), 'persons'),
        same(
          message.kind,
          `moved${number(before[9]) === number(total[9]) ? '-not' : ''}${difference === number(before[5]) ? '-as-far' : ''}`,
          'kind',
        ),
        /2025QMAT0[34]|2026/.test(total[1]!) ? 'moved across the break' : undefined,
      );
    }
    case 'area': {
      const areas = [...rows.values()].filter((row) => row[2] !== 'Ydelsesgrupper i alt');
      const most = Math.max(...areas.map((row) => Math.abs(number(row[5]))));
      const farthest = Math.max(
        ...areas.filter((row) => Math.abs(number(row[5])) === most).map((row) => Math.abs(number(row[8]))),
      );
      const names = areas
        .filter((row) => Math.abs(number(row[5])) === most && Math.abs(number(row[8])) === farthest)
        .map((row) => row[2]!);
      if (message.kind === 'area-several')
        return first(
          same(message.persons, most, 'persons'),
          same([...(message.areas as string[])].sort().join(), [...names].sort().join(), 'areas'),
        );
      const own = rows.get(String(message.area))!;
      return first(
        same(message.persons, most, 'persons'),
        most === 0 ? undefined : same([message.area].join(), names.join(), 'area'),
        same(number(own[5]), message.difference as number, 'difference'),
        same(message.kind, bySign('area', number(own[5]), ['more', 'fewer', 'none']), 'kind'),
      );
    }
    case 'change':
    case 'apart': {
      const { ydelse } = message;
      const at = (back: number) => persons.get(`${name}|${monthCode(month - back)}|${ydelse}`)!;
      const broken = BROKEN_YDELSE.test(String(ydelse));
      const isBreakBetween = month >= parseMonth('2025-07') && month - 12 < parseMonth('2025-07');
      const crosses = broken && isBreakBetween;
      const others = YDELSER_OF_FILE.filter(
        (one) => one !== ydelse && !(isBreakBetween && BROKEN_YDELSE.test(one)),
      ).map((one) => {
        const [now, before] = [0, 12].map(
          (back) => persons.get(`${name}|${monthCode(month - back)}|${one}`)!,
        );
        return before! > 0 ? Math.abs(now! - before!) : 0;
      });
      const isChange = String(message.kind).startsWith('change');
      const gap = (at(0) - at(12)) / at(12);
      const of = (back: number) => persons.get(`Hele landet|${monthCode(month - back)}|${ydelse}`)!;
      const country = (of(0) - of(12)) / of(12);
      return first(
        crosses ? `${ydelse} across the break` : undefined,
        same(message.difference, at(0) - at(12), 'difference'),
        same(message.persons, Math.abs(at(0) - at(12)), 'persons'),
        isChange
          ? same(
              message.kind,
              `change-${isBreakBetween ? 'among-' : ''}${at(0) > at(12) ? 'more' : 'fewer'}`,
              'kind',
            )
          : undefined,
        isChange ? undefined : same(message.kind, wayOf(gap, country), 'kind'),
        isChange && others.some((other) => other >= Math.abs(at(0) - at(12)))
          ? 'another ydelse has changed as much'
          : undefined,
        isChange || Math.abs(gap - country) >= 0.05 ? undefined : 'not apart by five points',
      );
    }
    case 'early': {
      const [citizens, met] = early.get(`${name}|${monthCode(month)}`)!;
      return first(
        same(message.citizens, citizens, 'citizens'),
        same(message.met, met, 'met'),
        same(message.kind, 'early-share', 'kind'),
        same(message.persons, met, 'persons'),
      );
    }
    case 'peers':
      return first(
        same(message.difference, difference, 'difference'),
        same(message.kind, bySign('peers', difference!, MORE), 'kind'),
      );
    default:
      return `nobody knows ${message.kind}`;
  }
}

const SIDE: Record<string, 1 | -1> = { more: 1, fewer: -1 };

/** Sentences of a page that cannot both be true. */
function contradictions(messages: readonly JsonObject[]): string[] {
  const found: string[] = [];
  const total = messages.find(({ kind }) => String(kind).startsWith('result'));
  const peers = messages.find(({ kind }) => String(kind).startsWith('peers'));
  const side = (message: JsonObject | undefined) => SIDE[String(message?.kind).split('-')[1]!] ?? 0;
  if (total && peers && side(total) !== side(peers)) found.push('result and peers are on two sides');
  const [change, apart] = ['change', 'apart'].map((stem) =>
    messages.find(({ kind }) => String(kind).startsWith(stem)),
  );
  if (change && apart && change.ydelse === apart.ydelse) found.push(`${change.ydelse} is told twice`);
  const moved = messages.find(({ kind }) => String(kind).startsWith('moved'));
  if (total && moved && moved.place !== total.place) found.push('two places');
  if (new Set(messages.map(({ kind }) => String(kind).split('-')[0])).size !== messages.length)
    found.push('a kind twice');
  return found;
}

test('early effort of so few that its figure is hidden is told in no sentence', async () => {
  const header = 'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt';
  const rows = (met: number) => `Aalborg;2026M05;Ydelsesgrupper i alt;Samtaler;8;${met}`;
  const benchmarkText = gunzipSync(readFileSync(`${FOLDER}/benchmark-2025.csv.gz`))
    .toString('utf8')
    .split('\n')
    .filter((line, i) => i === 0 || /^(?:Aalborg|Hele landet);/.test(line))
    .join('\n');
  const kinds = async (met: number) => {
    const data = await folderWith({
      'tidligindsats.csv': `${header}\n${rows(met)}\n`,
      'benchmark.csv': benchmarkText,
    });
    const reports = await openInsights(data, LAST);
    const { document } = await reports.make(KOMMUNER.find(({ name }) => name === 'Aalborg'));
    reports.close();
    return messagesIn(document).map(({ kind }) => kind);
  };
  expect(await kinds(4)).toContain('early-share');
  expect(await kinds(7)).not.toContain('early-share');
  expect(await kinds(2)).not.toContain('early-share');
});

describe.each(MONTHS.map((month) => [formatMonth(month), month] as const))('in %s', (_, month) => {
  test('every sentence says what the extracts have, and none contradicts another', async () => {
    const reports = await openInsights(FOLDER, month);
    const faults: string[] = [];
    try {
      for (const kommune of ASKED) {
        const { document } = await reports.make(kommune);
        const messages = messagesIn(document);
        const sentences = sentencesOf(document);
        const say = (what: string) => faults.push(`${kommune.name}: ${what}`);
        if (messages.length < 3 || messages.length > 5) say(`${messages.length} sentences`);
        if (sentences.length !== messages.length) say('sentences and their numbers differ in number');
        const targets = new Set([...tablesOf(document).map(({ id }) => id), '4.1', '4.2']);
        messages.forEach((message, i) => {
          const wrong = wrongIn(kommune.name, month, message);
          if (wrong) say(`${message.kind}: ${wrong}`);
          if (!targets.has(String(message.target))) say(`${message.kind}: there is no ${message.target}`);
          const told = numbersIn(sentences[i]!);
          if (
            message.persons !== 0 &&
            !message.kind!.toString().startsWith('moved') &&
            !told.includes(Number(message.persons))
          )
            say(`${message.kind}: the sentence lacks ${message.persons}: ${sentences[i]}`);
          if (/\{\{|undefined|NaN|ingen tal/.test(sentences[i]!)) say(sentences[i]!);
        });
        for (const wrong of contradictions(messages)) say(wrong);
      }
    } finally {
      reports.close();
    }
    expect(faults).toEqual([]);
  });
});
