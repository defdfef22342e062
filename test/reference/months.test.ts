import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeCitizen } from '../../src/core/judge.js';
import { formatMonth, parseMonth, singleMonth } from '../../src/domain/month.js';
import { RULES } from '../../src/rules/ruleset.js';
import { type Life, lives } from './citizens.js';
import { Reading } from './reference.js';
import { CITIZENS, SEED, TIMEOUT } from './size.js';

/** Months around which a citizen of 2020 is likely to count, and the last month of those who live seven years later. */
const FIRST = parseMonth('2018-06');
const LAST = parseMonth('2021-12');
const LATEST = LAST + 84;

test(
  'the core and a day-by-day reading of the method agree on how any citizen counts in any month',
  () => {
    let counted = 0;
    let met = 0;
    const after2026 = { counted: 0 };
    const near = fc.array(fc.integer({ min: FIRST, max: LAST }), { minLength: 5, maxLength: 5 });
    const any = fc.integer({ min: FIRST, max: LATEST });
    const compare = ({ citizen, later }: Life, months: readonly number[], other: number) => {
      const reading = new Reading(citizen, LATEST);
      const own = [parseMonth('2020-02'), parseMonth('2020-08'), ...months].map((month) => month + later);
      for (const month of [...own, other]) {
        const [outcome] = judgeCitizen(citizen, singleMonth(month), RULES);
        const expected = reading.inMonth(month);
        expect(outcome, formatMonth(month)).toEqual(expected);
        if (expected) counted += 1;
        if (expected && month >= parseMonth('2027-01')) after2026.counted += 1;
        if (expected?.met.samtaler) met += 1;
      }
    };
    fc.assert(fc.property(lives, near, any, compare), { numRuns: CITIZENS, seed: SEED });
    // The citizens made up must really be counted, and some must meet the fokusmål, or nothing was compared.
    expect(counted).toBeGreaterThan(CITIZENS / 2);
    expect(after2026.counted).toBeGreaterThan(CITIZENS / 20);
    expect(met).toBeGreaterThan(CITIZENS / 50);
  },
  TIMEOUT,
);
