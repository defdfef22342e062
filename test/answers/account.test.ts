import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Account, accountOf } from '../../src/answers/account/account.js';
import { explanationJson } from '../../src/answers/account/json.js';
import { printAccount } from '../../src/answers/account/print.js';
import { explainCitizen } from '../../src/core/explain.js';
import { judgeCitizen } from '../../src/core/judge.js';
import type { Timeline } from '../../src/core/timeline.js';
import { areaName } from '../../src/domain/kommuner.js';
import { parseMonth } from '../../src/domain/month.js';
import { RULES } from '../../src/rules/ruleset.js';
import type { CitizenRows } from '../../src/store/readCitizen.js';
import { exempt, hours, on, person, samtale, tilbud } from '../core/person.js';
import { citizens } from '../reference/citizens.js';

const MONTH = parseMonth('2020-08');

/** A citizen's rows, each on a line of its own. */
function rowsOf(timeline: Timeline): CitizenRows {
  const all = Object.values(timeline).flat() as object[];
  const refs = new Map(all.map((row, i) => [row, { file: 'x.csv', line: i + 2 }]));
  return { timeline, refs, outOfScope: [], alike: [] };
}

function account(timeline: Timeline, month = MONTH): Account {
  return accountOf(explainCitizen(timeline, month, RULES), rowsOf(timeline));
}
const stepOf = ({ steps }: Account, title: string): string =>
  steps
    .find((step) => step.title === title)!
    .lines.map(({ text }) => text)
    .join('\n');
const four = ['01', '02', '03', '04'].map((day) => samtale(`2020-08-${day}`));

