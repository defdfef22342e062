import { expect, test } from 'vitest';
import { FOKUSMAAL } from '../../src/domain/fokusmaal.js';
import { eachMonth, type Month, monthsEnding } from '../../src/domain/month.js';
import { GRUPPE_I_ALT, GRUPPER, type Gruppe } from '../../src/domain/ydelse.js';
import { MeasureBook } from '../../src/measures/book.js';
import { judgedPeriods } from '../../src/measures/caseMeasures.js';
import type { Count } from '../../src/measures/cell.js';
import { hiddenParts, type Sum } from '../../src/measures/disclosure.js';
import { Hidden } from '../../src/measures/hidden.js';
import { RULES } from '../../src/rules/ruleset.js';
import { makeUp } from './country.js';

/** Countries to count in, and the first one's seed. */
const COUNTRIES = Number(process.env.COUNTRIES ?? 1);
const SEED = Number(process.env.COUNTRY_SEED ?? 1);

/** What hides more and more: each is one thing more than the one before. */
const STEPS = [
  'the report alone',
  'with its month',
  'to one who knows the choice',
  'with earlier months',
] as const;

test('what protects citizens across publications costs group figures, and each thing more hides no fewer', () => {
  const shown = new Map<string, number[]>();
  for (let i = 0; i < COUNTRIES; i += 1) {
    const { truth, kommuner, months } = makeUp(SEED + i, 8);
    const reach = { from: RULES.firstMonth, to: months.to };
    const book = new MeasureBook({
      caseCells: truth,
      caseReach: { samtaler: reach, tilbud: reach },
      published: [],
      rules: RULES,
    });
    const from = Math.min(...judgedPeriods(months, RULES).map((period) => period.from));
    const hidden = new Hidden({ book, early: book, from }, undefined);
    for (const kommune of kommuner) {
      for (const month of eachMonth(months)) {
        const sums = (lengths: readonly number[], isChoiceKnown: boolean) =>
          lengths.flatMap((length) => sumsOf(book, kommune, month, length, isChoiceKnown));
        const sets: ReadonlySet<Gruppe>[] = [
          hiddenParts(sums([3, 12], false), GRUPPER),
          hiddenParts(sums([1, 3, 12], false), GRUPPER),
          hiddenParts(sums([1, 3, 12], true), GRUPPER),
          hidden.groups(kommune, month),
        ];
        const citizens = book.total(kommune, monthsEnding(month, 3), 'samtaler')?.citizens ?? 0;
        const size = citizens < 100 ? 'small' : citizens < 200 ? 'middle' : 'large';
        const counts = shown.get(size) ?? [0, ...STEPS.map(() => 0)];
        const all = sums([3, 12], false).flatMap(({ counts: of }) => [...of.keys()]);
        counts[0]! += all.length;
        sets.forEach((set, step) => {
          counts[step + 1]! += all.filter((gruppe) => !set.has(gruppe)).length;
        });
        shown.set(size, counts);
      }
    }
  }
  for (const [size, [all, ...counts]] of shown) {
    const told = STEPS.map((step, i) => `${step} ${((100 * counts[i]!) / all!).toFixed(1)} %`);
    console.log(`${size}: of ${all} group figures are shown: ${told.join(', ')}`);
    expect(counts[1]).toBeLessThanOrEqual(counts[0]! * 1.02);
    expect(counts[3]).toBeLessThanOrEqual(counts[2]!);
  }
});

function sumsOf(
  book: MeasureBook,
  kommune: number,
  month: Month,
  length: number,
  isChoiceKnown: boolean,
): Sum<Gruppe>[] {
  const period = monthsEnding(month, length);
  return FOKUSMAAL.map((fokusmaal) => ({
    total: book.figure(kommune, period, GRUPPE_I_ALT, fokusmaal),
    counts: new Map<Gruppe, Count>(
      GRUPPER.flatMap((gruppe) => {
        const figure = book.figure(kommune, period, gruppe, fokusmaal);
        return figure && figure.citizens > 0 ? [[gruppe, figure]] : [];
      }),
    ),
    rule: book.rules.at(month).disclosure,
    isChoiceKnown,
  }));
}
