import { monthName, periodInText } from '../../danish/date.js';
import { formatInteger, formatSigned, percent } from '../../danish/number.js';
import { shareText } from '../../danish/share.js';
import type { JsonObject } from '../../document/model.js';
import { compare, type Fraction, subtract } from '../../domain/fraction.js';
import { I_ALT } from '../../domain/ydelse.js';
import { breaksOf } from '../../measures/breaks.js';
import { figureShare } from '../../measures/cell.js';
import { personsMissing } from '../../measures/shares.js';
import { ydelseInText } from '../beskaeftigelsesplan/words.js';
import { breakData, withBreakSign } from '../frame/acrossBreaks.js';
import type { Insight } from './facts.js';
import { changeOf, type YdelseFacts } from './persons.js';

const RESULT = ['expected', 'actual', 'size', 'points', 'place', 'of', 'period'] as const;
const MOVE = ['before', 'place', 'from', 'to', 'period', 'periodBefore'] as const;
const AREA = ['area', 'size', 'place', 'of', 'period'] as const;
const CHANGE = ['ydelse', 'size', 'from', 'to', 'change', 'month', 'monthBefore', 'small'] as const;
const APART = ['Ydelse', 'size', 'change', 'national', 'month', 'small'] as const;
const EARLY = ['share', 'met', 'citizens', 'missing', 'line', 'month', 'small'] as const;
const PEERS = ['place', 'count', 'size', 'period'] as const;

/** The named places of each kind of sentence. */
export const MESSAGE_PLACES = {
  'result-more': RESULT,
  'result-fewer': RESULT,
  'result-equal': RESULT,
  moved: MOVE,
  'moved-not': MOVE,
  'area-more': AREA,
  'area-fewer': AREA,
  'area-none': ['period'],
  'change-more': CHANGE,
  'change-fewer': CHANGE,
  'apart-above': APART,
  'apart-below': APART,
  'early-enough': EARLY,
  'early-short': EARLY,
  'early-share': EARLY,
  'peers-more': PEERS,
  'peers-fewer': PEERS,
  'peers-equal': PEERS,
} as const satisfies Record<string, readonly string[]>;
export type MessageKind = keyof typeof MESSAGE_PLACES;

/** A sentence of the first page, before it is worded. */
export interface Message {
  kind: MessageKind;
  /** What it speaks of, in persons. */
  persons: number;
  /** The table or figure that has its numbers. */
  target: string;
  /** What its places say. */
  places: Readonly<Record<string, string>>;
  /** Its numbers. */
  data: JsonObject;
}

/** More, fewer or as many, by the sign of a difference. */
const side = <M, F, E>(difference: number, more: M, fewer: F, equal: E): M | F | E =>
  difference > 0 ? more : difference < 0 ? fewer : equal;

const size = (value: number): string => formatInteger(Math.abs(value));
const smallOf = ({ rules, month }: Insight, persons: number): string =>
  persons < rules.at(month).smallNumber ? ' (små tal)' : '';

/** What the result comes to. */
function result({ outcome }: Insight): Message[] {
  const row = outcome?.rows.find(({ omraade }) => omraade === I_ALT);
  if (
    !outcome ||
    row?.difference == null ||
    row.expected === null ||
    row.actual === null ||
    row.rank === null
  )
    return [];
  return [
    {
      kind: side(row.difference, 'result-more', 'result-fewer', 'result-equal'),
      persons: Math.abs(row.difference),
      target: '1.1',
      places: {
        expected: formatInteger(row.expected),
        actual: formatInteger(row.actual),
        size: size(row.difference),
        points: row.differenceShare ? formatSigned(row.differenceShare) : '',
        place: String(row.rank),
        of: String(outcome.all.length),
        period: withBreakSign(periodInText(outcome.period), outcome.acrossBreaks),
      },
      data: {
        expected: row.expected,
        actual: row.actual,
        difference: row.difference,
        place: row.rank,
        ...breakData(outcome.acrossBreaks),
      },
    },
  ];
}

/** How the place has moved since the period before, where the two may be compared. */
function moved({ outcome }: Insight): Message[] {
  const [before, now] = outcome?.history.slice(-2) ?? [];
  if (!before || !now || now.broken) return [];
  const [from, to] = [before.row, now.row];
  if (from.rank === null || to.rank === null || from.difference === null || to.difference === null) return [];
  const signed = (units: number) => formatSigned({ units, decimals: 0 });
  return [
    {
      kind: from.rank === to.rank ? 'moved-not' : 'moved',
      persons: Math.abs(to.difference - from.difference),
      target: '1.2',
      places: {
        before: String(from.rank),
        place: String(to.rank),
        from: signed(from.difference),
        to: signed(to.difference),
        period: periodInText(now.period),
        periodBefore: periodInText(before.period),
      },
      data: {
        placeBefore: from.rank,
        place: to.rank,
        differenceBefore: from.difference,
        difference: to.difference,
      },
    },
  ];
}

/** The ydelsesområde that is furthest from the expected. */
function area({ outcome, rules }: Insight): Message[] {
  const areas = (outcome?.rows ?? []).filter((row) => row.omraade !== I_ALT && row.difference !== null);
  const [furthest] = areas.sort((a, b) => Math.abs(b.difference!) - Math.abs(a.difference!));
  if (!outcome || !furthest) return [];
  const { omraade, difference, rank } = furthest;
  const days = breaksOf(rules, omraade, outcome.period);
  const places = {
    area: omraade,
    size: size(difference!),
    place: rank === null ? '' : String(rank),
    of: String(outcome.all.length),
    period: withBreakSign(periodInText(outcome.period), days),
  };
  return [
    {
      kind: side(difference!, 'area-more', 'area-fewer', 'area-none'),
      persons: Math.abs(difference!),
      target: '1.1',
      places,
      data: { area: omraade, difference, place: rank, ...breakData(days) },
    },
  ];
}

