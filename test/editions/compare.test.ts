import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, decimalToFraction, fraction, round, subtract } from '../../src/domain/fraction.js';
import { parseMonth } from '../../src/domain/month.js';
import { I_ALT } from '../../src/domain/ydelse.js';
import { compareEditions, movementOf } from '../../src/editions/compare.js';
import { printedMovement } from '../../src/editions/printed.js';
import { type FigureName, type Shown, valuesOf } from '../../src/editions/shown.js';
import { RULES } from '../../src/rules/ruleset.js';

const [JULY, AUGUST] = [parseMonth('2020-07'), parseMonth('2020-08')];
const name = (group: string, months = 3): FigureName => ({
  figure: 'fokusmaal',
  fokusmaal: 'samtaler',
  group,
  months,
});
const shown = (group: string, month: number, count: [number, number] | null, months = 3): Shown => ({
  name: name(group, months),
  month,
  values: count && valuesOf({ citizens: count[0], met: count[1] }),
});

describe('a comparison of two editions', () => {
  const then = [shown(I_ALT, JULY, [100, 50]), shown('Sygedagpenge', JULY, [20, 10])];
  const now = [
    shown(I_ALT, JULY, [104, 60]),
    shown('Sygedagpenge', JULY, [20, 12]),
    shown(I_ALT, AUGUST, [110, 66]),
    shown('Sygedagpenge', AUGUST, [21, 13]),
  ];
  const compared = (earlier: readonly Shown[], later: readonly Shown[]) =>
    compareEditions({ month: JULY, shown: earlier }, { month: AUGUST, shown: later }, RULES);

  test('splits a change into development and revision, of numbers and of shares', () => {
    const share = compared(then, now).find(({ quantity }) => quantity === 'share')!.movement!;
    expect(share.change).toEqual(fraction(1, 10));
    expect(share.development).toEqual(subtract(fraction(66, 110), fraction(60, 104)));
    expect(share.revision).toEqual(subtract(fraction(60, 104), fraction(50, 100)));
    const citizens = compared(then, now)[0]!;
    expect(citizens.quantity).toBe('citizens');
    expect(Object.values(citizens.movement!).map(({ num }) => Number(num))).toEqual([
      100, 104, 110, 10, 6, 4,
    ]);
  });

  test.each([
    ['the earlier edition', [then[0]!, shown('Sygedagpenge', JULY, null)], now],
    [
      'the earlier month as it is known now',
      then,
      [now[0]!, shown('Sygedagpenge', JULY, null), now[2]!, now[3]!],
    ],
    ['the new month', then, [now[0]!, now[1]!, now[2]!, shown('Sygedagpenge', AUGUST, null)]],
    [
      'another period of one of them',
      [...then, shown('Sygedagpenge', JULY, null, 12)],
      [...now, shown('Sygedagpenge', AUGUST, [5, 5], 12)],
    ],
  ])('hides a group in all columns where it is hidden in %s', (_, earlier, later) => {
    const all = compared(earlier, later);
    expect(all.filter(({ name: of }) => of.group === 'Sygedagpenge').map(({ movement }) => movement)).toEqual(
      [undefined, undefined, undefined],
    );
    expect(all.filter(({ name: of }) => of.group === I_ALT).every(({ movement }) => movement)).toBe(true);
  });

  test('calls no difference across a break a development', () => {
    const [june, july] = [parseMonth('2025-06'), parseMonth('2025-07')];
    const sides = (group: string) =>
      compareEditions(
        { month: june, shown: [shown(group, june, [9, 5], 1)] },
        { month: july, shown: [shown(group, june, [9, 6], 1), shown(group, july, [9, 7], 1)] },
        RULES,
      );
    expect(sides('Kontanthjælp')[0]!.isBroken).toBe(true);
    expect(sides('Sygedagpenge')[0]!.isBroken).toBe(false);
  });

  test('adds up exactly, and as it is printed, whatever the numbers', () => {
    const share = fc
      .record({
        citizens: fc.integer({ min: 1, max: 9000 }),
        met: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ citizens, met }) => fraction(Math.round(met * citizens), citizens));
    fc.assert(
      fc.property(share, share, share, fc.constantFrom(1, 2), (earlier, revised, latest, decimals) => {
        const movement = movementOf(earlier, revised, latest);
        expect(add(movement.development, movement.revision)).toEqual(movement.change);
        expect(add(earlier, movement.change)).toEqual(latest);
        const printed = printedMovement(movement, 'share', decimals);
        expect(printed.development.units + printed.revision.units).toBe(printed.change.units);
        // No more than one unit of the last decimal from the exact number.
        const off = subtract(
          decimalToFraction({ ...printed.development, decimals: decimals + 2 }),
          movement.development,
        );
        const size = off.num < 0n ? fraction(-off.num, off.den) : off;
        expect(compare(size, fraction(1, 10n ** BigInt(decimals + 2)))).toBeLessThanOrEqual(0);
        expect(round(movement.revision, decimals + 2).units).toBe(printed.revision.units);
      }),
    );
  });
});
