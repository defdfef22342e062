import { Chance } from '../../fixtures/random.js';
import { fokusmaalCsv } from '../../src/answers/fokusmaalCsv.js';
import type { MonthOutcome } from '../../src/core/judge.js';
import { FOKUSMAAL } from '../../src/domain/fokusmaal.js';
import { KOMMUNER, type Kommune } from '../../src/domain/kommuner.js';
import { eachMonth, type Month, type Period, parseMonth, singleMonth } from '../../src/domain/month.js';
import { GRUPPER, type Gruppe, gruppeName } from '../../src/domain/ydelse.js';
import { renderJson } from '../../src/formats/json.js';
import { type CountedCell, judgedPeriods } from '../../src/measures/caseMeasures.js';
import { suppressed, suppressedEarly } from '../../src/measures/suppress.js';
import { Tally } from '../../src/measures/tally.js';
import { RULES, type RuleBook } from '../../src/rules/ruleset.js';
import { withChanges } from '../../src/rules/whatIf.js';
import { besideFiles } from './beside.js';
import { type Delivered, documentOf, hiddenBy, type PublishedFile } from './delivered.js';

/** So many editions are published of each kommune; `npm run soak` takes those of a year. */
const EDITIONS = Number(process.env.COUNTRY_EDITIONS ?? 6);

/** All that is published of a country made up from a seed, and the truth. */
export interface Country {
  /** The seed, for a message. */
  about: string;
  /** So many values each hidden number must be able to have. */
  limit: number;
  months: Period;
  kommuner: readonly number[];
  files: PublishedFile[];
  /** Whether a month's own figures ask that a kommune's group is hidden, which no attacker is told. */
  mustHide(kommune: number, month: Month, group: string): boolean;
}

/**
 * A citizen's months, in which of them three samtaler or late registrations would have met more, and the month, if
 * any, in which early effort was due.
 */
interface Life {
  outcomes: MonthOutcome[];
  late: MonthOutcome[];
  easier: MonthOutcome[];
  early: MonthOutcome[];
}

/**
 * Citizens of a kommune, most of them on one ydelse for a long time, their effort much the same from month to month; a
 * few move to another.
 */
function livesOf(
  chance: Chance,
  [home, kommuner]: readonly [number, readonly number[]],
  size: number,
  months: Period,
): Life[] {
  const groups = chance.shuffle(GRUPPER).slice(0, chance.int(4, 12));
  const weight = (gruppe: Gruppe) => 1 / (1 + groups.indexOf(gruppe)) ** 1.3;
  const all = groups.reduce((sum, gruppe) => sum + weight(gruppe), 0);
  const pickGroup = (): Gruppe => {
    let at = chance.next() * all;
    for (const gruppe of groups) {
      at -= weight(gruppe);
      if (at < 0) return gruppe;
    }
    return groups[0]!;
  };
  const likely = {
    samtaler: chance.pick([0.3, 0.6, 0.9, 0.97]),
    tilbud: chance.pick([0.05, 0.5, 0.8, 0.95]),
  };
  return Array.from({ length: size }, (): Life => {
    const from = chance.is(0.5) ? months.from : chance.int(months.from, months.to);
    const to = chance.is(0.4) ? months.to : chance.int(from, months.to);
    let ydelse = pickGroup();
    let kommune = home;
    const exempt = chance.is(0.04) ? chance.pick(FOKUSMAAL) : undefined;
    const met = { samtaler: chance.is(likely.samtaler), tilbud: chance.is(likely.tilbud) };
    const outcomes = eachMonth({ from, to }).flatMap((month): MonthOutcome[] => {
      if (chance.is(0.01)) ydelse = pickGroup();
      if (chance.is(0.004)) kommune = chance.pick(kommuner);
      for (const fokusmaal of FOKUSMAAL) if (chance.is(0.1)) met[fokusmaal] = chance.is(likely[fokusmaal]);
      if (chance.is(0.02)) return [];
      const counted = { samtaler: exempt !== 'samtaler', tilbud: exempt !== 'tilbud' };
      return [{ month, kommune, ydelse, counted, met: { ...met } }];
    });
    const more = (chanceOf: number, of: readonly ('samtaler' | 'tilbud')[]) =>
      outcomes.map((outcome) => ({
        ...outcome,
        met: {
          ...outcome.met,
          ...Object.fromEntries(of.map((f) => [f, outcome.met[f] || chance.is(chanceOf)])),
        },
      }));
    const early = outcomes.length > 0 && chance.is(0.5) ? [chance.pick(outcomes)] : [];
    return { outcomes, late: more(0.05, FOKUSMAAL), easier: more(0.3, ['samtaler']), early };
  });
}

