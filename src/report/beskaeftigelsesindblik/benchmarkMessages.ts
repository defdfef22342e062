import { periodInText } from '../../danish/date.js';
import { formatInteger, formatSigned } from '../../danish/number.js';
import { listing } from '../../danish/text.js';
import { KOMMUNER } from '../../domain/kommuner.js';
import { I_ALT } from '../../domain/ydelse.js';
import type { BenchmarkRow } from '../../extracts/jobindsats/benchmark.js';
import { breaksOf } from '../../measures/breaks.js';
import { breakData, withBreakSign } from '../frame/acrossBreaks.js';
import type { Insight } from './facts.js';
import { type Message, side, size, smallOf } from './messageKinds.js';

/** The benchmark ranks all kommuner, whichever of them an extract has. */
const RANKED = formatInteger(KOMMUNER.length);

/** What the result comes to. */
export function result({ outcome }: Insight): Message[] {
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
        of: RANKED,
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
export function moved({ outcome }: Insight): Message[] {
  const [before, now] = outcome?.history.slice(-2) ?? [];
  if (!before || !now || now.broken) return [];
  const [from, to] = [before.row, now.row];
  if (from.rank === null || to.rank === null || from.difference === null || to.difference === null) return [];
  const signed = (units: number) => formatSigned({ units, decimals: 0 });
  const isAsFar = from.difference === to.difference;
  return [
    {
      kind:
        from.rank === to.rank
          ? isAsFar
            ? 'moved-not-as-far'
            : 'moved-not'
          : isAsFar
            ? 'moved-as-far'
            : 'moved',
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

/** How far the actual lies from the expected: persons first, which are rounded to tens, then the share. */
const apartOf = ({
  difference,
  differenceShare,
}: BenchmarkRow): readonly [persons: number, points: number] => [
  Math.abs(difference ?? 0),
  Math.abs(differenceShare?.units ?? 0),
];

/** The ydelsesområde that is furthest from the expected, or those that are equally far. */
export function area(insight: Insight): Message[] {
  const { outcome, rules } = insight;
  const areas = (outcome?.rows ?? []).filter((row) => row.omraade !== I_ALT && row.difference !== null);
  if (!outcome || areas.length === 0) return [];
  const sorted = areas
    .map((row) => ({ row, apart: apartOf(row) }))
    .sort(({ apart: a }, { apart: b }) => b[0] - a[0] || b[1] - a[1]);
  const furthest = sorted[0]!.row;
  const equal = sorted.filter(({ apart }) => apart.every((part, i) => part === sorted[0]!.apart[i]));
  const persons = Math.abs(furthest.difference!);
  const isSeveral = persons > 0 && equal.length > 1;
  const told = persons === 0 ? [] : equal.map(({ row }) => row);
  const days =
    told.length === 0
      ? outcome.acrossBreaks
      : told.flatMap((row) => breaksOf(rules, row.omraade, row.period));
  const places = {
    size: size(persons),
    of: RANKED,
    period: withBreakSign(periodInText(outcome.period), days),
    small: smallOf(insight, Math.min(...told.map(({ actual }) => actual ?? 0))),
  };
  const common = { persons, target: '1.1' };
  if (isSeveral) {
    const names = told.map(({ omraade }) => omraade);
    return [
      {
        ...common,
        kind: 'area-several',
        places: { ...places, areas: listing(names) },
        data: { areas: names, ...breakData(days) },
      },
    ];
  }
  const { omraade, difference, rank } = furthest;
  return [
    {
      ...common,
      kind: side(difference!, 'area-more', 'area-fewer', 'area-none'),
      places: { ...places, area: omraade, place: rank === null ? '' : String(rank) },
      data: { area: omraade, difference, place: rank, ...breakData(days) },
    },
  ];
}

/** The place among the peers; those with the same place share the best of theirs. */
export function peers({ group, kommune, peers: { kommuner }, outcome }: Insight): Message[] {
  const own = group.find((placed) => placed.kommune.code === kommune.code)?.row;
  if (!outcome || !own || own.difference === null || kommuner.length === 0 || group.length < 2) return [];
  const place = 1 + group.filter(({ row }) => row.rank! < own.rank!).length;
  return [
    {
      kind: side(own.difference, 'peers-more', 'peers-fewer', 'peers-equal'),
      persons: Math.abs(own.difference),
      target: '3.1',
      places: {
        place: String(place),
        count: String(group.length),
        size: size(own.difference),
        period: withBreakSign(periodInText(outcome.period), outcome.acrossBreaks),
      },
      data: {
        place,
        of: group.length,
        difference: own.difference,
        ...breakData(outcome.acrossBreaks),
      },
    },
  ];
}
