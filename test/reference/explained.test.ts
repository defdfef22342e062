import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainCitizen } from '../../src/core/explain.js';
import { judgeCitizen } from '../../src/core/judge.js';
import { parseMonth, singleMonth } from '../../src/domain/month.js';
import { RULES } from '../../src/rules/ruleset.js';
import { citizens } from './citizens.js';
import { CITIZENS, SEED, TIMEOUT } from './size.js';

const month = fc.integer({ min: parseMonth('2018-06'), max: parseMonth('2028-06') });

test(
  'an explanation ends with the outcome that the measures have, whoever the citizen is',
  () => {
    fc.assert(
      fc.property(citizens, month, (citizen, month) => {
        const explanation = explainCitizen(citizen, month, RULES);
        const [outcome] = judgeCitizen(citizen, singleMonth(month), RULES);
        expect(explanation.outcome).toEqual(outcome);
        const counted = explanation.samtaler.filter(({ verdict }) => verdict === 'counted').length;
        const tilbud = explanation.tilbud.some(({ verdict }) => verdict === 'counted');
        const { samtalerRequired, hoursRequired } = RULES.at(month);
        expect(explanation.anciennitet?.reached ?? false).toBe(outcome !== undefined);
        expect(explanation.absence === undefined).toBe(outcome !== undefined);
        if (!outcome) return;
        expect(outcome.met.samtaler).toBe(counted >= samtalerRequired);
        expect(outcome.met.tilbud).toBe(tilbud || explanation.hours >= hoursRequired * 10_000);
        expect(outcome.counted.samtaler).toBe(!explanation.exemption!.samtaler.exempt);
        expect(explanation.anciennitet!.reachedOn).toBeLessThanOrEqual(explanation.placement!.reference);
      }),
      { numRuns: Math.ceil(CITIZENS / 4), seed: SEED },
    );
  },
  TIMEOUT,
);