/** Citizens of a country's kommuner: three small ones and a larger one, and so on. */
const sizeOf = (chance: Chance, i: number): number =>
  i % 4 === 3 ? chance.int(300, 900) : chance.int(19, 170);

function cellsOf(lives: readonly Life[], which: keyof Life, periods: readonly Period[]): CountedCell[] {
  const tally = new Tally(periods);
  for (const life of lives) tally.add(life[which]);
  return tally.cells();
}

type Reading = Delivered & Pick<PublishedFile, 'reading'>;

const WHAT_IF = withChanges(RULES, { rules: { 'samtaler-krav': 3 } });

/** A country made up from a seed, that nobody has published anything about. @param count how many kommuner. */
export function makeUp(seed: number, count: number) {
  const chance = new Chance(seed);
  const first = parseMonth(seed % 2 ? '2020-07' : '2021-07');
  const months = { from: first, to: first + EDITIONS - 1 };
  const judged = judgedPeriods(months, RULES);
  const from = Math.min(...judged.map((period) => period.from));
  const chosen = chance.shuffle(KOMMUNER).slice(0, count);
  const kommuner = chosen.map(({ code }) => code);
  const lives = kommuner.flatMap((code, i) =>
    livesOf(chance, [code, kommuner], sizeOf(chance, i), { from, to: months.to }),
  );
  const truth = cellsOf(lives, 'outcomes', judged);
  return { months, judged, from, chosen, kommuner, lives, truth };
}

/** The deliveries of a country made up from a seed: as usual, by easier rules, and with what was registered later. */
export function deliveriesOf(seed: number, count: number) {
  const made = makeUp(seed, count);
  const { months, judged, from, lives, truth } = made;
  const earlyTruth = cellsOf(lives, 'early', eachMonth({ from, to: months.to }).map(singleMonth));
  const usual: Delivered = { truth, earlyTruth, ...hiddenBy({ truth, earlyTruth }, RULES, from) };
  const other = (which: keyof Life, rules: RuleBook): Delivered => {
    const counted = { truth: cellsOf(lives, which, judged), earlyTruth };
    return { ...counted, ...hiddenBy(counted, rules, from, usual.hidden) };
  };
  return { ...made, earlyTruth, usual, whatIf: other('easier', WHAT_IF), again: other('late', RULES) };
}

/** Makes up a country and publishes it. @param count how many kommuner. */
export function publishCountry(seed: number, count: number): Country {
  const { months, from, chosen: kommuner, earlyTruth, ...of } = deliveriesOf(seed, count);
  const usual: Reading = { reading: 'usual', ...of.usual };
  const whatIf: Reading = { reading: 'what-if', ...of.whatIf };
  const again: Reading = { reading: 'again', ...of.again };
  const report = ({ reading, ...of }: Reading, kommune: Kommune, month: Month): PublishedFile => ({
    reading,
    kind: 'report',
    kommune: kommune.code,
    month,
    text: renderJson(documentOf(of, kommune, month)),
  });
  const measure = ({ reading, truth: cells, hidden }: Reading, asked: Period): PublishedFile => {
    const inFile = cells.filter(
      ({ key: { period } }) =>
        period.to === asked.to ||
        (period.from === period.to && period.from >= asked.from && period.to <= asked.to),
    );
    const file = suppressed(inFile, hidden, asked);
    return { reading, kind: 'figures', month: asked.to, text: fokusmaalCsv(file.cells, file.hidden) };
  };
  const measureEarly = ({ reading, hidden }: Reading, month: Month): PublishedFile => {
    const file = suppressedEarly(
      earlyTruth.filter(({ key }) => key.period.to === month),
      hidden,
      { kommuner: kommuner.map(({ code }) => code), months: singleMonth(month), fokusmaal: FOKUSMAAL },
    );
    return { reading, kind: 'early', month, text: fokusmaalCsv(file.cells, file.hidden) };
  };
  const { disclosure } = RULES.at(months.from);
  return {
    about: `COUNTRY_SEED=${seed} COUNTRIES=1`,
    limit: Math.max(disclosure.minPopulation, disclosure.minCount),
    months,
    kommuner: kommuner.map(({ code }) => code),
    files: [
      ...eachMonth(months).flatMap((month) => [
        ...kommuner.map((kommune) => report(usual, kommune, month)),
        measure(usual, singleMonth(month)),
        measureEarly(usual, month),
      ]),
      measure(usual, months),
      ...besideFiles({ usual, again, from, months, kommuner }),
      ...[whatIf, again].flatMap((reading) => [
        ...kommuner.map((kommune) => report(reading, kommune, months.to)),
        measure(reading, singleMonth(months.to)),
      ]),
    ],
    mustHide: (kommune, month, group) =>
      [...usual.hidden.ownGroups(kommune, month)].some((gruppe) => gruppeName(gruppe) === group),
  };
}
