import { type Day, parseDay } from '../../domain/day.js';
import { compare, subtract } from '../../domain/fraction.js';
import { firstDay } from '../../domain/month.js';
import { I_ALT } from '../../domain/ydelse.js';
import { figureShare } from '../../measures/cell.js';
import type { Insight } from './facts.js';
import { changeOf, type YdelseFacts } from './persons.js';

/** When a question for discussion is put: the template words it, under a condition of this name. */
export interface Question {
  id: string;
  chapter: 1 | 2 | 3 | 4;
  /** The first day of the months of reports that it may be put in. */
  from: Day;
  /** The condition in Danish, for the documentation. */
  when: string;
  holds(facts: Insight): boolean;
}

const MOST_OF_A_CHAPTER = 3;
const ALWAYS = parseDay('2018-01-01');
const EXPECTED = parseDay('2026-07-01');

const question = (
  chapter: Question['chapter'],
  id: string,
  when: string,
  holds: Question['holds'],
  from = ALWAYS,
): Question => ({ id, chapter, from, when, holds });

const total = ({ outcome }: Insight) => outcome?.rows.find(({ omraade }) => omraade === I_ALT);
const sign = (facts: Insight): number => Math.sign(total(facts)?.difference ?? Number.NaN);

/** The place in the group, from 0, and how many there are. */
function placeIn({ group, kommune }: Insight): [at: number, count: number] {
  return [group.findIndex((placed) => placed.kommune.code === kommune.code), group.length];
}

/** Whether some ydelse with more than small numbers has changed on a year by so much as the rules ask for. */
const changed = (facts: Insight, way: 1 | -1): boolean => {
  const { notableChange, smallNumber } = facts.rules.at(facts.month);
  return facts.ydelser.some(({ persons, onYear }) => {
    const change = changeOf(onYear.own);
    if (!change || persons < smallNumber) return false;
    return (
      compare(
        { num: change.num * BigInt(way), den: change.den },
        { num: BigInt(notableChange), den: 100n },
      ) >= 0
    );
  });
};

const unlikeCountry = (facts: Insight, { persons, onYear }: YdelseFacts): boolean => {
  const { notableChange, smallNumber } = facts.rules.at(facts.month);
  const [own, national] = [changeOf(onYear.own), changeOf(onYear.national)];
  if (!own || !national || persons < smallNumber) return false;
  const gap = subtract(own, national);
  const size = gap.num < 0n ? { num: -gap.num, den: gap.den } : gap;
  return compare(size, { num: BigInt(notableChange), den: 100n }) >= 0;
};

/** The shares of early effort in the month, samtaler first; those that may not be shown are not there. */
const earlyShares = ({ input, kommune, month }: Insight) => {
  const isHidden = input.hidden.early(kommune.code, month, month);
  return (['samtaler', 'tilbud'] as const).map((f) =>
    isHidden ? undefined : figureShare(input.early.month(kommune.code, month, f)),
  );
};

/** Whether all shares of early effort that are known reach the expected line; `undefined` when none is known. */
function reachesLine(facts: Insight): boolean | undefined {
  const { earlyLine } = facts;
  const shares = earlyShares(facts).filter((share) => share !== undefined);
  if (earlyLine?.kind !== 'expected' || shares.length === 0) return undefined;
  return shares.every((share) => compare(share, earlyLine.share) >= 0);
}

