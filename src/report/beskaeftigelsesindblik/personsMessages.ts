import { monthName } from '../../danish/date.js';
import { formatInteger, formatSigned, percent } from '../../danish/number.js';
import { compare, type Fraction, subtract } from '../../domain/fraction.js';
import { ydelseInText } from '../beskaeftigelsesplan/words.js';
import type { Insight } from './facts.js';
import { type Message, size, smallOf } from './messageKinds.js';
import { changeOf, type YdelseFacts } from './persons.js';

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

/** The ydelse with the largest change on a year, in persons; none when two have changed by as many. */
export function change(insight: Insight): Message[] {
  const [largest, next] = changedOf(insight);
  if (!largest || largest.difference === 0) return [];
  if (next && Math.abs(next.difference) === Math.abs(largest.difference)) return [];
  const { facts, difference } = largest;
  const from = facts.persons - difference;
  // A ydelse whose change is not known may have changed more.
  const isKnownOfAll = insight.ydelser.every(({ onYear: { own } }) => own !== undefined && own !== 'broken');
  const way = difference > 0 ? 'more' : 'fewer';
  return [
    {
      kind: isKnownOfAll ? `change-${way}` : `change-among-${way}`,
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

/** How a change stands to the country's: both rise or both fall, one more than the other, or they go two ways. */
function wayOf(own: Fraction, national: Fraction) {
  const isAbove = compare(own, national) > 0;
  const rises = own.num > 0n;
  if (Math.sign(Number(own.num)) !== Math.sign(Number(national.num))) return 'apart-other-way';
  if (rises) return isAbove ? 'apart-rises-more' : 'apart-rises-less';
  return isAbove ? 'apart-falls-less' : 'apart-falls-more';
}

/** The ydelse whose change is furthest from the country's, where that is not the one that was told of already. */
export function apart(insight: Insight): Message[] {
  const told = change(insight)[0]?.data.ydelse;
  const { notableChange, smallNumber } = insight.rules.at(insight.month);
  const far = ({ change: own, national }: Changed): Fraction => {
    const gap = subtract(own, national!);
    return gap.num < 0n ? { num: -gap.num, den: gap.den } : gap;
  };
  const [furthest] = changedOf(insight)
    .filter(({ facts, national }) => national && facts.ydelse !== told && facts.persons >= smallNumber)
    .sort((a, b) => compare(far(b), far(a)));
  if (!furthest) return [];
  const isNotable = compare(far(furthest), { num: BigInt(notableChange), den: 100n }) >= 0;
  if (!isNotable || furthest.difference === 0) return [];
  const { facts, difference, national } = furthest;
  return [
    {
      kind: wayOf(furthest.change, national!),
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
