import type { Kommune } from '../domain/kommuner.js';
import { formatMonth, type Month, monthsEnding } from '../domain/month.js';
import { GRUPPE_I_ALT, gruppeName, I_ALT } from '../domain/ydelse.js';
import { type CausedCell, Causes, type RowCounts } from '../editions/causes.js';
import { askedEdition, chooseEdition, PREVIOUS } from '../editions/choose.js';
import { type Compared, compareEditions, type Side } from '../editions/compare.js';
import type { Edition, FullEdition } from '../editions/edition.js';
import { pairsOf } from '../editions/pairs.js';
import { leastCitizens, publishableParts, type RevisionPart, revisionParts } from '../editions/revision.js';
import { type FigureName, figureKey, type Shown, shownFigures } from '../editions/shown.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { Delivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import type { ReadOptions } from '../figures/figures.js';
import { type OpenFigures, openFigures } from '../figures/readFigures.js';
import { PERIOD_LENGTHS } from '../measures/caseMeasures.js';
import type { Count } from '../measures/cell.js';
import type { Hidden } from '../measures/hidden.js';
import type { Family } from '../report/family.js';
import { regimeNotices } from '../rules/regime.js';
import type { RuleBook } from '../rules/ruleset.js';
import { editionsOf } from './archive/archive.js';
import { noFigures } from './noFigures.js';
import { programName } from './program.js';

/** Which editions are compared. */
export interface EditionsWanted {
  archive: string;
  family: Family;
  kommune: Kommune;
  /** Month of the new one; the newest in the archive when left out. */
  month?: Month | undefined;
  /** What it is compared with, as {@link chooseEdition} reads it. */
  against?: string | undefined;
  rules: RuleBook;
}

/** One side of a comparison: an edition, or a delivery as this program counts it. */
export interface ComparedSide {
  month: Month;
  /** `undefined` of a delivery alone. */
  edition: Edition | undefined;
  program: string;
  rules: string;
  /** The folder of a delivery. */
  data: string | undefined;
}

/** Why a figure of the earlier month is another one now. */
export interface CausedRevision {
  name: FigureName;
  parts: RevisionPart[];
}

/** What has changed, and why. */
export interface CompareAnswer {
  kommune: Kommune;
  report: string;
  earlier: ComparedSide;
  now: ComparedSide;
  figures: Compared[];
  /** `undefined` without the case extracts of both. */
  revisions: CausedRevision[] | undefined;
  /** Rows of the kommune's citizens that differ, by extract; where that may not be told, `undefined`. */
  rows: Record<CaseExtract, RowCounts> | undefined;
  /** Small groups are hidden. */
  isSuppressed: boolean;
  /** For standard error, in English. */
  warnings: string[];
}

const sideOf = (edition: Edition): ComparedSide => {
  const { month, program, rules } = edition;
  return { month, edition, program, rules, data: undefined };
};

/**
 * Compares two editions of an archive.
 * @throws {InputError} when one of them is not there.
 */
export async function compareKept(wanted: EditionsWanted): Promise<CompareAnswer> {
  const { archive, family, kommune, rules } = wanted;
  const { editions, warnings } = await editionsOf(archive, { report: family.name, kommune });
  const month = wanted.month ?? editions.at(-1)?.month;
  const whose = `${family.name} of ${kommune.name}`;
  const now = editions.filter((edition) => edition.month === month).at(-1);
  if (!now)
    throw new InputError(
      `${archive} has no edition of ${whose}${month === undefined ? '' : `, ${formatMonth(month)}`}; build makes one`,
    );
  const against = wanted.against ?? PREVIOUS;
  const earlier = chooseEdition(editions, askedEdition(against, now.month), now);
  if (!earlier) {
    const at = [...new Set(editions.filter((one) => one !== now).map((one) => formatMonth(one.month)))];
    throw new InputError(
      `${archive} has no edition of ${whose} to compare ${now.id} with (--against ${against}); ` +
        (at.length > 0 ? `it has ${at.join(', ')}` : 'it has no other one'),
    );
  }
  const figures = compareEditions(earlier, now, rules);
  if (figures.length === 0)
    throw new InputError(
      `${now.id} has no figures of ${formatMonth(earlier.month)}; compare it with an edition of the month before`,
    );
  return {
    kommune,
    report: family.name,
    earlier: sideOf(earlier),
    now: sideOf(now),
    figures,
    revisions: undefined,
    rows: undefined,
    isSuppressed: true,
    warnings,
  };
}

