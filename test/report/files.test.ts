import { beforeAll, describe, expect, test } from 'vitest';
import type { Month } from '../../src/domain/month.js';
import { gruppeName } from '../../src/domain/ydelse.js';
import type { FormatName } from '../../src/formats/formats.js';
import { readOds } from '../app/readOds.js';
import { spoken } from '../formats/html/read.js';
import type { Beside } from './beside.js';
import { deliveriesOf } from './country.js';
import { editionsOf, otherSecrets, othersOf, publishedFolder, type Report } from './publication.js';

/** Kommuner to publish, the seed of their country, and whether every edition is drawn; `npm run soak` draws them all. */
const KOMMUNER = Number(process.env.PUBLISHED_KOMMUNER ?? 2);
const SEED = Number(process.env.PUBLISHED_SEED ?? 1);
const IS_ALL_DRAWN = process.env.PUBLISHED_ALL !== undefined;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
interface ReportJson {
  kommune: { code: number };
  month: string;
  tables: { [id: string]: Json };
  figures: { [id: string]: Json };
}

const HIDDEN_SIGN = '(.)';
const numberText = (value: number): string => String(value).replace('.', ',');

/** Every number of some data, as the files write it, and how many are hidden. */
function toldIn(data: Json): { numbers: Set<string>; hidden: number } {
  const told = { numbers: new Set<string>(), hidden: 0 };
  const walk = (part: Json): void => {
    if (typeof part === 'number') told.numbers.add(numberText(part));
    if (typeof part !== 'object' || part === null) return;
    if (!Array.isArray(part) && part.suppressed === true)
      told.hidden += Object.values(part).filter((value) => value === null).length;
    for (const value of Object.values(part)) walk(value);
  };
  walk(data);
  return told;
}

