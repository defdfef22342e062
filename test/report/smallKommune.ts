import { join } from 'node:path';
import { Chance } from '../../fixtures/random.js';
import { TEMPLATES } from '../../src/app/paths.js';
import type { MonthOutcome } from '../../src/core/judge.js';
import type { ReportDocument } from '../../src/document/model.js';
import { FOKUSMAAL, type Fokusmaal } from '../../src/domain/fokusmaal.js';
import { kommuneOfCode } from '../../src/domain/kommuner.js';
import { type Month, monthsEnding, type Period, parseMonth, singleMonth } from '../../src/domain/month.js';
import { GRUPPE_I_ALT, GRUPPER } from '../../src/domain/ydelse.js';
import { NOTHING_SEEN } from '../../src/figures/closeLook.js';
import { emptyFigures } from '../../src/figures/figures.js';
import { renderJson } from '../../src/formats/json.js';
import { MeasureBook } from '../../src/measures/book.js';
import { Hidden } from '../../src/measures/hidden.js';
import { Tally } from '../../src/measures/tally.js';
import type { KommuneInput } from '../../src/report/input.js';
import { buildJobcenterindblik } from '../../src/report/jobcenterindblik/report.js';
import { buildTilsynsnotat } from '../../src/report/tilsynsnotat/report.js';
import { withDisclosureFloor } from '../../src/rules/floor.js';
import { RULES } from '../../src/rules/ruleset.js';
import { loadTemplate } from '../../src/template/template.js';

const SAMSOE = 741;
/** The lengths of the periods whose ydelsesgrupper a report shows, in months. */
export const LENGTHS = [3, 12] as const;

/** Citizens who met a fokusmål, and those who did not. */
export interface Count {
  met: number;
  unmet: number;
}

/** A row of a figure about ydelsesgrupper; the counts of a hidden one are `null` or left out. */
export type Row = {
  group: string;
  citizens: number | null;
  met?: number | null;
  unmet?: number | null;
};

/** What is published about a kommune that nobody knows but the one who made it up. */
export interface Published {
  /** The seed and the month, for a message. */
  about: string;
  /** So many values each hidden number must be able to have. */
  limit: number;
  report: ReportDocument;
  /** The figures of the report's JSON that have rows, by number. */
  figures: Record<string, { rows: Row[] }>;
  note: ReportDocument;
  /** All of the kommune in the last 3 and 12 months, which an attacker may know. */
  total(fokusmaal: Fokusmaal, length: (typeof LENGTHS)[number]): Count | undefined;
}

const template = await loadTemplate(join(TEMPLATES, 'jobcenterindblik'));
const noteTemplate = await loadTemplate(join(TEMPLATES, 'tilsynsnotat'));

/** A kommune of a few dozen citizens, month by month: most months as any, some citizens exempt from one fokusmål. */
function outcomesOf(chance: Chance, month: Month, times: number): MonthOutcome[][] {
  const size = times * chance.int(1, chance.pick([8, 25, 80, 200]));
  const groups = chance.shuffle(GRUPPER).slice(0, chance.int(1, 12));
  const likely = { samtaler: chance.next(), tilbud: chance.pick([0.02, 0.5, 0.9, 1]) };
  return Array.from({ length: size }, () => {
    const ydelse = chance.is(0.6) ? groups[0]! : chance.pick(groups);
    const last = chance.is(0.7) ? 0 : chance.int(0, 11);
    const first = chance.int(last, 11);
    const exempt = chance.is(0.05) ? chance.pick(FOKUSMAAL) : undefined;
    const counted = { samtaler: exempt !== 'samtaler', tilbud: exempt !== 'tilbud' };
    return Array.from({ length: first - last + 1 }, (_, i) => ({
      month: month - first + i,
      kommune: SAMSOE,
      ydelse: chance.is(0.02) ? chance.pick(groups) : ydelse,
      counted,
      met: { samtaler: chance.is(likely.samtaler), tilbud: chance.is(likely.tilbud) },
    }));
  });
}

/**
 * The reports about a kommune made up from a seed, in a month of the rules of 2020 or of 2022.
 * @param floor the stricter floor for small numbers that a configuration may ask for.
 * @param times so many times the citizens of a small kommune.
 */
export function publish(seed: number, floor?: number, times = 1): Published {
  const rules = withDisclosureFloor(RULES, floor);
  const chance = new Chance(seed);
  const monthText = seed % 2 ? '2020-08' : '2022-05';
  const month = parseMonth(monthText);
  const periods: Period[] = [singleMonth(month), ...LENGTHS.map((length) => monthsEnding(month, length))];
  const tally = new Tally(periods);
  for (const outcomes of outcomesOf(chance, month, times)) tally.add(outcomes);
  const reach = { from: month - 36, to: month };
  const book = new MeasureBook({
    caseCells: tally.cells(),
    caseReach: { samtaler: reach, tilbud: reach },
    published: [],
    rules,
  });
  const input: KommuneInput = {
    ...emptyFigures(rules),
    kommune: kommuneOfCode(SAMSOE),
    month,
    book,
    hidden: new Hidden({ book, early: book, from: month }),
    demonstration: false,
    attach: true,
    sender: { publisher: 'Samsø Kommune' },
    generator: { name: 'jcreport', version: '0' },
  };
  const report = buildJobcenterindblik({ ...input, choice: undefined, reconcile: false }, template);
  const { figures } = JSON.parse(renderJson(report)) as { figures: Record<string, { rows?: Row[] }> };
  const { disclosure } = rules.at(month);
  return {
    about: `ATTACK_SEED=${seed} ATTACK_KOMMUNER=1, ${monthText}`,
    limit: Math.max(disclosure.minPopulation, disclosure.minCount),
    report,
    figures: Object.fromEntries(
      Object.entries(figures).flatMap(([id, { rows }]) => (rows ? [[id, { rows }]] : [])),
    ),
    note: buildTilsynsnotat({ ...input, ...NOTHING_SEEN, extraSamtaler: undefined }, noteTemplate),
    total: (fokusmaal, length) => {
      const all = book.figure(SAMSOE, monthsEnding(month, length), GRUPPE_I_ALT, fokusmaal);
      return all && { met: all.met, unmet: all.citizens - all.met };
    },
  };
}
