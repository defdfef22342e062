import type { Month } from '../../domain/month.js';
import { revisionsOf } from '../../editions/caused.js';
import { causesBetween } from '../../editions/causesBetween.js';
import { askedEdition, PREVIOUS } from '../../editions/choose.js';
import { compareEditions, type Side } from '../../editions/compare.js';
import type { FullEdition } from '../../editions/edition.js';
import { figureKey, type Shown, shownFigures } from '../../editions/shown.js';
import type { Delivery } from '../../extracts/delivery.js';
import type { ReadOptions } from '../../figures/figures.js';
import { type OpenFigures, openFigures } from '../../figures/readFigures.js';
import type { Hidden } from '../../measures/hidden.js';
import { regimeNotices } from '../../rules/regime.js';
import type { RuleBook } from '../../rules/ruleset.js';
import { noFigures } from '../noFigures.js';
import { programName } from '../program.js';
import { type CompareAnswer, furtherBackText, sideOf } from './answer.js';
import { editionBehind } from './behind.js';
import type { EditionsWanted } from './kept.js';

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
  const { code } = kommune;
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
    const between = { kommuner: [code], month: earlierMonth, rules: { earlier: rulesThen, now: rules } };
    const causes = (await causesBetween([earlier, now], between)).get(code);
    const program = await programName();
    warnings.push(...[...earlier.figures.warnings.map((one) => `earlier: ${one}`), ...now.figures.warnings]);
    warnings.push(...regimeNotices(rules, month), ...furtherBackText(earlierMonth, month));
    return {
      kommune,
      report: family.name,
      earlier: edition
        ? { ...sideOf(edition), data: earlierData.folder }
        : { month: earlierMonth, edition, program, rules: rulesThen.version, data: earlierData.folder },
      now: { month, edition: undefined, program, rules: rules.version, data: nowData.folder },
      figures,
      revisions:
        causes && revisionsOf(causes.cells, figures, { rules, month: earlierMonth, isPublished: diskretion }),
      rows: diskretion ? undefined : causes?.rows,
      isSuppressed: diskretion,
      warnings,
    };
  } finally {
    now.close();
    earlier?.close();
  }
}

/** The figures as an edition shows them; what it hides is taken from the extracts, where that may be told. */
function withEdition(counted: readonly Shown[], edition: FullEdition, diskretion: boolean): Shown[] {
  const known = new Map(counted.map((shown) => [`${shown.month}|${figureKey(shown.name)}`, shown]));
  return edition.shown.map((shown) => {
    const own = known.get(`${shown.month}|${figureKey(shown.name)}`);
    return shown.values === null && own && !diskretion ? own : shown;
  });
}
