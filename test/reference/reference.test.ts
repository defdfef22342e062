import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeEarly } from '../../src/core/early.js';
import { explainCitizen } from '../../src/core/explain.js';
import { judgeCitizen } from '../../src/core/judge.js';
import { formatMonth, monthsEnding, parseMonth } from '../../src/domain/month.js';
import { RULES } from '../../src/rules/ruleset.js';
import { folderWith, run } from '../cli/folder.js';
import { ReferenceExtract } from './cells.js';
import { citizens } from './citizens.js';
import { extractsOf } from './extracts.js';
import { Reading } from './reference.js';

const FIRST = parseMonth('2018-06');
const LAST = parseMonth('2023-12');
/** Citizens to compare: `REFERENCE_CITIZENS=1000000 npx vitest run test/reference` for a million. */
const CITIZENS = Number(process.env.REFERENCE_CITIZENS ?? 20_000);
const SEED = Number(process.env.REFERENCE_SEED ?? Date.now() % 1_000_000_000);
const TIMEOUT = 120_000 + CITIZENS * 10;

describe('the core and a day-by-day reading of the method', () => {
  test(
    'agree on how any citizen counts in any month',
    () => {
      let counted = 0;
      let met = 0;
      fc.assert(
        fc.property(
          citizens,
          fc.array(fc.integer({ min: FIRST, max: LAST }), { minLength: 6, maxLength: 6 }),
          (citizen, extra) => {
            const reading = new Reading(citizen);
            for (const month of [parseMonth('2020-02'), parseMonth('2020-08'), ...extra]) {
              const [outcome] = judgeCitizen(citizen, { from: month, to: month }, RULES);
              const expected = reading.inMonth(month);
              expect(outcome, `${formatMonth(month)}`).toEqual(expected);
              if (expected) counted += 1;
              if (expected?.met.samtaler) met += 1;
            }
          },
        ),
        { numRuns: CITIZENS, seed: SEED },
      );
      // The citizens made up must really be counted, and some must meet the fokusmål, or nothing was compared.
      expect(counted).toBeGreaterThan(CITIZENS / 2);
      expect(met).toBeGreaterThan(CITIZENS / 50);
    },
    TIMEOUT,
  );

  test(
    'agree on when any citizen reaches six months, and with which effort',
    () => {
      let reached = 0;
      fc.assert(
        fc.property(citizens, (citizen) => {
          const expected = new Reading(citizen).early(FIRST, LAST);
          expect(judgeEarly(citizen, { from: FIRST, to: LAST }, RULES)).toEqual(expected);
          reached += expected.length;
        }),
        { numRuns: CITIZENS / 4, seed: SEED },
      );
      expect(reached).toBeGreaterThan(CITIZENS / 40);
    },
    TIMEOUT,
  );

  test.each([
    ['2019-06', '2020-02'],
    ['2019-11', '2020-10'],
    ['2022-09', '2023-08'],
  ])(
    'agree on every cell of the extracts that measure writes for %s to %s',
    async (from, to) => {
      const share = Math.ceil(CITIZENS / 3);
      // By the twenty thousand, so that a million fit into memory.
      for (let done = 0; done < share; done += 20_000) {
        const seed = SEED + done;
        const sample = fc.sample(citizens, { numRuns: Math.min(20_000, share - done), seed });
        const months = Array.from(
          { length: parseMonth(to) - parseMonth(from) + 1 },
          (_, i) => parseMonth(from) + i,
        );
        const ranges = [3, 12].map((length) => monthsEnding(parseMonth(to), length));
        const fokusmaal = new ReferenceExtract(
          months,
          ranges.map((range) => [range.from, range.to]),
        );
        const early = new ReferenceExtract(months, []);
        const first = Math.min(months[0]!, ranges[1]!.from);
        for (const citizen of sample) {
          const reading = new Reading(citizen);
          const outcomes = Array.from(
            { length: parseMonth(to) - first + 1 },
            (_, i) => reading.inMonth(first + i) ?? [],
          );
          fokusmaal.add(outcomes.flat());
          early.add(reading.early(months[0]!, parseMonth(to)));
        }
        const data = await folderWith(extractsOf(sample));
        const out = await folderWith();
        const measure = async (name: string, ...more: string[]) => {
          const call = ['--from', from, '--to', to, '--data', data, '--out', join(out, name), ...more];
          const { status, err } = await run('measure', ...call);
          expect(status, err).toBe(0);
          return readFile(join(out, name), 'utf8');
        };
        expect(await measure('fokusmaal.csv'), `seed ${seed}`).toBe(fokusmaal.text());
        expect(await measure('tidligindsats.csv', '--early'), `seed ${seed}`).toBe(early.text());
        expect(fokusmaal.text().split('\n').length).toBeGreaterThan(200);
      }
    },
    TIMEOUT,
  );
});

test('an explanation ends with the outcome that the measures have, whoever the citizen is', () => {
  fc.assert(
    fc.property(citizens, fc.integer({ min: FIRST, max: LAST }), (citizen, month) => {
      const explanation = explainCitizen(citizen, month, RULES);
      const [outcome] = judgeCitizen(citizen, { from: month, to: month }, RULES);
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
    { numRuns: 2000 },
  );
});