/** How a ydelse's persons have changed on a year. */
interface Changed {
  facts: YdelseFacts;
  difference: number;
  change: Fraction;
  national: Fraction | undefined;
}

/** The ydelser whose change on a year is known, the largest in persons first. */
function changedOf({ ydelser }: Insight): Changed[] {
  const all = ydelser.flatMap((facts): Changed[] => {
    const own = facts.onYear.own;
    const change = changeOf(own);
    if (!change || own === undefined || own === 'broken') return [];
    return [{ facts, difference: own.now - own.before, change, national: changeOf(facts.onYear.national) }];
  });
  return all.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

const changeText = (change: Fraction): string => `${formatSigned(percent(change, 1))} %`;

/** The ydelse with the largest change on a year, in persons. */
function change(insight: Insight): Message[] {
  const [largest] = changedOf(insight);
  if (!largest || largest.difference === 0) return [];
  const { facts, difference } = largest;
  const from = facts.persons - difference;
  return [
    {
      kind: difference > 0 ? 'change-more' : 'change-fewer',
      persons: Math.abs(difference),
      target: '2.1',
      places: {
        ydelse: ydelseInText(facts.ydelse),
        size: size(difference),
        from: formatInteger(from),
        to: formatInteger(facts.persons),
        change: changeText(largest.change),
        month: monthName(facts.latest),
        monthBefore: monthName(facts.latest - 12),
        small: smallOf(insight, facts.persons),
      },
      data: { ydelse: facts.ydelse, from, to: facts.persons, difference },
    },
  ];
}

/** The ydelse whose change is furthest from the country's, where that is not the one with the largest change. */
function apart(insight: Insight): Message[] {
  const [largest, ...others] = changedOf(insight);
  const { notableChange, smallNumber } = insight.rules.at(insight.month);
  const far = ({ change: own, national }: Changed): Fraction => {
    const gap = subtract(own, national!);
    return gap.num < 0n ? { num: -gap.num, den: gap.den } : gap;
  };
  const [furthest] = others
    .filter(({ facts, national }) => national && facts !== largest?.facts && facts.persons >= smallNumber)
    .sort((a, b) => compare(far(b), far(a)));
  if (!furthest) return [];
  const isNotable = compare(far(furthest), { num: BigInt(notableChange), den: 100n }) >= 0;
  if (!isNotable || furthest.difference === 0) return [];
  const { facts, difference, national } = furthest;
  return [
    {
      kind: compare(furthest.change, national!) > 0 ? 'apart-above' : 'apart-below',
      persons: Math.abs(difference),
      target: '2.1',
      places: {
        Ydelse: facts.ydelse,
        size: `${size(difference)} ${difference > 0 ? 'flere' : 'færre'}`,
        change: changeText(furthest.change),
        national: changeText(national!),
        month: monthName(facts.latest),
        small: smallOf(insight, facts.persons),
      },
      data: { ydelse: facts.ydelse, difference },
    },
  ];
}

/** How many who reached the anciennitet of early effort had samtaler, and what lacks to the expected share. */
function early(insight: Insight): Message[] {
  const { input, kommune, month, earlyLine, earlySuspended } = insight;
  const figure = input.early.month(kommune.code, month, 'samtaler');
  const share = figureShare(figure);
  if (earlySuspended || !figure || !share || input.hidden.early(kommune.code, month, month)) return [];
  const isExpected = earlyLine?.kind === 'expected';
  const isShort = isExpected && compare(share, earlyLine.share) < 0;
  const missing = isShort ? atLeastMissing(figure, earlyLine.share) : 0;
  return [
    {
      kind: isExpected ? (isShort ? 'early-short' : 'early-enough') : 'early-share',
      persons: isShort ? missing : figure.met,
      target: '4.1',
      places: {
        share: shareText(share, 1, earlyLine?.share),
        met: formatInteger(figure.met),
        citizens: formatInteger(figure.citizens),
        missing: formatInteger(missing),
        line: isExpected ? shareText(earlyLine.share, 0) : '',
        month: monthName(month),
        small: smallOf(insight, figure.citizens),
      },
      data: { citizens: figure.citizens, met: figure.met, missing },
    },
  ];
}

/** The fewest further citizens that bring a share to a line at least. */
function atLeastMissing(count: { citizens: number; met: number }, line: Fraction): number {
  const above = personsMissing(count, line)!;
  const reaches = BigInt(count.met + above - 1) * line.den >= line.num * BigInt(count.citizens);
  return reaches ? above - 1 : above;
}

/** The place among the peers. */
function peers({ group, kommune, peers: { kommuner }, outcome }: Insight): Message[] {
  const at = group.findIndex((placed) => placed.kommune.code === kommune.code);
  const own = group[at]?.row;
  if (!outcome || !own || own.difference === null || kommuner.length === 0 || group.length < 2) return [];
  return [
    {
      kind: side(own.difference, 'peers-more', 'peers-fewer', 'peers-equal'),
      persons: Math.abs(own.difference),
      target: '3.1',
      places: {
        place: String(at + 1),
        count: String(group.length),
        size: size(own.difference),
        period: withBreakSign(periodInText(outcome.period), outcome.acrossBreaks),
      },
      data: {
        place: at + 1,
        of: group.length,
        difference: own.difference,
        ...breakData(outcome.acrossBreaks),
      },
    },
  ];
}

/** The sentences of the first page, the most important first: as many as the rules have at most. */
export function messagesOf(insight: Insight): Message[] {
  const all = [result, change, moved, area, early, apart, peers].flatMap((tell) => tell(insight));
  return all.slice(0, insight.rules.at(insight.month).messageCount);
}
