import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fraction } from '../../src/domain/fraction.js';
import { maybeKommune } from '../../src/domain/kommuner.js';
import { parseMonth } from '../../src/domain/month.js';
import { words } from '../../src/report/frame/entry.js';
import { lackingNotes, signed } from '../../src/report/frame/lacking.js';
import { spreadLabels } from '../../src/report/frame/series.js';
import { lowEnd } from '../../src/report/kommune/seriesFigures.js';

test('the axis of a series begins at 50 for every kommune, and at 0 where a share lies below', () => {
  expect(lowEnd([fraction(95, 100)])).toBe(50);
  expect(lowEnd([fraction(50, 100), fraction(80, 100)])).toBe(50);
  expect(lowEnd([fraction(4999, 10000)])).toBe(0);
  expect(lowEnd([])).toBe(50);
});

test('labels at the ends of lines stay in order and apart', () => {
  expect(spreadLabels([80, null, 80.5])).toHaveLength(3);
  expect(spreadLabels([80, null, 90])).toEqual([80, null, 90]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 40, max: 90 }), { minLength: 2, maxLength: 3 }), (ends) => {
      const spread = spreadLabels(ends) as number[];
      const order = [...ends.keys()].sort((a, b) => ends[a]! - ends[b]!);
      for (let i = 1; i < order.length; i += 1) {
        expect(spread[order[i]!]! - spread[order[i - 1]!]!).toBeGreaterThan(4);
      }
    }),
  );
});

describe('the months that averages of several kommuner lack', () => {
  const lacking = (name: string, fokusmaal: 'samtaler' | 'tilbud', ...months: string[]) => ({
    kommune: maybeKommune(name)!,
    fokusmaal,
    months: months.map(parseMonth),
  });
  const textOf = (...all: ReturnType<typeof lacking>[]) =>
    lackingNotes(all)
      .flat()
      .map(({ text }) => text)
      .join('');

  test('are told once for those that lack the same, in Danish order', () => {
    expect(
      textOf(
        lacking('Ærø', 'samtaler', '2020-03'),
        lacking('Ærø', 'tilbud', '2020-03'),
        lacking('Samsø', 'samtaler', '2020-03'),
        lacking('Samsø', 'tilbud', '2020-03'),
        lacking('Fanø', 'tilbud', '2020-03', '2020-04', '2020-06'),
        lacking('Læsø', 'tilbud'),
      ),
    ).toBe(
      '† Gennemsnittet hviler på færre måneder, fordi de leverede data mangler nogle: Samsø og Ærø (samtaler og tilbud: marts 2020); ' +
        'Fanø (tilbud: marts–april 2020 og juni 2020).',
    );
  });

  test('are no note when none lacks any', () => {
    expect(textOf(lacking('Læsø', 'tilbud'))).toBe('');
  });

  test('mark an average that lacks one, and no other', () => {
    const average = (missing: number[], acrossBreaks: number[] = []) => ({
      share: fraction(1, 2),
      months: 11,
      missing,
      acrossBreaks,
    });
    expect(signed(words('50,0'), average([24_000])).cell.text).toBe('50,0†');
    expect(signed(words('50,0'), average([], [20_270])).cell.text).toBe('50,0‡');
    expect(signed(words('50,0'), average([24_000], [20_270])).cell.text).toBe('50,0†‡');
    for (const whole of [average([]), undefined]) expect(signed(words('50,0'), whole).cell.text).toBe('50,0');
  });
});