/** What is compared where the deliveries are at hand. */
export interface DeliveriesWanted extends Omit<EditionsWanted, 'archive' | 'month'>, ReadOptions {
  /** Where the edition that the earlier delivery became is looked for. */
  archive: string | undefined;
  month: Month;
  /** The rules that the earlier delivery was counted by; the same when left out. */
  rulesThen?: RuleBook | undefined;
  /** Hide small groups, in the causes too. */
  diskretion: boolean;
}

const NOTHING_HIDDEN = { groups: () => new Set<number>(), early: () => false };

/**
 * Compares two deliveries, and tells why figures of the earlier month are others now.
 * @throws {InputError} for faults of either, or when the earlier one is not what a named edition was made from.
 */
export async function compareDeliveries(
  [earlierData, nowData]: readonly [Delivery, Delivery],
  wanted: DeliveriesWanted,
): Promise<CompareAnswer> {
  const { family, kommune, month, rules, diskretion } = wanted;
  const warnings: string[] = [];
  const rulesThen = wanted.rulesThen ?? rules;
  const edition = await editionBehind(earlierData, wanted, warnings);
  const earlierMonth = askedEdition(wanted.against ?? PREVIOUS, month).month;
  const memory = wanted.memory === undefined ? undefined : Math.floor(wanted.memory / 2);
  const open = (delivery: Delivery, m: Month, by: RuleBook) =>
    openFigures(delivery, { ...wanted, memory, rules: by, ...family.span(m, by), needs: family.needs });
  const now = await open(nowData, month, rules);
  let earlier: OpenFigures | undefined;
  try {
    earlier = await open(earlierData, earlierMonth, rulesThen);
    const { hidden } = earlier.figures;
    const { code } = kommune;
    const hid = {
      month: earlierMonth,
      groups: hidden.groups(code, earlierMonth),
      early: new Set([earlierMonth].filter((m) => hidden.early(code, m, m))),
    };
    const shownOf = ({ figures }: OpenFigures, m: Month, secret: Hidden) =>
      shownFigures({ ...figures, hidden: diskretion ? secret : NOTHING_HIDDEN }, code, m, true);
    const were = shownOf(earlier, earlierMonth, hidden);
    const are = shownOf(now, month, now.figures.hidden.after([hid], code));
    for (const [shown, data, m] of [
      [were, earlierData, earlierMonth],
      [are, nowData, month],
    ] as const)
      if (!shown.some((figure) => figure.month === m && figure.name.figure === 'fokusmaal'))
        throw noFigures(data.folder, kommune.name, m, { months: [] });
    const before: Side = {
      month: earlierMonth,
      shown: edition ? withEdition(were, edition, diskretion) : were,
    };
    const figures = compareEditions(before, { month, shown: are }, rules);
    const causes = await causesOf([earlier, now], { ...wanted, rulesThen, earlierMonth });
    const program = await programName();
    warnings.push(...[...earlier.figures.warnings.map((one) => `earlier: ${one}`), ...now.figures.warnings]);
    warnings.push(...regimeNotices(rules, month));
    return {
      kommune,
      report: family.name,
      earlier: edition
        ? { ...sideOf(edition), data: earlierData.folder }
        : { month: earlierMonth, edition, program, rules: rulesThen.version, data: earlierData.folder },
      now: { month, edition: undefined, program, rules: rules.version, data: nowData.folder },
      figures,
      revisions: causes && revisionsOf(causes.cells, figures, { rules, earlierMonth, diskretion }),
      rows: diskretion ? undefined : causes?.rows,
      isSuppressed: diskretion,
      warnings,
    };
  } finally {
    now.close();
    earlier?.close();
  }
}

