import { expect, test } from 'vitest';
import { parseMonth } from '../../src/domain/month.js';
import type { Count } from '../../src/measures/cell.js';
import { hiddenParts } from '../../src/measures/disclosure.js';
import type { DisclosureRule } from '../../src/rules/diskretion.js';
import { withDisclosureFloor } from '../../src/rules/floor.js';
import { RULES } from '../../src/rules/ruleset.js';

const rule2020 = RULES.at(parseMonth('2021-06')).disclosure;
const rule2021 = RULES.at(parseMonth('2021-07')).disclosure;
const floor = withDisclosureFloor(RULES, 7).at(parseMonth('2021-06')).disclosure;

const QUANTITIES = {
  citizens: ({ citizens }: Count) => citizens,
  met: ({ met }: Count) => met,
  unmet: ({ citizens, met }: Count) => citizens - met,
};
type Quantity = keyof typeof QUANTITIES;

const sumOf = (counts: readonly Count[]): Count =>
  counts.reduce((a, b) => ({ citizens: a.citizens + b.citizens, met: a.met + b.met }));

/** All that some groups with citizens can be. */
function* everyKommune(groups: number, options: readonly Count[]): Generator<Count[]> {
  if (groups === 0) yield [];
  else
    for (const first of options) for (const rest of everyKommune(groups - 1, options)) yield [first, ...rest];
}

/** What is seen of some kommuner alike, and what each hidden group is in one or another of them. */
interface Seen {
  total: Count;
  values: Record<Quantity, Set<number>>[];
}

/**
 * Groups every kommune there can be by what is published of it, and asks how many values each hidden group has.
 * @param most citizens of a group: what is hidden together must leave none more, or one would be looked for in vain.
 * @returns what is seen, and how much of it leaves a hidden number too few values.
 */
function attackAll(
  groups: number,
  options: readonly Count[],
  most: number,
  rule: DisclosureRule,
  of: Quantity[],
) {
  const seen = new Map<string, Seen>();
  for (const kommune of everyKommune(groups, options)) {
    const total = sumOf(kommune);
    const counts = new Map(kommune.map((count, i) => [i, count] as const));
    const parts = [...hiddenParts([{ total, counts, rule, isChoiceKnown: true }], [...counts.keys()])].sort();
    if (parts.length === 0 || parts.length === groups) continue;
    const rest = sumOf(parts.map((part) => kommune[part]!));
    if (rest.citizens - parts.length + 1 > most && rule.minPopulation === 0) continue;
    const shown = kommune.map((count, i) => (parts.includes(i) ? 'hidden' : count));
    const key = JSON.stringify([shown, rest]);
    const one = seen.get(key) ?? {
      total,
      values: parts.map(() => ({ citizens: new Set(), met: new Set(), unmet: new Set() })),
    };
    parts.forEach((part, i) => {
      for (const quantity of of) one.values[i]![quantity].add(QUANTITIES[quantity](kommune[part]!));
    });
    seen.set(key, one);
  }
  const limit = Math.max(rule.minPopulation, rule.minCount);
  const tooFew = [...seen].filter(([, { total, values }]) =>
    values.some((value) =>
      of.some((quantity) => value[quantity].size < Math.min(limit, QUANTITIES[quantity](total) + 1)),
    ),
  );
  return { seen: seen.size, tooFew: tooFew.map(([key]) => key) };
}

const upTo = (most: number) => Array.from({ length: most }, (_, i) => i + 1);

test.each([
  ['until June 2021', 3, 12, rule2020],
  ['until June 2021', 4, 9, rule2020],
  ['until June 2021', 5, 6, rule2020],
  ['by a stricter floor', 3, 16, floor],
])(
  'to one who knows how groups are chosen, each hidden one has as many values as the limit: %s, %i groups of up to %i citizens',
  (_when, groups, most, rule) => {
    const options = upTo(most).map((citizens) => ({ citizens, met: 0 }));
    const { seen, tooFew } = attackAll(groups, options, most, rule, ['citizens']);
    expect(seen).toBeGreaterThan(60);
    expect(tooFew).toEqual([]);
  },
);

test.each([
  [3, 7],
  [4, 4],
])('and so have its met and not met, since July 2021: %i groups of up to %i citizens', (groups, most) => {
  const options = upTo(most).flatMap((citizens) => [0, ...upTo(citizens)].map((met) => ({ citizens, met })));
  const { seen, tooFew } = attackAll(groups, options, most, rule2021, ['citizens', 'met', 'unmet']);
  expect(seen).toBeGreaterThan(400);
  expect(tooFew).toEqual([]);
});