/** Every question that may be put, in the order in which a chapter takes its first ones. */
export const QUESTIONS: readonly Question[] = [
  question(1, 'q-more', 'flere fuldtidspersoner end forventet i alt', (f) => sign(f) > 0),
  question(1, 'q-fewer', 'færre fuldtidspersoner end forventet i alt', (f) => sign(f) < 0),
  question(1, 'q-as-expected', 'så mange fuldtidspersoner som forventet i alt', (f) => sign(f) === 0),
  question(
    1,
    'q-areas-differ',
    'et ydelsesområde har flere end forventet og et andet færre',
    ({ outcome }) => {
      const signs = (outcome?.rows ?? [])
        .filter(({ omraade }) => omraade !== I_ALT)
        .map(({ difference }) => Math.sign(difference ?? 0));
      return signs.includes(1) && signs.includes(-1);
    },
  ),
  question(
    1,
    'q-moved',
    'placeringen har flyttet sig mindst `maerkbar-flytning` pladser siden perioden før, uden databrud imellem',
    ({ outcome, rules, month }) => {
      const [before, now] = outcome?.history.slice(-2) ?? [];
      if (!before || !now || now.broken || before.row.rank === null || now.row.rank === null) return false;
      return Math.abs(now.row.rank - before.row.rank) >= rules.at(month).notableMove;
    },
  ),
  question(1, 'q-result', 'altid, når der er benchmarktal', (f) => f.outcome !== undefined),
  question(
    2,
    'q-rising',
    'en ydelse med mindst `smaa-tal` personer er steget mindst `maerkbar-aendring` pct. på et år',
    (f) => changed(f, 1),
  ),
  question(
    2,
    'q-falling',
    'en ydelse med mindst `smaa-tal` personer er faldet mindst `maerkbar-aendring` pct. på et år',
    (f) => changed(f, -1),
  ),
  question(
    2,
    'q-unlike-country',
    'en ydelses ændring på et år afviger mindst `maerkbar-aendring` procentpoint fra hele landets',
    (f) => f.ydelser.some((ydelse) => unlikeCountry(f, ydelse)),
  ),
  question(
    2,
    'q-steady',
    'ingen ydelse er steget eller faldet så meget på et år',
    (f) => f.ydelser.length > 0 && !changed(f, 1) && !changed(f, -1),
  ),
  question(2, 'q-broken', 'en ydelses tal er brudt i perioden', (f) =>
    f.ydelser.some(({ breaks }) => breaks.length > 0),
  ),
  question(2, 'q-development', 'altid, når der er fuldtidspersoner', (f) => f.ydelser.length > 0),
  question(3, 'q-first', 'kommunen har den bedste placering i gruppen', (f) => {
    const [at, count] = placeIn(f);
    return at === 0 && count > 1;
  }),
  question(3, 'q-behind', 'mindst halvdelen af gruppens øvrige kommuner har en bedre placering', (f) => {
    const [at, count] = placeIn(f);
    return at > 0 && at * 2 >= count - 1;
  }),
  question(3, 'q-ahead', 'nogle, men færre end halvdelen af gruppens øvrige, har en bedre placering', (f) => {
    const [at, count] = placeIn(f);
    return at > 0 && at * 2 < count - 1;
  }),
  question(3, 'q-group', 'altid, når der er en sammenligningsgruppe', (f) => f.group.length > 1),
  question(
    4,
    'q-early-short',
    'andelen er under den forventede for samtaler eller tilbud',
    (f) => reachesLine(f) === false,
    EXPECTED,
  ),
  question(
    4,
    'q-early-enough',
    'ingen kendt andel er under den forventede',
    (f) => reachesLine(f) === true,
    EXPECTED,
  ),
  question(
    4,
    'q-early-differ',
    'samtaler og tilbud afviger mindst `maerkbar-aendring` procentpoint fra hinanden',
    (f) => {
      const [samtaler, tilbud] = earlyShares(f);
      if (!samtaler || !tilbud) return false;
      const gap = subtract(samtaler, tilbud);
      const size = gap.num < 0n ? { num: -gap.num, den: gap.den } : gap;
      return compare(size, { num: BigInt(f.rules.at(f.month).notableChange), den: 100n }) >= 0;
    },
  ),
  question(4, 'q-early', 'altid, når der er tal for tidlig indsats', (f) =>
    earlyShares(f).some((share) => share !== undefined),
  ),
  question(4, 'q-early-who', 'altid, når der er tal for tidlig indsats', (f) =>
    earlyShares(f).some((share) => share !== undefined),
  ),
];

/** Which questions a report puts, the first that hold, so many a chapter; and which chapters have any (`questions-1`). */
export function questionConditions(facts: Insight): Record<string, boolean> {
  const put = new Map<number, number>();
  const conditions = Object.fromEntries(
    QUESTIONS.map(({ id, chapter, from, holds }) => {
      const count = put.get(chapter) ?? 0;
      const isPut = count < MOST_OF_A_CHAPTER && from <= firstDay(facts.month) && holds(facts);
      if (isPut) put.set(chapter, count + 1);
      return [id, isPut];
    }),
  );
  const chapters = [...new Set(QUESTIONS.map(({ chapter }) => chapter))];
  return {
    ...conditions,
    ...Object.fromEntries(chapters.map((chapter) => [`questions-${chapter}`, put.has(chapter)])),
  };
}