/** The edition that the earlier delivery became: its files are those that the edition was made from. */
async function editionBehind(
  delivery: Delivery,
  { archive, family, kommune, month, against }: DeliveriesWanted,
  warnings: string[],
): Promise<FullEdition | undefined> {
  if (archive === undefined) return undefined;
  const kept = await editionsOf(archive, { report: family.name, kommune });
  warnings.push(...kept.warnings);
  const own = new Set(delivery.files.map(({ facts }) => facts.sha256));
  const isItsOwn = ({ sources }: Edition) => sources.every(({ sha256 }) => own.has(sha256));
  const asked = askedEdition(against ?? PREVIOUS, month);
  const chosen = chooseEdition(kept.editions, asked, { month });
  const fitting = chooseEdition(kept.editions.filter(isItsOwn), asked, { month });
  if (fitting) return fitting;
  if (chosen) {
    const other = chosen.sources.filter(({ sha256 }) => !own.has(sha256)).map(({ file }) => file);
    const text = `the edition ${chosen.id} was not made from ${delivery.folder}: ${other.join(', ')} ${other.length === 1 ? 'differs' : 'differ'}`;
    if (against?.includes('/')) throw new InputError(`${text}; name the extracts that it was made from`);
    warnings.push(`${text}; the earlier figures are counted from the extracts, and no edition is looked at`);
  }
  return undefined;
}

/** The figures as an edition shows them; what it hides is taken from the extracts, where that may be told. */
function withEdition(counted: readonly Shown[], edition: FullEdition, diskretion: boolean): Shown[] {
  const known = new Map(counted.map((shown) => [`${shown.month}|${figureKey(shown.name)}`, shown]));
  return edition.shown.map((shown) => {
    const own = known.get(`${shown.month}|${figureKey(shown.name)}`);
    return shown.values === null && own && !diskretion ? own : shown;
  });
}

/** Why the kommune's cells differ, where both deliveries count them from case extracts. */
async function causesOf(
  [earlier, now]: readonly [OpenFigures, OpenFigures],
  {
    kommune,
    rules,
    rulesThen,
    earlierMonth,
  }: DeliveriesWanted & { rulesThen: RuleBook; earlierMonth: Month },
): Promise<Causes | undefined> {
  const { code } = kommune;
  const first = Math.max(rules.firstMonth, rulesThen.firstMonth);
  const periods = [1, ...PERIOD_LENGTHS]
    .map((length) => monthsEnding(earlierMonth, length))
    .filter(({ from }) => from >= first);
  const isCounted = [earlier, now].every(({ figures: { book } }) =>
    (['samtaler', 'tilbud'] as const).some(
      (fokusmaal) => book.month(code, earlierMonth, fokusmaal)?.source === 'case',
    ),
  );
  if (!isCounted) return undefined;
  const causes = new Causes({ kommune: code, periods, rules: { earlier: rulesThen, now: rules } });
  for await (const pair of pairsOf(earlier.closer.citizens(), now.closer.citizens())) causes.add(pair);
  return causes;
}

/** The figures that have a revision, each with its causes. */
function revisionsOf(
  cells: readonly CausedCell[],
  figures: readonly Compared[],
  { rules, earlierMonth, diskretion }: { rules: RuleBook; earlierMonth: Month; diskretion: boolean },
): CausedRevision[] {
  const numbers = new Map<string, { earlier: Count; revised: Count }>();
  for (const { name, quantity, movement } of figures) {
    if (!movement || (quantity !== 'citizens' && quantity !== 'met')) continue;
    const key = figureKey(name);
    const counts = numbers.get(key) ?? { earlier: { citizens: 0, met: 0 }, revised: { citizens: 0, met: 0 } };
    counts.earlier[quantity] = Number(movement.earlier.num);
    counts.revised[quantity] = Number(movement.revised.num);
    numbers.set(key, counts);
  }
  const least = leastCitizens(rules.at(earlierMonth).disclosure);
  return cells.flatMap((cell): CausedRevision[] => {
    const { period, gruppe, fokusmaal } = cell.key;
    const name: FigureName = {
      figure: 'fokusmaal',
      fokusmaal,
      group: gruppe === GRUPPE_I_ALT ? I_ALT : gruppeName(gruppe),
      months: period.to - period.from + 1,
    };
    if (diskretion && !(name.group === I_ALT && name.months === PERIOD_LENGTHS[0])) return [];
    const counts = numbers.get(figureKey(name));
    if (!counts) return [];
    const { revised } = counts;
    if (cell.now.citizens !== revised.citizens || cell.now.met !== revised.met)
      throw new Error(`the causes of ${figureKey(name)} do not add up to its revision`);
    const parts = revisionParts(cell, counts.earlier);
    const told = diskretion ? publishableParts(parts, least) : parts;
    return told.length > 0 ? [{ name, parts: told }] : [];
  });
}
