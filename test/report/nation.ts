import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BENCHMARK_HEADER, benchmarkRows } from '../../fixtures/benchmark.js';
import { toCsv } from '../../fixtures/csv.js';
import { bundledRows, COLUMNS, dealtOut, filesOf, type Rows } from '../../fixtures/deliveries.js';
import { INHABITANTS } from '../../fixtures/sizes.js';
import { openReports } from '../../src/app/buildReports.js';
import { FIXTURES } from '../../src/app/paths.js';
import { HELE_LANDET_NAME, KOMMUNER, type Kommune } from '../../src/domain/kommuner.js';
import { formatMonth, type Month, monthsEnding, parseMonth, singleMonth } from '../../src/domain/month.js';
import { gruppeName } from '../../src/domain/ydelse.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { RULES } from '../../src/rules/ruleset.js';
import { folderWith, run } from '../cli/folder.js';
import { familyOf } from '../pdf/document.js';
import type { Country } from './country.js';
import type { PublishedFile } from './delivered.js';

/** What is published of every kommune, and of the country, by the kind of its files. */
const FAMILIES = {
  jobcenterindblik: 'report',
  tilsynsnotat: 'note',
  beskaeftigelsesindblik: 'insight',
  opfoelgning: 'followUp',
} as const;
type FamilyName = keyof typeof FAMILIES;

/** Months of the follow-up's figure of the whole country: the longest series in what is published. */
const SERIES = 18;

/** A country that citizens of the bundled case extracts are dealt out to. */
export interface Dealt {
  seed: number;
  /** How many kommuner: with all of them, Hele landet ties them together. */
  count: number;
  /** The month that reports are made of. */
  month: Month;
  /** By so many years everything has been moved ahead. */
  years: number;
  /** The bundled extracts that its citizens are taken from, and one in so many of them. */
  of: readonly string[];
  oneIn: number;
}

/** As many kommuner, the smallest and the largest among them. */
function chosenKommuner(count: number): Kommune[] {
  const bySize = [...KOMMUNER].sort((a, b) => INHABITANTS[a.name]! - INHABITANTS[b.name]!);
  return bySize.filter(
    (_, i) => i === 0 || Math.floor((i * (count - 1)) / 97) > Math.floor(((i - 1) * (count - 1)) / 97),
  );
}

async function deliveryOf({ seed, count, years, of, oneIn }: Dealt): Promise<string> {
  const parts = await Promise.all(of.map((name) => bundledRows(join(FIXTURES, 'demo'), name, oneIn)));
  const all: Rows = Object.fromEntries(
    Object.keys(COLUMNS).map((extract) => [extract, parts.flatMap((rows) => rows[extract]!)]),
  );
  const inhabitants = Object.fromEntries(chosenKommuner(count).map(({ name }) => [name, INHABITANTS[name]!]));
  return folderWith({
    ...filesOf(dealtOut(all, inhabitants, years, seed)),
    'benchmark.csv': toCsv(BENCHMARK_HEADER, benchmarkRows(['2021QMAT02', '2021QMAT04'])),
  });
}

/** Runs a command of the program. @throws when it does not end well; a kommune with no citizens in a month has no report. */
async function done(...argv: string[]): Promise<void> {
  const { status, err } = await run(...argv);
  if (status !== 0 && !(status === 3 && err.includes('no figures for')))
    throw new Error(`jcreport ${argv.join(' ')} ended with ${status}: ${err}`);
}

/** A country that was published by the program's own commands. */
export interface Nation extends Country {
  /** Hele landet's figures by ydelsesgruppe, which none of these files shows and others may publish. */
  others: PublishedFile;
}

/**
 * Publishes a country as a nightly job does: a batch of each kind of report, the national follow-up among them, and the
 * month's measures; and reads back what was written. Nothing else is known of it, but for `mustHide`.
 */
export async function publishDealt(dealt: Dealt): Promise<Nation> {
  const data = await deliveryOf(dealt);
  const [out, cache] = [await folderWith(), await folderWith()];
  const kommuner = chosenKommuner(dealt.count);
  const { month } = dealt;
  const named = formatMonth(month);
  for (const family of Object.keys(FAMILIES) as FamilyName[]) {
    const whom = family === 'opfoelgning' ? [] : ['--kommuner', kommuner.map(({ code }) => code).join()];
    const how = ['--format', 'json', '--jobs', '1', '--cache', cache];
    await done('batch', '--rapport', family, '--month', named, ...whom, ...how, '--data', data, '--out', out);
  }
  const measured = async (
    kind: 'figures' | 'early',
    length: number,
    ...how: string[]
  ): Promise<PublishedFile> => {
    const path = join(await folderWith(), 'measured.csv');
    const from = formatMonth(monthsEnding(month, length).from);
    const what = kind === 'early' ? [...how, '--early'] : how;
    await done('measure', '--from', from, '--to', named, ...what, '--data', data, '--out', path);
    return { reading: 'usual', kind, month, text: await readFile(path, 'utf8') };
  };
  const { disclosure } = RULES.at(month);
  const isNational = (line: string, i: number) => i === 0 || line.startsWith(`${HELE_LANDET_NAME};`);
  const all = await measured('figures', 1);
  return {
    about: `NATION_SEED=${dealt.seed} ${named}`,
    limit: Math.max(disclosure.minPopulation, disclosure.minCount),
    months: singleMonth(month),
    kommuner: kommuner.map(({ code }) => code),
    files: [
      await measured('figures', 1, '--diskretion'),
      await measured('figures', SERIES, '--diskretion'),
      await measured('early', 12, '--diskretion'),
      ...(await reportsIn(out)),
    ],
    others: { ...all, text: all.text.split('\n').filter(isNational).join('\n') },
    mustHide: await ownHidden(data, month),
  };
}

/** The reports that lie in a folder, as their JSON tells of itself. */
async function reportsIn(folder: string): Promise<PublishedFile[]> {
  const names = (await readdir(folder)).filter((name) =>
    /^[a-z]+-(?:[a-z-]+-)?\d{4}-\d{2}\.json$/.test(name),
  );
  const files = await Promise.all(
    names.sort().map(async (name): Promise<PublishedFile | undefined> => {
      const text = await readFile(join(folder, name), 'utf8');
      const { report, month, kommune, tables } = JSON.parse(text);
      if (!tables) return undefined;
      const about = kommune ? { kommune: kommune.code as number } : {};
      return {
        reading: 'usual',
        kind: FAMILIES[report as FamilyName],
        month: parseMonth(month),
        text,
        ...about,
      };
    }),
  );
  return files.filter((file) => file !== undefined);
}

/** What the figures of a month and those before it ask to be hidden, from the delivery itself. */
async function ownHidden(data: string, month: Month): Promise<Country['mustHide']> {
  const reports = await openReports(await openDelivery(data), {
    rules: RULES,
    family: familyOf('jobcenterindblik').ask({}),
    month,
    attach: false,
    generator: { name: 'jcreport', version: '0' },
    senderOf: () => ({ publisher: '' }),
  });
  const { hidden } = reports.figures;
  reports.close();
  return (kommune, of, group) =>
    [...hidden.ownGroups(kommune, of)].some((gruppe) => gruppeName(gruppe) === group);
}
