import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TEMPLATES } from '../../src/app/paths.js';
import { publish } from '../../src/app/publish/publish.js';
import type { ReportDocument } from '../../src/document/model.js';
import { eachMonth, type Month, periodCode } from '../../src/domain/month.js';
import { GRUPPER } from '../../src/domain/ydelse.js';
import { NOTHING_SEEN } from '../../src/figures/closeLook.js';
import { FORMATS, type FormatName } from '../../src/formats/formats.js';
import { loadTheme } from '../../src/formats/theme.js';
import type { CountedCell } from '../../src/measures/caseMeasures.js';
import { keyOf } from '../../src/measures/cell.js';
import type { Hidden } from '../../src/measures/hidden.js';
import { buildBeskaeftigelsesindblik } from '../../src/report/beskaeftigelsesindblik/report.js';
import { buildOpfoelgning } from '../../src/report/opfoelgning/report.js';
import { buildTilsynsnotat } from '../../src/report/tilsynsnotat/report.js';
import { RULES } from '../../src/rules/ruleset.js';
import { loadTemplate } from '../../src/template/template.js';
import { folderWith } from '../folders.js';
import { type Beside, type Pair, pairsOf, sinceDocument } from './beside.js';
import { type Delivered, documentOf, hiddenBy, inputOf } from './delivered.js';

const theme = await loadTheme('templates/theme.json');
const [noteTemplate, insightTemplate, followUpTemplate] = await Promise.all(
  ['tilsynsnotat', 'beskaeftigelsesindblik', 'opfoelgning'].map((name) =>
    loadTemplate(join(TEMPLATES, name)),
  ),
);
const looks = { charts: ['templates/jobcenterindblik/charts', 'templates/charts'], theme };

/** The report of a kommune and month, each but the first set beside the one before. */
export interface Report {
  name: string;
  month: Month;
  document: ReportDocument;
  /** The names of the ydelsesgrupper that it hides. */
  hidden: Hidden;
  kommune: number;
}

/**
 * The editions of a year as documents.
 * @param secrets what stands in a delivery where it may not be shown; nothing else when left out.
 */
export function editionsOf(
  beside: Beside,
  secrets: (of: Delivered, hidden: Hidden) => Delivered = (of) => of,
): Report[] {
  const { usual, again, months, kommuner } = beside;
  const report = (kommune: Pair['kommune'], month: Month, hidden: Hidden, document: ReportDocument) => ({
    name: `jobcenterindblik-${kommune.code}-${month}`,
    month,
    hidden,
    kommune: kommune.code,
    document,
  });
  const first = secrets(usual, usual.hidden);
  return [
    ...kommuner.map((kommune) =>
      report(kommune, months.from, usual.hidden, documentOf(first, kommune, months.from)),
    ),
    ...[...pairsOf(beside)].map((pair) =>
      report(pair.kommune, pair.month, pair.hidden, sinceDocument(pair, secrets(again, pair.hidden))),
    ),
  ];
}

/** The reports of the other families about each of the first delivery's kommuner and months, and the national follow-ups. */
export function* othersOf(
  { usual, months, kommuner }: Beside,
  secrets: (of: Delivered, hidden: Hidden) => Delivered = (of) => of,
): Generator<ReportDocument> {
  const delivered = secrets(usual, usual.hidden);
  for (const month of eachMonth(months)) {
    for (const kommune of kommuner) {
      const input = { ...inputOf(delivered, kommune, month), attach: true };
      yield buildTilsynsnotat({ ...input, ...NOTHING_SEEN, extraSamtaler: 10 }, noteTemplate!);
      yield buildBeskaeftigelsesindblik({ ...input, choice: undefined, long: false }, insightTemplate!);
    }
    yield buildOpfoelgning(inputOf(delivered, kommuner[0]!, month), followUpTemplate!);
  }
}

/**
 * The same delivery with other numbers where they may not be shown: those of the hidden ydelsesgrupper of a kommune,
 * period and fokusmål change places, so that they have together what they had; early effort that is hidden has one
 * citizen more, and all or none of them met. Whatever is printed of this one must be what is printed of the other.
 */
function withOtherSecrets(of: Delivered, hidden: Hidden): Delivered {
  const cells = new Map(of.truth.map((cell) => [keyOf(cell.key), cell] as const));
  const places = new Map(
    of.truth.map(
      ({ key }) => [keyOf({ ...key, gruppe: GRUPPER[0]! }), { ...key, gruppe: GRUPPER[0]! }] as const,
    ),
  );
  for (const key of places.values()) {
    const { area, period } = key;
    if (area === 0 || period.to < RULES.firstMonth) continue;
    const secret = [...hidden.groups(area, period.to)];
    const counts = secret.map(
      (gruppe) => cells.get(keyOf({ ...key, gruppe }))?.count ?? { citizens: 0, met: 0 },
    );
    secret.forEach((gruppe, i) => {
      const own = { ...key, gruppe };
      cells.set(keyOf(own), { key: own, count: counts[(i + 1) % counts.length]! });
    });
  }
  const truth = [...cells.values()].filter(({ count }) => count.citizens > 0);
  const earlyTruth = of.earlyTruth.map(({ key, count }): CountedCell => {
    const isHidden = key.area !== 0 && hidden.early(key.area, key.period.to, key.period.to);
    const citizens = count.citizens + 1;
    return { key, count: isHidden ? { citizens, met: count.met === 0 ? citizens : 0 } : count };
  });
  const from = RULES.firstMonth;
  return { ...hiddenBy({ truth, earlyTruth }, RULES, from), truth, earlyTruth, hidden };
}

/** {@link withOtherSecrets}, and in how many cells a delivery with other numbers differs, all of them together. */
export function otherSecrets() {
  const changed = { cells: 0 };
  const textOf = ({ key, count }: CountedCell): string =>
    [key.area, periodCode(key.period), key.gruppe, key.fokusmaal, count.citizens, count.met].join();
  const secrets = (of: Delivered, hidden: Hidden): Delivered => {
    const other = withOtherSecrets(of, hidden);
    const were = new Set(of.truth.map(textOf));
    changed.cells += other.truth.filter((cell) => !were.has(textOf(cell))).length;
    return other;
  };
  return { changed, secrets };
}

/** A folder of reports as a batch publishes it: name and content of every file. */
export async function publishedFolder(
  reports: readonly Report[],
  formatsOf: (report: Report) => readonly FormatName[],
): Promise<ReadonlyMap<string, Buffer>> {
  const folder = await folderWith();
  for (const report of reports)
    for (const format of formatsOf(report)) {
      const { content } = await (await FORMATS[format].load())(report.document, looks);
      await writeFile(join(folder, `${report.name}.${format}`), content);
    }
  await publish(folder, theme, new Date(0));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      names.sort().map(async (path) => [path.slice(folder.length + 1), await readFile(path)] as const),
    ),
  );
}