describe('an account of a citizen', () => {
  test('begins with the answer that the measures count, whoever it is and whatever the month', () => {
    fc.assert(
      fc.property(
        citizens,
        fc.integer({ min: parseMonth('2018-06'), max: parseMonth('2023-12') }),
        (citizen, month) => {
          const [outcome] = judgeCitizen(citizen, { from: month, to: month }, RULES);
          const [population, ...fokusmaal] = account(citizen, month).summary;
          if (!outcome) {
            expect(population).toMatch(/^Not in the population/);
            expect(fokusmaal).toEqual([]);
            return;
          }
          expect(population).toContain(`In the population of ${areaName(outcome.kommune)}`);
          const words = (['samtaler', 'tilbud'] as const).map((f) =>
            outcome.counted[f] ? (outcome.met[f] ? 'met' : 'not met') : 'left out',
          );
          expect(fokusmaal.map((line) => /: (met|not met|left out)/.exec(line)?.[1])).toEqual(words);
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });

  test('tells of every row there is, and of each where it stands', () => {
    fc.assert(
      fc.property(citizens, (citizen) => {
        const rows = rowsOf(citizen);
        const explanation = explainCitizen(citizen, MONTH, RULES);
        const told = accountOf(explanation, rows);
        const about = new Set(told.steps.flatMap(({ lines }) => lines.map(({ row }) => row)));
        const { fritagelser, ...others } = citizen;
        for (const row of Object.values(others).flat()) expect(about).toContain(row);
        // Exemptions are judged on the days of the anciennitet, where there is one.
        if (explanation.exemption) for (const row of fritagelser) expect(about).toContain(row);
        const text = printAccount(told, rows, MONTH, RULES);
        for (const row of citizen.samtaler) expect(text).toContain(`(x.csv:${rows.refs.get(row)!.line})`);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  test('says met at the fourth day with a samtale and not met at the third', () => {
    const citizen = (samtaler: Timeline['samtaler']) =>
      account(person({ ydelser: [on('Kontanthjælp', '2017-01-01')], samtaler })).summary[1];
    expect(citizen(four)).toBe('Samtaler: met (4 days with a counted samtale, 4 needed).');
    expect(citizen(four.slice(1))).toBe('Samtaler: not met (3 days with a counted samtale, 4 needed).');
    expect(citizen([...four.slice(1), samtale('2020-08-02', 'Opfølgningssamtale')])).toContain(
      'not met (3 days',
    );
  });

  test('says met at 225 hours and not met just below', () => {
    const citizen = (number: number) =>
      account(person({ ydelser: [on('Kontanthjælp', '2017-01-01')], loentimer: [hours('2020-08', number)] }))
        .summary[2];
    expect(citizen(225)).toBe('Tilbud: met (0 counted tilbud, 1 needed; or 225.00 hours, 225 needed).');
    expect(citizen(224.99)).toContain('not met (0 counted tilbud, 1 needed; or 224.99 hours');
  });

  test('names the one reason for which a citizen is not counted', () => {
    const reason = (...ydelser: Timeline['ydelser']) => account(person({ ydelser })).summary;
    expect(reason(on('Kontanthjælp', '2017-01-01', '2020-07-31'))).toEqual([
      'Not in the population of 2020-08: there is no day on a ydelse in scope in the month.',
    ]);
    expect(reason(on('Kontanthjælp', '2020-06-01'))[0]).toMatch(
      /the anciennitet on Kontanthjælp is too short: it is complete on 2021-/,
    );
    expect(
      reason(on('Selvforsørgelses- og hjemrejseydelse mv.', '2017-01-01', '', { introduktion: true }))[0],
    ).toContain('in the introduktionsprogram');
  });

  test('tells which of two rows on one day decides, and why', () => {
    const step = stepOf(
      account(
        person({
          ydelser: [
            on('Kontanthjælp', '2017-01-01'),
            on('Ressourceforløb', '2019-01-01'),
            on('Kontanthjælp', '2017-02-01', '', { kommune: 657 }),
          ],
        }),
      ),
      'Reference date, ydelse and kommune',
    );
    expect(step).toContain('That day is covered by 2017-02-01 – open: Kontanthjælp, Herning.');
    expect(step).toMatch(/also covered by 2019-01-01 – open: Ressourceforløb.*stands before it in the order/);
    expect(step).toMatch(
      /also covered by 2017-01-01 – open: Kontanthjælp, Aalborg; the row that began later/,
    );
  });

  test('says under effort that counts nowhere that it does', () => {
    const left = account(
      person({
        ydelser: [on('Kontanthjælp', '2017-01-01')],
        samtaler: four,
        tilbud: [tilbud('Mentor', '2020-08-01')],
        fritagelser: [exempt('Samtaler', '2017-01-01')],
      }),
    );
    expect(left.summary[1]).toMatch(/^Samtaler: left out, because exemptions cover (\d+) of \1 days\.$/);
    expect(stepOf(left, 'Samtaler')).toContain('exempt and left out of this fokusmål');
    expect(stepOf(left, 'Tilbud and ordinary hours')).not.toContain('left out of this fokusmål');
    const absent = account(person({ samtaler: four }));
    expect(stepOf(absent, 'Samtaler')).toContain('not in the population, so this counts nowhere');
  });
});

test('the JSON of an account has the same answer and the same rows', () => {
  fc.assert(
    fc.property(citizens, (citizen) => {
      const explanation = explainCitizen(citizen, MONTH, RULES);
      const rows = rowsOf(citizen);
      const json = JSON.parse(
        JSON.stringify(explanationJson('b1', explanation, accountOf(explanation, rows), rows, RULES)),
      );
      const [outcome] = judgeCitizen(citizen, { from: MONTH, to: MONTH }, RULES);
      expect(json.inPopulation).toBe(outcome !== undefined);
      expect(json.samtaler.rows).toHaveLength(citizen.samtaler.length);
      expect(json.tilbud.rows).toHaveLength(citizen.tilbud.length);
      expect(json.loentimer.rows).toHaveLength(citizen.loentimer.length);
      if (outcome) {
        for (const f of ['samtaler', 'tilbud'] as const)
          expect(json.fokusmaal[f]).toMatchObject({
            counted: outcome.counted[f],
            met: outcome.counted[f] ? outcome.met[f] : null,
          });
      }
    }),
    { numRuns: 100, seed: 1 },
  );
});
