import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeCitizen } from '../../src/core/judge.js';
import { parseMonth } from '../../src/domain/month.js';
import { RULES } from '../../src/rules/ruleset.js';
import { citizens } from './citizens.js';
import { referenceOutcome } from './reference.js';

const FIRST = parseMonth('2018-06');
const LAST = parseMonth('2020-12');
const RUNS = Number(process.env.REFERENCE_CITIZENS ?? 2000);

test(
  'the core and a day-by-day reading of the method agree on every month of any citizen',
  () => {
    let counted = 0;
    let met = 0;
    fc.assert(
      fc.property(
        citizens,
        fc.array(fc.integer({ min: FIRST, max: LAST }), { minLength: 3, maxLength: 3 }),
        (citizen, extra) => {
          const months = [...new Set([parseMonth('2020-02'), parseMonth('2020-08'), ...extra])].sort(
            (a, b) => a - b,
          );
          const outcomes = judgeCitizen(citizen, { from: FIRST, to: LAST }, RULES);
          for (const month of months) {
            const expected = referenceOutcome(citizen, month);
            expect(outcomes.find((outcome) => outcome.month === month)).toEqual(expected);
            if (expected) counted += 1;
            if (expected?.met.samtaler) met += 1;
          }
        },
      ),
      { numRuns: RUNS },
    );
    // The citizens made up must really be counted, and some must meet the fokusmål, or nothing was compared.
    expect(counted).toBeGreaterThan(RUNS / 3);
    expect(met).toBeGreaterThan(RUNS / 50);
  },
  60_000 + RUNS * 20,
);