describe('the folder of published editions', () => {
  let beside: Beside;
  let reports: Report[];
  let files: ReadonlyMap<string, Buffer>;
  let json: ReportJson[];
  let last: Month;

  /** All data; the last edition drawn, which has all that the others have, one of it as PDF too. */
  const formatsOf = ({ month, kommune }: Report): FormatName[] => {
    if (IS_ALL_DRAWN || (month === last && kommune === reports[0]!.kommune)) return ['json', 'html', 'pdf'];
    return month === last ? ['json', 'html'] : ['json'];
  };
  const text = (name: string): string => files.get(name)!.toString();
  const named = (ending: string): string[] => [...files.keys()].filter((name) => name.endsWith(ending));

  beforeAll(async () => {
    const { usual, again, from, months, chosen: kommuner } = deliveriesOf(SEED, KOMMUNER);
    beside = { usual, again, from, months, kommuner };
    last = months.to;
    reports = editionsOf(beside);
    files = await publishedFolder(reports, formatsOf);
    json = named('.json')
      .filter((name) => !name.startsWith('data/'))
      .map((name) => JSON.parse(text(name)));
  });

  test('has each number of its CSV and its workbooks in the JSON of the same report and table, and hides what that hides', () => {
    let [numbers, hidden] = [0, 0];
    const workbooks = new Map(named('.ods').map((name) => [name, readOds(files.get(name)!)] as const));
    for (const name of named('.csv')) {
      const [, month, kind, id] = /-(\d{4}-\d{2})\/(tabel|figur)-(.*)\.csv$/.exec(name)!;
      const [head, ...rows] = text(name)
        .trimEnd()
        .split('\n')
        .map((line) => line.split(';'));
      const isOfEach = head![0] === 'kommunekode';
      const own = json.filter((report) => report.month === month);
      for (const report of isOfEach ? own : own.slice(0, 1)) {
        const all = report[kind === 'tabel' ? 'tables' : 'figures'];
        const of = Object.keys(all).find((key) => key.toLowerCase().replace(/[^a-z0-9]+/g, '-') === id)!;
        const told = toldIn(all[of]!);
        const cells = rows
          .filter(([code]) => !isOfEach || code === String(report.kommune.code))
          .flatMap((row) => row.slice(isOfEach ? 2 : 0));
        const there = cells.filter((cell) => /^-?\d+(?:,\d+)?$/.test(cell));
        expect(
          there.filter((cell) => !told.numbers.has(cell)),
          `${name} ${report.kommune.code}`,
        ).toEqual([]);
        const secret = cells.filter((cell) => cell === HIDDEN_SIGN).length;
        expect(secret, `${name} ${report.kommune.code}`).toBe(told.hidden);
        numbers += there.length;
        hidden += secret;
      }
      const sheets = workbooks.get(`${name.slice(0, name.lastIndexOf('/'))}.ods`)!;
      const sheet = Object.entries(sheets).find(
        ([title]) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-') === `${kind}-${id}`,
      )![1];
      expect(
        sheet.map((row) => row.map((cell) => (typeof cell === 'number' ? numberText(cell) : String(cell)))),
        name,
      ).toEqual([head, ...rows]);
    }
    console.log(`${named('.csv').length} files of data: ${numbers} numbers, ${hidden} hidden ones`);
    expect(numbers).toBeGreaterThan(1000);
    expect(hidden).toBeGreaterThan(1000);
  });

  test('has each number of its index in the JSON of the newest edition, and none in its feed', () => {
    const newest = json.filter(
      ({ month }) =>
        month ===
        [...json]
          .map((one) => one.month)
          .sort()
          .at(-1),
    );
    for (const row of text('index.html').match(/<tr><th scope="row">[\s\S]*?<\/tr>/g)!) {
      const numbers = [...row.matchAll(/<td>([^<]*)<\/td>/g)].map(([, cell]) => cell!);
      const told = newest.map((report) => [...toldIn(report.tables as Json).numbers]);
      expect(numbers.length).toBeGreaterThan(0);
      for (const cell of numbers)
        if (/\d/.test(cell)) {
          const value = Number(cell.replace('−', '-').replace(',', '.'));
          expect(told.some((of) => of.some((one) => Number(one.replace(',', '.')) === value))).toBe(true);
        }
    }
    const said = text('feed.xml')
      .replace(
        /<(id|updated)>[^<]*<\/\1>|<category[^>]*>|<link[^>]*>|<\?xml[^>]*>|\d+ rapport|(19|20)\d\d/g,
        '',
      )
      .replace(/<[^>]*>/g, '');
    expect(said).not.toMatch(/\d/);
  });

  test('shows no number in a row of a hidden ydelsesgruppe, on any page', () => {
    let rows = 0;
    for (const report of reports) {
      const page = files.get(`${report.name}.html`)?.toString();
      if (page === undefined) continue;
      const secret = [...report.hidden.groups(report.kommune, report.month)].map((gruppe) =>
        gruppeName(gruppe).toLowerCase(),
      );
      for (const [, row] of page.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)) {
        const [first, ...cells] = [...row!.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) =>
          spoken(cell!),
        );
        const name = first!.toLowerCase().replace(/^.*: /, '');
        if (!secret.includes(name)) continue;
        rows += 1;
        expect(cells.join(' '), `${report.name} ${name}`).not.toMatch(/\d/);
      }
    }
    expect(rows).toBeGreaterThan(10);
  });

  test('is the same, byte by byte, whatever stands where it may not be shown', async () => {
    const { changed, secrets } = otherSecrets();
    const others = editionsOf(beside, secrets);
    expect(changed.cells).toBeGreaterThan(1000);
    const again = await publishedFolder(others, formatsOf);
    expect([...again.keys()]).toEqual([...files.keys()]);
    const differing = [...again].filter(([name, content]) => !content.equals(files.get(name)!));
    expect(differing.map(([name]) => name)).toEqual([]);
    console.log(`${files.size} files are the same with ${changed.cells} other numbers where they are hidden`);
  });

  test('is made of reports that are the same, word by word, whatever stands there, and so are those of other families', () => {
    const { changed, secrets } = otherSecrets();
    const again = editionsOf(beside, secrets);
    for (const [i, { name, document }] of reports.entries())
      expect(again[i]!.document, name).toEqual(document);
    const { to } = beside.months;
    const few = IS_ALL_DRAWN ? beside : { ...beside, months: { from: to - 2, to } };
    const others = othersOf(few, secrets);
    let count = 0;
    for (const document of othersOf(few)) {
      expect(others.next().value).toEqual(document);
      count += 1;
    }
    expect(changed.cells).toBeGreaterThan(1000);
    console.log(`${reports.length} reports, and ${count} of other families, are the same`);
    expect(count).toBe((2 * KOMMUNER + 1) * (IS_ALL_DRAWN ? 12 : 3));
  });
});
