import { expect } from 'vitest';
import type { Fokusmaal } from '../../src/domain/fokusmaal.js';
import { type Count, LENGTHS, type Published, type Row } from './smallKommune.js';
import { type KnownSum, rangesOf } from './wholeNumbers.js';

/** The figures of ydelsesgrupper, over 3 and over 12 months. */
const FIGURES: Record<Fokusmaal, readonly [three: string, twelve: string]> = {
  samtaler: ['4.2', '5.2'],
  tilbud: ['4.4', '5.4'],
};
const I_ALT = 'Ydelsesgrupper i alt';
const KEYS = ['met', 'unmet'] as const;

/** One figure's groups: what is shown, what is hidden, and the total that the attacker may know. */
interface Known {
  shown: Map<string, Count>;
  hidden: string[];
  total: Count;
}

/** The rows that a figure hides. @throws an assertion when one of them has a count all the same. */
export function hiddenRows(rows: readonly Row[], about: string): Row[] {
  const hidden = rows.filter(({ citizens }) => citizens === null);
  for (const { group, met, unmet } of hidden) expect(met ?? unmet ?? null, `${about} ${group}`).toBeNull();
  return hidden;
}

function knownOf(rows: readonly Row[], total: Count, about: string): Known {
  const groups = rows.filter(({ group }) => group !== I_ALT);
  const shown = groups.filter(({ citizens }) => citizens !== null);
  return {
    shown: new Map(
      shown.map(({ group, citizens, met, unmet }) => {
        const without = unmet ?? citizens! - met!;
        return [group, { met: citizens! - without, unmet: without }];
      }),
    ),
    hidden: hiddenRows(groups, about).map(({ group }) => group),
    total,
  };
}

/**
 * Attacks a report's figures about a fokusmål with integer programmes: which values can each hidden number have,
 * given all that is published? @returns how many numbers were attacked.
 * @throws an assertion when a number can have fewer values than the rules demand.
 */
export function attack({ figures, total, limit, about }: Published, fokusmaal: Fokusmaal): number {
  const [three, twelve] = LENGTHS.map((length, p) => {
    const all = total(fokusmaal, length);
    const figure = figures[FIGURES[fokusmaal][p]!];
    return all && figure && knownOf(figure.rows, all, `${about} ${fokusmaal}`);
  });
  if (!three || !twelve) return 0;
  const names = [...new Set([...three.hidden, ...twelve.hidden])];
  if (names.length === 0) return 0;

  // Unknown for each hidden group: met and not met of three months, and what twelve months have beyond them.
  const at = (group: number, which: number) => group * 4 + which;
  const known: KnownSum[] = [];
  KEYS.forEach((key, part) => {
    names.forEach((name, g) => {
      const here = three.shown.get(name);
      const there = twelve.shown.get(name);
      // A citizen of the three months is one of the twelve, with the same last month.
      if (here) known.push({ of: [at(g, part)], is: here[key] });
      if (there) known.push({ of: [at(g, part), at(g, part + 2)], is: there[key] });
    });
    const rest = ({ total, shown }: Known) =>
      [...shown.values()].reduce((left, count) => left - count[key], total[key]);
    const of = ({ hidden }: Known) => names.flatMap((name, g) => (hidden.includes(name) ? [g] : []));
    known.push({ of: of(three).map((g) => at(g, part)), is: rest(three) });
    known.push({ of: of(twelve).flatMap((g) => [at(g, part), at(g, part + 2)]), is: rest(twelve) });
  });

  const asked = names.flatMap((name, g) =>
    [
      { figure: three, offsets: [0] },
      { figure: twelve, offsets: [0, 2] },
    ].flatMap(({ figure, offsets }) =>
      (figure.hidden.includes(name) ? [[0], [1], [0, 1]] : []).map((parts) => ({
        name,
        places: parts.flatMap((part) => offsets.map((offset) => at(g, part + offset))),
        largest: parts.reduce((sum, part) => sum + figure.total[KEYS[part]!], 0),
      })),
    ),
  );
  const ranges = rangesOf(
    names.length * 4,
    known,
    asked.map(({ places }) => places),
  );
  expect(ranges, about).toBeDefined();
  ranges!.forEach(({ low, high }, i) => {
    const { name, largest } = asked[i]!;
    const values = high - low + 1;
    const needed = Math.min(limit, largest + 1);
    expect(values, `${about} ${fokusmaal}: ${name} is one of ${values} values`).toBeGreaterThanOrEqual(
      needed,
    );
  });
  return asked.length;
}
