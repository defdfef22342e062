import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeEarly } from '../../src/core/early.js';
import { parseMonth } from '../../src/domain/month.js';
import { RULES } from '../../src/rules/ruleset.js';
import { citizens } from './citizens.js';
import { Reading } from './reference.js';
import { CITIZENS, SEED, TIMEOUT } from './size.js';

const FIRST = parseMonth('2018-06');
const LAST = parseMonth('2028-06');

test(
  'the core and a day-by-day reading agree on when any citizen reaches six months, and with which effort',
  () => {
    let reached = 0;
    fc.assert(
      fc.property(citizens, (citizen) => {
        const expected = new Reading(citizen, LAST).early(FIRST, LAST);
        expect(judgeEarly(citizen, { from: FIRST, to: LAST }, RULES)).toEqual(expected);
        reached += expected.length;
      }),
      { numRuns: Math.ceil(CITIZENS / 4), seed: SEED },
    );
    expect(reached).toBeGreaterThan(CITIZENS / 40);
  },
  TIMEOUT,
);
